"""The gold of claim pairs, read out by the real program, and the score against it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kg.claims.blocking import comparable, keys
from kg.claims.compare import Relation, Verdict, compare
from kg.claims.instances import Instance, about, instance
from kg.model import AgentKind, ArticleCard, Chain, Evidence, Hand, Provenance, Quotation, Report, Span
from kg.pipeline import read_out, tools
from kg.read import read_paths

HERE = Path(__file__).resolve()
GOLD = HERE.parents[1] / "gold" / "claim_pairs.jsonl"
TEXTS = HERE.parents[2] / ".." / "shared" / "corpora" / "ecbplus_text"


@dataclass(frozen=True, slots=True)
class Judged:
    """One pair of the gold with what the program says of it."""

    label: str
    one: Instance
    other: Instance
    verdict: Verdict
    met: bool


def judged(topics: Iterable[int] | None = None) -> Iterator[Judged]:
    """Every pair of the gold, or of some topics, with the program's verdict."""
    wanted = None if topics is None else set(topics)
    reader = _Reader()
    for line in GOLD.read_text("utf-8").splitlines():
        pair = json.loads(line)
        if wanted is None or pair["topic"] in wanted:
            one, other = reader.instance(pair["one"]), reader.instance(pair["other"])
            topics_of = [about(reader.text(pair[side]["file"])) for side in ("one", "other")]
            met = comparable(one, other) and bool(set(keys(one)) & set(keys(other)))
            yield Judged(pair["label"], one, other, compare(one, other, *topics_of), met)


def figures(pairs: Iterable[Judged]) -> dict[str, float]:
    """Pairs, precision, recall and F1 of "same", and the share of same pairs that blocking lets meet."""
    found = list(pairs)
    gold = [j.label == "same" for j in found]
    said = [j.verdict.relation is Relation.SAME and j.met for j in found]
    both = sum(g and s for g, s in zip(gold, said, strict=True))
    precision, recall = both / (sum(said) or 1), both / (sum(gold) or 1)
    return {
        "pairs": len(found),
        "same": sum(gold),
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall or 1),
        "met": sum(j.met for j, g in zip(found, gold, strict=True) if g) / (sum(gold) or 1),
    }


class _Reader:
    """Reads each article once; the chain of a content is that of the statement that overlaps it most."""

    def __init__(self) -> None:
        self._read: dict[str, tuple[str, tuple[Chain, ...]]] = {}

    def text(self, file: str) -> str:
        return self._of(file)[0]

    def _of(self, file: str) -> tuple[str, tuple[Chain, ...]]:
        if file not in self._read:
            (article,) = read_paths([TEXTS / file], tools().lexicons.outlets)
            reading = read_out(article)  # type: ignore[arg-type]
            self._read[file] = (reading.article.text, reading.chains)
        return self._read[file]

    def instance(self, side: dict[str, Any]) -> Instance:
        text, chains = self._of(side["file"])
        content = tuple(Span(*span) for span in side["content"])
        evidence = tuple(Evidence(span.start, span.end, span.of(text)) for span in content)
        best = max(chains, key=lambda chain: _overlap(chain, content), default=None)
        hands: tuple[Hand, ...] = ()
        if best is not None and _overlap(best, content):
            hands = tuple(_hand(report) for report in best.reports)
        quotation = best.quotation if best is not None else Quotation.INDIRECT
        card = ArticleCard(side["file"], side["file"], None, None, None, None, None, None)
        unknown = Hand("", "", "someone", AgentKind.UNNAMED, hands[0].manner, None, ()) if hands else None
        provenance = Provenance(
            f"{side['file']}:{content[0].start}", "s1", str(content), card, evidence, hands, quotation
        )
        return instance(provenance if hands or unknown is None else replace(provenance, hands=(unknown,)))


def _overlap(chain: Chain, content: tuple[Span, ...]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in chain.content for b in content)


def _hand(report: Report) -> Hand:
    return Hand("", report.agent.name, report.agent.name, report.agent.kind, report.manner, None, ())
