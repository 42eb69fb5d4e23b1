"""Words as parts of IRIs: readable, and the same for the same content."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_LEADING_ARTICLE = re.compile(r"^(the|a|an)\s+")


def slug(words: str, longest: int = 60) -> str:
    """Lower-case letters and digits of any script joined by hyphens, cut at a hyphen where possible."""
    plain = unicodedata.normalize("NFKC", words).casefold().replace("'", "").replace("’", "")
    hyphened = "-".join(re.findall(r"[^\W_]+", plain))
    if len(hyphened) <= longest:
        return hyphened
    head, hyphen, _ = hyphened[: longest + 1].rpartition("-")
    return head if hyphen else hyphened[:longest]


def digest(*parts: object, length: int = 12) -> str:
    """The first hexadecimal digits of a SHA-256 over ``parts``, each kept apart from the next."""
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def normal_name(name: str) -> str:
    """The name as its IRI has it: no case, no punctuation, no leading article."""
    lowered = _LEADING_ARTICLE.sub("", name.strip().casefold())
    return slug(lowered, 100) or digest(name)
