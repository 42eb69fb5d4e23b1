"""Silver names: a tagger's labels turned into the kinds that the product knows, outlets by a list."""

from __future__ import annotations

import json
import re
from pathlib import Path

from kg.model import Name, NameKind, Span

_KINDS = {
    "PERSON": NameKind.PERSON,
    "ORG": NameKind.ORGANIZATION,
    "GPE": NameKind.PLACE,
    "LOC": NameKind.PLACE,
    "FAC": NameKind.PLACE,
    "WORK_OF_ART": NameKind.DOCUMENT,
    "LAW": NameKind.DOCUMENT,
}

OUTLETS = (
    "60 Minutes|ABC News|AFP|AP|Agence France-Presse|Al Jazeera|Associated Press|Atlantic|Axios|BBC"
    "|BBC News|Bloomberg|Bloomberg News|Bloomberg Politics|Boston Globe|Breitbart|Breitbart News"
    "|Business Insider|BuzzFeed|BuzzFeed News|C-SPAN|CBS|CBS News|CBS This Morning|CNBC|CNN"
    "|Chicago Tribune|Christian Science Monitor|Daily Beast|Daily Caller|Daily Mail|Daily News"
    "|Dallas Morning News|Denver Post|Der Spiegel|Des Moines Register|Detroit Free Press|Detroit News"
    "|Economist|Esquire|Face the Nation|Financial Times|Forbes|Foreign Policy|Fortune|Fox Business"
    "|Fox News|Fox News Sunday|Fusion|GQ|Global Times|Good Morning America|Guardian|Haaretz|Hill|HuffPost"
    "|Huffington Post|Independent|Intercept|Interfax|Jerusalem Post|Kyodo|LA Times"
    "|Las Vegas Review-Journal|Le Monde|Los Angeles Times|MSNBC|McClatchy|Meet the Press|Miami Herald"
    "|Morning Joe|Mother Jones|NBC|NBC News|NPR|Nation|National Enquirer|National Journal|National Review"
    "|New Republic|New York Daily News|New York Magazine|New York Observer|New York Post|New York Times"
    "|New Yorker|Newsmax|Newsweek|PBS|PBS NewsHour|POLITICO|People magazine|PolitiFact|Politico"
    "|RIA Novosti|RT|RealClearPolitics|Reuters|Rolling Stone|Salon|San Francisco Chronicle|Sky News|Slate"
    "|Sputnik|State of the Union|TASS|TIME|TMZ|Talking Points Memo|Telegraph|The Atlantic|The Hill"
    "|The Today Show|This Week|Time magazine|Times of London|Today Show|U.S. News & World Report"
    "|USA TODAY|USA Today|Univision|Vanity Fair|Vice|Vox|WMUR|WND|WSJ|Wall Street Journal"
    "|Washington Examiner|Washington Free Beacon|Washington Post|Washington Times|Weekly Standard"
    "|Western Journalism|Wired|Xinhua|Yahoo News"
)
"""Outlets that US and world news of the training texts name, as an alternation."""

_OUTLET = re.compile(rf"(?:[Tt]he\s+)?(?:{OUTLETS})(?:\s+(?:newspaper|magazine))?")
_AMBIGUOUS = {
    "Hill",
    "The Hill",
    "Nation",
    "Time",
    "Atlantic",
    "The Atlantic",
    "Guardian",
    "Independent",
    "This Week",
}
_SURE = re.compile(rf"(?<![\w-])(?:The\s+|the\s+)?(?:{OUTLETS})(?![\w-])")


def read(path: Path) -> dict[str, list[tuple[int, int, str]]]:
    """Stem of a text -> start, end and label of each name in it."""
    lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {line["doc"]: [(s, e, label) for s, e, label in line["names"]] for line in lines}


def silver(text: str, found: list[tuple[int, int, str]]) -> tuple[Name, ...]:
    """The names of ``text`` in text order, not overlapping: listed outlets first, then the tagger's."""
    names = [
        Name(_trimmed(text, Span(*match.span())), NameKind.OUTLET)
        for match in _SURE.finditer(text)
        if match.group() not in _AMBIGUOUS
    ]
    for start, end, label in found:
        span = _trimmed(text, Span(start, end))
        if label not in _KINDS or not len(span) or any(span.overlaps(n.span) for n in names):
            continue
        words = span.of(text)
        if not any(c.isupper() for c in words) or "\n" in words:
            continue
        kind = _KINDS[label]
        if _OUTLET.fullmatch(words) and kind in (NameKind.ORGANIZATION, NameKind.DOCUMENT):
            kind = NameKind.OUTLET
        names.append(Name(span, kind))
    return tuple(sorted(names))


def _trimmed(text: str, span: Span) -> Span:
    """``span`` without a leading article, possessive ending, blanks and quotation marks."""
    start, end = span.start, span.end
    if match := re.compile(r"(?:[Tt]he\s+)|[\s\"\u201c\u201d'\u2018\u2019]+").match(text, start, end):
        start = match.end()
    words = text[start:end].rstrip()
    for tail in ("'s", "\u2019s", "'", "\u2019", '"', "\u201d"):
        words = words.removesuffix(tail)
    return Span(start, start + len(words)) if words else Span(start, start)
