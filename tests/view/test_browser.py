"""The pages in a real browser: what a reader sees, clicks, searches and prints."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest

pytest.importorskip("selenium", reason="the browser tests drive Chromium with selenium")

from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from kg.model import Evidence
from kg.view import article_view, chain_view, claim_view, contents_view, outlet_view, store_view
from kg.view.contents import ArticlePages, ClaimPages, File
from tests.invented import card, hand, statement
from tests.view import test_positions as positions
from tests.view.browser import CHROMEDRIVER, CHROMIUM, Browser
from tests.view.example import COURIER_TEXT, courier, courier_card, week
from tests.view.many import store
from tests.view.page import carried

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (CHROMIUM and CHROMEDRIVER), reason="needs chromium and chromedriver on the PATH"),
]

TITLE = "Cracks at Orrin Dam were known for months, officials say"
VIEWS = {
    "chain": lambda: chain_view(courier(), TITLE),
    "claim": lambda: claim_view(week(), "Cracks in November"),
    "outlet": lambda: outlet_view(week(), "The Harbour Post"),
    "article": lambda: article_view(COURIER_TEXT, courier(), courier_card()),
    "store": lambda: store_view(week()),
}


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    browser = Browser(tmp_path_factory.mktemp("profile"))
    yield browser
    browser.driver.quit()


@pytest.fixture
def browser(chromium):
    """The browser, which must have nothing to complain about and nothing asked of the network at the end."""
    yield chromium
    assert chromium.errors() == []
    assert chromium.requests() == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("view", sorted(VIEWS))
def test_every_view_opens_and_fits_its_window(browser, tmp_path, view, width, dark):
    browser.open(VIEWS[view](), tmp_path, width, dark=dark)
    assert browser.text("h1")
    assert browser.run("return document.documentElement.scrollWidth") <= width
    background = browser.run("return getComputedStyle(document.body).backgroundColor")
    assert (background == "rgb(22, 23, 26)") is dark


def test_the_browser_does_see_requests_and_errors(chromium, tmp_path):
    page = "<html data-ready=true><img src='http://127.0.0.1:9/x.png'><script>throw Error('seen')</script>"
    chromium.open(page, tmp_path)
    assert any("seen" in error for error in chromium.errors())
    assert chromium.requests() == ["http://127.0.0.1:9/x.png"]


def test_boxes_are_drawn_where_the_layout_has_them(browser, tmp_path):
    browser.open(VIEWS["chain"](), tmp_path)
    spot = browser.node("Northern Wire")["wide"]
    pixel = """const [x, y] = arguments, scale = Number(document.documentElement.dataset.scale);
        const copy = document.createElement('canvas').getContext('2d');
        copy.drawImage(document.querySelector('#canvas canvas'), -(24 + x * scale), -(24 + y * scale));
        return [...copy.getImageData(0, 0, 1, 1).data];"""
    bar = browser.run(pixel, spot["x"], spot["y"] - spot["h"] / 2 + 2)
    assert bar[:3] == [0, 102, 161]  # the blue bar of an outlet
    between = browser.run(pixel, spot["x"], spot["y"] + spot["h"] / 2 + 12)
    assert between[3] == 0


def test_a_click_on_an_agent_shows_where_the_article_names_it(browser, tmp_path):
    browser.open(VIEWS["chain"](), tmp_path)
    browser.click_box("Ilse Marten")
    panel = browser.text("#panel")
    assert browser.text("#panel h2") == "Ilse Marten"
    assert "Energy Minister" in panel
    assert 'safe in November," Energy Minister Marten' not in panel
    assert browser.text("#panel mark.source") == "Marten"
    assert browser.text("#panel mark.cue") == "told"
    assert "The Marrow Bay Courier · 14 Mar 2031 · by Dana Whitlock" in panel
    at = COURIER_TEXT.index("Marten told")
    assert f"named at characters {at}–{at + 6}" in panel
    assert "https://" not in panel


def test_an_article_with_an_address_is_linked_and_not_asked_for(browser, tmp_path):
    address = "https://courier.example/cracks?page=1"
    told = [replace(p, article=replace(p.article, url=address)) for p in courier()]
    browser.open(chain_view(told, TITLE), tmp_path)
    browser.click_box("Lenswater")
    link = browser.find("#panel a")
    assert link.get_attribute("href") == address
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_a_click_on_what_is_stated_shows_the_words_with_their_surroundings(browser, tmp_path):
    browser.open(VIEWS["chain"](), tmp_path)
    words = "the repairs had never been checked"
    browser.click_box(words)
    start = COURIER_TEXT.index(words)
    assert browser.text("#panel .passage mark.content") == words
    assert "They asked not to be named" in browser.text("#panel .passage")
    assert f"characters {start}–{start + len(words)}" in browser.text("#panel")
    assert "Two officials familiar with the inspection" in browser.text("#panel .steps")


def test_a_click_on_a_line_shows_the_cue(browser, tmp_path):
    browser.open(VIEWS["chain"](), tmp_path)
    spot = browser.node("an internal report")["wide"]
    browser.point(spot["x"] - spot["w"] / 2 - 14, spot["y"])
    assert browser.text("#panel h2") == "“described, according to”"
    assert "a former inspector → an internal report" in browser.text("#panel .between")
    assert "according to" in browser.text("#panel mark.cue")


def test_pointing_at_a_box_shows_its_evidence_beside_the_mouse(browser, tmp_path):
    browser.open(VIEWS["chain"](), tmp_path)
    spot = browser.node("Northern Wire")["wide"]
    browser.point(spot["x"], spot["y"], click=False)
    tip = browser.find(".tip")
    assert tip.is_displayed()
    assert "Northern Wire reported" in browser.text(".tip .passage")
    browser.point(spot["x"], spot["y"] + 40, click=False)
    assert not tip.is_displayed()


def test_the_drawing_is_reached_and_read_by_keyboard(browser, tmp_path):
    browser.open(VIEWS["chain"](), tmp_path)
    canvas = browser.find("#canvas")
    canvas.send_keys(Keys.ARROW_RIGHT)
    assert browser.text("#voice").startswith(TITLE)
    canvas.send_keys(Keys.ARROW_DOWN)
    assert browser.text("#voice") == "according to, Northern Wire, News outlet, 3 statements"
    canvas.send_keys(Keys.ARROW_RIGHT)
    assert "The Harbour Post" in browser.text("#voice")
    assert browser.run("return document.getElementById('panel').hidden")
    canvas.send_keys(Keys.ENTER)
    assert browser.text("#panel h2") == "The Harbour Post"
    assert browser.run("return document.activeElement.id") == "panel"
    browser.find("#panel").send_keys(Keys.ESCAPE)
    assert browser.run("return document.getElementById('panel').hidden")
    assert browser.run("return document.activeElement.id") == "canvas"


def test_search_counts_what_it_finds_and_enter_goes_there(browser, tmp_path):
    browser.open(VIEWS["chain"](), tmp_path)
    search = browser.find("#search")
    search.send_keys("marten")
    assert browser.text("#found") == "1 found"
    search.send_keys(Keys.ENTER)
    assert browser.text("#panel h2") == "Ilse Marten"
    search.clear()
    search.send_keys("no such person")
    assert browser.text("#found") == "nothing found"


def test_the_last_row_of_a_long_drawing_can_be_scrolled_to_and_clicked(browser, tmp_path):
    browser.open(VIEWS["chain"](), tmp_path, height=500)
    browser.click_box("Grete Solheim")
    assert browser.text("#panel h2") == "Grete Solheim"


def test_a_phone_shows_an_outline_and_a_tap_the_evidence(browser, tmp_path):
    browser.open(VIEWS["chain"](), tmp_path, 390, 844)
    spot = browser.node("The Harbour Post")["narrow"]
    browser.point(spot["x"], spot["y"])
    assert browser.text("#panel h2") == "The Harbour Post"
    assert browser.find("#panel").rect["width"] <= 390


COUNT_DRAWINGS = """const clear = CanvasRenderingContext2D.prototype.clearRect; window.drawings = 0;
    CanvasRenderingContext2D.prototype.clearRect = function (...at) {
        window.drawings++;
        return clear.apply(this, at);
    };"""


@pytest.mark.parametrize("width", [1400, 390])
@pytest.mark.parametrize("view", ["chain", "store"])
def test_opening_draws_a_few_times_and_not_once_a_box(browser, tmp_path, view, width):
    told = store(60)
    html = chain_view(told, TITLE) if view == "chain" else store_view(told)
    assert len(carried(html, "nodes")) > 100
    command = {"source": COUNT_DRAWINGS}
    script = browser.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", command)
    browser.open(html, tmp_path, width)
    browser.run("return new Promise(done => requestAnimationFrame(() => setTimeout(done, 500)))")
    browser.driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", script)
    assert 0 < browser.run("return window.drawings") < 20


def test_on_a_phone_a_finger_on_the_drawing_scrolls_the_page(browser, tmp_path):
    def touch(kind, *points):
        event = {"type": kind, "touchPoints": [{"x": 200, "y": y} for y in points]}
        browser.driver.execute_cdp_cmd("Input.dispatchTouchEvent", event)

    browser.driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": True})
    browser.open(VIEWS["chain"](), tmp_path, 390, 844)
    touch("touchStart", 700)
    for y in range(700, 580, -12):
        touch("touchMove", y)
    touch("touchEnd")
    browser.driver.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": False})
    assert browser.run("return document.getElementById('scroller').scrollTop") > 50


def test_chains_can_be_read_as_text(browser, tmp_path):
    browser.open(VIEWS["chain"](), tmp_path)
    browser.find("#list summary").click()
    count = "return document.querySelectorAll('#statements .card').length"
    # A browser tells that a list was opened after the click has returned.
    WebDriverWait(browser.driver, 10).until(lambda _: browser.run(count))
    assert browser.run(count) == 13


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_every_view_prints(browser, tmp_path, view):
    browser.open(VIEWS[view](), tmp_path, dark=True)
    pdf = base64.b64decode(
        browser.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"]
    )
    assert pdf.startswith(b"%PDF")
    if view != "article":
        assert browser.run("return document.querySelectorAll('#paper canvas').length") > 0
    assert browser.run("return document.querySelectorAll('#statements .card').length") > 0


def test_the_store_is_narrowed_by_outlet_kind_date_and_words(browser, tmp_path):
    browser.open(VIEWS["store"](), tmp_path)
    found = "return document.getElementById('found').textContent"
    put = """const [selector, value] = arguments, input = document.querySelector(selector);
        input.value = value; input.dispatchEvent(new Event('input'))"""
    outlets = carried(browser.html, "facts")["outlets"]
    browser.run(put, "#outlet", str(outlets.index("Radio Valdoria")))
    assert browser.run(found) == "2 of 19 statements"
    browser.find("#reset").click()
    browser.run(put, "#kind", "unnamed")
    assert browser.run(found) == "4 of 19 statements"
    browser.run(put, "#until", "2031-03-12")
    assert browser.run(found) == "2 of 19 statements"
    browser.find("#reset").click()
    assert browser.run(found) == ""
    browser.find("#search").send_keys("surface marks")
    assert browser.run(found) == "1 of 19 statements"
    browser.point(220, 60)
    assert browser.run(found) == "1 of 19 statements"


def test_a_store_of_thousands_opens_folded_and_unfolds(browser, tmp_path):
    html = store_view(store(800))
    assert len(carried(html, "nodes")) > 1500
    browser.open(html, tmp_path)
    before = browser.find("#area").rect["height"]
    assert before < 3000
    [(_, x, _)] = [column for column in carried(html, "facts")["columns"] if column[0] == "Published by"]
    browser.point(x + 40, 46 + 9 * 60 + 16)  # "11 more news outlets", below nine boxes
    assert browser.run("return document.getElementById('panel').hidden")
    browser.find("#search").send_keys("Ada Abend")
    assert "statements" in browser.text("#found")


def test_in_the_reading_view_a_click_on_a_passage_tells_its_chain(browser, tmp_path):
    browser.open(VIEWS["article"](), tmp_path)
    assert "13 attributed statements" in browser.text("#label")
    browser.find("#statement-0").click()
    steps = browser.text("#panel .steps")
    names = [
        "The Marrow Bay Courier",
        "Northern Wire",
        "The Harbour Post",
        "a former inspector",
        "an internal report",
    ]
    assert [steps.index(name) for name in names] == sorted(steps.index(name) for name in names)
    lit = browser.run(
        "return [...document.querySelectorAll('#text .lit.content')].map(e => e.textContent).join('')"
    )
    assert lit == "Engineers found cracks in the Orrin Dam as early as November"


def test_in_the_reading_view_an_origin_lights_up_all_it_is_quoted_with(browser, tmp_path):
    browser.open(VIEWS["article"](), tmp_path)
    browser.find(".origins button").click()
    assert browser.run("return document.querySelectorAll('#text .number.lit').length") == 3


def test_in_the_reading_view_a_position_leads_to_the_statement_it_rests_on(browser, tmp_path):
    browser.open(
        article_view(positions.TEXT, positions.told(), positions.ARTICLE, positions.both()), tmp_path
    )
    stands = browser.driver.find_elements("css selector", ".standing button")
    assert [stand.text for stand in stands] == [
        "− Ada Quill opposes sale of the harbour",
        "+ Bo Tarn supports sale of the harbour",
    ]
    stands[1].send_keys(Keys.ENTER)
    assert browser.text("#panel h2") == "Bo Tarn"
    assert browser.text("#panel .stands .stand") == "+ Bo Tarn supports sale of the harbour"
    assert browser.text("#panel .stands mark.stance") == "called for"


def test_in_the_chain_view_a_statement_shows_where_its_speaker_stands(browser, tmp_path):
    browser.open(chain_view(positions.told(), "Sale", positions.both()), tmp_path)
    browser.click_box("The sale is a mistake", "claim")
    start = positions.TEXT.index("is a mistake")
    assert browser.text("#panel .stands .stand") == "− Ada Quill opposes sale of the harbour"
    assert browser.text("#panel .stands .offsets") == f"characters {start}–{start + 12}"


def test_the_first_page_of_a_folder_opens_without_network_and_fits_a_phone(browser, tmp_path):
    pages = [
        ArticlePages(each.article, (each,), (("Read", "read.html"), ("Chains", "chains.html")))
        for each in courier()[:2]
    ]
    html = contents_view(pages, [], [File("store.trig", "the graph", 2_000)])
    for width in (1200, 390):
        browser.open(html.replace("<html", "<html data-ready=true"), tmp_path, width)
        assert browser.run("return document.documentElement.scrollWidth") <= width
    assert browser.text(".chain li:last-child b") == "an internal report"
    links = browser.run("return [...document.links].map(link => link.getAttribute('href'))")
    assert {"overview.html", "read.html", "chains.html", "store.trig"} == set(links)


HOSTILE = {
    "script": "<script>window.harmed = 1</script>",
    "handler": "\"><img src=x onerror='window.harmed = 1'>",
    "end of data": "</script><script>window.harmed = 1</script>",
    "link": "<a href='javascript:window.harmed=1'>href</a>",
    "template": "{{ 7 * 7 }} {% raw %} ${7 * 7}",
    "bidi": "Marten \u202edias\u202c",
    "long": "A" * 10_000,
    "control": "nul\x00 and half a \ud83d pair",
}


def hostile(evil: str):
    """An article in which everything that can carry text carries this text."""
    text = f"{evil} is safe, {evil} {evil} reported."
    article = card(evil, title=evil, author=evil, republisher=evil, url="javascript:window.harmed=1")
    outlet = hand(text, evil, "outlet", "reported")
    source = hand(text, evil, "unnamed", "reported", roles=(evil,), co_agents=(evil,))
    told = statement(article, text, f"{evil} is safe", outlet, source, relayed_to=evil, said_on=evil)
    shown = Evidence(0, len(evil), evil, evil[:32], evil[-32:])
    held = replace(
        positions.position(evil, "opposes", evil, "report", article, text), target=evil, said_on=evil
    )
    last = replace(told.hands[-1], report="report")
    return (
        text,
        article,
        [replace(told, content=(*told.content, shown), hands=(*told.hands[:-1], last))],
        held,
    )


@pytest.mark.parametrize("trick", sorted(HOSTILE))
def test_hostile_text_does_nothing_and_is_shown_as_text(browser, tmp_path, trick):
    evil = HOSTILE[trick]
    text, article, told, held = hostile(evil)
    pages = [
        chain_view(told, evil, [held]),
        claim_view(told, evil, evil, [held]),
        outlet_view(told, evil),
        store_view(told, evil),
        article_view(text, told, article, [held]),
    ]
    for page in pages:
        browser.open(page, tmp_path)
        if browser.driver.find_elements("css selector", "#canvas"):
            for key in (Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER):
                browser.find("#canvas").send_keys(key)
        else:
            browser.find("#statement-0").click()
        browser.find("#list summary").click()
        assert browser.run("return window.harmed") is None
        assert browser.run("return document.images.length + document.links.length") == 0
        assert browser.run("return document.querySelectorAll('script').length") <= 6
        shown = browser.text("#panel") + browser.text("h1")
        if trick == "bidi":
            assert "Marten <U+202E>dias<U+202C>" in shown
            assert "\u202e" not in browser.text("body")
        elif trick == "control":
            assert "nul<U+0000> and half a <U+D83D> pair" in shown
        else:
            assert " ".join(evil.split()) in shown
        assert browser.run("return document.documentElement.scrollWidth") <= 1400


@pytest.mark.parametrize("trick", sorted(HOSTILE))
def test_hostile_text_does_nothing_on_the_first_page(browser, tmp_path, trick):
    evil = HOSTILE[trick]
    _, article, told, _ = hostile(evil)
    pages = (("Read", "read.html"), ("Chains", "chains.html"))
    html = contents_view([ArticlePages(article, tuple(told), pages)], [ClaimPages(evil, 2, "1", pages)], [])
    browser.open(html.replace("<html", "<html data-ready=true", 1), tmp_path)
    assert browser.run("return window.harmed") is None
    assert browser.run("return document.images.length + document.scripts.length") == 0
    assert {link.split("/")[-1] for link in browser.run("return [...document.links].map(l => l.href)")} == {
        "overview.html",
        "read.html",
        "chains.html",
    }
    assert browser.run("return document.documentElement.scrollWidth") <= 1400
    assert "\u202e" not in browser.text("body")
