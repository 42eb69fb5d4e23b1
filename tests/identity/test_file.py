"""The decisions file: what a person writes and what a build makes of it."""

from __future__ import annotations

from datetime import date

import pytest

from kg.errors import BadDecision
from kg.identity.decisions import PERSON, PROGRAM, Decision, Ref, Verdict, tag_of
from kg.identity.file import decision_of, line_of, read_decisions, write_decisions, written
from kg.model import AgentKind
from kg.terms import DATA

PERSONS = Decision(
    Verdict.SAME,
    Ref(AgentKind.PERSON, "V. Petrova"),
    Ref(AgentKind.PERSON, "Vera Petrova"),
    reasons=("the harbour board, both times",),
    by=PERSON,
)
PROGRAMS = Decision(
    Verdict.DIFFERENT,
    Ref(AgentKind.PERSON, "Ada Quill", tag_of(f"{DATA}article/a"), f"{DATA}article/a"),
    Ref(AgentKind.PERSON, "Ada Quill", tag_of(f"{DATA}article/b"), f"{DATA}article/b"),
    0.18,
    ("the same full name", "law here, sport there"),
    PROGRAM,
)


def test_a_line_says_who_is_the_same_and_why():
    line = 'same "V. Petrova" "Vera Petrova"  # the harbour board, both times'
    assert decision_of(line) == PERSONS


@pytest.mark.parametrize(
    "line",
    [
        'same "V. Petrova" "Vera Petrova"',
        'same "Vera Petrova"',
        'different "Ada Quill" @ gazette-17 "Ada Quill" @ lantern',
        'different "Ada Quill" @ id:article/gazette "Ada Quill"',
        'same outlet "Norpress" outlet "Nordic Press"',
        'same "Ira \\"Red\\" Moll" "Ira Moll"',
        'same "Ada Quill" @ "an id with blanks" "A. Quill"',
        'same "Ada # Quill" "Ada Quill"',
    ],
)
def test_a_line_that_was_read_is_written_the_same(line):
    assert line_of(decision_of(line)) == line


def test_an_agents_iri_serves_as_well_as_its_name():
    by_iri = decision_of("different id:agent/person/ada-quill id:agent/person/ada-quill/0123abcd")
    assert by_iri.first.own == Ref(AgentKind.PERSON, "Ada Quill").own
    assert by_iri.second.tag == "0123abcd"
    assert line_of(by_iri).endswith("id:agent/person/ada-quill/0123abcd")


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ('equal "A" "B"', "neither same nor different"),
        ('different "Ada Quill"', "a name is missing"),
        ('same "Ada Quill', "cannot be read"),
        ('same "A B" "C D" "E F"', "cannot be read"),
        ('same "Ada Quill" "Ada Quill"', "both names are the same"),
        ('same unnamed "an official" "a man"', "cannot be read|is no IRI"),
        ("same id:article/x/unnamed/an-official-1 id:agent/person/ada-quill", "never joined"),
    ],
)
def test_a_line_that_cannot_be_followed_says_why_and_where(line, wrong, tmp_path):
    path = tmp_path / "decisions.txt"
    path.write_text(f"# who is who\n\n{line}\n", encoding="utf-8")
    with pytest.raises(BadDecision, match=wrong) as error:
        read_decisions(path)
    assert "decisions.txt, line 3" in str(error.value)


def test_no_file_means_no_decisions(tmp_path):
    assert read_decisions(tmp_path / "none.txt") == ()


def test_what_the_program_decided_stands_as_a_remark_until_a_person_takes_it_over(tmp_path):
    path = tmp_path / "decisions.txt"
    write_decisions(path, [PROGRAMS, PERSONS], date(2031, 5, 4))
    text = path.read_text(encoding="utf-8")
    assert "program 0.18 2031-05-04: the same full name; law here, sport there" in text
    assert read_decisions(path) == (PERSONS,)
    path.write_text(text.replace('# different "Ada', 'same "Ada'), encoding="utf-8")
    persons, overruled = read_decisions(path)
    assert persons == PERSONS
    assert (overruled.verdict, overruled.by) == (Verdict.SAME, PERSON)
    assert (overruled.first, overruled.second) == (PROGRAMS.first, PROGRAMS.second)


def test_without_a_day_the_same_decisions_give_the_same_text():
    assert written([PROGRAMS, PERSONS]) == written([PERSONS, PROGRAMS])
