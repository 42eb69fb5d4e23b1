"""Generated news in which articles repeat one another's claims, as real ones do.

Words come with the frequencies of real news (the table that the comparison of claims ships), names are
invented.  Two of five statements repeat a claim of the last weeks, in the same words, shortened or with
some words changed, with its source or through an outlet that had it before; a claim that is much repeated
is repeated the more.  So most claims stand in one article, and a few in dozens.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from importlib.resources import files

from generated import CUES, STATEMENTS, World, Writing, origin

from kg.model import Agent, AgentKind, Article, Chain, Manner, Quotation, Reading, Report

REPEATED = 0.4
RECENT = 4000
_MANNERS = list(CUES)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as an article told it: which claim it is, its words, its source, the outlet."""

    claim: int
    words: tuple[str, ...]
    origin: Agent
    outlet: str


@dataclass(frozen=True, slots=True)
class News:
    """An article as the program would read it, and what is true of it.

    claims  for each of its statements, in order, the number of the claim that it makes
    """

    reading: Reading
    claims: tuple[int, ...]


class Newsroom:
    """Articles one after the other, the same for the same seed.

    statements  how many an article holds on average
    """

    def __init__(self, seed: int = 7, statements: int = STATEMENTS) -> None:
        self._world = World.make(seed)
        self._statements = statements
        rows = (files("kg.claims") / "stems.csv").read_text("utf-8").split()[1:]
        listed = [row.partition(",") for row in rows]
        self._words = [word for word, _, _ in listed]
        totals, total = [], 0
        for _, _, count in listed:
            total += int(count)
            totals.append(total)
        self._weights = totals
        self._recent: list[Told] = []
        self._claims = 0

    def news(self, number: int, of: int) -> News:
        """The ``number``th article of so many, a day's news after the other's."""
        world, chance, writing = self._world, self._world.chance, Writing()
        published = date(2030, 1, 1) + timedelta(days=number * 700 // max(of, 1))
        outlet = world.one(world.outlets)
        title = " ".join(self._some(6)).capitalize()
        writing.add(title, "")
        count = max(1, round(chance.gauss(self._statements, self._statements * 5 / 16)))
        made = [self._statement(writing, f"s{order}", outlet) for order in range(1, count + 1)]
        article = Article(
            id=f"article-{number}",
            text=writing.text,
            title=title,
            outlet=outlet,
            author=world.one(world.people),
            published=published,
            url=f"https://news.example/{published.isoformat()}/{number}",
        )
        chains, claims = zip(*made, strict=True)
        return News(Reading(article, (), chains, ()), claims)

    def _statement(self, writing: Writing, name: str, outlet: str) -> tuple[Chain, int]:
        chance = self._world.chance
        told, repeated = self._told(outlet)
        direct = chance.random() < 0.3
        words = " ".join(told.words)
        content = writing.add(f'"{words}"' if direct else words, "\n\n" if chance.random() < 0.3 else " ")
        reports = []
        agents = [told.origin]
        if repeated and told.outlet != outlet and chance.random() < 0.5:
            agents.insert(0, Agent(told.outlet, AgentKind.OUTLET))
        for agent in agents:
            # Of a claim that is repeated, few speakers deny what the first said.
            manner = Manner.DENIED if chance.random() < 0.03 else chance.choice(_MANNERS[:3])
            cue = writing.add(chance.choice(CUES[manner]), ", ")
            reports.append(Report(agent, writing.add(agent.name), (cue,), manner))
        writing.add(".", "")
        writing.add(f"{' '.join(self._some(14)).capitalize()}.", chance.choice((" ", "\n\n")))
        form = Quotation.DIRECT if direct else Quotation.INDIRECT
        return Chain(name, (content,), tuple(reports), form), told.claim

    def _told(self, outlet: str) -> tuple[Told, bool]:
        chance = self._world.chance
        if self._recent and chance.random() < REPEATED:
            source = chance.choice(self._recent)
            told, repeated = replace(source, words=self._retold(source.words)), True
        else:
            names = chance.choice(self._world.people).split()[1:] if chance.random() < 0.5 else []
            words = (*names, *self._some(chance.randrange(8, 17)))
            self._claims += 1
            told, repeated = Told(self._claims, tuple(words), origin(self._world), outlet), False
        self._recent.append(replace(told, outlet=outlet))
        if len(self._recent) > RECENT:
            self._recent = self._recent[-RECENT // 2 :]
        return told, repeated

    def _retold(self, words: tuple[str, ...]) -> tuple[str, ...]:
        chance = self._world.chance
        if chance.random() < 0.4:
            return words
        kept = [word for word in words if chance.random() > 0.12]
        if chance.random() < 0.5:
            kept[len(kept) // 2 : len(kept) // 2] = self._some(chance.randrange(1, 4))
        return tuple(kept) if len(kept) > 4 else words

    def _some(self, count: int) -> list[str]:
        chance = self._world.chance
        picked = chance.choices(self._words, cum_weights=self._weights, k=count)
        # Every third word says how the others belong together.
        return [
            word if place % 3 else f"{chance.choice(('the', 'of', 'in', 'and'))} {word}"
            for place, word in enumerate(picked)
        ]


def news(articles: int, statements: int = STATEMENTS, seed: int = 7) -> Iterator[News]:
    """So many articles, the same for the same seed."""
    room = Newsroom(seed, statements)
    return (room.news(number, articles) for number in range(articles))
