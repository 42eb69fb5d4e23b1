from itertools import pairwise

from kg.view import store_view
from tests.view.example import week
from tests.view.many import store
from tests.view.page import carried


def columns(nodes):
    found = {}
    for node in nodes:
        found.setdefault(node["column"], set()).add(node["name"])
    return found


def test_outlets_articles_carriers_and_origins_have_a_column_each():
    found = columns(carried(store_view(week()), "nodes"))
    assert "Coast Today" in found[0]
    assert "Dam across the border cracked for months" in found[1]
    assert {"Northern Wire", "The Harbour Post", "Kestrel News"} <= found[2]
    assert {"Ilse Marten", "an internal report"} <= found[3]


def test_nobody_stands_in_two_columns_of_agents():
    nodes = carried(store_view(store(60)), "nodes")
    agents = [node["id"] for node in nodes if node["column"] > 1]
    assert len(agents) == len(set(agents))


def test_each_step_carries_the_statements_that_take_it():
    html = store_view(week())
    nodes = {node["id"]: node for node in carried(html, "nodes")}
    statements = carried(html, "facts")["statements"]
    for edge in carried(html, "edges"):
        for number in edge["statements"]:
            way = statements[number]["way"]
            assert (edge["from"], edge["to"]) in pairwise(way)
            assert number in nodes[edge["from"]]["statements"]


def test_the_head_counts_what_the_store_holds():
    facts = carried(store_view(week(), "One week"), "facts")
    assert facts["title"] == "One week"
    assert facts["figures"] == [["19", "statements"], ["5", "articles"], ["5", "outlets"], ["18", "agents"]]
    assert facts["outlets"][0] == "Coast Today"


def test_an_empty_store_is_still_a_page():
    assert carried(store_view([]), "nodes") == []
