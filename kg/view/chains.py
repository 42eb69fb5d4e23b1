"""The chain view: who said what via whom, from the article on the left to what is stated on the right.

Chains that begin with the same hands share their boxes, so a box is one path from the article and shows how
much hangs on it; the same agent on another path has a box of its own, which lights up with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from kg.analyse.phrasing import counted, in_order
from kg.analyse.standpoints import Standpoint, ends, resting_on
from kg.model import Hand, Provenance
from kg.view.diagram import diagram, legend
from kg.view.facts import (
    FORM,
    beside,
    byline,
    caption,
    day,
    headline,
    name_of,
    number_of,
    page_facts,
    shown,
    step,
)
from kg.view.placement import Tree
from kg.view.sourcing import sourcing
from kg.view.tree import narrow, wide

Numbered = tuple[int, Provenance]
"""A provenance with its place among the page's statements."""


def chain_view(provenances: Iterable[Provenance], title: str, standpoints: Iterable[Standpoint] = ()) -> str:
    """One self-contained HTML page with the chains of one statement, of an article, or of several.

    title        what the page is about; where it is the wording of one of several statements, it is said
                 how many there are beside it
    standpoints  positions in the same articles; those that rest on a statement are shown with it
    """
    ordered = in_order(provenances)
    numbered = list(enumerate(ordered))
    size = room_for(ordered)
    roots = [
        article_tree(list(group), size) for _, group in groupby(numbered, key=lambda item: item[1].article)
    ]
    facts = {
        "view": "chain",
        "kicker": "Source chains",
        "title": shown(title) + _beside(title, ordered),
        "lead": "Each line runs from the article through everyone who passed the words on, to the one who "
        "first said them, and to what is stated.",
        "figures": figures(ordered) if len(ordered) > 1 else [],
        **page_facts(ordered, standpoints=resting_on(standpoints, ends(ordered))),
    }
    heads = ("Passed on by", "Origin", "What is stated")[0 if size.hands > 1 else 1 :]
    return diagram(roots, wide(roots, heads), narrow(roots), facts, legend(ordered, "article", "claim"))


def _beside(title: str, provenances: Sequence[Provenance]) -> str:
    """How many statements are drawn in other words than those of the title, if it is one of them."""
    wordings = [shown(provenance.wording) for provenance in provenances]
    others = len(wordings) - wordings.count(shown(title))
    if not others or others == len(wordings):
        return ""
    return f" … and {counted(others, 'statement')} in other words"


@dataclass(frozen=True, slots=True)
class Room:
    """How wide boxes may be, so that the longest chain of ``hands`` hands still fits a window."""

    hands: int
    agent: int
    claim: int


def room_for(provenances: Iterable[Provenance]) -> Room:
    """Less room for each box, the longer the longest chain is."""
    hands = max((len(provenance.hands) for provenance in provenances), default=1)
    return (
        Room(hands, 240, 420) if hands < 3 else Room(hands, 200, 380) if hands == 3 else Room(hands, 180, 320)
    )


def figures(provenances: Sequence[Provenance]) -> list[list[str]]:
    """The sourcing label as figures with their words."""
    label = sourcing(provenances)
    counts = [
        (label.statements, "statement", "statements"),
        (label.origins, "origin", "different origins"),
        (label.second_hand, "second-hand", "second-hand"),
        (label.unnamed, "from an unnamed source", "from unnamed sources"),
        (label.direct, "quoted word for word", "quoted word for word"),
    ]
    return [[str(count), one if count == 1 else many] for count, one, many in counts]


def article_tree(chains: Sequence[Numbered], size: Room) -> Tree:
    """The article with the chains that it carries."""
    number, first = chains[0]
    article = first.article
    return Tree(
        id=f"article {number}",
        lines=(("title", headline(article)), ("caption", byline(article))),
        facts={
            "kind": "article",
            "name": headline(article),
            "statements": [n for n, _ in chains],
        },
        children=branches(chains, f"article {number}", size),
        room=760,
        most=2,
    )


def branches(chains: Sequence[Numbered], path: str, size: Room, depth: int = 0) -> tuple[Tree, ...]:
    """What follows the first ``depth`` hands, which all ``chains`` share: next hands, chains that end."""
    shared: dict[tuple[str, ...], list[Numbered]] = {}
    for number, provenance in chains:
        hands = provenance.hands
        key = (hands[depth].agent, *hands[depth].co_agents) if depth < len(hands) else ("", str(number))
        shared.setdefault(key, []).append((number, provenance))
    trees = []
    for group in shared.values():
        number, provenance = group[0]
        if depth == len(provenance.hands):
            trees.append(claim_leaf(group[0], path, size))
            continue
        hand = provenance.hands[depth]
        steps = [step(p.hands[depth - 1] if depth else None, p.hands[depth]) for _, p in group]
        here = f"{path} > {number}"
        trees.append(
            Tree(
                id=here,
                lines=hand_lines(hand),
                facts={
                    "kind": hand.kind.value,
                    "name": name_of(hand),
                    "agent": hand.agent,
                    "statements": [n for n, _ in group],
                    "hands": [depth] * len(group),
                },
                children=branches(group, here, size, depth + 1),
                label=merged([words for words, _ in steps])
                or ("implied" if all(i for _, i in steps) else ""),
                implied=all(implied for _, implied in steps),
                room=size.agent,
            )
        )
    return tuple(trees)


def hand_lines(hand: Hand) -> tuple[tuple[str, str], ...]:
    """What an agent's box says."""
    return (("name", name_of(hand)), ("caption", caption(hand)))


def merged(labels: Iterable[str]) -> str:
    """The labels of steps that are drawn as one: the first two that differ, and how many more there are."""
    different = list(dict.fromkeys(label for label in labels if label))
    more = f" +{len(different) - 2}" if len(different) > 2 else ""
    return " · ".join(different[:2]) + more


def claim_leaf(chain: Numbered, path: str, size: Room) -> Tree:
    """The end of a chain: what is stated."""
    number, provenance = chain
    said, implied = step(provenance.hands[-1] if provenance.hands else None, None)
    return Tree(
        id=f"{path} = {number}",
        lines=(("words", shown(provenance.wording)), ("caption", claim_caption(provenance))),
        facts={"kind": "claim", "name": shown(provenance.wording), "statements": [number]},
        label=said or ("implied" if implied else ""),
        implied=implied,
        room=size.claim,
        most=6,
    )


def claim_caption(provenance: Provenance) -> str:
    """Number, form, date and addressee of a statement in one line."""
    parts = [number_of(provenance), FORM[provenance.quotation], day(provenance.said_on)]
    if provenance.relayed_to:
        parts.append(f"told to {beside(shown(provenance.relayed_to))}")
    return " · ".join(part for part in parts if part)
