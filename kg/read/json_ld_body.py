"""The codes of editing systems that JSON-LD repeats in the text of an article, and how they are taken off."""

from __future__ import annotations

import re

_MARKUP = re.compile(
    r"</(?:p|div|a|em|strong|b|i|span|h[1-6]|li|ul|ol|blockquote|figure)>|<(?:br|p|img)\b", re.IGNORECASE
)
# [caption id="7"]...[/caption], [gallery ids="1,2"], [/quote]; [#image: /photos/7]|||its caption|||,
# +++dropcap, {: type="small"}.  What an editor puts into a quotation, [sic] or [the mayor], is no code.
_CODES = re.compile(
    r"\[(?P<code>caption|gallery|embed|video|audio|playlist)\b[^\[\]]{0,2000}\][^\[\]]{0,2000}\[/(?P=code)\]"
    r"|\[[a-z][\w-]{0,40} [\w-]{1,40}=[^\[\]]{1,2000}\]"
    r"|\[/[a-z][\w-]{0,40}\]"
    r"|\[#[a-z]\w{0,40}: ?[^\[\]]{1,500}\](?:\|\|\|[^|]{0,1000}\|\|\|)?"
    r"|^[ \t]*\+\+\+[\w-]{0,60}[ \t]*$"
    r"|\{: ?[^{}]{1,300}\}",
    re.MULTILINE,
)


def has_markup(body: str) -> bool:
    """True for a text that is HTML."""
    return bool(_MARKUP.search(body))


def without_codes(body: str) -> str:
    """The text without what an editing system notes in it for itself."""
    return _CODES.sub("", body)
