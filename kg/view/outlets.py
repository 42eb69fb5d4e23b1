"""The outlet view: who cites an outlet, on the left, and whom its own articles rest on, on the right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kg.analyse.phrasing import counted, in_order
from kg.analyse.voices import plain_name
from kg.model import AgentKind, Provenance
from kg.view.chains import hand_lines
from kg.view.diagram import diagram, legend
from kg.view.facts import name_of, outlet_of, page_facts, shown
from kg.view.measure import Line
from kg.view.placement import Placement, Tree
from kg.view.tree import mirrored, narrow, wide

Way = tuple[int, Sequence[int | None]]
"""A statement and the hands of its chain to pass, from the outlet outward; None stands for the article."""


def outlet_view(provenances: Iterable[Provenance], outlet: str) -> str:
    """One self-contained HTML page with everyone who stands before and after ``outlet`` in a chain."""
    given = in_order(provenances)
    names = names_of(given, outlet)
    ordered = [p for p in given if _own(p, names) or _place(p, names) is not None]
    name = _as_written(ordered, names, outlet)
    chains = [(n, p, len(p.hands)) for n, p in enumerate(ordered)]
    own = [(n, range(length)) for n, p, length in chains if _own(p, names)]
    relayed = [(n, p, at) for n, p, _ in chains if (at := _place(p, names)) is not None]
    onward = [(n, range(at + 1, len(p.hands))) for n, p, at in relayed]
    back = [(n, (*range(at - 1, -1, -1), None)) for n, p, at in relayed if not _own(p, names)]
    ways: list[Way] = [*own, *onward]
    hands = {n: at for n, _, at in relayed}
    onwards = _branches(ordered, ways, "right", "cited in {}")
    cited = _root(name, [hands.get(n) for n, _, _ in chains], onwards)
    citing = replace(cited, children=_branches(ordered, back, "left", "in {}"))
    facts = {
        "view": "outlet",
        "kicker": "Who cites whom",
        "title": shown(name),
        "lead": "On the left, who passes its words on. On the right, whom it rests on, hand by hand.",
        "figures": [
            _figure(
                len({p.article.iri for p in ordered if _own(p, names)}),
                "article of its own",
                "articles of its own",
            ),
            _figure(len(own), "statement there", "statements there"),
            _figure(len(back), "statement of others cites it", "statements of others cite it"),
            _figure(
                len({outlet_of(ordered[n].article) for n, _ in back}),
                "other outlet cites it",
                "other outlets cite it",
            ),
        ],
        **page_facts(ordered),
    }
    both = replace(cited, children=(*citing.children, *cited.children))
    turned = [tree.id for tree in citing.walk() if tree.id != cited.id]
    kinds = legend(ordered)
    if ["outlet", "News outlet"] not in kinds:
        kinds = [["outlet", "News outlet"], *kinds]
    return diagram([both], _joined(citing, cited), narrow([both]), facts, kinds, backward=turned)


def _figure(count: int, one: str, many: str) -> list[str]:
    return [str(count), one if count == 1 else many]


def names_of(provenances: Iterable[Provenance], outlet: str) -> frozenset[str]:
    """Every name of the outlet, in its plain form: what the agent of this name is called anywhere."""
    hands = [hand for provenance in provenances for hand in provenance.hands]
    wanted = plain_name(outlet)
    agents = {hand.agent for hand in hands if plain_name(hand.name) == wanted}
    return frozenset({wanted, *(plain_name(hand.name) for hand in hands if hand.agent in agents)})


def _own(provenance: Provenance, names: frozenset[str]) -> bool:
    return plain_name(provenance.article.outlet or "") in names


def _as_written(provenances: Sequence[Provenance], names: frozenset[str], outlet: str) -> str:
    """The name as its own articles have it, else as those do that cite it, else as it was asked for."""
    own = [p.article.outlet for p in provenances if p.article.outlet and _own(p, names)]
    cited = [
        name
        for p in provenances
        for h in p.hands
        for name in (h.name, *h.co_agents)
        if plain_name(name) in names
    ]
    return next(iter([*own, *cited]), outlet)


def _place(provenance: Provenance, names: frozenset[str]) -> int | None:
    """Which hand of the chain the outlet is; None when it is none of them."""
    places = [
        n
        for n, h in enumerate(provenance.hands)
        if any(plain_name(name) in names for name in (h.name, *h.co_agents))
    ]
    return places[0] if places else None


def _root(outlet: str, hands: list[int | None], branches: tuple[Tree, ...]) -> Tree:
    """The outlet's own box; ``hands`` says for each statement which hand of its chain the outlet is."""
    name = shown(outlet)
    return Tree(
        id="outlet",
        lines=(("name", name), ("caption", "News outlet")),
        facts={"kind": "outlet", "name": name, "statements": list(range(len(hands))), "hands": hands},
        children=branches,
    )


