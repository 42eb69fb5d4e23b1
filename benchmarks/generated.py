"""Generated news for benchmarks: invented actors and statements in the proportions of real articles."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

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
    Stance,
    TargetKind,
    When,
)

STATEMENTS = 16
HANDS = (1, 1, 1, 1, 1, 1, 2, 2, 3, 4)
CUES = {
    Manner.SAID: ("said", "told reporters", "according to"),
    Manner.REPORTED: ("reported",),
    Manner.CITED: ("citing",),
    Manner.DENIED: ("denied",),
    Manner.WARNED: ("warned",),
    Manner.DEMANDED: ("demanded",),
}
SYLLABLES = "ka lo mi ren sta vel dor pin gra tu sha ber no quil fen os ta rim hal ve".split()
WORDS = (
    "harbour lease navy port council bridge vote strike budget border treaty court ruling police inquiry "
    "flood dam grain export price bank loan school hospital vaccine election ballot minister deputy mayor "
    "union worker plan talks deal troops drill pipeline power grid reactor storm rescue ferry rail tax"
).split()


@dataclass
class World:
    """Invented actors, the first of each kind far more talked about than the last."""

    chance: random.Random
    people: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)

    @classmethod
    def make(cls, seed: int) -> World:
        """The same actors for the same seed."""
        chance = random.Random(seed)

        def name() -> str:
            return "".join(chance.choices(SYLLABLES, k=chance.choice((2, 3)))).capitalize()

        return cls(
            chance,
            people=[f"{name()} {name()}" for _ in range(5000)],
            bodies=[
                f"{name()} {kind}"
                for kind in ("Authority", "Union", "Ministry", "Institute")
                for _ in range(200)
            ],
            outlets=[f"The {name()} {kind}" for kind in ("Post", "Gazette", "Tribune") for _ in range(100)],
            states=[name() for _ in range(100)],
        )

    def one(self, names: list[str]) -> str:
        """One of the names, by a law near Zipf's."""
        return names[min(int(len(names) ** self.chance.random()) - 1, len(names) - 1)]

    def words(self, count: int) -> str:
        """So many words of no meaning."""
        return " ".join(self.chance.choices(WORDS, k=count))


class Writing:
    """The text of an article as it grows, giving the span of each piece."""

    def __init__(self) -> None:
        self.text = ""

    def add(self, words: str, before: str = " ") -> Span:
        """The span of ``words``, written after ``before``."""
        start = len(self.text) + len(before)
        self.text += before + words
        return Span(start, start + len(words))


def reading(world: World, number: int, statements: int = STATEMENTS) -> Reading:
    """The ``number``th invented article with all that is read out of it.

    statements  how many it holds on average
    """
    chance, writing = world.chance, Writing()
    published = date(2030, 1, 1) + timedelta(days=chance.randrange(700))
    title = world.words(6).capitalize()
    writing.add(title, "")
    chains, positions = [], []
    for order in range(1, max(1, round(chance.gauss(statements, statements * 5 / 16))) + 1):
        chain, holder = _statement(world, writing, f"s{order}", published)
        chains.append(chain)
        if chance.random() < 0.25:
            positions.append(
                Position(
                    holder,
                    world.words(2),
                    (chain.content[0],),
                    TargetKind.PROPOSAL,
                    chance.choice(list(Stance)),
                    (chain.id,),
                    (chain.content[0],),
                )
            )
        writing.add(f"{world.words(14).capitalize()}.", chance.choice((" ", "\n\n")))
    article = Article(
        id=f"article-{number}",
        text=writing.text,
        title=title,
        outlet=world.one(world.outlets),
        author=world.one(world.people),
        published=published,
        url=f"https://news.example/{published.isoformat()}/{number}",
    )
    return Reading(article, (), tuple(chains), tuple(positions))


def _statement(world: World, writing: Writing, name: str, published: date) -> tuple[Chain, Agent]:
    chance = world.chance
    direct = chance.random() < 0.3
    words = world.words(chance.randrange(6, 16))
    content = writing.add(f'"{words}"' if direct else words, "\n\n" if chance.random() < 0.3 else " ")
    reports = []
    for hand in range(hands := chance.choice(HANDS)):
        agent = origin(world) if hand == hands - 1 else Agent(world.one(world.outlets), AgentKind.OUTLET)
        manner = chance.choice(list(CUES))
        cue = writing.add(chance.choice(CUES[manner]), ", ")
        mention = writing.add(agent.name)
        if agent.kind is AgentKind.PERSON and chance.random() < 0.5:
            agent = replace(agent, roles=(Role(writing.add("minister", ", ")),))
        reports.append(Report(agent, mention, (cue,), manner))
    said_on = None
    if chance.random() < 0.4:
        said_on = When(published.isoformat(), writing.add("on Friday"))
    writing.add(".", "")
    form = Quotation.DIRECT if direct else Quotation.INDIRECT
    return Chain(name, (content,), tuple(reports), form, said_on), reports[-1].agent


def origin(world: World) -> Agent:
    """Somebody at the origin of a statement: a person more often than not."""
    kind = world.chance.choices(
        (AgentKind.PERSON, AgentKind.ORGANIZATION, AgentKind.COUNTRY, AgentKind.UNNAMED), (60, 20, 5, 15)
    )[0]
    if kind is AgentKind.PERSON:
        return Agent(world.one(world.people), kind)
    if kind is AgentKind.ORGANIZATION:
        return Agent(world.one(world.bodies), kind)
    if kind is AgentKind.COUNTRY:
        return Agent(world.one(world.states), kind)
    plural = world.chance.random() < 0.3
    return Agent(
        f"{'two' if plural else 'a'} {world.one(world.states)} official{'s' * plural}", kind, plural=plural
    )


def readings(articles: int, seed: int = 7, statements: int = STATEMENTS) -> Iterator[Reading]:
    """So many articles, the same for the same seed."""
    world = World.make(seed)
    return (reading(world, number, statements) for number in range(articles))
