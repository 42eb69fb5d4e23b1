"""Changes of mind in constructed articles, read by the real program into a real store."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.analyse.held import held
from kg.analyse.issues import read_decided
from kg.analyse.rows import to_text
from kg.analyse.stances import taken
from kg.analyse.turns import turns
from kg.build import build
from kg.model import Stance
from kg.store import View, open_view, open_writer


@pytest.fixture
def store(tmp_path: Path):
    """A store of articles, given as day and text."""

    def filled(*articles: tuple[str, str]) -> View:
        paths = []
        for number, (day, text) in enumerate(articles, 1):
            path = tmp_path / f"article-{number}.txt"
            path.write_text(
                f"title: Council news {number}\noutlet: Paper {number}\npublished: {day}\n\n{text}\n", "utf-8"
            )
            paths.append(path)
        with open_writer(tmp_path / "store") as writer:
            for outcome in build(paths, writer):
                assert outcome.error is None
        return open_view(tmp_path / "store")

    return filled


FOR = (
    "2031-03-04",
    "Mayor Ada Quill endorsed the harbour toll on Monday. “The harbour toll is fair,” Quill said.",
)
AGAINST = (
    "2031-06-10",
    "Mayor Ada Quill has rejected the harbour toll. “The harbour toll was wrong,” she told Radio Ostmark.",
)


def test_who_is_for_it_and_later_against_it_has_turned(store):
    [turn] = turns(store(AGAINST, FOR), "Quill")
    assert (turn.actor, turn.issue) == ("Ada Quill", "harbour toll")
    assert (turn.was, turn.became) == (Stance.SUPPORTS, Stance.OPPOSES)
    assert turn.earlier < turn.later
    assert str(turn).startswith("Ada Quill supports “harbour toll” (2031-03-0")


def test_the_words_of_both_are_shown(store):
    [turn] = turns(store(FOR, AGAINST))
    text = to_text([turn])
    assert "endorsed the harbour toll" in text
    assert "rejected the harbour toll" in text
    assert [statement.article.outlet for statement in turn.evidence] == ["Paper 1", "Paper 2"]


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ada Quill did not rule out the harbour toll.",
        "Mayor Ada Quill declined to say whether the harbour toll should be raised.",
        "Mayor Ada Quill threatened to drop the harbour toll unless the ferries come back.",
        "Mayor Ada Quill stopped short of rejecting the harbour toll.",
        "Mayor Ada Quill has not criticised the harbour toll.",
        "Mayor Ada Quill praised the harbour toll.",
    ],
)
def test_leaving_it_open_setting_conditions_and_repeating_it_are_no_turns(store, text):
    assert turns(store(FOR, ("2031-06-10", text))) == []


def test_another_person_s_opposition_is_no_turn(store):
    assert turns(store(FOR, ("2031-06-10", "Ivan Dorn, a lawyer, has rejected the harbour toll."))) == []


def test_two_persons_of_one_name_have_not_turned(store):
    text = "Ada Quill, a swimming coach, has rejected the harbour toll. “The toll was a mistake,” Quill said."
    assert turns(store(FOR, ("2031-06-10", text))) == []


def test_another_s_words_about_the_actor_count_with_through_whom(store):
    told = "Governor Ivan Dorn said that Mayor Ada Quill had rejected the harbour toll."
    found = turns(store(FOR, ("2031-06-10", told)))
    assert all(turn.actor == "Ada Quill" for turn in found)


def test_what_is_one_issue_may_be_told_by_a_person(store):
    view = store(FOR, ("2031-06-10", "Mayor Ada Quill has rejected the charge on ships."))
    decided = read_decided('issue "Toll" = "harbour toll" "charge on ships"')
    assert turns(view) == []
    [turn] = turns(view, decided=decided)
    assert turn.issue == "Toll"


def test_a_position_is_shown_with_its_words_and_through_whom(store):
    text = "“The harbour toll was a mistake,” Mayor Ada Quill said, according to Radio Ostmark."
    view = store(("2031-03-04", text))
    [row] = [row for row in held(view, taken(view)) if row.actor == "Ada Quill"]
    assert str(row) == "2031-03-04  Ada Quill opposes: harbour toll, via Radio Ostmark"
    [shown] = row.evidence
    assert shown.content[0].exact == "The harbour toll was a mistake"
