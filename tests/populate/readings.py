"""Readings built by hand from invented news, for every test that needs a graph or a store.

Words are looked up in the text, so that every offset is a real one.
"""

from __future__ import annotations

from datetime import date

from kg.model import (
    Agent,
    AgentKind,
    Article,
    Chain,
    Manner,
    Position,
    Quotation,
    Reading,
    Report,
    Role,
    Span,
    Spans,
    Stance,
    TargetKind,
    When,
)

GAZETTE = Article(
    id="gazette",
    text=(
        "Harbour plan draws questions\n\n"
        "Velmark may lease the north harbour to a foreign navy, The Tall City Post reported on Friday, "
        "citing a senior Velmark official, according to Norpress.\n\n"
        '"The lease," Mayor Ada Quill said, "is a rumour."\n\n'
        "The Port Authority and the Dockers Union warned that the lease would cost jobs.\n"
    ),
    title="Harbour plan draws questions",
    outlet="Harbour Gazette",
    republisher="Quayside Reader",
    author="Ira Moll",
    published=date(2031, 5, 4),
)
LANTERN = Article(
    id="lantern",
    text=(
        "Navy could rent harbour\n\n"
        "The north harbour may be leased to a foreign navy, two Velmark officials told The Lantern on "
        "condition that their names be withheld.\n\n"
        '"We oppose the lease," Ada Quill wrote.\n'
    ),
    title="Navy could rent harbour",
    outlet="The Lantern",
    published=date(2031, 5, 2),
    url="https://lantern.example/2031/navy-could-rent-harbour.html?page=1",
)
LEDGER = Article(
    id="ledger",
    text=(
        "Oslo denied on Monday that its navy sought a lease, the Tall City Post reported.\n\n"
        "A ministry memo says the north harbour is too shallow. Bo Finch praised the deal as overdue.\n"
    ),
    outlet="The Ledger",
    published=date(2031, 5, 6),
)

POST = Agent("The Tall City Post", AgentKind.OUTLET)
NORPRESS = Agent("Norpress", AgentKind.OUTLET)


def at(article: Article, words: str, after: int = 0) -> Span:
    start = article.text.index(words, after)
    return Span(start, start + len(words))


def spans(article: Article, *words: str) -> Spans:
    return tuple(at(article, part) for part in words)


def hand(
    article: Article,
    agent: Agent,
    cue: str,
    mention: str | None = None,
    manner: Manner = Manner.SAID,
    co_agents: tuple[Agent, ...] = (),
) -> Report:
    """One hand; an empty mention means that the context implies it."""
    seen = agent.name if mention is None else mention
    return Report(
        agent, at(article, seen) if seen else None, spans(article, cue) if cue else (), manner, co_agents
    )


def gazette() -> Reading:
    """Through three hands from an unnamed source; a broken quotation; two who warn together."""
    article = GAZETTE
    official = Agent("a senior Velmark official", AgentKind.UNNAMED)
    quill = Agent("Ada Quill", AgentKind.PERSON, roles=(Role(at(article, "Mayor")),))
    authority = Agent("The Port Authority", AgentKind.ORGANIZATION)
    union = Agent("the Dockers Union", AgentKind.ORGANIZATION)
    return Reading(
        article,
        (),
        (
            Chain(
                "s1",
                spans(article, "Velmark may lease the north harbour to a foreign navy"),
                (
                    hand(article, NORPRESS, "according to", manner=Manner.CITED),
                    hand(article, POST, "reported", manner=Manner.REPORTED),
                    hand(article, official, "citing", manner=Manner.CITED),
                ),
                Quotation.INDIRECT,
                said_on=When("2031-05-02", at(article, "on Friday")),
            ),
            Chain(
                "s2",
                spans(article, '"The lease,"', '"is a rumour."'),
                (hand(article, quill, "said"),),
                Quotation.DIRECT,
            ),
            Chain(
                "s3",
                spans(article, "the lease would cost jobs"),
                (hand(article, authority, "warned", manner=Manner.WARNED, co_agents=(union,)),),
                Quotation.INDIRECT,
            ),
        ),
        (
            Position(
                authority,
                "lease of the north harbour",
                spans(article, "the lease would"),
                TargetKind.PROPOSAL,
                Stance.OPPOSES,
                ("s3",),
                spans(article, "warned that the lease would cost jobs"),
            ),
        ),
    )


def lantern() -> Reading:
    """The same matter from unnamed officials who spoke to the paper; a position in her own words."""
    article = LANTERN
    officials = Agent(
        "two Velmark officials",
        AgentKind.UNNAMED,
        plural=True,
        reason=at(article, "on condition that their names be withheld"),
    )
    quill = Agent("Ada Quill", AgentKind.PERSON)
    return Reading(
        article,
        (),
        (
            Chain(
                "s1",
                spans(article, "The north harbour may be leased to a foreign navy"),
                (hand(article, officials, "told"),),
                Quotation.INDIRECT,
                relayed_to=Agent("The Lantern", AgentKind.OUTLET),
            ),
            Chain(
                "s2",
                spans(article, '"We oppose the lease,"'),
                (hand(article, quill, "wrote", manner=Manner.WROTE),),
                Quotation.DIRECT,
                said_on=When("2031-05"),
            ),
        ),
        (
            Position(
                quill,
                "Lease of the north harbour",
                spans(article, "the lease,"),
                TargetKind.PROPOSAL,
                Stance.OPPOSES,
                ("s2",),
                spans(article, "We oppose the lease"),
                said_on=When("2031-05"),
            ),
        ),
    )


def ledger() -> Reading:
    """A denial by a capital that stands for its state, through a paper; a document as source; praise."""
    article = LEDGER
    oslo = Agent("Oslo", AgentKind.COUNTRY, stands_for="Norway")
    post = Agent("Tall City Post", AgentKind.OUTLET)
    memo = Agent("A ministry memo", AgentKind.DOCUMENT)
    finch = Agent("Bo Finch", AgentKind.PERSON)
    return Reading(
        article,
        (),
        (
            Chain(
                "s1",
                spans(article, "its navy sought a lease"),
                (
                    hand(article, post, "reported", manner=Manner.REPORTED),
                    hand(article, oslo, "denied", manner=Manner.DENIED),
                ),
                Quotation.INDIRECT,
                said_on=When("2031-05-03/2031-05-05", at(article, "on Monday")),
            ),
            Chain(
                "s2",
                spans(article, "the north harbour is too shallow"),
                (hand(article, memo, "says"),),
                Quotation.INDIRECT,
            ),
            Chain(
                "s3",
                spans(article, "the deal as overdue"),
                (hand(article, finch, "praised", manner=Manner.PRAISED),),
                Quotation.INDIRECT,
            ),
        ),
        (
            Position(
                oslo,
                "its navy sought a lease",
                spans(article, "its navy sought a lease"),
                TargetKind.CLAIM,
                Stance.OPPOSES,
                ("s1",),
                spans(article, "denied"),
            ),
            Position(
                finch,
                "lease of the north harbour",
                spans(article, "the deal"),
                TargetKind.PROPOSAL,
                Stance.SUPPORTS,
                ("s3",),
                spans(article, "praised the deal"),
            ),
        ),
    )


def everything() -> list[Reading]:
    return [gazette(), lantern(), ledger()]
