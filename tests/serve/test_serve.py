from __future__ import annotations

import http.client
import json
import os
import shutil
import threading
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import pytest
from selenium.webdriver.support.ui import WebDriverWait

from kg.errors import StoreError
from kg.serve import serving
from kg.serve.engine import engine
from kg.serve.site import changes, federates, query_page
from kg.store import library
from kg.terms import KG
from tests.store.conftest import fill
from tests.view.browser import CHROMEDRIVER, CHROMIUM, Browser

pytestmark = pytest.mark.skipif(
    not shutil.which("oxigraph", path=f"{Path(os.sys.executable).parent}{os.pathsep}{os.environ['PATH']}"),
    reason="the package oxigraph, which brings the server, is not installed",
)

COUNT = f"SELECT (COUNT(*) AS ?n) WHERE {{ ?a a <{KG.Article}> }}"


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    return fill(tmp_path_factory.mktemp("served") / "store")


@pytest.fixture(scope="module")
def site(store):
    with serving(store, port=0, seconds=10) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def get(url: str, **headers: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def post(site: str, body: str, kind: str, path: str = "/query", **headers: str) -> tuple[int, str]:
    host, port = site.removeprefix("http://").split(":")
    connection = http.client.HTTPConnection(host, int(port))
    connection.request("POST", path, body.encode(), {"Content-Type": kind, **headers})
    answer = connection.getresponse()
    told = answer.read().decode()
    connection.close()
    return answer.status, told


def test_a_sparql_client_asks_the_endpoint(site):
    sparqlwrapper = pytest.importorskip("SPARQLWrapper")
    for method in (sparqlwrapper.GET, sparqlwrapper.POST):
        client = sparqlwrapper.SPARQLWrapper(f"{site}/query")
        client.setQuery(COUNT)
        client.setMethod(method)
        client.setReturnFormat(sparqlwrapper.JSON)
        assert client.query().convert()["results"]["bindings"][0]["n"]["value"] == "3"


def test_a_query_is_taken_in_each_way_of_the_protocol(site):
    asked = urllib.parse.quote(COUNT)
    assert get(f"{site}/query?query={asked}", Accept="text/csv") == (200, "n\r\n3\r\n")
    assert post(site, COUNT, "application/sparql-query", Accept="text/csv") == (200, "n\r\n3\r\n")
    assert post(site, f"query={asked}", "application/x-www-form-urlencoded", Accept="text/csv")[0] == 200


def test_nothing_can_be_written(site):
    update = "DROP ALL"
    assert post(site, update, "application/sparql-update")[0] == 403
    assert post(site, update, "application/sparql-query") == (
        403,
        "This endpoint is read-only: updates are refused.\n",
    )
    assert post(site, f"update={update}", "application/x-www-form-urlencoded")[0] == 403
    assert get(f"{site}/query?update={urllib.parse.quote(update)}")[0] == 403
    assert post(site, update, "application/sparql-update", path="/update")[0] == 403
    assert post(site, "<urn:a> <urn:b> <urn:c> .", "text/turtle", path="/store?default")[0] == 403
    for method in ("PUT", "DELETE", "PATCH"):
        request = urllib.request.Request(f"{site}/store?default", b"", method=method)
        with pytest.raises(urllib.error.HTTPError, match="403"):
            urllib.request.urlopen(request)
    assert get(f"{site}/query?query={urllib.parse.quote(COUNT)}", Accept="text/csv")[1] == "n\r\n3\r\n"


def test_a_query_that_takes_too_long_is_broken_off(site):
    endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    status, told = post(site, endless, "application/sparql-query")
    assert (status, "broken off" in told) == (504, True)
    assert post(site, COUNT, "application/sparql-query", Accept="text/csv") == (200, "n\r\n3\r\n")


def test_a_wrong_query_is_told_so_in_a_sentence(site):
    status, told = post(site, "SELECT ?x WHERE {\n ?x <urn:by> }", "application/sparql-query")
    assert (status, told) == (400, "The query cannot be read at line 2, column 14.\n")
    status, told = post(site, "SELECT ?x WHERE { ?x kg:by ?y }", "application/sparql-query")
    assert (status, told) == (
        400,
        "The query cannot be read at line 1, column 27: its prefix is not declared.\n",
    )


@pytest.mark.parametrize(
    ("query", "changing"),
    [
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", True),
        ("prefix x: <urn:x> drop all", True),
        ("SELECT ?x WHERE { ?x ?drop 'delete' }", False),
        ("CONSTRUCT { ?a <urn:add> ?b } WHERE { ?a ?p ?b }", False),
        ("nonsense", False),
    ],
)
def test_an_update_is_known_where_a_query_should_stand(query, changing):
    assert changes(query) is changing


def test_a_query_that_would_send_data_elsewhere_is_refused(site):
    asked = "SELECT * WHERE { ?s ?p ?o SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"
    status, told = post(site, asked, "application/sparql-query")
    assert (status, "SERVICE" in told) == (403, True)
    assert get(f"{site}/query?query={urllib.parse.quote(asked)}")[0] == 403


@pytest.mark.parametrize(
    ("query", "sends"),
    [
        ("SELECT * { SERVICE <http://x/> { ?s ?p ?o } }", True),
        ("SELECT * { service SILENT ?where { ?s ?p ?o } }", True),
        ("SELECT * { \\u0053ERVICE <http://x/> { ?s ?p ?o } }", True),
        ("SELECT * { ?s ex:a\\#b ?o SERVICE <http://x/> {} }", True),
        ("SELECT * { FILTER(?a<1)SERVICE<http://x/>{} }", True),
        ("SELECT * { ?s ?p 'the SERVICE' }", False),
        ('SELECT * { ?s ?p """a "quoted" SERVICE""" }', False),
        ("# SERVICE\nSELECT * { ?s <http://x/service> ?service }", False),
        ("SELECT * { ?s ex:services ?o }", False),
    ],
)
def test_the_word_counts_where_it_is_a_keyword(query, sends):
    assert federates(query) is sends


def test_pages_of_other_sites_may_not_ask(site):
    asked = f"{site}/query?query={urllib.parse.quote(COUNT)}"
    assert get(asked, Host="evil.example")[0] == 403
    assert get(asked, Origin="http://evil.example")[0] == 403
    assert get(asked, **{"Sec-Fetch-Site": "cross-site"})[0] == 403
    assert get(asked, Origin=site)[0] == 200


def test_the_views_are_pages_of_the_site(site):
    status, page = get(f"{site}/view/chain?thing={urllib.parse.quote('velmark may lease')}")
    assert status == 200
    assert "Norpress" in page
    status, told = get(f"{site}/view/chain?thing=nothing-of-the-kind")
    assert status == 404
    assert told
    assert get(f"{site}/view/nonsense")[0] == 404
    assert get(f"{site}/nothing")[0] == 404


def test_the_query_page_loads_nothing_from_elsewhere(site):
    status, page = get(site + "/")
    assert status == 200
    assert "//cdn" not in page
    assert "src=" not in page
    data = page.split('id="data">')[1].split("</script>")[0]
    assert [query["name"] for query in json.loads(data)["queries"]] == library.names()
    assert "<" not in data
    assert query_page() == page


def test_other_machines_are_let_in_only_when_asked_to(store):
    with (
        pytest.raises(StoreError, match="lets other machines read the store"),
        serving(store, host="0.0.0.0", port=0),
    ):
        pass
    with serving(store, host="0.0.0.0", port=0, elsewhere=True) as running:
        assert running.server_port


def test_a_port_in_use_and_a_missing_store_are_said_in_a_sentence(store, site, tmp_path):
    port = int(site.rpartition(":")[2])
    with pytest.raises(StoreError, match="Choose another port"), serving(store, port=port):
        pass
    with pytest.raises(StoreError, match="there is no store here"), engine(tmp_path / "none"):
        pass


def test_the_engine_ends_with_the_block(store):
    with engine(store) as running:
        address = running.address
        assert get(f"{address}/query?query={urllib.parse.quote('ASK {}')}")[0] == 200
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"{address}/query")


