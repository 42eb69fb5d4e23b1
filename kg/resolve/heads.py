"""What one noun phrase in source position names or describes.

"Kremlin spokesman Dmitry Peskov" is a name with a role; "a US official familiar with the talks" a
description; "an article in the Herald" the paper; "her letter" a document.
"""

from __future__ import annotations

import re

from kg.lexicon import (
    AUTHORED,
    DOCUMENT_NOUNS,
    NEWSROOM_NOUNS,
    NOT_NAMES,
    OFFICES,
    ORGANIZATION_NOUNS,
    OUTLET_NOUNS,
    PERSON_NOUNS,
    REPORT_NOUNS,
    TITLES,
    singular,
)
from kg.model import AgentKind, Role, Span
from kg.resolve.cast import Cast, Member
from kg.resolve.mention import Form, Mention, outlet_in, trimmed
from kg.resolve.names import NameSpan

_PREPOSITION = re.compile(
    r"\s(?:of|for|at|in|from|on|with|to|by|inside|within|close|familiar|near|among|about|against|overseeing|working|involved|briefed|"
    r"supporting|backing|running|leading|serving|representing|(?:\w+ed|written|sent|seen|given)(?=\s(?:by|for|from|to|in|on|last|earlier|this|\w+day)\b))\s"
)
_OFFICE_OWNS = re.compile(r"\sof\s(?P<office>\w+)['’]s?\s")
_PARTICIPLE = re.compile(r"\s(?:(?:being|previously|recently)\s)?(?:\w+ed|sent|seen|given)\s")
_WORD = re.compile(r"[\w&]+(?:[-'’]\w+)*")
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "their", "its"})
_OWN = frozenset({"his", "her"})
_SAYS_ITSELF = frozenset({"journal", "program", "programme", "site", "website", "blog", "station"})
_POSSESSIVE = re.compile(r"['’](?:s\b)?")
_WHEN = re.compile(
    r"\s+(?:(?:out|released|published|issued|posted|conducted)\s+)?(?:on\s+|late\s+|earlier\s+)?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|th(?:is|at)\s+(?:week|month|year))$"
)
_TRAILING = re.compile(
    r"(?<=\w)\s(?:published|released|issued|posted|aired|conducted|being|previously|recently)$"
)
FROM_SOMEBODY = re.compile(r"\s(?:from|by)\s")
_WRITTEN_BY = re.compile(
    r"\s+(?:\w+ed\s+|written\s+)?(?:(?:on\s+)?\w+day\s+)?by\s+(?:the\s+)?"
    r"(?:(?:daily|newspaper|magazine|weekly|broadcaster|website|(?:news\s+)?(?:agency|site|outlet))\s+)?$",
    re.I,
)
_MADE_BY = re.compile(
    r"\s(?:\w+ly\s)?(?:authored|drafted|filed|prepared|signed|submitted|written)"
    r"\s+by\s+(?:the\s+)?(?:[\w.’'-]+\s+){0,4}"
)
_BY_BODY = re.compile(
    r"\s+(?:(?:analy[sz]ed|carried\s+out|collected|commissioned|compiled|conducted|made|produced)\s+)?"
    r"(?:by|from)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}?"
)
_PRINTED_IN = re.compile(r"\s+(?:\w+day\s+)?(?:in|from|on|of|for)\s+(?:the\s+)?$", re.I)
_CAPITALS = re.compile(r"(?:[A-Z][\w.&-]*\s+)+")
_PAPERS_TO_READ = frozenset(
    (
        "academic briefing cabinet confidential consultation court discussion draft government green internal"
        " ministry policy position research scientific strategy white working"
    ).split()
)
_OF_NEWS = frozenset(
    (
        "a an the this that same other news press wire state state-run state-owned official semi-official"
        " private"
    ).split()
)
"""What an agency may be called that is a news agency."""
_SAYINGS = frozenset(
    "accusation allegation appeal assertion call claim complaint contention demand denial insistence pledge"
    " promise suggestion threat warning".split()
)
"""What somebody says, by nouns: whose it is says it."""
_BEFORE_NAMES = PERSON_NOUNS | {"the", "a", "an", "mr", "mrs", "ms", "his", "her", "and", "or"}
_PARTIES = frozenset({"GOP", "Tory", "Labour", "Republican", "Democratic", "Conservative"})
_LONG, _LONG_DOUBLED = 5, 9
"""Most words of a description that refers back: longer ones introduce."""
_NO_AUTHOR = frozenset({"poll", "polling", "survey", "census", "data", "statistics", "record", "transcript"})