def _branches(
    provenances: Sequence[Provenance], ways: Sequence[Way], path: str, words: str
) -> tuple[Tree, ...]:
    """A box for each next hand of the ways, those on most ways first."""
    shared: dict[str, list[Way]] = {}
    for number, passed in ways:
        if passed:
            hand = passed[0]
            provenance = provenances[number]
            shared.setdefault(_key(provenance, hand), []).append((number, passed))
    trees = []
    for key, group in sorted(shared.items(), key=lambda item: (-len(item[1]), item[0])):
        here = f"{path} {key}"
        lines, facts = _box([(provenances[n], way[0]) for n, way in group])
        statements = [n for n, _ in group]
        hands = [way[0] for _, way in group]
        trees.append(
            Tree(
                id=here,
                lines=lines,
                facts={**facts, "statements": statements, "hands": hands},
                children=_branches(provenances, [(n, way[1:]) for n, way in group], here, words),
                label=words.format(counted(len(set(statements)), "statement")),
                room=220,
            )
        )
    return tuple(trees)


def _key(provenance: Provenance, hand: int | None) -> str:
    """What shares a box: outlets and agents by who they are, unnamed sources by how they are described."""
    if hand is None:
        return f"article {outlet_of(provenance.article)}"
    agent = provenance.hands[hand]
    unnamed = agent.kind is AgentKind.UNNAMED
    return f"described {name_of(agent).casefold()}" if unnamed else f"agent {agent.agent}"


def _box(group: Sequence[tuple[Provenance, int | None]]) -> tuple[tuple[Line, ...], dict[str, str]]:
    provenance, hand = group[0]
    if hand is None:
        name = outlet_of(provenance.article)
        return (("name", name), ("caption", "News outlet · its own articles")), {
            "kind": "outlet",
            "name": name,
        }
    agent = provenance.hands[hand]
    facts = {"kind": agent.kind.value, "name": name_of(agent), "agent": agent.agent}
    people = {p.hands[at].agent for p, at in group if at is not None}
    if len(people) > 1:
        return (
            ("name", name_of(agent)),
            ("caption", f"Unnamed source · up to {len(people)} different"),
        ), facts
    return hand_lines(agent), facts


def _joined(citing: Tree, cited: Tree) -> Placement:
    """The two trees of one root in one drawing, the citing to its left and the cited to its right."""
    right = wide([cited], band=False, inward=True)
    left = mirrored(wide([citing], band=False, inward=True))
    top = max(left.spots[citing.id].y, right.spots[cited.id].y) + 30
    left = _moved(left, -left.spots[citing.id].x, top - left.spots[citing.id].y)
    right = _moved(right, -right.spots[cited.id].x, top - right.spots[cited.id].y)
    spots = {**left.spots, **right.spots}
    start = min(spot.left for spot in spots.values()) - 4
    end = max(spot.right for spot in spots.values()) + 4
    bottom = max(spot.bottom for spot in spots.values()) + 20
    whole = Placement(spots, {**left.wires, **right.wires}, end - start, bottom)
    heads = [("Who cites it", 4, 0)] if citing.children else []
    if cited.children:
        heads.append(("Whom it rests on", spots[cited.id].right + 60 - start, 0))
    rows = sorted({spot.top - 8 for spot in spots.values()})
    breaks = [y for y in rows if not any(spot.top < y < spot.bottom for spot in spots.values())]
    return replace(_moved(whole, -start, 0), heads=tuple(heads), breaks=tuple(breaks))


def _moved(drawing: Placement, dx: int, dy: int) -> Placement:
    spots = {id_: replace(spot, x=spot.x + dx, y=spot.y + dy) for id_, spot in drawing.spots.items()}
    wires = {
        id_: replace(
            wire,
            points=tuple((x + dx, y + dy) for x, y in wire.points),
            at=(wire.at[0] + dx, wire.at[1] + dy),
        )
        for id_, wire in drawing.wires.items()
    }
    return replace(drawing, spots=spots, wires=wires)
