"""The store overview: outlets, articles, those who pass words on, origins, and who rests on whom.

Made for thousands of boxes: each column shows those with most statements and keeps the rest in one box for
each kind, which opens on a click; filters narrow all columns at once.  Nothing here is laid out by physics.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kg.analyse.phrasing import in_order
from kg.model import AgentKind, Provenance
from kg.view.diagram import legend
from kg.view.facts import day, headline, kind_words, name_of, outlet_of, page_facts, shown
from kg.view.measure import STYLES, Line, box
from kg.view.page import graph_page, join, network

COLUMNS = ("Published by", "Article", "Passed on by", "Origin")
_OUTLET, _ARTICLE, _CARRIER, _ORIGIN = range(4)
_ROOM = (190, 250, 190, 230)
_GAP = 136
_ROW_GAP = 10
_PLURALS = {
    "article": "articles",
    AgentKind.PERSON: "persons",
    AgentKind.OUTLET: "news outlets",
    AgentKind.ORGANIZATION: "organizations",
    AgentKind.COUNTRY: "countries",
    AgentKind.UNNAMED: "unnamed sources",
    AgentKind.DOCUMENT: "documents",
}


@dataclass(slots=True)
class _Item:
    """A box of the overview while statements are gathered for it."""

    id: str
    column: int
    kind: str
    name: str
    note: str = ""
    statements: list[int] = field(default_factory=list)

    @property
    def lines(self) -> tuple[Line, ...]:
        """What the box says; filters change the number in the last line."""
        return (
            ("name", self.name),
            ("caption", " · ".join(part for part in (self.note, "0 statements") if part)),
        )


_Gathered = tuple[dict[str, _Item], dict[tuple[str, str], list[int]], list[list[str]]]


def store_view(provenances: Iterable[Provenance], title: str = "") -> str:
    """One self-contained HTML page with everything that a store holds, to search and to filter."""
    ordered = in_order(provenances)
    items, steps, ways = _gather(ordered)
    drawing = network()
    bottom = [0] * len(COLUMNS)
    for item in sorted(
        items.values(), key=lambda item: (item.column, -len(item.statements), item.name, item.id)
    ):
        pad = 18 if item.kind in (AgentKind.DOCUMENT, AgentKind.COUNTRY) else 14
        size = box(item.lines, _ROOM[item.column], 2, (pad, 7))
        left = sum(_ROOM[: item.column]) + item.column * _GAP
        top = bottom[item.column]
        bottom[item.column] += size.height + _ROW_GAP
        drawing.add_node(
            item.id,
            label=item.name,
            shape="custom",
            x=left + size.width // 2,
            y=top + size.height // 2,
            kind=item.kind,
            name=item.name,
            column=item.column,
            note=item.note,
            statements=item.statements,
            wide={"w": size.width, "h": size.height, "lines": size.lines[:-1]},
        )
    for number, ((start, end), statements) in enumerate(sorted(steps.items())):
        join(drawing, start, end, id=f"edge {number}", statements=statements)
    page = page_facts(ordered, brief=True)
    for statement, way in zip(page["statements"], ways, strict=True):
        statement["way"] = way
    facts = {
        "view": "store",
        "kicker": "Overview",
        "title": shown(title) or "Who reports what via whom",
        "lead": "From the outlets through their articles and those who pass words on, to the origins.",
        "figures": figures(items.values(), len(ordered)),
        "legend": [["article", "Article"], *_kinds(ordered)],
        "styles": {name: [style.size, style.height, style.bold] for name, style in STYLES.items()},
        "columns": [
            [name, sum(_ROOM[:number]) + number * _GAP, _ROOM[number]] for number, name in enumerate(COLUMNS)
        ],
        "plurals": {str(kind): words for kind, words in _PLURALS.items()},
        "outlets": sorted({outlet_of(provenance.article) for provenance in ordered}, key=str.casefold),
        "kinds": [[kind.value, kind_words(kind)] for kind in AgentKind],
        **page,
    }
    return graph_page(drawing, facts, ["overview.js", "sheet.js", "input.js", "frame.js", "filters.js"])


def _kinds(provenances: Sequence[Provenance]) -> list[list[str]]:
    kinds = legend(provenances)
    outlet = [AgentKind.OUTLET.value, kind_words(AgentKind.OUTLET)]
    return kinds if outlet in kinds else [outlet, *kinds]


def _gather(provenances: Sequence[Provenance]) -> _Gathered:
    """The boxes by id, the statements on each step between two of them, and for each statement its boxes."""
    carriers = {hand.agent for provenance in provenances for hand in provenance.hands[:-1]}
    items: dict[str, _Item] = {}
    steps: dict[tuple[str, str], list[int]] = {}
    ways = []
    for number, provenance in enumerate(provenances):
        article = provenance.article
        outlet = outlet_of(article)
        way = [
            items.setdefault(f"o {outlet}", _Item(f"o {outlet}", _OUTLET, AgentKind.OUTLET.value, outlet)),
            items.setdefault(
                f"a {article.iri}",
                _Item(f"a {article.iri}", _ARTICLE, "article", headline(article), day(article.published)),
            ),
        ]
        for hand in provenance.hands:
            column = _CARRIER if hand.agent in carriers else _ORIGIN
            item = _Item(f"h {hand.agent}", column, hand.kind.value, name_of(hand))
            way.append(items.setdefault(item.id, item))
        ids = [item.id for item in way]
        for id_ in dict.fromkeys(ids):
            items[id_].statements.append(number)
        for start, end in pairwise(ids):
            if start != end:
                steps.setdefault((start, end), []).append(number)
        ways.append(ids)
    return items, steps, ways


def figures(items: Iterable[_Item], statements: int) -> list[list[str]]:
    """How much there is of everything."""
    columns = [item.column for item in items]
    counts = [
        (statements, "statement", "statements"),
        (columns.count(_ARTICLE), "article", "articles"),
        (columns.count(_OUTLET), "outlet", "outlets"),
        (columns.count(_CARRIER) + columns.count(_ORIGIN), "agent", "agents"),
    ]
    return [[f"{count:,}", one if count == 1 else many] for count, one, many in counts]