@pytest.mark.skipif(not (CHROMIUM and CHROMEDRIVER), reason="no Chromium with its driver is installed")
def test_a_person_asks_a_shipped_query_in_a_browser(site, tmp_path):
    driver = Browser(tmp_path).driver
    try:
        driver.get(site)
        driver.execute_script("""
            const choice = document.getElementById("shipped");
            choice.value = "top-relays";
            choice.onchange();
            document.getElementById("ask").click();
        """)
        WebDriverWait(driver, 60).until(lambda _: "rows" in driver.find_element("id", "said").text)
        assert "Norpress" in driver.find_element("id", "answer").text
        assert not [entry for entry in driver.get_log("browser") if "favicon" not in entry["message"]]
    finally:
        driver.quit()


@pytest.mark.skipif(not (CHROMIUM and CHROMEDRIVER), reason="no Chromium with its driver is installed")
def test_a_person_gives_a_value_and_reads_what_is_wrong(site, tmp_path):
    driver = Browser(tmp_path).driver

    def ask(name: str, /, **given: str) -> str:
        driver.execute_script(
            """
            const choice = document.getElementById("shipped");
            choice.value = arguments[0];
            choice.onchange();
            for (const [name, value] of Object.entries(arguments[1]))
                document.getElementById("given-" + name).value = value;
            document.getElementById("said").textContent = "";
            document.getElementById("ask").click();
            """,
            name,
            given,
        )
        said = driver.find_element("id", "said")
        WebDriverWait(driver, 60).until(lambda _: said.text not in ("", "…"))
        return said.text

    try:
        driver.get(site)
        assert ask("relayed-by") == "Give a value for ?agent first."
        assert ask("relayed-by", agent="id:agent/outlet/norpress") == "1 row"
        answer = driver.find_element("id", "answer")
        assert "a senior Velmark official" in answer.text
        assert ask("said-on", day="2031-05-02") == "1 row"
        assert ask("agents-by-name", name='Ada "Quill') == "Nothing in the store matches."
        assert ask("agents-by-name", name="Ada Quill") == "1 row"
        answer.find_element("link text", "id:agent/person/ada-quill").click()
        WebDriverWait(driver, 60).until(lambda _: "/view/chain" in driver.current_url)
        assert "is a rumour" in driver.page_source
    finally:
        driver.quit()
