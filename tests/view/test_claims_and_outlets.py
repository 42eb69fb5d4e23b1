from kg.view import claim_view, outlet_view
from tests.invented import card, hand, statement
from tests.view.example import CRACKS, week
from tests.view.page import carried

WORDING = "Cracks were found in the Orrin Dam as early as November"


def about_cracks():
    return [p for p in week() if p.claim.endswith(CRACKS)]


def box(nodes, **wanted):
    return [node for node in nodes if all(node.get(key) == value for key, value in wanted.items())]


def test_articles_stand_on_the_left_and_origins_on_the_right():
    nodes = carried(claim_view(about_cracks(), WORDING), "nodes")
    articles = [node["wide"]["x"] for node in box(nodes, kind="article")]
    [report] = box(nodes, name="an internal report")
    assert max(articles) < report["wide"]["x"]


def test_every_edge_reads_from_the_article_to_the_claim():
    html = claim_view(about_cracks(), WORDING)
    nodes = {node["id"]: node for node in carried(html, "nodes")}
    ends = {edge["to"] for edge in carried(html, "edges")} - {edge["from"] for edge in carried(html, "edges")}
    assert [nodes[end]["kind"] for end in ends] == ["claim"]
    for edge in carried(html, "edges"):
        assert nodes[edge["from"]]["wide"]["x"] < nodes[edge["to"]]["wide"]["x"] or edge["to"] == "claim"


def test_articles_that_tell_it_in_the_same_words_by_the_same_path_are_one_box():
    nodes = carried(claim_view(about_cracks(), WORDING), "nodes")
    [copies] = [node for node in box(nodes, kind="article") if len(node["statements"]) == 2]
    assert copies["narrow"]["lines"][-1] == ["caption", "In the same words: Northern Wire"]


def test_what_is_known_of_the_origins_stands_at_the_head():
    facts = carried(
        claim_view(about_cracks(), WORDING, "At least 1, at most 2 independent origins."), "facts"
    )
    assert facts["lead"] == "At least 1, at most 2 independent origins."
    assert facts["figures"][0] == ["5", "articles"]


def test_an_outlet_stands_between_those_who_cite_it_and_those_it_cites():
    nodes = carried(outlet_view(week(), "The Harbour Post"), "nodes")
    [outlet] = box(nodes, id="outlet")
    [courier] = box(nodes, name="The Marrow Bay Courier")
    [report] = box(nodes, name="an internal report")
    assert courier["wide"]["x"] < outlet["wide"]["x"] < report["wide"]["x"]


def test_whom_an_outlet_rests_on_in_its_own_articles_and_in_those_of_others():
    nodes = carried(outlet_view(week(), "harbour  post"), "nodes")
    assert box(nodes, id="outlet")[0]["name"] == "The Harbour Post"
    [inspector] = box(nodes, name="a former inspector")
    assert len(inspector["statements"]) == 5
    assert ["caption", "Unnamed source · up to 4 different"] in inspector["narrow"]["lines"]


def test_an_outlet_that_nobody_cites_and_that_cites_nobody_is_still_a_page():
    assert [node["name"] for node in carried(outlet_view(week(), "Bay Mirror"), "nodes")] == ["Bay Mirror"]


def test_an_outlet_is_one_under_all_names_of_its_agent():
    text = "The harbour is shut, NP said. The harbour is shut, Norpress said."
    one = statement(card("A"), text, "The harbour is shut", hand(text, "NP", "outlet", "said", agent="np"))
    other = statement(card("B"), text, "The harbour is shut", hand(text, "Norpress", "outlet", agent="np"))
    for name in ("NP", "the norpress"):
        figures = carried(outlet_view([one, other], name), "facts")["figures"]
        assert ["2", "other outlets cite it"] in figures
