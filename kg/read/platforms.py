"""Platforms that carry anyone's words: none of them is the outlet of what stands on it."""

from __future__ import annotations

import re

_NAMES = frozenset(
    """
    medium substack wordpress wordpress.com blogger blogspot tumblr ghost livejournal typepad wix squarespace
    beehiiv buttondown mailchimp patreon linkedin facebook twitter x instagram telegram reddit youtube quora
    """.split()
)
_HOST = re.compile(
    r"(?:^|\.)(?:medium\.com|substack\.com|wordpress\.com|blogspot\.[a-z.]{2,6}|blogger\.com|tumblr\.com|ghost\.io"
    r"|livejournal\.com|typepad\.com|wixsite\.com|squarespace\.com|beehiiv\.com|buttondown\.(?:com|email)"
    r"|mailchi\.mp|patreon\.com|linkedin\.com|facebook\.com|twitter\.com|x\.com|instagram\.com|t\.me|reddit\.com"
    r"|youtube\.com|quora\.com)$"
)
_BARE = re.compile(r"^(?:www|m|mobile)\.")


def is_platform(name: str) -> bool:
    """True for the name of a platform, to be asked only of names that no registry of outlets knows."""
    return name.strip().casefold() in _NAMES


def publication_at(host: str) -> str | None:
    """The host that names whoever publishes there ("tide.substack.com"); None for a platform's own."""
    host = _BARE.sub("", host.casefold())
    match = _HOST.search(host)
    return (host or None) if match is None or match.start() else None
