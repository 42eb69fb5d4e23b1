"""The page on exports names every format and every caution that there is, and no other."""

import re
from pathlib import Path

from kg.analyse.cautions import Kind
from kg.export import formats

PAGE = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")


def test_every_format_has_a_row():
    assert re.findall(r"^\| `([a-z-]+)` \|", PAGE, re.MULTILINE) == [each.name for each in formats()]


def test_every_caution_has_a_row():
    table = PAGE.partition("The cautions:")[2].partition("## ")[0]
    rows = re.findall(r"^\| ([a-z -]+) \|", table, re.MULTILINE)
    assert sorted(rows) == sorted(["caution", *(kind.value for kind in Kind)])
