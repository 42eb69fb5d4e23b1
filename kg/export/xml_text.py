"""Text that XML 1.0 can carry."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_safe(text: str) -> str:
    """The text with each character that XML forbids replaced by U+FFFD, so that lengths stay."""
    return _FORBIDDEN.sub("\ufffd", text)
