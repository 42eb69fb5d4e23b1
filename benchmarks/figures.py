"""Figures of a benchmark on the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def show(title: str, figures: Mapping[str, Any], indent: str = "") -> None:
    """Print named figures below their title, tables in tables indented."""
    print(f"{indent}{title}", flush=True)
    for name, value in figures.items():
        if isinstance(value, dict):
            show(str(name), value, indent + "  ")
        else:
            print(
                f"{indent}  {name}: {value:.3f}" if isinstance(value, float) else f"{indent}  {name}: {value}"
            )