def head_of(text: str, segment: Span, cast: Cast) -> Mention | None:
    """What ``segment``, a noun phrase, names or describes; None when no word of it can."""
    names = cast.named_within(segment)
    if (officer := _office_with_duty(text, segment, names)) is not None:
        return officer
    core_end = segment.end
    for cut in _PREPOSITION.finditer(text, segment.start, segment.end):
        office = _OFFICE_OWNS.match(text, cut.start(), segment.end)
        if office is not None and office.group("office").casefold() in OFFICES:
            continue  # "the secretary of state's website" is a website
        if not any(n.titled.start < cut.end() and cut.start() < n.span.end for n, _ in names):
            made = _TRAILING.search(text, segment.start, cut.start())
            core_end = made.start() if made else cut.start()
            break
    core = Span(segment.start, core_end)
    if when := _WHEN.search(text, core.start, core.end):
        segment = Span(core.start, when.start()) if core.end == segment.end else segment
        core = Span(core.start, when.start())
    in_core = [(n, m) for n, m in names if n.span.end <= core.end]
    if in_core:
        name, member = in_core[-1]
        rest = text[name.span.end : core.end]
        if not _WORD.search(_POSSESSIVE.sub("", rest)):
            return _named(text, name.span, member, core, segment, in_core, cast)
    words = list(_WORD.finditer(text, core.start, core.end))
    after = [(n, m) for n, m in names if n.span.start >= core.end]
    behind = next(((n, m) for n, m in after if not m.weak), None)
    if not words:
        return None
    written = _written(text, core, singular(words[-1].group()), after)
    if written is not None:
        return written
    if (
        in_core
        and singular(words[-1].group()) in _SAYINGS
        and _POSSESSIVE.fullmatch(text, in_core[-1][0].span.end, words[-1].start() - 1)
    ):
        name, member = in_core[-1]  # "Norland's call" is Norland's
        return Mention(name.span, Form.NAME, member.kind, member)
    owners = (n.span for n, m in in_core if m.kind is AgentKind.PERSON and text[n.span.end] in "'’")
    if (owner := next(owners, None)) is not None:
        # "Sen. Jane Roe's campaign" is the campaign of Jane Roe
        before = text[segment.start : owner.start]
        if _CAPITALS.fullmatch(before) or _is_role(before):
            segment = Span(owner.start, segment.end)
    # "a legal opinion drafted for the firm" is a legal opinion; "people briefed on the plan" stay whole.
    drafted = (
        _PARTICIPLE.match(text, core.end, segment.end) and singular(words[-1].group()) not in PERSON_NOUNS
    )
    described = core if drafted else segment
    maker = next(((n, m) for n, m in reversed(after) if m.kind is AgentKind.PERSON and not m.weak), None)
    return _described(text, described, core, words, in_core, behind or next(iter(after), None), maker)


