"""Who is meant in an article: agents by their fullest names, pronouns by whoever was named before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.lexicon import OFFICES, ORGANIZATION_NOUNS, PERSON_NOUNS, TITLES, singular
from kg.model import Agent, AgentKind, Annotated, Span
from kg.position.stances import words
from kg.resolve.antecedents import person_before
from kg.resolve.cast import Member, cast_of
from kg.resolve.names import Lexicons
from kg.resolve.reader import PRONOUN_GENDER, Memory, Page, before
from kg.resolve.written_names import written_names

PRONOUNS = frozenset(PRONOUN_GENDER)
_BEFORE_NAME = TITLES | OFFICES | PERSON_NOUNS | words("grammar", "before_name")


@dataclass(frozen=True, slots=True)
class Company:
    """The cast of an article, asked from inside a sentence."""

    page: Page

    @staticmethod
    def of(annotated: Annotated, lexicons: Lexicons) -> Company:
        """The company of an article."""
        article = annotated.article
        return Company(Page.of(annotated, cast_of(article.text, written_names(article, lexicons))))

    @property
    def text(self) -> str:
        """The article's text."""
        return self.page.text

    def agent(self, phrase: Span) -> Agent | None:
        """Who is named by ``phrase`` as a whole, titles allowed: None for "Quill's letter"."""
        named = self.page.cast.named_within(phrase)
        of = re.search(r"(\w+) of the? ", phrase.of(self.text))
        surname = of.group(1).casefold() if of else ""
        if surname and (
            bearer := next((m for _, m in self.page.persons if m.surname == surname and " " in m.name), None)
        ):
            return Agent(bearer.name, bearer.kind)  # "Justice Quill of the high court"
        if not named:
            return None
        mention, member = named[-1]
        if mention.span.end != phrase.end:
            # "Justice Quill of the high court" is Quill.
            mention, member = named[0]
            following = self.text[mention.span.end : phrase.end]
            if member.kind is not AgentKind.PERSON or not re.match(r" of |, (?:an?|the|who) ", following):
                return None
        if member.weak and not self._surely(member):
            return None
        ahead = self.text[phrase.start : mention.span.start]
        if re.search(r"\b(?:\w+ )?(\w+)\s$", ahead) and not _JOINTS.intersection(ahead.casefold().split()):
            role = ahead.split()[-1]
            if role.islower() and singular(role) in _BEFORE_NAME and "," not in ahead:
                return Agent(member.name, member.kind)  # "the town's newly elected mayor Ada Quill"
        if re.search(r"[’']s\b|,\s*$|^\w+ing\b", ahead):
            return None
        for word in re.findall(r"[\w’'.-]+", ahead):
            if not (word[0].isupper() or singular(word) in _BEFORE_NAME or word in ("the", "The", "a", "an")):
                return None
        return Agent(member.name, member.kind)

    def _surely(self, member: Member) -> bool:
        return len(member.mentions) > 1

    def body(self, phrase: Span) -> bool:
        """True when ``phrase`` is people or a body without a name: "the ministry", "the protesters"."""
        parts = re.sub(r"\s+", " ", phrase.of(self.text)).strip("\"“”' ").casefold().split()
        if not parts or len(parts) > 5 or _JOINTS.intersection(parts):
            return False
        head = singular(parts[-1])
        if head.endswith(("'s", "’s")):
            return False
        return head in PERSON_NOUNS or head in ORGANIZATION_NOUNS

    def described(self, phrase: Span) -> Agent | None:
        """People or a body that the text does not name, by its own words: "the dockers", "most voters"."""
        words = re.sub(r"\s+", " ", phrase.of(self.text)).strip()
        whom, _, many = phrase.of(self.text).partition(" of ")  # "a coalition of towns"
        if many and _last(whom) in _MANY:
            return self._many(phrase, many)
        if (
            not self.body(Span(phrase.start, phrase.start + len(whom)))
            or words.casefold().split()[0] in _VAGUE
            or any(word.casefold() in _TELLING for word in words.split())
        ):
            return None
        return Agent(words, AgentKind.UNNAMED, plural=singular(last := _last(whom)) != last)

    def _many(self, phrase: Span, many: str) -> Agent | None:
        """People in numbers: "dozens of dockers", "a majority of voters"."""
        if not self.body(Span(phrase.end - len(many), phrase.end)):
            return None
        words = re.sub(r"\s+", " ", phrase.of(self.text)).strip()
        return Agent(words, AgentKind.UNNAMED, plural=True)

    def described_before(self, at: int, floor: int) -> tuple[Agent, Span] | None:
        """People or a body with which the sentence begins, right before the verb at ``at``."""
        ahead = self.text[floor:at]
        match = _BEGINNING.fullmatch(ahead) or _LATER.search(ahead)
        if match is None:
            return None
        span = Span(floor + match.start(1), floor + match.end(1))
        agent = self.described(span)
        if agent is None:
            return None
        # One person without a name ("a judge") is mostly named further on.
        several = agent.plural or _last(agent.name.partition(" of ")[0]) in ORGANIZATION_NOUNS
        return (agent, span) if several else None

    def pronoun(self, word: str, at: int, holder: Agent) -> Agent | None:
        """Whom "he", "him" or "she" at ``at`` stands for, if somebody other than the holder was named."""
        gender = PRONOUN_GENDER.get(word)
        found = person_before(self.page, Memory(), at, gender, nearest=False)
        if found is not None and found.name == holder.name:
            others = (
                m
                for _, m in before(self.page.persons, at)
                if not m.weak and m.name != holder.name and (gender is None or m.gender in (gender, None))
            )
            found = next(others, None)
        return Agent(found.name, found.kind) if found is not None else None

    def is_other(self, pronoun: str, holder: Agent) -> bool:
        """True for "he" where the holder is known to be a woman, and the reverse."""
        member = next((m for _, m in self.page.persons if m.name == holder.name), None)
        wanted = PRONOUN_GENDER.get(pronoun)
        return member is not None and None not in (member.gender, wanted) and member.gender != wanted

    def named_at(self, place: Span, apposed: bool = False) -> tuple[Agent, Span] | None:
        """Who is named at the very end of ``place``: "Quill" ahead of ", a critic of the toll".

        apposed  what follows tells of the name, wherever in a phrase it stands
        """
        named = self.page.cast.named_within(place)
        if not named or named[-1][0].span.end != place.end:
            return None
        mention, member = named[-1]
        if member.weak and not self._surely(member):
            return None
        if not apposed and _INSIDE_PHRASE.search(
            self.text[max(place.start, mention.titled.start - 45) : mention.titled.start]
        ):
            return None
        return Agent(member.name, member.kind), mention.span

    def owner(self, pronoun: Span) -> tuple[Agent, Span] | None:
        """Whom "his" or "her" stands for."""
        word = pronoun.of(self.text).casefold()
        found = person_before(self.page, Memory(), pronoun.start, PRONOUN_GENDER.get(word))
        return (Agent(found.name, found.kind), pronoun) if found is not None else None

    def joined(self, name: Span, floor: int) -> tuple[Agent, Span] | None:
        """Who is named ahead of "and" right before ``name``: "Quill and Dorn condemned it"."""
        ahead = re.search(r"(?:[’']s)?,?\s+and\s+(?:[A-Z][\w.]+\s+){0,3}$", self.text[floor : name.start])
        return self.named_at(Span(floor, floor + ahead.start())) if ahead else None

    def subject_before(self, at: int, floor: int) -> tuple[Agent, Span] | None:
        """Who is named right before the verb at ``at``, adverbs between, from ``floor`` on."""
        spoken = _PRONOUN_SUBJECT.search(self.text, max(floor, at - 30), at)
        if spoken:
            word = spoken.group(1).casefold()
            found = person_before(self.page, Memory(), spoken.start(1), PRONOUN_GENDER[word])
            span = Span(spoken.start(1), spoken.end(1))
            return (Agent(found.name, found.kind), span) if found is not None else None
        named = self.page.cast.named_within(Span(floor, at))
        if not named:
            return None
        mention, member = named[-1]
        if not _BETWEEN.fullmatch(self.text, mention.span.end, at):
            # "Quill, whose views have upset the Board, last year proposed": the sentence's first name.
            mention, member = named[0]
            if not _ASIDE.fullmatch(self.text, mention.span.end, at):
                return None
        if (member.weak and not self._surely(member)) or _ADJECTIVE.fullmatch(member.name):
            return None
        # "an ally of Quill praised": the name is not the subject, but of "Quill, who praised" it is.
        who = re.match(r"(?:\s+\([^)]{1,20}\))?,?\s+who\b", self.text[mention.span.end : at])
        if not who and _INSIDE_PHRASE.search(
            self.text[max(floor, mention.titled.start - 45) : mention.titled.start]
        ):
            return None
        return Agent(member.name, member.kind), mention.span


