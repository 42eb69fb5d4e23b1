"""Reading: paths and bytes to articles.

:func:`read_paths` is the whole of it for most callers.  Every input ends as an ``Article`` or as an
``UnreadableArticle`` that says what is wrong; nothing is dropped and nothing is raised away.
"""

from kg.read.as_json import remarks, to_json
from kg.read.fetch import Fetcher
from kg.read.files import passed_over, read_paths
from kg.read.imprint import Imprint
from kg.read.limits import DEFAULT_LIMITS, Limits
from kg.read.outlets import NO_OUTLETS, Outlets
from kg.read.plain import read_text

__all__ = [
    "DEFAULT_LIMITS",
    "NO_OUTLETS",
    "Fetcher",
    "Imprint",
    "Limits",
    "Outlets",
    "passed_over",
    "read_paths",
    "read_text",
    "remarks",
    "to_json",
]