def _office_with_duty(text: str, segment: Span, names: list[tuple[NameSpan, Member]]) -> Mention | None:
    """The person at the end of "Vice President for news and talk Jane Roe", with all before as a role."""
    if not names or names[-1][0].span.end != segment.end or names[-1][1].kind is not AgentKind.PERSON:
        return None
    name, member = names[-1]
    before = Span(segment.start, name.titled.start)
    cut = _PREPOSITION.search(text, before.start, before.end)
    if cut is None or member.weak or cut.group().strip() not in ("of", "for"):
        return None  # "an officer close to Lim" is not Lim
    held, duty = _WORD.findall(text, before.start, cut.start()), _WORD.findall(text, cut.end(), before.end)
    office = bool(held) and held[-1].casefold() in TITLES
    if not office or not duty or not duty[-1].islower() or singular(duty[-1]) in _BEFORE_NAMES:
        return None
    if duty[0] == "the" and duty[-1] not in OFFICES:
        return None  # "the captain of the trawler Vega": the name is the trawler's
    return Mention(name.span, Form.NAME, member.kind, member, roles=(Role(trimmed(text, before)),))


def _written(text: str, core: Span, head: str, after: list[tuple[NameSpan, Member]]) -> Mention | None:
    """Who wrote or printed an article, or who made a remark, that is given as the source.

    "an article in the Herald" is the Herald, "a column by Jane Roe" Jane Roe, "an article by the
    Herald's Jane Roe" is she, of the Herald (guidelines, rule 17).
    """
    if not after:
        return None
    (name, member), between = after[0], text[core.end : after[0][0].titled.start]
    if head in REPORT_NOUNS and member.kind is AgentKind.OUTLET:
        if len(after) > 1 and after[1][1].kind is AgentKind.PERSON:
            writer, person = after[1]
            if re.fullmatch(r"['’]s?\s", text[name.span.end : writer.titled.start]):
                return Mention(writer.span, Form.NAME, AgentKind.PERSON, person, outlet=member)
        if _PRINTED_IN.fullmatch(between) or _WRITTEN_BY.fullmatch(between):
            return Mention(name.span, Form.NAME, AgentKind.OUTLET, member)
    remark = head in REPORT_NOUNS or (kind_of_head(head) is AgentKind.UNNAMED and head not in PERSON_NOUNS)
    if remark and member.kind is AgentKind.PERSON and not member.weak and _WRITTEN_BY.fullmatch(between):
        return Mention(name.span, Form.NAME, AgentKind.PERSON, member)
    return None


def _named(
    text: str,
    name: Span,
    member: Member,
    core: Span,
    segment: Span,
    in_core: list[tuple[NameSpan, Member]],
    cast: Cast,
) -> Mention:
    """A name with what stands before and behind it in its segment as roles."""
    roles = []
    before = trimmed(text, Span(core.start, max(core.start, name.start)))
    if len(before) and before.of(text).casefold() not in NOT_NAMES:
        roles.append(Role(before))
    after = trimmed(text, Span(core.end, max(core.end, segment.end)))
    if len(after):
        roles.append(Role(after))
    outlet = None
    if member.kind is AgentKind.PERSON:
        beside = (m for _, m in in_core if m.kind is AgentKind.OUTLET)
        outlet = next(beside, None) or outlet_in(Span(core.end, segment.end), cast)
    return Mention(name, Form.NAME, member.kind, member, roles=tuple(roles), outlet=outlet)


def _is_role(words: str) -> bool:
    """True for "Presidential candidate", which stands before a name without a comma."""
    found = _WORD.findall(words)
    return bool(found) and singular(found[-1]) in PERSON_NOUNS


