"""Stances that a judgement carries onto its own subject: "the ruling was a mistake", "he is unfit"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.model import Stance, TargetKind
from kg.position.clauses import Clause, simple_subject
from kg.position.company import Company
from kg.position.exclamations import exclaimed
from kg.position.impersonal import answer_is, exclaimed_of, impersonal, inverted_judgement, something_wrong
from kg.position.judged import on_subject
from kg.position.naming import name_of, phrase_core, span_of
from kg.position.stances import DEEDS, DESERVED, SHOWN_BY, VERDICTS, VIRTUES, words
from kg.position.stand import About, Stand
from kg.position.tokens import QUOTE_MARKS, Token, find, flipped, is_small, negated

_STOP = words("grammar", "stops")
_ACTING = frozenset(
    [
        "make",
        "go",
        "try",
        "do",
        "suppose",
        "mean",
        "use",
        "say",
        "tell",
        "call",
        "see",
        "what",
        "how",
        "nothing",
    ]
)
_PLACED = frozenset(["after", "before", "now", "there", "here", "in", "at", "on"])
_BOUND = frozenset(["committed", "dedicated", "devoted"])
_NOT_ALONE = frozenset(["just", "merely", "only", "simply"])
_VERBAL_TOO = frozenset(
    ["promising", "disrupting", "welcoming", "punishing", "stalling", "pandering", "meddling"]
)
_LIKENED = frozenset(["akin", "tantamount", "equivalent", "nothing", "less", "more", "short"])


def judgements(company: Company, clause: Clause, about: About) -> Iterator[Stand]:
    """The judgements in a clause, the first one alone."""
    at = clause.at
    inverted = (
        inverted_judgement(company, clause, about)
        or exclaimed_of(company, clause, about)
        or something_wrong(company, clause, about)
        or answer_is(company, clause)
    )
    if inverted is not None:
        yield inverted
        return
    verbless = exclaimed(company, clause, about)
    if verbless is not None:
        yield verbless
        return
    for i, token in enumerate(at):
        told = None if token.bases.isdisjoint(_BEGINNINGS) else find(at, i, DEEDS)
        if (
            told is not None
            and told.after > i + 1
            and (stand := _deed(company, clause, i, about)) is not None
        ):
            yield stand  # "is out of touch", "makes no sense"
            return
        if "be" in token.bases or (token.word == "'s" and i and not _owns(at, i)) or token.bases & _SEEMS:
            stand = _after_be(company, clause, i, about)
        elif i and (token.bases & (SHOWN_BY | _HAVING) or ("do" in token.bases and _works(at, i))):
            stand = _shown(company, clause, i, about)
        else:
            stand = _deed(company, clause, i, about)
        if stand is not None:
            yield stand
            return


def _works(at: Sequence[Token], i: int) -> bool:
    """True for "did an awful job"."""
    return any(t.word in ("job", "work") for t in at[i + 1 : i + 6])


_SEEMS = frozenset(["seem", "look", "appear", "sound", "remain", "become", "feel"])


def _owns(at: Sequence[Token], i: int) -> bool:
    """True when "'s" marks an owner, not a verb: it is a verb after "it", "that", "he" and the like."""
    after = at[i + 1].word if i + 1 < len(at) else ""
    return at[i - 1].word not in _CONTRACTED and after not in ("a", "an", "not", "so", "too", "just", "no")


_CONTRACTED = frozenset(["it", "that", "he", "she", "there", "this", "what", "who", "here"])


def _verdict(at: Sequence[Token], i: int, longest: int = 6) -> tuple[int, Stance, str] | None:
    """The judgement among the next tokens before any preposition: its place, its stance, the word."""
    seen = 0
    hit: tuple[int, Stance, str] | None = None
    for k in range(i, len(at)):
        token = at[k]
        if token.word in QUOTE_MARKS:
            continue
        if token.word == "of" and k and at[k - 1].word in ("one", "kind", "sort", "some"):
            continue  # "one of the best"
        if token.word in ("to", "than", "but", "of") and k and at[k - 1].word in _LIKENED:
            continue
        behind = next((t.word for t in at[k + 1 :] if t.word not in QUOTE_MARKS), "")
        if token.word == "nothing" and behind in ("but", "short", "less"):
            continue  # "nothing but a bully", "nothing short of a scandal"
        if token.word in _STOP or seen >= longest or token.bases & _ACTING:
            break
        seen += 1
        after = at[k + 1].word if k + 1 < len(at) else ""
        if (
            (token.word == "right" and (after in _PLACED or at[k - 1].word == "the"))
            or (token.word == "responsible" and behind == "for")
            or (token.word in _VERBAL_TOO and behind not in _STOP and behind)
            or (token.word in _VERBAL_TOO | _BOUND and behind == "to")
        ):
            break
        if token.word in _OF_WHATEVER and after and after not in _STOP and at[k + 1].is_word:
            continue  # "a committed opponent", "a successful fraud": the noun judges
        for base in sorted(token.forms):
            if base in VERDICTS and hit is None:
                hit = (k, VERDICTS[base], base)
    return hit


def _after_be(company: Company, clause: Clause, i: int, about: About) -> Stand | None:
    at = clause.at
    hit = _verdict(at, i + 1)
    if hit is None:
        return None
    k, stance, word = hit
    denied = (
        negated(at, k)
        or negated(at, i)
        or any(t.word in ("no", "not", "n't", "never", "hardly") for t in at[i + 1 : k])
    )
    if any(t.word == "not" and u.word in _NOT_ALONE for t, u in pairwise(at[i : k + 1])):
        denied = False  # "is not only a liar"
    if any(t.word == "too" for t in at[i + 1 : k]):
        stance = Stance.OPPOSES
    if any(t.word == "nothing" for t in at[:k]):
        return None
    enough = k + 1 < len(at) and at[k + 1].word == "enough"
    if denied and word in _WEAK_WHEN_DENIED and not enough:
        return None
    if word in _TO_EACH_OTHER and any(t.word == "and" for t in at[:i]):
        return None  # "the board and the union are enemies"
    stance = flipped(stance) if denied else stance
    ahead = simple_subject(at[:i])
    words = [t for t in at[:i] if t.is_word and not t.bases & _AUXILIARIES]
    if not ahead and len(words) == 1 and words[0].word == "that":
        ahead = (words[0],)  # "That is unacceptable"
    while len(ahead) > 1 and ahead[-1].bases & {"would", "will", "be", "have"}:
        ahead = ahead[:-1]
    if (len(ahead) == 1 and ahead[0].word in ("it", "'s")) or (ahead and ahead[-1].word == "it"):
        behind = impersonal(company, clause, k, stance, about)
        if behind is not None:
            return behind
    return on_subject(company, clause, ahead, stance, about, word, perfect=at[i].word == "been")


_AUXILIARIES = frozenset(["be", "have", "will", "would", "can", "not"])
_TO_EACH_OTHER = frozenset(["enemy", "ally", "hostile"])
_OF_WHATEVER = frozenset(
    ["committed", "successful", "proper", "effective", "loyal", "competent", "dedicated"]
)
_WEAK_WHEN_DENIED = frozenset(
    ["able", "good", "best", "better", "worse", "worst", "great", "perfect", "strong", "bad"]
)


def _shown(company: Company, clause: Clause, i: int, about: About) -> Stand | None:
    at = clause.at
    hit = _verdict(at, i + 1, 5)
    if hit is None or hit[1] is not Stance.OPPOSES:
        return _credited(company, clause, i, about)
    if "have" in at[i].bases and (at[i + 1].word.endswith("ed") or hit[2] in _SUFFERED):
        return None  # "has proved him wrong" is no having, and who has a problem is not blamed for it
    denied = negated(at, i) or any(t.word in ("no", "not") for t in at[i + 1 : hit[0]])
    stance = flipped(hit[1]) if denied else hit[1]
    return on_subject(company, clause, simple_subject(at[:i]), stance, about, hit[2])


def _credited(company: Company, clause: Clause, i: int, about: About) -> Stand | None:
    """As in "has the courage to", "showed no judgment": to the credit of whoever has or shows it, or not."""
    at = clause.at
    near = [t for t in at[i + 1 : i + 5] if t.is_word]
    place = next((k for k, t in enumerate(near) if t.forms & VIRTUES), None)
    if not at[i].bases & _HAVING or place is None or any(t.word in _STOP for t in near[:place]):
        return None
    if not all(is_small(t) or t.word in _DEGREES or t.forms & VIRTUES for t in near[:place]):
        return None
    denied = negated(at, i) or any(t.word in ("no", "not", "little", "any") for t in near[:place])
    stance = Stance.OPPOSES if denied != ("lack" in at[i].bases) else Stance.SUPPORTS
    return on_subject(company, clause, simple_subject(at[:i]), stance, about, "")


_HAVING = frozenset(["have", "show", "demonstrate", "display", "lack"])
_SUFFERED = frozenset(["problem", "nightmare", "misfortune", "crisis", "burden", "danger"])
_DEGREES = words("grammar", "degrees")
_NOUN_AHEAD = frozenset(["the", "a", "an", "his", "her", "its", "their", "of", "'s", "to", "and", "for"])


_BEGINNINGS = frozenset(["remain", "stay", *DEEDS, *DESERVED])


def _deed(company: Company, clause: Clause, i: int, about: About) -> Stand | None:
    at = clause.at
    if i == 0 or (at[i - 1].word in _NOUN_AHEAD and not _tries(at, i)) or _is_noun(at, i):
        return None
    if at[i].bases.isdisjoint(_BEGINNINGS):
        return None
    deserved = find(at, i, DESERVED)
    if deserved is not None:
        return _deserved(company, clause, i, deserved.after, about)
    found = find(at, i, DEEDS)
    if found is not None and at[i].word in ("hurt", "hurts") and not any(t.is_word for t in at[i + 1 :]):
        return None  # "his arm hurt"
    if (
        found is not None
        and found.stance is Stance.SUPPORTS
        and found.after == i + 1
        and at[i - 1].word == "to"
    ):
        return None  # "tried to protect her" is no praise
    if found is None or (at[i - 1].bases & {"be"} and at[i].word.endswith("ed")):
        return None
    if at[i - 1].bases & {"be"} and at[i].word in _PARTICIPLES:
        return None  # "was sold out by"
    if at[i].word.endswith("ing") and not any("be" in t.bases for t in at[max(0, i - 3) : i]):
        return None
    stance = flipped(found.stance) if negated(at, i) else found.stance
    if stance is not found.stance and found.stance is Stance.OPPOSES:
        return None
    return on_subject(company, clause, simple_subject(at[:i]), stance, about, "")


_PARTICIPLES = frozenset(["broken", "hurt", "led", "let", "put", "sold", "stolen", "thrown", "torn"])
_TRYING = frozenset(
    [
        "attempt",
        "continue",
        "go",
        "have",
        "plan",
        "seek",
        "start",
        "threaten",
        "try",
        "want",
        "work",
        "intend",
    ]
)


def _tries(at: Sequence[Token], i: int) -> bool:
    """True for "is trying to divide us": who tries is judged like who does."""
    inflected = bool(at[i - 2].bases - {at[i - 2].word}) or at[i - 2].word in ("want", "try")
    return i > 2 and at[i - 1].word == "to" and inflected and bool(at[i - 2].bases & _TRYING)


def _is_noun(at: Sequence[Token], i: int) -> bool:
    """True for "told a boldfaced lie": a bare form behind a determiner and a word that is no plural."""
    bare = at[i].bases == {at[i].word} and not at[i - 1].word.endswith("s")
    return bare and i > 1 and at[i - 2].word in ("a", "an", "the", "this")


_HONOURS = frozenset(["applause", "credit", "gratitude", "praise", "recognition", "respect", "thanks"])


def _deserved(company: Company, clause: Clause, i: int, after: int, about: About) -> Stand | None:
    """As in "the report merits an inquiry": for the inquiry."""
    rest = list(clause.at[after:])
    if not rest or rest[0].word in ("to", "that"):
        return None
    while rest and not rest[-1].is_word:
        rest.pop()
    if not rest:
        return None
    if any(t.word in _HONOURS for t in rest[:3]):
        stance = Stance.OPPOSES if negated(clause.at, i) else Stance.SUPPORTS
        return on_subject(company, clause, simple_subject(clause.at[:i]), stance, about, "")
    named = name_of(company, span_of(rest), about.holder)
    if named is None or named[1] is not None:
        return None
    too_much = [t.word for t in rest[:2]] in (["too", "many"], ["too", "much"])
    stance = Stance.OPPOSES if negated(clause.at, i) or too_much else Stance.SUPPORTS
    span = phrase_core(company.text, span_of(rest))
    return Stand(stance, named[0], (span,), TargetKind.PROPOSAL, clause.span, 1)
