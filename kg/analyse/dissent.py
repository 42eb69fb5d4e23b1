"""Who denies, confirms or hedges a claim, and whether those whom it is about were heard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from kg.analyse.phrasing import dated, denies, in_order, names, short, unsaid
from kg.analyse.voices import key_of, plain_name
from kg.claims import Claims, Cluster, Relation
from kg.claims.instances import instance
from kg.claims.words import content_stems, tokens
from kg.model import AgentKind, Hand, Manner, Provenance

_NO_ANSWER = re.compile(
    r"[^.\n]*\b(?:declined to (?:comment|answer|speak)|refused to (?:comment|answer)|no comment"
    r"|(?:did not|didn[’']t|could not be) (?:immediately |directly )?"
    r"(?:answer|respond|reply|comment|return|reached|be reached)[^.\n]*)[^.\n]*\.?",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:(?:while|but|although|though|however|and|meanwhile|when|as|yet|still|so far|on \w+day)\b,?\s*)+",
    re.IGNORECASE,
)
_SPEAKS_FOR = re.compile(r"\b(?:spokes\w+|representative|lawyer|attorney|press secretary)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stand:
    """Who stands how towards a claim.

    how   "denies", "states the opposite", "hedges", "confirms", "states", "is heard", "gives no answer"
    who   name, or description of an unnamed source
    note  the words of a refusal to answer; empty otherwise
    """

    how: str
    who: str
    note: str
    evidence: tuple[Provenance, ...]

    def __str__(self) -> str:
        """How, who, and where."""
        where = dated(self.evidence[0].article)
        said = f": “{short(self.note)}”" if self.note else ""
        return f"{self.how}: {short(self.who)} ({where}){said}"


def dissent(found: Claims, cluster: Cluster, texts: Mapping[str, str] | None = None) -> list[Stand]:
    """Denials first, then hedges, confirmations and plain statements; last, were those concerned heard.

    texts  the texts of the articles by IRI, where refusals to answer are looked for
    """
    rows: dict[tuple[str, str], list[Provenance]] = {}
    for statement in in_order(cluster.statements):
        rows.setdefault((_how(statement), _key(statement)), []).append(statement)
    against = [p for other in found.linked(cluster, Relation.CONTRADICTS) for p in in_order(other.statements)]
    denied = all(denies(statement) for statement in cluster.statements)
    for statement in against:
        # Who speaks against nothing but denials states what they deny.
        how = "states" if denied else "denies" if denies(statement) else OPPOSITE
        rows.setdefault((how, _key(statement)), []).append(statement)
    stands = [Stand(how, _who(held[0]), "", tuple(held)) for (how, _), held in rows.items()]
    stands += _heard(cluster, against, found, texts or {})
    return sorted(stands, key=lambda s: (_ORDER.index(s.how), s.who))


OPPOSITE = "states the opposite"
"""How someone stands to a claim without a word about it: the two statements cannot both be true."""

_ORDER = ("denies", OPPOSITE, "hedges", "confirms", "states", "is heard", "gives no answer")


def _how(statement: Provenance) -> str:
    if denies(statement):
        return "denies"
    if unsaid(statement):
        return "hedges"  # whoever "has not confirmed" it
    if statement.hands and statement.origin.manner is Manner.CONFIRMED:
        return "confirms"
    if instance(statement).certainty == 1 or (statement.hands and statement.origin.manner is Manner.HINTED):
        return "hedges"
    return "states"


def _who(statement: Provenance) -> str:
    return names(statement.origin) if statement.hands else statement.article.outlet or statement.article.id


def _key(statement: Provenance) -> str:
    """What makes two speakers one; of those without a name, the words."""
    if not statement.hands or statement.origin.kind is AgentKind.UNNAMED:
        return plain_name(_who(statement))
    return " and ".join([key_of(statement, statement.origin), *sorted(statement.origin.co_agents)])


def _heard(
    cluster: Cluster, against: Iterable[Provenance], found: Claims, texts: Mapping[str, str]
) -> Iterator[Stand]:
    """Those whom the claim names, or who speak for them, in articles on it; refusals to answer there."""
    named = {name for statement in cluster.statements for name in instance(statement).names}
    articles = {statement.article.iri for statement in (*cluster.statements, *against)}
    own = {statement.statement for statement in cluster.statements}
    seen: set[str] = set()
    for statement in in_order(found.in_articles(sorted(articles))):
        if statement.statement in own or not statement.hands:
            continue
        origin = statement.origin
        key = key_of(statement, origin)
        if origin.kind in (AgentKind.UNNAMED, AgentKind.OUTLET) or key in seen:
            continue
        speaks_for = [role for role in origin.roles if _SPEAKS_FOR.search(role)]
        if _is_named(origin, named) or any(content_stems(words) & named for words in speaks_for):
            seen.add(key)
            role = f" ({short(speaks_for[0])})" if speaks_for else ""
            yield Stand("is heard", f"{short(origin.name)}{role}", "", (statement,))
    told_of = named | {stem for p in cluster.statements for stem in content_stems(p.wording)}
    for statement in in_order(cluster.statements):
        text = texts.get(statement.article.iri, "")
        for refusal in _NO_ANSWER.finditer(text):
            words = " ".join(refusal[0].split())
            who = _subject(words)
            if words not in seen and content_stems(who) & told_of:
                seen.add(words)
                yield Stand("gives no answer", who, words, (statement,))


def _is_named(hand: Hand, named: Set[str]) -> bool:
    """True when the claim names them: a person by the last name, anything else by all words of its name.

    A claim about the coast "off Sund" does not name the Sund Chamber of Fisheries.
    """
    words = tokens(hand.name)
    if hand.kind is AgentKind.PERSON:
        words = words[-1:]
    stems = content_stems(" ".join(words))
    return bool(stems) and stems <= named


def _subject(words: str) -> str:
    """Who gives no answer: what stands before the verb."""
    before = re.split(r"\b(?:declined|refused|did|didn|could|had)\b", words, maxsplit=1)[0]
    return _OPENING.sub("", before).strip(" ,") or "someone"
