"""Building a folder: every article ends in one fate, and the number of processes changes nothing."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from kg.build import Fate, build
from kg.store import open_view, open_writer

NEWS = "{who} said the bridge would reopen in June, Reuters reported, citing a city official."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    for n, who in enumerate(("Ellen Varga", "Tomas Reed", "Ivan Dorn")):
        header = f"outlet: The Springfield Herald\npublished: 2031-03-{n + 10}\n\n"
        (articles / f"{n}.txt").write_text(header + NEWS.format(who=who), "utf-8")
    (articles / "empty.txt").write_bytes(b"")
    return articles


def built(folder: Path, store: Path, jobs: int = 1) -> list[Fate]:
    with open_writer(store) as writer:
        return [outcome.fate for outcome in build([folder], writer, jobs)]


def exported(store: Path) -> bytes:
    return b"".join(sorted(b"".join(open_view(store).nquads()).splitlines(keepends=True)))


def test_every_article_ends_in_exactly_one_fate(folder: Path, tmp_path: Path) -> None:
    assert Counter(built(folder, tmp_path / "s")) == {Fate.STORED: 3, Fate.REFUSED: 1}
    assert Counter(built(folder, tmp_path / "s")) == {Fate.UNCHANGED: 3, Fate.REFUSED: 1}


def test_a_changed_article_is_replaced_as_a_whole(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "s"
    built(folder, store)
    article = folder / "0.txt"
    article.write_text(article.read_text("utf-8").replace("June", "July"), "utf-8")
    assert Counter(built(folder, store)) == {Fate.STORED: 1, Fate.UNCHANGED: 2, Fate.REFUSED: 1}


@pytest.mark.slow
def test_two_processes_give_the_same_store_as_one(folder: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    assert built(folder, one) == built(folder, two, jobs=2)
    assert exported(one) == exported(two)


def test_the_report_lists_every_article(folder: Path, tmp_path: Path) -> None:
    from click.testing import CliRunner

    from kg.cli import main

    report = tmp_path / "report.jsonl"
    CliRunner().invoke(main, ["build", str(folder), "--store", str(tmp_path / "s"), "--report", str(report)])
    lines = [json.loads(line) for line in report.read_text("utf-8").splitlines()]
    assert Counter(line["fate"] for line in lines) == {"stored": 3, "refused": 1}
    assert all(line["reason"] for line in lines if line["fate"] == "refused")