_ADJECTIVE = re.compile(r"[A-Z]\w*(?:ican|ratic|ish|ese)")
"""A single word that names no one: "renewed Republican calls"."""
_MANY = frozenset("dozens hundreds scores thousands tens majority members handful some most many".split())
_TELLING = frozenset(["added", "said", "saying", "says", "told", "wrote", "that"])
_VAGUE = frozenset(["his", "her", "their", "its", "my", "our", "your", "no", "which", "one", "he", "she"])
_PHRASE = r"((?:[\w’'.-]+\s+){0,4}?[\w’'.-]+(?:\s+of\s+(?:[\w’'-]+\s+){0,4}?[\w’'-]+)?)"
_HELPING = r"""(?:(?:has|have|had|also|long|again|later|then|recently|already|since|publicly
    |\w+ly|are|is|were|was|on|last|this|week|month|year)\s+)*"""
_BEGINNING = re.compile(rf"""\s*["“”']?\s*{_PHRASE}\s+{_HELPING}""", re.VERBOSE)
_LATER = re.compile(
    rf"""(?:[,;]|\b(?:as|while|but|and|because|that|where|when|to))\s+
    ((?:(?:all|the|some|most|many|several|other|these|those)|[A-Z][\w.-]+(?:\s[A-Z][\w.-]+)?[’']s)\s+
    (?:[\w’'-]+\s+){{0,2}}?[\w’'-]+)
    (?:,?\s+(?:which|who))?\s+{_HELPING}$""",
    re.VERBOSE,
)


