"""Words for people: how a hand, an article and its evidence are put into plain text.

Texts of articles and names come from outside, so everything that is shown goes through :func:`visible`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.model import AgentKind, ArticleCard, Evidence, Hand, Manner, Provenance, Quotation

KIND_WORDS = {
    AgentKind.PERSON: "person",
    AgentKind.OUTLET: "news outlet",
    AgentKind.ORGANIZATION: "organization",
    AgentKind.COUNTRY: "country",
    AgentKind.UNNAMED: "unnamed",
    AgentKind.DOCUMENT: "document",
}
QUOTATION_WORDS = {
    Quotation.DIRECT: "quoted word for word",
    Quotation.MIXED: "partly quoted",
    Quotation.INDIRECT: "in the reporter's words",
}
# Control characters, bidirectional embeddings, overrides and isolates, halves of surrogate pairs.
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_NOT = re.compile(
    r"\b(?:no|not|never|neither|nor|nobody|none|cannot)\b|n[’']t\b|\b(?:fail|neglect|declin|refus)\w* to\b",
    re.IGNORECASE,
)
_DENIED = "denied: "
_NEARBY = 2  # a cue and a mention this close read as one phrase: "according to TASS"


def visible(text: str) -> str:
    """The text on one line, with nothing in it that could steer a terminal or turn the reading order.

    Runs of white space become one space; control characters and bidirectional overrides are spelled out.
    """
    return _STEERING.sub(lambda found: f"<U+{ord(found[0]):04X}>", " ".join(text.split()))


def short(text: str, limit: int = 120) -> str:
    """The text in :func:`visible` form, cut after ``limit`` characters with an ellipsis that says so."""
    shown = visible(text)
    return shown if len(shown) <= limit else shown[: limit - 1].rstrip() + "…"


def in_order(provenances: Iterable[Provenance]) -> list[Provenance]:
    """Oldest article first, statements in text order: the order of every list that people see.

    Articles without a date come last, so that they never pass for the earliest.
    """
    return sorted(
        set(provenances),
        key=lambda p: (
            p.article.published or "9999",
            p.article.outlet or "",
            p.article.iri,
            p.content,
            len(p.id),
            p.id,
            p.statement,
        ),
    )


def denies(provenance: Provenance) -> bool:
    """True when whoever is at the end of the chain denies what the statement says."""
    if not provenance.hands or provenance.origin.manner is not Manner.DENIED:
        return False
    return not negated_cue(provenance.origin)  # "did not deny" denies nothing


def unsaid(provenance: Provenance) -> Hand | None:
    """The hand by which this was not said: who "has not confirmed" it, or "denied that she had said" it."""
    for number, hand in enumerate(provenance.hands):
        passes_on = number < len(provenance.hands) - 1
        if negated_cue(hand) or (passes_on and hand.manner is Manner.DENIED):
            return hand
    return None


def not_asserted(provenance: Provenance) -> str:
    """What stands before words that are denied, or were not said, so that none takes them for asserted.

    Words that tell of the denial themselves need nothing: "Arvend denied that it had hidden a leak".
    """
    hand = provenance.origin if denies(provenance) else unsaid(provenance)
    told = hand.cue if hand else ()
    if hand is None or any(a.start < b.end and b.start < a.end for a in provenance.content for b in told):
        return ""
    if denies(provenance):
        return _DENIED
    return f"{names(hand)} “{visible(' … '.join(part.exact for part in told))}”: "


def claimed(wording: str, statements: Iterable[Provenance]) -> str:
    """What stands for a claim, quoted, in a sentence about it; its denial where it is only denied.

    statements  all that make the claim
    """
    words, ways = bare_quoted(short(wording)), {not_asserted(statement) for statement in statements}
    if "" in ways or not ways:
        return words
    return f"the denial of {words}" if ways == {_DENIED} else f"{min(ways - {_DENIED})}{words}"


def negated_cue(hand: Hand) -> str:
    """The words by which a hand is told not to have said something; empty where it is told to have."""
    cue = " … ".join(part.exact for part in hand.cue)
    return cue if _NOT.search(cue) else ""


def outlet(article: ArticleCard) -> str:
    """The outlet's name, or a phrase that says that the article names none."""
    return short(article.outlet) if article.outlet else "an outlet that the article does not name"


def dated(article: ArticleCard) -> str:
    """Outlet and date: "Global Times, 2025-04-22"; a missing date is said, not skipped."""
    return f"{outlet(article)}, {article.published or 'no date'}"


def headed(article: ArticleCard) -> str:
    """One line for an article: outlet, date, republisher and title, as far as known."""
    line = dated(article)
    if article.republisher:
        line += f" (republished by {short(article.republisher)})"
    return f"{line}: “{short(article.title)}”" if article.title else line


def kind(hand: Hand) -> str:
    """What the agent is: its kind, then the titles and roles that the article gives."""
    return ", ".join([KIND_WORDS[hand.kind], *(short(role, 100) for role in hand.roles)])


def names(hand: Hand) -> str:
    """The agent's name and those who stand beside it: "NBC News and ABC News"."""
    everyone = [short(name) for name in (hand.name, *hand.co_agents)]
    return everyone[0] if len(everyone) == 1 else ", ".join(everyone[:-1]) + " and " + everyone[-1]


def marked_by(hand: Hand) -> str:
    """The words that mark the hand, quoted: “according to TASS”; says so when the context implies them."""
    if not hand.cue:
        return "not named in this sentence, carried over from the context"
    phrase = f"“{visible(_phrase(hand))}”"
    return phrase if hand.mention else f"{phrase}, who is meant is carried over from the context"


def _phrase(hand: Hand) -> str:
    """The cue, widened to the mention where this adds something to the agent's name."""
    cue = " … ".join(part.exact for part in hand.cue)
    if hand.mention is None or len(hand.cue) != 1:
        return cue
    first, second = sorted((hand.cue[0], hand.mention))
    gap = second.start - first.end
    named_before = first is hand.mention and hand.mention.exact == hand.name
    if named_before or not 0 <= gap <= _NEARBY or len(first.suffix) < gap:
        return cue
    return first.exact + first.suffix[:gap] + second.exact


def quoted(evidence: Iterable[Evidence]) -> str:
    """The words in quotation marks, parts of a broken quotation joined by an ellipsis."""
    return bare_quoted(" … ".join(part.exact for part in evidence))


def bare_quoted(words: str) -> str:
    """The words in quotation marks; no second pair around words that the article itself has between marks."""
    shown = visible(words)
    has_marks = len(shown) > 1 and shown[0] in '"“„«' and shown[-1] in '"”“»'
    return shown if has_marks else f"“{shown}”"


def places(evidence: Iterable[Evidence]) -> str:
    """Where the words stand: "characters 2421–2567", several stretches joined by "and"."""
    return "characters " + " and ".join(f"{part.start}–{part.end}" for part in evidence)


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 article", "3 articles"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
