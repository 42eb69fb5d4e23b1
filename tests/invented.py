"""Provenances built by hand from invented news: events, people and outlets that do not exist.

``statement`` finds the words it is given in the article's text, so that every offset is a real one.
"""

from __future__ import annotations

from kg.model import AgentKind, ArticleCard, Evidence, Hand, Manner, Provenance, Quotation

BASE = "https://example.org/id/"

GAZETTE_TEXT = (
    "Harbour plan draws questions\n"
    "Harbour Gazette\n"
    "Velmark may lease the north harbour to a foreign navy, The Tall City Post reported, citing a senior "
    "Velmark official, according to Norpress.\n"
    'Mayor Ada Quill said the lease was "a rumour, nothing more."\n'
)
LANTERN_TEXT = (
    "Navy could rent harbour\n"
    "The north harbour may be leased to a foreign navy, a Velmark official told The Lantern.\n"
)


def slug(words: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in words.casefold()).strip("-")


def card(
    outlet: str | None,
    published: str | None = "2031-05-04",
    name: str | None = None,
    republisher: str | None = None,
    title: str | None = None,
    author: str | None = None,
    url: str | None = None,
) -> ArticleCard:
    name = name or slug(f"{outlet}-{published}")
    return ArticleCard(BASE + "article/" + name, name, title, outlet, republisher, author, published, url)


def words(text: str, exact: str, after: int = 0) -> Evidence:
    start = text.index(exact, after)
    end = start + len(exact)
    return Evidence(start, end, exact, text[max(0, start - 32) : start], text[end : end + 32])


def hand(
    text: str,
    name: str,
    kind: str = "person",
    cue: str = "",
    mention: str | None = None,
    manner: Manner = Manner.SAID,
    co_agents: tuple[str, ...] = (),
    roles: tuple[str, ...] = (),
    agent: str | None = None,
) -> Hand:
    """One hand; ``mention`` "" means that the context implies it."""
    seen = name if mention is None else mention
    return Hand(
        report="",
        agent=agent or BASE + "agent/" + slug(name),
        name=name,
        kind=AgentKind(kind),
        manner=manner,
        mention=words(text, seen) if seen else None,
        cue=(words(text, cue),) if cue else (),
        co_agents=co_agents,
        roles=roles,
    )


def statement(
    article: ArticleCard,
    text: str,
    content: str | tuple[str, ...],
    *hands: Hand,
    id: str = "s1",  # noqa: A002 - the field's name
    claim: str = "claim/harbour-lease",
    quotation: Quotation = Quotation.INDIRECT,
    said_on: str | None = None,
    relayed_to: str | None = None,
) -> Provenance:
    parts = (content,) if isinstance(content, str) else content
    numbered = tuple(
        Hand(
            report=f"{article.iri}/report/{id}-{depth}",
            agent=h.agent if h.kind is not AgentKind.UNNAMED else f"{article.iri}/unnamed/{slug(h.name)}",
            name=h.name,
            kind=h.kind,
            manner=h.manner,
            mention=h.mention,
            cue=h.cue,
            co_agents=h.co_agents,
            roles=h.roles,
        )
        for depth, h in enumerate(hands)
    )
    return Provenance(
        statement=numbered[0].report if numbered else f"{article.iri}/report/{id}-0",
        id=id,
        claim=BASE + claim,
        article=article,
        content=tuple(words(text, part) for part in parts),
        hands=numbered,
        quotation=quotation,
        said_on=said_on,
        relayed_to=relayed_to,
    )


def gazette() -> list[Provenance]:
    """Two statements of one article: one through three hands from an unnamed source, one first-hand."""
    article = card(
        "Harbour Gazette",
        republisher="Quayside Reader",
        title="Harbour plan draws questions",
        author="Ira Moll",
    )
    text = GAZETTE_TEXT
    lease = statement(
        article,
        text,
        "Velmark may lease the north harbour to a foreign navy",
        hand(text, "Norpress", "outlet", "according to", manner=Manner.CITED),
        hand(text, "The Tall City Post", "outlet", "reported", manner=Manner.REPORTED),
        hand(text, "a senior Velmark official", "unnamed", "citing", manner=Manner.CITED),
    )
    rumour = statement(
        article,
        text,
        'the lease was "a rumour, nothing more."',
        hand(text, "Ada Quill", "person", "said", roles=("Mayor",)),
        id="s2",
        claim="claim/only-a-rumour",
        quotation=Quotation.MIXED,
        said_on="2031-05-03",
    )
    return [lease, rumour]


def lantern() -> list[Provenance]:
    """The same claim in another paper, from an official who spoke to that paper."""
    text = LANTERN_TEXT
    return [
        statement(
            card("The Lantern", "2031-05-02", title="Navy could rent harbour"),
            text,
            "The north harbour may be leased to a foreign navy",
            hand(text, "a Velmark official", "unnamed", "told"),
            relayed_to="The Lantern",
        )
    ]