def _last(words: str) -> str:
    return words.split()[-1].casefold() if words.split() else ""


_JOINTS = frozenset(["of", "for", "in", "on", "to", "that", "with", "by", "from", "between", "against", "at"])
_BETWEEN = re.compile(
    r"""(?:\s+\([^)]{1,20}\))?(?:,\s+(?:in\s+particular|too|meanwhile|however|though|instead|for\s+(?:his|her|its|their)\s+part|for\s+one
    |in\s+turn|by\s+contrast|of\s+course|in\s+response|as\s+well|also),)?(?:,?\s+who(?:[’']s|\s+(?:has|have|had|came\s+out|stepped\s+in|went\s+further)\s+and)?)?\s+(?:
    \w+ly\s+|(?:appear|seem)(?:s|ed)\s+to\s+|(?:has|have|had|also|long|quickly|again|later|then|first|twice|once|recently|already|since
    |publicly|repeatedly|previously|formally|openly|strongly|quickly|instead|himself|herself|went\s+on\s+to|continued\s+to|is|are|was|were|on|last|this|earlier
    |week|month|year|night|today|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|did|does|not|never|would|will
    |immediately|sharply|harshly|directly|further|explicitly|previously|and\s+\w+(?:ed|s))[\s,]+)*""",
    re.VERBOSE | re.IGNORECASE,
)
_PRONOUN_SUBJECT = re.compile(
    r"\b(he|she)\s+(?:(?:has|had|also|again|later|then|repeatedly|publicly|recently|did|does|not|never)\s+)*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"""(?:,\s(?:who|whose|which|an?|the|who[’']s|along|together|like|unlike|one|now|then|speaking|himself|herself)|\s(?:--|[-–—]))\s[^.;:“”"]{3,140}(?:,|\s(?:--|[-–—]))\s(?:(?:has|have|had|also|long|again|later|then|recently|repeatedly
    |publicly|on|last|this|earlier|week|month|year|monday|tuesday|wednesday|thursday|friday|saturday|sunday)[\s,]+)*
    |,\s(?:who)\s[^.;:“”"]{3,140}\s(?:and|but)\s(?:(?:has|had|is|was|also|again|later|then|recently|repeatedly|publicly|previously
    )[\s,]+)+""",
    re.VERBOSE | re.IGNORECASE,
)
_INSIDE_PHRASE = re.compile(
    r"\b(?:of|for|by|with|from|to|against|about|on|in|between|than|like|as)\s+(?:(?!\w+day\b)[\w.’'-]+\s+){0,3}$",
    re.I,
)


def same_agent(one: Agent, other: Agent) -> bool:
    """True when two agents bear one name; surnames are enough for persons."""
    if one.name.casefold() == other.name.casefold():
        return True
    if AgentKind.PERSON not in (one.kind, other.kind):
        return False
    return one.name.split()[-1].casefold() == other.name.split()[-1].casefold()


def names_of(holder: Agent) -> Sequence[str]:
    """The words by which a holder's own name is known in a clause, in lower case."""
    return tuple(word.casefold() for word in holder.name.split() if len(word) > 2)