def _described(
    text: str,
    segment: Span,
    core: Span,
    words: list[re.Match[str]],
    in_core: list[tuple[NameSpan, Member]],
    behind: tuple[NameSpan, Member] | None,
    maker: tuple[NameSpan, Member] | None = None,
) -> Mention:
    """A description: what its head noun is, and whether it refers back.

    maker  the person named last behind it: "filed by Harlan police Detective Karen Lunt"
    """
    head = singular(_POSSESSIVE.sub("", words[-1].group()))
    first = words[0].group().casefold()
    owner = next((pair for pair in reversed(in_core) if pair[0].span.end < words[-1].start()), None)
    in_core = [(n, m) for n, m in in_core if not m.weak]
    outlet = next(((n, m) for n, m in in_core if m.kind is AgentKind.OUTLET), None)
    if outlet is not None and head in REPORT_NOUNS | NEWSROOM_NOUNS | OUTLET_NOUNS:
        # An outlet's article is the outlet (guidelines, rule 17), and so is "the Herald newspaper".
        return Mention(outlet[0].span, Form.NAME, AgentKind.OUTLET, outlet[1])
    kind = _kind_of(words, head)
    if kind is AgentKind.OUTLET:
        definite = first in _DEFINITE or first in _OWN
        return Mention(segment, Form.BACK if definite else Form.DESCRIPTION, kind, head=head)
    places = all(m.kind is AgentKind.COUNTRY or m.name in _PARTIES for _, m in in_core)
    doubled = any(w.group() == "and" for w in words)  # "the Ohio senator and presidential candidate"
    short = len(words) <= (_LONG_DOUBLED if doubled else _LONG)
    back = first in _DEFINITE and (places if kind is AgentKind.UNNAMED else not in_core) and short
    named_behind = behind is not None and not behind[1].weak
    form = Form.BACK if back and not named_behind else Form.DESCRIPTION
    author: tuple[Span, Member] | None = None
    made = behind is not None and _MADE_BY.fullmatch(text, core.end, behind[0].titled.start)
    behind = maker if made and maker is not None else behind
    if behind is not None and behind[1].kind is AgentKind.ORGANIZATION and head not in _NO_AUTHOR:
        made = made or _BY_BODY.fullmatch(text, core.end, behind[0].titled.start)
    if kind is AgentKind.DOCUMENT and behind is not None and (head in AUTHORED or made):
        author, segment = (behind[0].span, behind[1]), core
    elif kind is AgentKind.DOCUMENT and head in AUTHORED and FROM_SOMEBODY.match(text, core.end):
        segment = core
    elif kind is AgentKind.DOCUMENT and owner is not None and head not in _NO_AUTHOR:
        possessive = text[owner[0].span.end : owner[0].span.end + 1] in ("'", "’")
        body = owner[1].kind is AgentKind.ORGANIZATION and head in AUTHORED
        if possessive or body:
            author = (owner[0].span, owner[1])
    journalist_of = outlet[1] if outlet and kind is AgentKind.UNNAMED else None
    return Mention(segment, form, kind, head=head, outlet=journalist_of, author=author)


def _kind_of(words: list[re.Match[str]], head: str) -> AgentKind:
    """What a description is: several bodies without a name, and "media reports", are unnamed sources."""
    kind = kind_of_head(head)
    several = words[-1].group().casefold() != head
    if head == "paper" and len(words) > 1 and words[-2].group().casefold() in _PAPERS_TO_READ:
        return AgentKind.DOCUMENT
    if (
        head == "agency"
        and len(words) > 1
        and words[-2].group().islower()
        and words[-2].group() not in _OF_NEWS
    ):
        kind = AgentKind.ORGANIZATION  # "the intelligence agency"
    if kind is AgentKind.ORGANIZATION and several:
        return AgentKind.UNNAMED
    if head in REPORT_NOUNS and any(w.group().casefold() in ("media", "press", "news") for w in words[:-1]):
        return AgentKind.UNNAMED
    return kind


def kind_of_head(head: str) -> AgentKind:
    """What a description is by its head noun; unnamed persons when the noun is unknown."""
    if head in PERSON_NOUNS:
        return AgentKind.UNNAMED
    if head in OUTLET_NOUNS and head not in _SAYS_ITSELF:
        return AgentKind.OUTLET
    if head in DOCUMENT_NOUNS:
        return AgentKind.DOCUMENT
    if head in OUTLET_NOUNS:
        return AgentKind.OUTLET
    if head in ORGANIZATION_NOUNS:
        return AgentKind.ORGANIZATION
    return AgentKind.UNNAMED
