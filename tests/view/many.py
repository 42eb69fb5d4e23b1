"""A store's worth of invented statements, the same ones every time."""

from __future__ import annotations

from random import Random

from kg.model import AgentKind, ArticleCard, Evidence, Hand, Manner, Provenance, Quotation

_FIRST = (
    "Ada Bela Cyr Dora Emil Fen Gita Hugo Ines Jory Kala Lev Mona Nils Orla Pia Quin Rosa Sven Tova".split()
)
_LAST = "Abend Brix Corde Dahl Eskil Farn Grove Holt Imber Jasp Kern Lund Morr Nadir Oake Prill".split()
_PLACES = "Orrin Velmark Marrow Kestrel Lantern Harbour Tarn Ashby Corvin Dunmere".split()
_PAPERS = ["Courier", "Post", "Gazette", "News", "Observer", "Standard"]


def store(articles: int, seed: int = 7) -> list[Provenance]:
    """About four statements an article; outlets cite each other, persons and unnamed sources."""
    random = Random(seed)
    outlets = [f"{place} {paper}" for place in _PLACES for paper in _PAPERS][: max(6, articles // 40)]
    persons = [f"{first} {last}" for first in _FIRST for last in _LAST]
    made = []
    for number in range(articles):
        outlet = outlets[int(len(outlets) * random.random() ** 2)]
        published = f"2031-{1 + number * 12 // articles:02}-{1 + number % 28:02}"
        iri = f"https://example.org/id/article/{number}"
        card = ArticleCard(
            iri, f"a{number}", f"Report {number} from {outlet}", outlet, None, None, published, None
        )
        for place in range(1, random.randint(3, 6)):
            hands = []
            while random.random() < 0.35 and len(hands) < 3:
                hands.append((random.choice(outlets), AgentKind.OUTLET))
            hands.append(_origin(random, persons))
            made.append(_statement(card, place, hands, number))
    return made


def _origin(random: Random, persons: list[str]) -> tuple[str, AgentKind]:
    dice = random.random()
    if dice < 0.55:
        return persons[int(len(persons) * random.random() ** 2)], AgentKind.PERSON
    if dice < 0.72:
        return random.choice(
            ["an official", "two aides", "a diplomat", "a person close to the talks"]
        ), AgentKind.UNNAMED
    if dice < 0.9:
        return (
            f"{random.choice(_PLACES)} {random.choice(['Council', 'Ministry', 'Works'])}",
            AgentKind.ORGANIZATION,
        )
    return random.choice(_PLACES), AgentKind.COUNTRY


def _statement(card: ArticleCard, place: int, hands: list[tuple[str, AgentKind]], number: int) -> Provenance:
    words = f"measure {number % 97} would be taken in ward {place}"
    names = " ".join(name for name, _ in hands)
    text = f"{words}, {names} said."
    at = text.index(names)
    chain = []
    for depth, (name, kind) in enumerate(hands):
        start = text.index(name, at)
        mention = Evidence(start, start + len(name), name, text[max(0, start - 32) : start], " said.")
        agent = f"{card.iri}/{name}" if kind is AgentKind.UNNAMED else f"https://example.org/id/agent/{name}"
        cue = (Evidence(len(text) - 5, len(text) - 1, "said", name[-32:] + " ", "."),)
        chain.append(Hand(f"{card.iri}/{place}/{depth}", agent, name, kind, Manner.SAID, mention, cue))
    content = Evidence(0, len(words), words, "", text[len(words) : len(words) + 32])
    return Provenance(
        f"{card.iri}/{place}/0",
        f"s{place}",
        f"claim/{words}",
        card,
        (content,),
        tuple(chain),
        Quotation.INDIRECT,
    )
