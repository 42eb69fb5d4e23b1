"""Paragraphs and sentences of an article's body, as spans of its unchanged text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Article, Span

_PARAGRAPH = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")

_TERMINATOR = re.compile(
    r"""(?P<mark>[.!?\u2026]+)(?P<close>["\u201d\u2019'\u00bb)\]]*)"""
    r"""[^\S\n]+(?=["\u201c\u2018'\u00ab(\[\u2014\u2013-]*[^\W_])""",
)

_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[\"\u201c\u2018'\u2014-])(?:"
    # titles, ranks, offices: always before a name
    r"(?:Mr|Mrs|Ms|Mx|Messrs|Dr|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Cpl|Pvt|Prof|Rev|Fr"
    r"|Hon|Pres|Supt|Insp|Det|Amb|Atty|Dir|Asst|Sec|St|Ste|Mt|Ft|vs|v|cf|al|ca|approx|est|eds?|pp?|Vol|Art|Fig|Nos?"
    # months, places, companies
    r"|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich"
    r"|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Penn|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|Ave|Blvd|Rd|Dept|Univ|Bros|Assn"
    # initials and dotted abbreviations that lean on the next word
    r"|[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]|e\.g|i\.e)\.$)"
)
_ENDS_WHEN_CAPITAL = re.compile(r"(?:^|\s)(?:Inc|Corp|Co|Ltd|LLC|Jr|Sr|etc|[ap]\.m)\.$")
_HOUR = re.compile(r"\d\s?[ap]\.m\.$")
_DAY = re.compile(r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{2,3}T|Eastern|Pacific|Central|GMT)\b")
_DOTTED = re.compile(r"(?:[A-Za-z]\.){2,}$")

_OPENERS = (
    r"(?:The|A|An|It|He|She|They|We|I|You|This|That|These|Those|But|And|In|On|At|As|For|His|Her|Its|Their|My|Our"
    r"|When|While|If|After|Before|Since|There|Then|What|Who|Why|How|Not|No|Yet|Still|So|Or|By|With|From|To|Some"
    r"|Many|Most|Both|Once|Now|Today|Meanwhile|However|According|Asked|Instead)\b"
)
_STARTS_SENTENCE = re.compile(r"[\"\u201c\u2018'(\[]*" + _OPENERS)

_QUESTION_TAG = re.compile(
    r"(?:(?:[A-Z][\w.\u2019'-]*|the|of|and|a)\s+){1,6}"
    r"(?:said|says|asked|asks|wrote|writes|told|tweeted|added|replied|wondered|demanded|shouted|continued|quipped)\b"
)


def body(article: Article) -> list[Span]:
    """The stretches of the text that no zone covers, in text order."""
    stretches, at = [], 0
    for zone in sorted(article.zones):
        if zone.span.start > at:
            stretches.append(Span(at, zone.span.start))
        at = max(at, zone.span.end)
    if at < len(article.text):
        stretches.append(Span(at, len(article.text)))
    return stretches


def paragraphs(text: str, stretches: list[Span]) -> list[Span]:
    """The paragraphs within ``stretches``: runs between line ends, blanks at both ends left out."""
    return [
        span
        for stretch in stretches
        for match in _PARAGRAPH.finditer(text, stretch.start, stretch.end)
        if (span := _stripped(text, Span(*match.span())))
    ]


def split(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of one paragraph; together they cover all of its words."""
    start = paragraph.start
    for match in _TERMINATOR.finditer(text, paragraph.start, paragraph.end):
        end = match.end("close")
        if _ends_sentence(text, start, match) and (span := _stripped(text, Span(start, end))):
            yield span
            start = match.end()
    if span := _stripped(text, Span(start, paragraph.end)):
        yield span


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    """True when the terminator found is not that of an abbreviation or of a tagged question."""
    head = text[max(start, match.end("mark") - 24) : match.end("mark")]
    after = text[match.end() : match.end() + 80]
    first = after.lstrip("\"\u201c\u2018'\u00ab([\u2014\u2013-")[:1]
    if first.islower():
        return False
    if match["mark"] == ".":
        if _HOUR.search(head) and _DAY.match(after):
            return False
        if _ENDS_WHEN_CAPITAL.search(head):
            return bool(match["close"]) or not first.isdigit()
        if _DOTTED.search(head) or re.search(r"\bNo\.$", head):
            # "in the U.S. The ..." ends a sentence, "the U.S. Senate" and "No. 2" do not
            return bool(match["close"]) or bool(_STARTS_SENTENCE.match(after))
        if _ABBREVIATION.search(head):
            return False
    if match["close"] and match["mark"][-1] in "?!\u2026":
        return not _QUESTION_TAG.match(after)
    return True


def _stripped(text: str, span: Span) -> Span | None:
    """``span`` without blanks at its ends; None when nothing is left."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
