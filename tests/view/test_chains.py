from dataclasses import replace

from kg.view.chains import chain_view, merged
from tests.invented import gazette, lantern
from tests.view.example import courier
from tests.view.page import carried

TITLE = "Cracks at Orrin Dam were known for months, officials say"


def drawn(html):
    """Paths of the drawing by the statement that they lead to: names and what the steps say."""
    nodes = {node["id"]: node for node in carried(html, "nodes")}
    before = {edge["to"]: edge for edge in carried(html, "edges")}
    paths = {}
    for node in nodes.values():
        if node["kind"] == "claim":
            path, at = [], node
            while at["id"] in before:
                edge = before[at["id"]]
                path[:0] = [edge["label"], at["name"]]
                at = nodes[edge["from"]]
            paths[node["statements"][0] + 1] = [at["name"], *path]
    return paths


def test_a_chain_of_four_hands_reads_as_the_sentence_does():
    paths = drawn(chain_view(courier(), TITLE))
    assert paths[1] == [
        TITLE,
        "according to",
        "Northern Wire",
        "reported",
        "The Harbour Post",
        "",
        "a former inspector",
        "described, according to",
        "an internal report",
        "",
        "Engineers found cracks in the Orrin Dam as early as November",
    ]


def test_every_statement_has_one_path():
    assert sorted(drawn(chain_view(courier(), TITLE))) == list(range(1, 14))


def test_statements_of_one_origin_hang_on_one_box():
    nodes = carried(chain_view(courier(), TITLE), "nodes")
    boxes = [node for node in nodes if node["name"] == "Tomas Rehn"]
    assert [len(box["statements"]) for box in boxes] == [3]


def test_two_unnamed_sources_of_one_description_are_two_boxes():
    official, other = gazette()[0], lantern()[0]
    nodes = carried(chain_view([official, other], "Harbour"), "nodes")
    assert len([node for node in nodes if node["kind"] == "unnamed"]) == 2


def test_the_title_says_how_many_statements_are_drawn_beside_the_one_that_it_quotes():
    lease, rumour = gazette()
    copied, other = lease, lantern()[0]
    assert titled([lease], lease.wording) == lease.wording
    assert titled([lease, copied], lease.wording) == lease.wording
    assert (
        titled([lease, rumour, other], lease.wording) == f"{lease.wording} … and 2 statements in other words"
    )
    assert titled([lease, rumour], "Harbour plan draws questions") == "Harbour plan draws questions"


def titled(statements, title):
    return carried(chain_view(statements, title), "facts")["title"]


def test_an_agent_on_two_paths_has_two_boxes_that_know_of_each_other():
    statements = courier()
    direct = replace(statements[12], hands=statements[1].hands[1:])  # the minister, this time first-hand
    nodes = carried(chain_view([*statements[:12], direct], TITLE), "nodes")
    boxes = [node for node in nodes if node["name"] == "Ilse Marten"]
    assert len(boxes) == 2
    assert len({box["agent"] for box in boxes}) == 1


def test_steps_drawn_as_one_say_the_first_two_cues():
    assert merged(["reported", "", "reported"]) == "reported"
    assert merged(["said", "told", "denied", "warned"]) == "said · told +2"


def test_the_head_counts_what_the_article_rests_on():
    facts = carried(chain_view(courier(), TITLE), "facts")
    assert facts["figures"] == [
        ["13", "statements"],
        ["10", "different origins"],
        ["7", "second-hand"],
        ["2", "from unnamed sources"],
        ["2", "quoted word for word"],
    ]


def test_the_legend_names_only_kinds_that_are_drawn():
    facts = carried(chain_view(courier()[1:3], TITLE), "facts")
    assert [kind for kind, _ in facts["legend"]] == ["article", "person", "outlet", "claim"]


def test_every_statement_carries_its_evidence_article_and_offsets():
    facts = carried(chain_view(courier(), TITLE), "facts")
    first = facts["statements"][0]
    assert first["places"].startswith("characters ")
    assert ["Northern Wire", "source"] in first["passage"]
    assert (
        facts["articles"][first["article"]]["byline"]
        == "The Marrow Bay Courier · 14 Mar 2031 · by Dana Whitlock"
    )


def test_no_provenance_gives_a_page_that_says_so():
    assert carried(chain_view([], "Nothing"), "facts")["statements"] == []


def test_the_order_in_which_statements_come_does_not_matter():
    assert chain_view(courier(), TITLE) == chain_view(list(reversed(courier())), TITLE)


def test_a_statement_without_a_source_hangs_on_the_article_itself():
    bare = replace(courier()[4], hands=())
    assert drawn(chain_view([bare], TITLE))[1] == [TITLE, "", "the repairs had never been checked"]
