"""What can go wrong, said so that a person can mend it: what thing, what is wrong, what to do."""

from __future__ import annotations

import re
from pathlib import Path

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, which repaint a terminal; marks that turn the direction; halves of surrogate pairs."""


def printable(words: str, lines: bool = False) -> str:
    r"""``words`` fit to be shown: what a terminal would obey is written out (``\x1b``).

    lines  leave line ends and tabs as they are
    """
    return _UNPRINTABLE.sub(
        lambda match: (
            match[0] if lines and match[0] in "\n\t" else match[0].encode("unicode_escape").decode()
        ),
        words,
    )


class KgError(Exception):
    """Base of all errors that the program expects; the message is one clear sentence or two.

    what    the file, folder or thing concerned
    wrong   what is wrong with it
    remedy  what the person can do
    """

    def __init__(self, what: str | Path, wrong: str, remedy: str) -> None:
        self.what, self.wrong, self.remedy = str(what), wrong, remedy
        super().__init__(f"{printable(self.what)}: {printable(wrong, lines=True)}. {remedy}")

    def __reduce__(self) -> tuple[type[KgError], tuple[str, str, str], dict[str, object]]:
        """Made again from its three parts, so that an error can come from another process."""
        return type(self), (self.what, self.wrong, self.remedy), self.__dict__


class UnreadableArticle(KgError):
    """An input that cannot be read as a news article."""


class StoreError(KgError):
    """A store that cannot be opened, read or written."""


class NotFound(KgError):
    """Nothing in the store matches what was asked for."""


class BadQuery(KgError):
    """A query that the engine refuses, or a name that the library does not have."""


class EngineError(KgError):
    """What reads articles out in several processes or on a cluster is missing, or cannot be used."""


class UnusableModel(KgError):
    """The encoder's files are missing or not the ones that the model card names."""


class BadDecision(KgError):
    """A line of a decisions file that cannot be read or followed."""
