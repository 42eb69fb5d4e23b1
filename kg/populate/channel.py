"""By which platform or on what occasion something was conveyed, in the words of the article."""

from __future__ import annotations

import re

from kg.model import Report, Span, Spans, hull

_WITHIN = 60
"""Characters from the words of the act to the end of those that name the channel, at most."""

_PLATFORM = (
    r"(?:Bluesky|Discord|Facebook|Instagram|LinkedIn|Mastodon|Reddit|Signal|Snapchat|Substack|Telegram|Threads"
    r"|TikTok|Truth Social|Twitch|Twitter|VK|VKontakte|WeChat|Weibo|WhatsApp|X|YouTube"
    r"|social media|state (?:television|TV|radio)|national (?:television|TV|radio)|television|radio)"
)
_OCCASION = (
    r"(?:(?:joint )?(?:press|news) (?:conference|briefing)|(?:press|news) release|briefing|interview|hearing"
    r"|(?:written |joint |video |televised )?(?:statement|address|message)|speech|e-?mail|letter|text message"
    r"|tweet|post|podcast|memo|memoir|phone call|telephone call|rally|town hall|blog|testimony)"
)
_OWNER = r"(?:(?:a|an|the|his|her|its|their|my|this|that|another|one)\s+)?(?:[\w-]+\s+){0,2}?"
_CHANNEL = re.compile(
    rf"\b(?:(?i:on|via|over)\s+(?:the\s+|his\s+|her\s+|its\s+|their\s+)?(?:[\w-]+\s+){{0,3}}?"
    rf"(?P<platform>{_PLATFORM})"
    rf"|(?i:in|at|during|by|via|through|told)\s+{_OWNER}(?P<occasion>{_OCCASION}))(?![\w-]|['’]s?\b)"
)
_BROKEN = re.compile(r"[,;:.!?\n\"“”]")
_SENTENCE_END = re.compile(r"[.!?\n\"“”]")


def channel(text: str, report: Report, content: Spans) -> Span | None:
    """The words that name the channel of this report; None where those beside its own name none.

    A platform is preferred to the occasion on it: "in a post on Telegram" is Telegram.
    """
    if not report.cue:
        return None
    own = hull([*report.cue, *([report.mention] if report.mention else [])])
    found = [_in(text, own)] if not any(own.overlaps(part) for part in content) else []
    found += [_in(text, _behind(text, own, content)), _in(text, _ahead(text, own, content))]
    return next((span for span in found if span is not None), None)


def _in(text: str, region: Span | None) -> Span | None:
    if region is None:
        return None
    matches = list(_CHANNEL.finditer(text, region.start, region.end))
    for group in ("platform", "occasion"):
        for match in matches:
            if match[group]:
                return Span(*match.span(group))
    return None


def _behind(text: str, own: Span, content: Spans) -> Span:
    """From the act to the next break: what follows a comma may be another's."""
    end = min(len(text), own.end + _WITHIN, *(part.start for part in content if part.start >= own.end))
    broken = _BROKEN.search(text, own.end, end)
    # The last word of the act is kept: "told" of "told a briefing".
    last = text.rfind(" ", own.start, own.end) + 1 or own.start
    return Span(max(last, own.start), broken.start() if broken else end)


def _ahead(text: str, own: Span, content: Spans) -> Span | None:
    """The words that open the sentence of the act: "In a post on X, she said"."""
    earliest = max([own.start - 2 * _WITHIN, 0, *(part.end for part in content if part.end <= own.start)])
    ends = [match.end() for match in _SENTENCE_END.finditer(text, earliest, own.start)]
    start = ends[-1] if ends else earliest
    opening = text[start : own.start].strip()
    if not opening.startswith(("In ", "On ", "At ", "During ", "Via ")) or opening.count(",") > 1:
        return None
    return Span(start, own.start)
