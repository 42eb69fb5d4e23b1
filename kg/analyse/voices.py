"""The voices at the ends of a claim's chains: who is given as an origin, as far as the texts tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kg.analyse.press import is_outlet, is_press
from kg.identity.registry import canonical
from kg.model import AgentKind, Hand, Provenance

_NUMBER_WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_NUMBERS = {word: number for number, word in enumerate(_NUMBER_WORDS, start=2)}
_BEFORE_NUMBERS = frozenset(["at", "least", "about", "some", "the", "these", "those", "another", "other"])
_SEVERAL = frozenset(
    ["several", "many", "multiple", "some", "various", "numerous", "few", "dozens", "hundreds"]
)
_PLURALS = frozenset(["people", "persons", "men", "women", "voters", "media", "police"])
_PREPOSITIONS = frozenset(["of", "in", "at", "with", "from", "to", "on", "near", "inside", "within"])
_HEAD_ENDS = _PREPOSITIONS | {"who", "whom", "whose", "familiar", "close", "briefed"}
_WORD = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Voice:
    """One origin as far as the texts tell, with the statements that lead to it.

    key          the same for two mentions of one origin
    described    it has no name: an unnamed source, or "documents"
    provenances  oldest first
    dead_end     an outlet where someone else's chain stops
    own          an outlet that asserts the claim in its own article, without a source
    many         how many people a description speaks of, at least; ``unsaid`` when it gives no number
    """

    key: str
    name: str
    kind: AgentKind
    described: bool
    provenances: tuple[Provenance, ...]
    roles: tuple[str, ...] = ()
    dead_end: bool = False
    own: bool = False
    many: int = 1
    unsaid: bool = False


def find_voices(provenances: Sequence[Provenance]) -> list[Voice]:
    """Every voice once, named ones first; ``provenances`` are the statements of one claim, oldest first."""
    found: dict[str, Voice] = {}
    nodes = _named_nodes(provenances)
    for provenance in provenances:
        for voice in _ends(provenance, nodes):
            seen = found.get(voice.key)
            found[voice.key] = _joined(seen, voice) if seen else voice
    return ranked(found.values())


def find_passed(provenances: Sequence[Provenance]) -> dict[str, list[Provenance]]:
    """Key of each voice that chains pass through before their end: those chains, oldest first.

    The article's own outlet is passed by every chain of the article.
    """
    passed: dict[str, list[Provenance]] = {}
    nodes = _named_nodes(provenances)
    for provenance in provenances:
        if provenance.hands:
            keys = [outlet_key(provenance.article.outlet)] if provenance.article.outlet else []
            for hand in provenance.hands[:-1]:
                keys.append(key_of(provenance, hand))
                keys.extend(_key_beside(provenance, hand, name, nodes) for name in hand.co_agents)
            for key in distinct(keys):
                passed.setdefault(key, []).append(provenance)
    return passed


def ranked(voices: Iterable[Voice]) -> list[Voice]:
    """Named first, then where chains go dead, then the unnamed; by name within each."""
    return sorted(voices, key=lambda v: (v.described, v.dead_end, plain_name(v.name), v.key))


def how_many(description: str) -> tuple[int, bool]:
    """How many people a description speaks of, and whether it leaves the number unsaid.

    "two officials" is (2, False); "officials" is (2, True), since a plural says at least two;
    "a US official" is (1, False).
    """
    words = [word.casefold() for word in _WORD.findall(description)]
    end = next((place for place, word in enumerate(words) if place and word in _HEAD_ENDS), len(words))
    head = words[:end]
    number = next((word for word in head if word not in _BEFORE_NUMBERS), "")
    if number in _NUMBERS or (number.isdecimal() and 1 < int(number) < 100):
        # "31 percent of respondents" counts no one.
        return (2, True) if {"percent", "per"} & set(words) else (_NUMBERS.get(number) or int(number), False)
    if head[:1] in (["a"], ["an"], ["one"], ["another"]):
        # "a group of officials" speaks with one voice, "a number of officials" does not.
        return (2, True) if head[1:2] in (["number"], ["few"], ["couple"]) else (1, False)
    last = head[-1] if head else ""
    plural = last in _PLURALS or (last.endswith("s") and not last.endswith(("ss", "us", "is")))
    return (2, True) if plural or _SEVERAL & set(head) else (1, False)


def without_name(hand: Hand) -> bool:
    """True for a source without a name, unless someone with a name stands beside it."""
    beside = (_kind_beside(hand, name) for name in hand.co_agents)
    return hand.kind is AgentKind.UNNAMED and all(kind is AgentKind.UNNAMED for kind in beside)


def others_report(statement: Provenance) -> bool:
    """True when a hand of the chain is another outlet: then the article has it from that one's report.

    Whoever else passes something on, named or not, was spoken to: "an official quoted the minister".
    """
    own = {outlet_key(name) for name in (statement.article.outlet, statement.article.republisher) if name}
    return any(is_outlet(hand) and outlet_key(hand.name) not in own for hand in statement.hands)


def plain_name(name: str) -> str:
    """The name as a key for comparison: words without case and punctuation, no leading article."""
    return " ".join(_WORD.findall(name.casefold())).removeprefix("the ")


def words_of(name: str) -> list[str]:
    """The words of a name or description, without case."""
    return [word.casefold() for word in _WORD.findall(name)]


def distinct(items: Iterable[str]) -> tuple[str, ...]:
    """Each item once, in order of first appearance."""
    return tuple(dict.fromkeys(items))


def _joined(seen: Voice, voice: Voice) -> Voice:
    return replace(
        seen,
        provenances=(*seen.provenances, *voice.provenances),
        roles=distinct((*seen.roles, *voice.roles)),
        dead_end=seen.dead_end and voice.dead_end,
        own=seen.own or voice.own,
    )


def _ends(provenance: Provenance, nodes: dict[tuple[AgentKind, str], str]) -> Iterator[Voice]:
    """Everyone at the end of one chain: the last hand, and those who stand beside it."""
    if not provenance.hands:
        name = provenance.article.outlet or f"the outlet of article {provenance.article.id}"
        yield Voice(outlet_key(name), name, AgentKind.OUTLET, False, (provenance,), own=True)
        return
    origin = provenance.origin
    main = _voice(provenance, origin.name, origin.kind, key_of(provenance, origin), dead_end=is_press(origin))
    # "The Lantern has learned", in The Lantern: its own word, not a chain that goes dead there.
    own = main.dead_end and plain_name(origin.name) == plain_name(provenance.article.outlet or "")
    yield replace(main, roles=distinct(origin.roles), own=own, dead_end=main.dead_end and not own)
    for name in origin.co_agents:
        kind = _kind_beside(origin, name)
        key = _key_beside(provenance, origin, name, nodes)
        yield _voice(provenance, name, kind, key, dead_end=kind is AgentKind.OUTLET)


def _voice(provenance: Provenance, name: str, kind: AgentKind, key: str, dead_end: bool) -> Voice:
    described = _is_described(name, kind)
    # A group behind a poll ("31 percent of respondents") is the poll speaking: one origin.
    polled = len(provenance.hands) > 1 and provenance.hands[-2].kind is AgentKind.DOCUMENT
    many, unsaid = how_many(name) if kind is AgentKind.UNNAMED and not polled else (1, False)
    return Voice(key, name, kind, described, (provenance,), dead_end=dead_end, many=many, unsaid=unsaid)


def _is_described(name: str, kind: AgentKind) -> bool:
    if kind is AgentKind.UNNAMED:
        return True
    return kind is AgentKind.DOCUMENT and name == name.casefold()


def _kind_beside(hand: Hand, name: str) -> AgentKind:
    """The kind of one who stands beside ``hand``; the graph gives a name only, so form has to tell."""
    if name == name.casefold() or name.casefold().startswith(("a ", "an ", "another ")):
        return AgentKind.UNNAMED
    return AgentKind.PERSON if hand.kind is AgentKind.UNNAMED else hand.kind


def outlet_key(name: str) -> str:
    """What makes two mentions of an outlet one.

    The registry's name does: "NYT" in one article and "The New York Times" in another are one.
    """
    return "outlet " + plain_name(canonical(AgentKind.OUTLET, name))


def key_of(provenance: Provenance, hand: Hand) -> str:
    """What makes two hands one: the graph's node, within one article for those without a name.

    Outlets go by name, since articles know their own outlet by name only and it has to meet the same
    outlet cited elsewhere; so do named documents, whose nodes belong to one article each.
    """
    if _is_described(hand.name, hand.kind):
        return f"described {provenance.article.iri} {hand.agent}"
    if hand.kind is AgentKind.OUTLET:
        return outlet_key(hand.name)
    if hand.kind is AgentKind.DOCUMENT:
        return f"{hand.kind.value} {plain_name(hand.name)}"
    return f"agent {hand.agent}"


def _key_beside(
    provenance: Provenance, hand: Hand, name: str, nodes: dict[tuple[AgentKind, str], str]
) -> str:
    kind = _kind_beside(hand, name)
    if _is_described(name, kind):
        return f"described {provenance.article.iri} {plain_name(name)}"
    return nodes.get((kind, plain_name(name)), f"{kind.value} {plain_name(name)}")


def _named_nodes(provenances: Sequence[Provenance]) -> dict[tuple[AgentKind, str], str]:
    """The key for each kind and name: one who stands beside another is known by name only."""
    return {
        (hand.kind, plain_name(hand.name)): key_of(provenance, hand)
        for provenance in reversed(provenances)
        for hand in provenance.hands
        if not _is_described(hand.name, hand.kind)
    }


def joined_names(names: Sequence[str]) -> str:
    """Names as a list in a sentence: "A", "A and B", "A, B and C"."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
