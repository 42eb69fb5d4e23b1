"""How well articles are read: pages against their imprint and text, plain texts against marked zones.

    python benchmarks/read.py [--quick] [--json FILE] [--corpora DIR] [--gold DIR]

The corpora are not part of the project.  DIR holds ``pages/`` (saved news pages with the expected title,
authors, date and body, as flairNLP/fundus has them in its tests) and ``polnear/``.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from kg.model import Article, ZoneKind
from kg.read import read_paths, read_text
from kg.resolve.outlets import Registry

SHARED = Path(__file__).parents[1] / ".." / "shared"
AGENCIES = {"AP": "The Associated Press", "UPI": "United Press International", "AFP": "Agence France-Presse"}


def main() -> None:
    """Measure and print, and write the figures to a file if asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="a part of the material")
    parser.add_argument("--json", type=Path, help="where the figures go")
    parser.add_argument("--corpora", type=Path, default=SHARED / "corpora")
    parser.add_argument("--gold", type=Path, default=SHARED / "eval" / "public")
    options = parser.parse_args()
    step = 5 if options.quick else 1
    figures = {
        **pages(options.corpora / "pages", step),
        **headlines_and_credits(options.corpora / "polnear" / "data", step),
        **zones(options.gold, options.corpora, step),
    }
    for name, value in figures.items():
        print(f"{name:32} {value:.3f}" if isinstance(value, float) else f"{name:32} {value}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def pages(folder: Path, step: int) -> dict[str, float | int]:
    """Shares of pages with the right title, date and authors, and the mean word F1 of their text."""
    scores: list[tuple[bool, bool, bool, float]] = []
    spent = 0.0
    registry = Registry.load()
    for path, expected in list(_expected(folder))[::step]:
        start = time.process_time()
        (article,) = read_paths([path], registry)
        spent += time.process_time() - start
        if not isinstance(article, Article):
            print(article, file=sys.stderr)
            scores.append((False, False, False, 0.0))
            continue
        authors = {_letters(name) for name in (article.author or "").split(", ")} - {""}
        scores.append(
            (
                _letters(article.title or "") == _letters(expected["title"]),
                str(article.published) == expected["publishing_date"][:10],
                authors == {_letters(name) for name in expected.get("authors", [])},
                _word_f1(article.text, _body(expected["body"])),
            )
        )
    titles, dates, authors_right, bodies = zip(*scores, strict=True)
    return {
        "pages": len(scores),
        "page_title": sum(titles) / len(scores),
        "page_date": sum(dates) / len(scores),
        "page_authors": sum(authors_right) / len(scores),
        "page_body_word_f1": sum(bodies) / len(scores),
        "page_cpu_seconds": spent / len(scores),
    }


def _expected(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Each page with its entry: the newest that was published before the page was saved."""
    for path in sorted(folder.glob("*/*.html.gz")):
        saved = json.loads((path.parent / "meta.info").read_text())[path.name]["crawl_date"]
        entries = json.loads((path.parent / f"{path.name.split('_')[0]}.json").read_text()).values()
        dated = [entry for entry in entries if entry.get("publishing_date", "")[:10] <= saved[:10]]
        yield path, max(dated, key=lambda entry: entry["publishing_date"])


def _body(body: dict[str, Any]) -> str:
    parts = [*body.get("summary", [])]
    for section in body["sections"]:
        parts += [*section["headline"], *section["paragraphs"]]
    return "\n".join(parts)


def headlines_and_credits(folder: Path, step: int) -> dict[str, float | int]:
    """On plain texts that all begin with a headline: how many are found; agencies against the metadata."""
    registry = Registry.load()
    with (folder / "metadata.tsv").open(encoding="utf-8", newline="") as table:
        wires = {row["filename"]: row["wire"] for row in csv.DictReader(table, delimiter="\t")}
    texts = sorted(folder.glob("*/text/*.txt")) or sorted(folder.glob("*/text/*"))
    found = credited = wired = right = 0
    for path in texts[::step]:
        text = path.read_text(encoding="utf-8")
        article = read_text(path.stem, text, outlets=registry)
        found += any(zone.kind is ZoneKind.HEADLINE for zone in article.zones[:1])
        wire = wires.get(path.stem, "None").strip()
        wire = AGENCIES.get(wire, wire.capitalize())
        agency = registry.find(article.outlet or "")
        is_credited = agency is not None and agency.kind == "agency"
        credited += is_credited
        wired += wire not in ("None", "Na", "")
        right += is_credited and article.outlet == wire
    return {
        "texts": len(texts[::step]),
        "headline_recall": found / len(texts[::step]),
        "agency_precision": right / max(1, credited),
        "agency_recall": right / max(1, wired),
    }


def zones(gold: Path, corpora: Path, step: int) -> dict[str, float | int]:
    """Against what annotators set aside: regions covered, and statements of the gold that a zone touches."""
    covered = regions = touched = statements = 0
    for name in ("gold_chains.jsonl", "train_chains.jsonl"):
        for line in (gold / name).read_text(encoding="utf-8").splitlines()[::step]:
            doc = json.loads(line)
            file = next(
                root / doc["text_file"] for root in (corpora, gold) if (root / doc["text_file"]).exists()
            )
            with file.open(encoding="utf-8", newline="") as stream:
                text = stream.read()
            article = read_text(doc["doc"], text)
            marked = {i for zone in article.zones for i in range(zone.span.start, zone.span.end)}
            for start, end in doc["ignored"]:
                if start == doc.get("annotated_until"):
                    continue
                words = [i for i in range(start, end) if not text[i].isspace()]
                regions += 1
                covered += sum(i in marked for i in words) >= 0.9 * len(words)
            for statement in doc["statements"]:
                statements += 1
                touched += any(i in marked for start, end in statement["content"] for i in range(start, end))
    return {
        "ignored_regions": regions,
        "ignored_regions_covered": covered / regions,
        "statements": statements,
        "statements_touched_by_a_zone": touched,
    }


def _letters(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))


def _word_f1(one: str, other: str) -> float:
    first, second = (Counter(re.findall(r"\w+", text.lower())) for text in (one, other))
    return 2 * (first & second).total() / max(1, first.total() + second.total())


if __name__ == "__main__":
    main()
