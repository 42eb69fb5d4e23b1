"""The claim view: every article that carries a claim, and by which way it got there, origins on the right.

Paths that end with the same hands share their last boxes, so one origin behind many articles is one box.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.analyse.phrasing import in_order
from kg.analyse.standpoints import Standpoint, ends, resting_on
from kg.model import AgentKind, Hand, Provenance
from kg.view.chains import hand_lines, merged
from kg.view.diagram import diagram, legend
from kg.view.facts import FORM, beside, carrier_of, day, headline, name_of, outlet_of, page_facts, shown, step
from kg.view.placement import Tree
from kg.view.tree import mirrored, narrow, wide

_NAMED, _UNNAMED = "named at the end of a chain", "without a name at the end of a chain"


def claim_view(
    provenances: Iterable[Provenance],
    title: str,
    note: str = "",
    standpoints: Iterable[Standpoint] = (),
) -> str:
    """One self-contained HTML page with all paths to one claim.

    title        the claim's best wording
    note         what is known of its origins, such as how many there are at least and at most, and why
    standpoints  positions in the same articles; those that rest on a statement are shown with it
    """
    ordered = in_order(provenances)
    told = [Path(n, p, key) for n, (p, key) in enumerate(zip(ordered, keys(ordered), strict=True))]
    root = Tree(
        id="claim",
        lines=(("title", shown(title)), ("caption", "The claim")),
        facts={"kind": "claim", "name": shown(title), "statements": list(range(len(ordered)))},
        children=paths(told, "claim"),
        room=760,
        most=3,
    )
    longest = max((len(provenance.hands) for provenance in ordered), default=1)
    heads = ("Origin", "Passed on by", "Carried by")
    chosen = heads if longest > 1 else (heads[0], heads[2])
    facts = {
        "view": "claim",
        "kicker": "Claim and its origins",
        "title": shown(title),
        "lead": shown(note)
        or "Each line runs from an article through everyone who passed the claim on, to its origin.",
        "figures": figures(ordered),
        **page_facts(ordered, standpoints=resting_on(standpoints, ends(ordered))),
    }
    placement = mirrored(wide([root], chosen, inward=True, even=True))
    turned = [tree.id for tree in root.walk() if tree is not root]
    return diagram(
        [root], placement, narrow([root]), facts, legend(ordered, "article", "claim"), backward=turned
    )


@dataclass(frozen=True, slots=True)
class Path:
    """One way from an article to the claim.

    number  its place among the page's statements
    keys    for each hand of the chain, what tells it from other hands
    """

    number: int
    provenance: Provenance
    keys: tuple[tuple[str, ...], ...]


def keys(provenances: Iterable[Provenance]) -> list[tuple[tuple[str, ...], ...]]:
    """The agents of each chain; a copy, with the same words and the same names, takes the first one's.

    An unnamed source is told apart from article to article, but not where one text was printed twice.
    """
    first: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    found = []
    for provenance in provenances:
        text = (_plain(provenance.wording), *(name_of(hand).casefold() for hand in provenance.hands))
        agents = tuple((hand.agent, *hand.co_agents) for hand in provenance.hands)
        found.append(first.setdefault(text, agents))
    return found


def _plain(wording: str) -> str:
    return " ".join(wording.casefold().split())


def figures(provenances: Sequence[Provenance]) -> list[list[str]]:
    """How many articles and outlets the paths have, and how many chains' ends as drawn, one box each.

    The ends are no count of independent origins: an outlet at an end may have it from another.
    """
    articles = {provenance.article.iri for provenance in provenances}
    outlets = {outlet_of(provenance.article) for provenance in provenances}
    origins = {p.origin.agent: p.origin.kind for p in provenances if p.hands}
    unnamed = [agent for agent, kind in origins.items() if kind is AgentKind.UNNAMED]
    counts = [
        (len(articles), "article", "articles"),
        (len(outlets), "outlet", "outlets"),
        (len(origins) - len(unnamed), _NAMED, _NAMED),
        (len(unnamed), _UNNAMED, _UNNAMED),
    ]
    return [[str(count), one if count == 1 else many] for count, one, many in counts]


def paths(chains: Sequence[Path], path: str, taken: int = 0) -> tuple[Tree, ...]:
    """What leads to the last ``taken`` hands, which all ``chains`` share: hands before them, and articles."""
    shared: dict[tuple[str, ...], list[Path]] = {}
    for way in chains:
        ends = taken == len(way.keys)
        key = ("article", _plain(way.provenance.wording)) if ends else ("hand", *way.keys[-1 - taken])
        shared.setdefault(key, []).append(way)
    trees = []
    for key, group in shared.items():
        provenance = group[0].provenance
        here = f"{path} < {group[0].number}"
        steps = [step(_before(way.provenance, taken), _after(way.provenance, taken)) for way in group]
        label = merged(words for words, _ in steps)
        implied = all(implied for _, implied in steps)
        if key[0] == "article":
            trees.append(articles(group, here, label, implied))
            continue
        hand = provenance.hands[-1 - taken]
        trees.append(
            Tree(
                id=here,
                lines=hand_lines(hand),
                facts={
                    "kind": hand.kind.value,
                    "name": name_of(hand),
                    "agent": hand.agent,
                    "statements": [way.number for way in group],
                    "hands": [len(way.keys) - 1 - taken for way in group],
                },
                children=paths(group, here, taken + 1),
                label=label or ("implied" if implied else ""),
                implied=implied,
                room=200,
            )
        )
    return tuple(trees)


def _before(provenance: Provenance, taken: int) -> Hand | None:
    """The hand that the step to the last ``taken`` hands starts from; None when it is the article."""
    return provenance.hands[-1 - taken] if taken < len(provenance.hands) else None


def _after(provenance: Provenance, taken: int) -> Hand | None:
    """The first of the last ``taken`` hands; None when the step leads to the claim."""
    return provenance.hands[-taken] if taken else None


def articles(group: Sequence[Path], path: str, label: str, implied: bool) -> Tree:
    """The articles that got the claim by one path and tell it in the same words, the earliest first."""
    first = group[0].provenance
    others = list(dict.fromkeys(carrier_of(way.provenance.article) for way in group[1:]))
    lines = [
        ("name", carrier_of(first.article)),
        (
            "caption",
            " · ".join(part for part in (day(first.article.published), FORM[first.quotation]) if part),
        ),
        ("words", shown(first.wording)),
    ]
    if others:
        lines.append(("caption", f"In the same words: {', '.join(map(beside, others))}"))
    return Tree(
        id=path,
        lines=tuple(lines),
        facts={
            "kind": "article",
            "name": headline(first.article),
            "statements": [way.number for way in group],
        },
        label=label or ("implied" if implied else ""),
        implied=implied,
        room=320,
        most=5,
    )
