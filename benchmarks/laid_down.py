"""A store of generated news whose claims are laid down from what is true of them, without comparing.

To compare a hundred thousand articles takes hours; how fast a question is answered depends on what the
store keeps, not on how it came to be decided.  So each statement is decided to say the same as those of its
claim that came before it, as many of the newest as comparing would keep, or the opposite where one of the two
is a denial: in the same graphs, with an index that is filed in the same way as by :mod:`kg.claims.update`.
Comparing would find some pairs less and a few by chance more.
"""

from __future__ import annotations

import shutil
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from newsroom import News

from kg.analyse.phrasing import denies
from kg.analyse.provenance import of_graph
from kg.claims import graph as graphs
from kg.claims.clusters import claim_of
from kg.claims.compare import Relation
from kg.claims.crowds import ENOUGH
from kg.claims.decisions import Decision
from kg.claims.filed import statement_of
from kg.claims.index import FILE, FiledArticle, Index
from kg.model import Provenance
from kg.populate import article_iri, graph_iri, populate
from kg.store import Writer, open_writer, pack
from kg.store.nodes import Nodes
from kg.terms import KG, Quad

_IN_HASTE = ("PRAGMA synchronous = OFF", "PRAGMA journal_mode = OFF", "PRAGMA cache_size = -2000000")
"""Nothing of the index need be safe before its end: a store that was broken off is laid down anew.  Its keys
lie all over the file, so that each commit would write most of it."""
_SCORE = 0.95
_REASONS = (
    "93% of the weight of their words is shared",
    "95% of the words of the shorter stand in the same order in the longer",
)


@dataclass
class _Truth:
    """What is known so far of each claim: its statements, and which of them are denials."""

    newest: defaultdict[tuple[int, bool], deque[str]] = field(
        default_factory=lambda: defaultdict(lambda: deque(maxlen=ENOUGH))
    )
    members: defaultdict[tuple[int, bool], list[str]] = field(default_factory=lambda: defaultdict(list))

    def decisions(self, statement: Provenance, claim: int) -> Iterator[Decision]:
        """How a statement stands to those of its claim that came before it, and note it."""
        own = denies(statement)
        for denied in (False, True):
            for other in self.newest[claim, denied]:
                one, two = sorted((statement.statement, other))
                relation = Relation.SAME if own == denied else Relation.CONTRADICTS
                yield Decision(one, two, relation, _SCORE, (), _REASONS)
        self.newest[claim, own].append(statement.statement)
        self.members[claim, own].append(statement.statement)


def lay_down(published: Iterable[News], store: Path) -> None:
    """Make the store anew, of these articles with their claims decided."""
    shutil.rmtree(store, ignore_errors=True)
    truth, made_of = _Truth(), {}
    with open_writer(store, in_bulk=True) as writer:
        index = Index.to_write(store / FILE)
        for setting in _IN_HASTE:
            index._db.execute(setting)
        for each in published:
            graph, fingerprint = _write(each, truth, writer, index)
            made_of[graph] = fingerprint
        for members in truth.members.values():
            if len(members) > 1:
                claim = claim_of([statement_of(each, index.line(each)) for each in members])
                index.hold(members, claim.iri)
                writer.replace(graphs.claim_graph(claim.iri), graphs.claim_quads(claim))
        writer.flush()
        state = graphs.state_of(writer.view(), ())
        index.note("made by", graphs.made_by())
        index.note("state", " ".join(state))
        index.commit()
        index.close()
        graphs.write_state(writer, state, graphs.articles_sum(made_of))
        writer.compact()


def _write(each: News, truth: _Truth, writer: Writer, index: Index) -> tuple[str, str]:
    """Load an article, file its statements, decide about them; its graph, and the fingerprint of that."""
    quads = populate(each.reading)
    packed = pack(graph_iri(each.reading.article), quads)
    writer.replace(packed.iri, packed, each.reading.article.id)
    statements = of_graph(_Unwritten(quads), packed.iri)  # type: ignore[arg-type]
    article = each.reading.article
    index.file(FiledArticle(packed.iri, packed.fingerprint, packed.fingerprint), statements, article.text)
    found = [
        decision
        for statement, claim in zip(statements, each.claims, strict=True)
        for decision in truth.decisions(statement, claim)
    ]
    index.decide(found)
    if found:
        lies_in = graphs.article_graph(article_iri(article))
        writer.replace(lies_in, graphs.packed_decisions(lies_in, found))
    return packed.iri, packed.fingerprint


class _Unwritten:
    """The quads of one article as a view of a store gives them, without reading them back from there."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._triples = [(str(subject), str(predicate), str(thing)) for subject, predicate, thing, _ in quads]

    def select(self, _: str, graph: str) -> list[dict[str, str]]:
        """Which chains the article carries: the one thing that is asked."""
        return [
            {"graph": graph, "article": subject, "outermost": thing}
            for subject, predicate, thing in self._triples
            if predicate == str(KG.carries)
        ]

    def nodes(self, _: str, __: bool) -> Nodes:
        """The graph to be walked."""
        return Nodes.whole(self._triples)  # type: ignore[arg-type]
