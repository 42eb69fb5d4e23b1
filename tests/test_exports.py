"""What lies in exports/ is what the program makes of the seeds."""

from __future__ import annotations

from pathlib import Path

from kg.pages import write_pages
from kg.store import View

EXPORTS = Path(__file__).parents[1] / "exports"
AGAIN = "rm -r exports; kg build seeds/*.txt --store /tmp/seeds; kg pages --store /tmp/seeds -o exports"


def test_exports_are_what_the_seeds_give(seed_view: View, tmp_path: Path) -> None:
    write_pages(seed_view, tmp_path)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    committed = {path.name: path.read_bytes() for path in EXPORTS.iterdir()}
    assert made.keys() == committed.keys(), f"regenerate with: {AGAIN}"
    changed = [name for name in sorted(made) if made[name] != committed[name]]
    assert not changed, f"{changed} differ; regenerate with: {AGAIN}"
