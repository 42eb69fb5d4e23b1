"""What a source's words say: names, roles, descriptions, side-by-side sources.

A source is cut at commas, brackets and relative clauses; its first part tells who it is, an apposition may.
"""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.cues import ANONYMITY
from kg.lexicon import PERSON_NOUNS, PRONOUNS, singular
from kg.model import AgentKind, Role, Span
from kg.resolve.cast import Cast, Member
from kg.resolve.heads import head_of
from kg.resolve.mention import Form, Mention, outlet_in, trimmed

_BODIES = (AgentKind.ORGANIZATION, AgentKind.OUTLET)
_RELATIVE = re.compile(r"^(?:in |of |on )?(?:which|that|where|when|whose)\s+(?=\w+\s)", re.I)
_CLAUSE = re.compile(
    r"\s*(?:,\s|(?<=[a-z])\s(?:he|she|it|they|we|I)(?=\s|$)|\s(?:(?:in|on|to|from|for|by|with)\s+)?(?:who|whom|whose|which|that)(?:\s|$)|\s[–—-]+\s|—|\s\(|;\s|:\s|\n"
    r"|\s(?:speaking|talking|writing|citing|quoting|according|wrote|said|told|when|while|"
    r"in\s+an?\s+(?:interview|statement|email|e-mail|tweet|letter|memo|op-ed|press|post|speech|video)|"
    r"dated\s+\d|dated\s+[A-Z]|on\s+condition|on\s+(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Twitter|Facebook)|"
    r"(?:provided|given|supplied|handed|shown)(?=\s(?:to|by)\b)|(?:obtained|released|seen|reviewed|cited|quoted|reported|published|posted|leaked|unsealed|circulated)"
    r"(?=\s(?:by|in|on|to|from|earlier|last|\w+day)\b|$)|(?:contacted|approached)(?=\s(?:by)\b)|(?:issued|filed|submitted)(?=\s(?:in|on|earlier|last|\w+day)\b|$)|"
    r"(?:acknowledg|admit|argu|assert|boast|brag|claim|complain|confess|declar|deny|describ|insist|say|stat|tell|threaten"
    r"|urg|vow|warn)(?:t?ing))\b)"
)
_WHO = re.compile(r"\s(?:who|whose)\s[^,;:()“”\"\n–—]+?(?=\s*(?:[,;:()“”\"\n–—]|$))")
_AND = re.compile(r"\s*(?:,\s*and|,|\band\b|\bor\b|&|\bas well as\b|\balong with\b)\s+")
_LAST_LOWER = re.compile(r"\b([a-z]+) $")
_ARTICLES = frozenset({"a", "an", "the"})
_WORD = re.compile(r"[\w&]+(?:[-'’]\w+)*")
_NAME_AND_PRONOUN = re.compile(r"(?P<name>[A-Z]\w+(?: [A-Z]\w+)*) (?:he|she|they|it)$")
_WITH_OTHERS = re.compile(r"(?P<one>he|she|they|we|i)\s+and\s+", re.I)
_OTHERS = re.compile(r"(?:(?:several|many|some|two|three|four|five)\s+)?other\b|others\b", re.I)


