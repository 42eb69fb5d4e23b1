"""By which platform or on what occasion something was conveyed: sentences, and what their cues go with."""

from __future__ import annotations

import pytest
from rdflib import Literal

from kg.model import Agent, AgentKind, Article, Chain, Quotation, Reading, Report, Span
from kg.populate.channel import channel
from kg.terms import KG, MARKS
from tests.populate.test_populate import graph_of

QUILL = Agent("Ada Quill", AgentKind.PERSON)


def report(text: str, cue: str, mention: str = "Quill") -> Report:
    def at(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    return Report(QUILL, at(mention), (at(cue),))


def heard(text: str, cue: str, content: str) -> str | None:
    """The channel of Quill's report of the content."""
    start = text.index(content)
    found = channel(text, report(text, cue), (Span(start, start + len(content)),))
    return found.of(text) if found else None


@pytest.mark.parametrize(
    ("text", "cue", "channel"),
    [
        ('"We oppose the lease," Quill wrote on Telegram.', "wrote", "Telegram"),
        ('"We oppose the lease," Quill said in a post on X.', "said", "X"),
        ("Quill said on state television that We oppose the lease.", "said", "state television"),
        ('"We oppose the lease," Quill told CNN in an interview.', "told", "interview"),
        ('"We oppose the lease," Quill told a news conference.', "told", "news conference"),
        ('Quill said in a written statement: "We oppose the lease."', "said", "written statement"),
        ('In a post on Truth Social, Quill wrote: "We oppose the lease."', "wrote", "Truth Social"),
        ('During her weekly briefing Quill said "We oppose the lease."', "said", "briefing"),
        ('"We oppose the lease," Quill said by phone.', "said", None),
        ('"We oppose the lease," Quill said on Friday.', "said", None),
        ('"We oppose the lease," Quill said, and Finch spoke in an interview.', "said", None),
        ('Finch agreed in an interview. Quill said "We oppose the lease."', "said", None),
        ("Quill said We oppose the lease that was praised on Telegram.", "said", None),
        ('"We oppose the lease," Quill said on the X-ray scandal.', "said", None),
    ],
)
def test_the_words_beside_the_cue_name_the_channel(text, cue, channel):
    content = (
        "We oppose the lease that was praised on Telegram" if "praised" in text else "We oppose the lease"
    )
    assert heard(text, cue, content) == channel


def test_the_statement_of_one_is_not_the_channel_of_who_reports_it():
    text = "The lease is off, Quill said in a statement, the Tribune reported."
    told = Report(
        Agent("the Tribune", AgentKind.OUTLET),
        Span(text.index("the Trib"), text.index(" reported")),
        (Span(text.index("reported"), len(text) - 1),),
    )
    assert channel(text, told, (Span(0, 16),)) is None
    assert heard(text, "said", "The lease is off") == "statement"


def test_the_graph_keeps_the_channel_with_its_evidence():
    text = '"We oppose the lease," Quill wrote on Telegram.'
    chain = Chain("s1", (Span(0, 22),), (report(text, "wrote"),), Quotation.DIRECT)
    graph = graph_of(Reading(Article("a", text), (), (chain,)))
    told = graph.value(predicate=KG.channel, object=Literal("Telegram"))
    marked = {graph.value(note, KG.marks) for note in graph.objects(told, KG.evidence)}
    assert marked == {MARKS.agent, MARKS.cue, MARKS.content, MARKS.channel}
