"""The bodies and polities that an agent belongs to, by the words that the article has for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from kg.model import Agent, AgentKind, Article, Reading
from kg.resolve.polities import Polities
from kg.slugs import normal_name

Body = tuple[AgentKind, str]
"""A body or polity: its kind and its name."""

_LONGEST = 6
"""Words that a body's name has at most."""

_BODIES = (AgentKind.ORGANIZATION, AgentKind.OUTLET, AgentKind.COUNTRY)
_WORD = re.compile(r"[^\W\d_][\w.&-]*|\d+|[,;()]")
_POSSESSIVE = re.compile(r"['’]s?(?=\W|$)")

# Nationality is no affiliation: a French historian does not speak for France, a French minister does.
_OFFICE = re.compile(
    r"(?:adviser|advisor|admiral|agent|aide|ambassador|cabinet|chancellor|chief of staff|commander|congress"
    r"|(?:congress|spokes)(?:man|men|woman|women|person|people)|delegat\w+|deput\w+|diplomat|envoy|general"
    r"|government|governor|intelligence|judge|king|lawmaker|leader|legislator|marshal|military|minist\w+|army"
    r"|navy|negotiator|officer|official|parliament|police|president|premier|prosecutor|queen|representative"
    r"|secretary|senat\w+|soldier|troop)s?",
    re.I,
)
_NO_LONGER = re.compile(r"\b(?:ex|former|formerly|late|onetime|one-time|retired|then)\b", re.I)
# "US Treasury official" is of the US, "American Airlines official" is not.
_OF_STATE = frozenset(
    "air armed army attorney central cabinet chief command congress court defence defense deputy department "
    "embassy energy federal finance first force forces foreign general health homeland house interior "
    "intelligence justice labor marine military minister ministry national navy parliament police president "
    "prime secretary security senate senator special state supreme trade treasury vice".split()
)
_TOWARDS = frozenset("about against in into on over to toward towards".split())
_FOR = frozenset({"for", "with"})
_SPEAKS_FOR = re.compile(r"spokes|lawyer|attorney|represent|analyst|reporter|correspondent|anchor", re.I)
# Behind these words a description tells what a source knows and does, no longer what it is.
_DIGRESSION = re.compile(
    r"\b(?:familiar with|briefed on|close to|involved in|aware of|who|with knowledge of)\b"
)
_NAME = r"[A-Z][\w&.-]*(?:\s+(?:(?:of|for|and|the|&)\s+){0,2}[A-Z][\w&.-]*)*"
_INSTITUTION = re.compile(
    r"\b(?:Academy|Agency|Association|Authority|Bank|Bureau|Center|Centre|Chamber|Church|Clinic|Coalition|College"
    r"|Commission|Committee|Company|Congress|Corporation|Council|Department|Federation|Force|Foundation|Fund|Group"
    r"|Hospital|Initiative|Institut\w*|Laboratory|League|Ministry|Movement|Museum|Network|Observatory|Office"
    r"|Organi[sz]ation|Party|Project|School|Service|Society|Trust|Union|University)\b"
)
_OF_BODY = re.compile(rf"\b(?:of|at|for|with|from)\s+(?:the\s+)?({_NAME})")
_BODY_FIRST = re.compile(rf"^(?:an?\s+|the\s+)?({_NAME})\s+spokes(?:man|woman|person|people|men|women)\b")


def affiliations(agent: Agent, article: Article, known: Mapping[str, Body]) -> list[Body]:
    """The bodies that the agent works for or belongs to by its roles, or by its description, in text order.

    known  the bodies that the article names, as :func:`bodies_named` gives them: a role is searched for them,
           for the seats and bodies of the table of polities and, where it names an office, for countries
    """
    phrases = [role.span.of(article.text) for role in agent.roles]
    if agent.kind is AgentKind.UNNAMED:
        phrases.insert(0, _DIGRESSION.split(agent.name)[0])
    if not phrases:
        return []
    own = normal_name(agent.name)
    found = (body for phrase in phrases for body in _in_phrase(phrase, known))
    return list(dict.fromkeys(body for body in found if normal_name(body[1]) != own))


def bodies_named(reading: Reading) -> dict[str, Body]:
    """The bodies and polities that convey, hold or publish in this reading, by their normal names."""
    reports = [report for chain in reading.chains for report in chain.reports]
    agents = [agent for report in reports for agent in (report.agent, *report.co_agents)]
    agents += [chain.relayed_to for chain in reading.chains if chain.relayed_to]
    agents += [position.holder for position in reading.positions]
    bodies = [(agent.kind, agent.name) for agent in agents if agent.kind in _BODIES]
    outlets = (reading.article.outlet, reading.article.republisher)
    bodies += [(AgentKind.OUTLET, outlet) for outlet in outlets if outlet]
    return {normal_name(name): (kind, name) for kind, name in dict.fromkeys(reversed(bodies))}


def _in_phrase(phrase: str, known: Mapping[str, Body]) -> Iterator[Body]:
    if _NO_LONGER.search(phrase):
        return
    plain = _POSSESSIVE.sub("", phrase)
    words = _WORD.findall(plain)
    at, found = 0, False
    while at < len(words):
        length, body = _longest(words, at, known)
        if body is not None and _belongs(words, at, at + length, body):
            found = True
            yield body
        at += length
    yield from _institutions(plain)
    speaking = None if found else _BODY_FIRST.match(plain)
    if speaking and not set(speaking[1].casefold().split()) <= _OF_STATE:
        yield AgentKind.ORGANIZATION, speaking[1]


def _institutions(phrase: str) -> Iterator[Body]:
    """Bodies that a phrase names by what they are: "a professor at the Norham Institute of Law"."""
    for named in _OF_BODY.finditer(phrase):
        if _INSTITUTION.search(named[1]) and Polities.load().find(named[1]) is None:
            yield AgentKind.ORGANIZATION, named[1]


def _longest(words: list[str], at: int, known: Mapping[str, Body]) -> tuple[int, Body | None]:
    """The body whose name begins here, and how many words were read; one word when there is none."""
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        name = " ".join(words[at : at + length])
        if not name[0].isupper():
            continue
        if normal_name(name) in known:
            return length, known[normal_name(name)]
        polity = Polities.load().find(name) or Polities.load().by_demonym(name)
        # A capital that stands for its country is in a role the town: "the mayor of Moscow".
        if polity is not None and not (polity.kind == "country" and polity.stands_for):
            kind = AgentKind.COUNTRY if polity.kind == "country" else AgentKind.ORGANIZATION
            return length, (kind, polity.name)
    return 1, None


def _belongs(words: list[str], start: int, end: int, body: Body) -> bool:
    """Whether the name between these words is that of whom the agent works for."""
    ahead = [word.casefold() for word in words[:start] if word.casefold() != "the"]
    last = ahead[-1] if ahead else ""
    if last in _TOWARDS or (last in _FOR and not _SPEAKS_FOR.search(" ".join(ahead))):
        return False
    if body[0] is not AgentKind.COUNTRY:
        return True
    # "the foreign minister of France", but not "the Mine Workers of America".
    owner = words[start - 2] if last == "of" and start >= 2 else ""
    if owner[:1].isupper() and not (_OFFICE.fullmatch(owner) or owner.casefold() in _OF_STATE):
        return False
    if not any(_OFFICE.fullmatch(word) for word in words):
        return False
    behind = words[end] if end < len(words) else ""
    return not behind[:1].isupper() or behind.casefold() in _OF_STATE or bool(_OFFICE.fullmatch(behind))