def read_mention(text: str, span: Span, cast: Cast) -> Mention | None:
    """What the source in ``span`` says; None when no word of it can name anyone."""
    span = trimmed(text, span)
    if relative := _RELATIVE.match(span.of(text)):
        span = Span(span.start + relative.end(), span.end)
    if not len(span) or span.of(text).casefold() in _ARTICLES:
        return None
    if behind_name := _NAME_AND_PRONOUN.match(text, span.start, span.end):
        span = Span(behind_name.end("name") + 1, span.end)
    if with_others := _WITH_OTHERS.match(text, span.start, span.end):
        span = Span(*with_others.span("one"))
    if span.of(text).casefold() in PRONOUNS:
        return Mention(span, Form.PRONOUN, AgentKind.UNNAMED, head=span.of(text).casefold())
    segments = _segments(text, span)
    heads = [_head(text, segment, cast) for segment in segments]
    named = next(
        (
            i
            for i, h in enumerate(heads)
            if h is not None and h.form is Form.NAME and h.kind is AgentKind.PERSON
            if i == 0 or (h.member is not None and (not h.member.weak or _called_by_role(text, h)))
        ),
        None,
    )
    first = heads[0]
    if first is not None and first.form is Form.DESCRIPTION and first.kind is AgentKind.UNNAMED:
        first = heads[0] = _restricted(text, first, segments[0], span)
    if named is None and first is not None and first.form is not Form.NAME and len(heads) > 1:
        body = heads[1]
        if body is not None and body.form is Form.NAME and body.kind in _BODIES and body.span == segments[1]:
            # "the ferry's operator, Blue Lines"
            return replace(body, roles=(*body.roles, Role(segments[0])))
    if named and first is not None and (first.form is not Form.NAME) and first.kind is AgentKind.UNNAMED:
        # "his press secretary, Peter Cook": the apposition names whom the first words describe.
        whole = heads[named]
        assert whole is not None
        return _with_roles(whole, (*whole.roles, Role(segments[0])), outlet_in(segments[0], cast))
    if first is None:
        return next((h for h in heads if h is not None), None)
    if first.form is Form.NAME and first.kind is AgentKind.PERSON and len(segments) > 1:
        apposition = segments[1]
        if _is_role(text, apposition):
            return _with_roles(
                first, (*first.roles, Role(apposition)), first.outlet or outlet_in(apposition, cast)
            )
    return first


def _called_by_role(text: str, mention: Mention) -> bool:
    """True for a name right behind what its bearer is: "the man's brother Gulzar"."""
    before = _LAST_LOWER.search(text, max(0, mention.span.start - 30), mention.span.start)
    return before is not None and singular(before.group(1)) in PERSON_NOUNS


def _restricted(text: str, mention: Mention, segment: Span, source: Span) -> Mention:
    """A description with the clause that tells of whom it is: "officials who have seen the letters"."""
    clause = _WHO.match(text, segment.end, source.end)
    if clause is None or ANONYMITY.search(text, segment.end, clause.end()):
        return mention
    return replace(mention, span=Span(mention.span.start, clause.end()), form=Form.DESCRIPTION)


def _with_roles(mention: Mention, roles: tuple[Role, ...], outlet: Member | None) -> Mention:
    return replace(mention, roles=roles, outlet=mention.outlet or outlet)


def _segments(text: str, span: Span) -> list[Span]:
    """The source cut at commas, brackets and relative clauses."""
    found, start = [], span.start
    for cut in _CLAUSE.finditer(text, span.start, span.end):
        if cut.start() > start:
            found.append(Span(start, cut.start()))
        start = cut.end()
    if start < span.end:
        found.append(Span(start, span.end))
    return [s for s in (trimmed(text, f) for f in found) if len(s)] or [span]


def _head(text: str, segment: Span, cast: Cast) -> Mention | None:
    """What one segment names or describes."""
    parts = _coordinated(text, segment, cast)
    if len(parts) > 1 and _OTHERS.match(text, parts[1].start):
        # "Varga and other officials": who is named speaks
        first = head_of(text, parts[0], cast)
        if first is not None and first.form is Form.NAME:
            return first
    if len(parts) > 1:
        mentions = [m for m in (head_of(text, p, cast) for p in parts) if m is not None]
        if len(mentions) > 1 and all(m.form is Form.NAME for m in mentions):
            first = mentions[0]
            return Mention(
                first.span,
                first.form,
                first.kind,
                first.member,
                first.head,
                first.roles,
                first.outlet,
                tuple(mentions[1:]),
            )
    return head_of(text, segment, cast)


def _coordinated(text: str, segment: Span, cast: Cast) -> list[Span]:
    names = [m.span for m, _ in cast.named_within(segment)]
    parts, start = [], segment.start
    for joint in _AND.finditer(text, segment.start, segment.end):
        if any(n.start < joint.end() and joint.start() < n.end for n in names):
            continue
        parts.append(Span(start, joint.start()))
        start = joint.end()
    parts.append(Span(start, segment.end))
    return [p for p in parts if len(p)]


def _is_role(text: str, span: Span) -> bool:
    return any(singular(w.group()) in PERSON_NOUNS for w in _WORD.finditer(text, span.start, span.end))
