import base64
import hashlib
import re

import pytest

from kg.view import article_view, chain_view, claim_view, outlet_view, store_view
from kg.view.page import data
from tests.view.example import COURIER_TEXT, courier, courier_card, week
from tests.view.page import links, scripts

VIEWS = {
    "chain": lambda: chain_view(courier(), "Orrin Dam"),
    "claim": lambda: claim_view(week(), "Cracks in November"),
    "outlet": lambda: outlet_view(week(), "The Harbour Post"),
    "article": lambda: article_view(COURIER_TEXT, courier(), courier_card()),
    "store": lambda: store_view(week()),
}


@pytest.fixture(params=sorted(VIEWS), scope="module")
def page(request):
    return VIEWS[request.param]()


def test_a_page_refers_to_nothing_outside_itself(page):
    assert links(page) == []
    assert "cdn" not in re.sub(r"(?s)<script.*?</script>", "", page).lower()


def test_the_policy_lets_no_script_run_but_the_page_s_own(page):
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page).group(1).replace("&#39;", "'")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    allowed = set(re.findall(r"'sha256-([^']+)'", policy.split("script-src")[1].split(";")[0]))
    programs = [text for attributes, text in scripts(page) if attributes.get("type") != "application/json"]
    assert {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in programs} == allowed


def test_the_same_statements_give_the_same_bytes(page, request):
    again = VIEWS[request.node.callspec.params["page"]]()
    assert again.encode("utf-8") == page.encode("utf-8")


def test_no_program_of_the_page_reads_text_as_html():
    own = (
        scripts(VIEWS["chain"]())[-1][1]
        + scripts(VIEWS["store"]())[-1][1]
        + scripts(VIEWS["article"]())[-1][1]
    )
    assert "textContent" in own
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|createContextualFragment", own
    )


def test_physics_is_off_and_every_box_has_its_place():
    page = VIEWS["chain"]()
    options = next(text for attributes, text in scripts(page) if attributes.get("id") == "options")
    assert '"physics": {"enabled": false}' in options
    assert all(re.search(rf'"{key}": -?\d+', page) for key in "xy")


def test_data_cannot_end_its_script_element():
    assert str(data({"name": "</script><!-- & <script>"})) == (
        '{"name": "\\u003c/script\\u003e\\u003c!-- \\u0026 \\u003cscript\\u003e"}'
    )
