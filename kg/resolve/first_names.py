"""Common first names and whose they are: ``kg/data/first_names.csv``."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

FEMALE, MALE = "female", "male"


def gender_of(first_name: str) -> str | None:
    """:data:`FEMALE` or :data:`MALE` for a common first name, else None."""
    return _genders().get(first_name.casefold())


def has_first_name(name: str) -> bool:
    """True when a name of two or three words begins with a common first name."""
    words = name.split()
    return 2 <= len(words) <= 3 and gender_of(words[0]) is not None


@cache
def _genders() -> dict[str, str]:
    with (files("kg") / "data" / "first_names.csv").open(encoding="utf-8") as lines:
        return {row["name"].casefold(): row["gender"] for row in csv.DictReader(lines)}
