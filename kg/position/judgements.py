"""Stances that a judgement carries onto its own subject: "the ruling was a mistake", "he is unfit"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.model import Agent, AgentKind, Span, Stance, TargetKind
from kg.position.clauses import Clause, is_simple, subject
from kg.position.company import Company
from kg.position.exclamations import exclaimed
from kg.position.naming import doing, kind_of, name_of, noun_phrase, phrase_core, plain, span_of
from kg.position.stances import DEEDS, DESERVED, SHOWN_BY, TRUE, UNTRUE, VERDICTS, WANTED, words
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
_LIKENED = frozenset(["akin", "tantamount", "equivalent", "nothing", "less", "more"])
_BACK = frozenset(["it", "that", "this", "they", "these", "those", "which"])
_PASSED = frozenset(["he", "she", "they", "it", "we", "i", "you", "there"])


def judgements(company: Company, clause: Clause, about: About) -> Iterator[Stand]:
    """The judgements in a clause, the first one alone."""
    at = clause.at
    verbless = exclaimed(company, clause, about)
    if verbless is not None:
        yield verbless
        return
    for i, token in enumerate(at):
        if "be" in token.bases or (token.word == "'s" and i and not _owns(at, i)) or token.bases & _SEEMS:
            stand = _after_be(company, clause, i, about)
        elif token.bases & SHOWN_BY and i:
            stand = _shown(company, clause, i, about)
        else:
            stand = _deed(company, clause, i, about)
        if stand is not None:
            yield stand
            return


_SEEMS = frozenset(["seem", "look", "appear", "sound", "remain", "become", "feel"])


def _owns(at: Sequence[Token], i: int) -> bool:
    """True when "'s" marks an owner, not a verb: it is a verb after "it", "that", "he" and the like."""
    return at[i - 1].word not in _CONTRACTED


_CONTRACTED = frozenset(["it", "that", "he", "she", "there", "this", "what", "who", "here"])


def _verdict(at: Sequence[Token], i: int, longest: int = 6) -> tuple[int, Stance, str] | None:
    """The judgement among the next tokens before any preposition: its place, its stance, the word."""
    seen = 0
    hit: tuple[int, Stance, str] | None = None
    for k in range(i, len(at)):
        token = at[k]
        if token.word in QUOTE_MARKS:
            continue
        if token.word in ("to", "than", "but") and k and at[k - 1].word in _LIKENED:
            continue
        if token.word in _STOP or seen >= longest or token.bases & _ACTING:
            break
        seen += 1
        after = at[k + 1].word if k + 1 < len(at) else ""
        if (token.word == "right" and (after in _PLACED or at[k - 1].word == "the")) or (
            token.word == "responsible" and after == "for"
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
    if any(t.word == "too" for t in at[i + 1 : k]):
        stance = Stance.OPPOSES
    if any(t.word == "nothing" for t in at[:k]):
        return None
    if denied and word in _WEAK_WHEN_DENIED:
        return None
    if word in _TO_EACH_OTHER and any(t.word == "and" for t in at[:i]):
        return None  # "the board and the union are enemies"
    stance = flipped(stance) if denied else stance
    ahead = subject(at[:i])
    if (len(ahead) == 1 and ahead[0].word in ("it", "'s")) or (ahead and ahead[-1].word == "it"):
        impersonal = _impersonal(company, clause, k, stance, about)
        if impersonal is not None:
            return impersonal
    return _on_subject(company, clause, ahead, stance, about, word, perfect=at[i].word == "been")


_TO_EACH_OTHER = frozenset(["enemy", "ally", "hostile"])
_OF_WHATEVER = frozenset(
    ["committed", "successful", "proper", "effective", "loyal", "competent", "dedicated"]
)
_WEAK_WHEN_DENIED = frozenset(
    ["able", "good", "best", "better", "worse", "worst", "great", "perfect", "strong", "bad"]
)


_COURTESY = frozenset(["meet", "see", "hear", "be", "know", "say", "note", "remember"])


def _impersonal(company: Company, clause: Clause, k: int, stance: Stance, about: About) -> Stand | None:
    """As in "it is wrong (for X) to V", "it is a shame that S V": the target stands behind."""
    at = clause.at
    for j in range(k + 1, min(len(at), k + 14)):
        word = at[j].word
        if word == "to" and (at[j - 1].word in ("have", "has", "got") or j + 2 >= len(at)):
            return None  # "a hard step you have to take"
        if word == "to" and j + 1 < len(at) and at[j + 1].word in _COURTESY:
            return None
        if word == "to" and j + 1 < len(at) and at[j + 1].word.isalpha():
            before = [t for t in at[k + 1 : j] if t.is_word and t.word != "for"]
            span = phrase_core(company.text, span_of(at[j + 1 :]))
            words = doing(plain(company.text, [span]))
            if before and "for" in [t.word for t in at[k + 1 : j]]:
                who = name_of(company, span_of(before), about.holder)
                words = f"{who[0]} {words}" if who is not None else words
                span = Span(before[0].start, span.end)
            return Stand(stance, noun_phrase(words), (span,), TargetKind.PROPOSAL, clause.span, 1)
        if word == "that" and j + 2 < len(at):
            span = phrase_core(company.text, span_of(at[j + 1 :]))
            return Stand(
                stance, noun_phrase(plain(company.text, [span])), (span,), TargetKind.PROPOSAL, clause.span, 2
            )
        if word in (",", ".", ";"):
            break
    return None


def _shown(company: Company, clause: Clause, i: int, about: About) -> Stand | None:
    at = clause.at
    hit = _verdict(at, i + 1, 5)
    if hit is None or hit[1] is not Stance.OPPOSES:
        return None
    if "have" in at[i].bases and at[i + 1].word.endswith("ed"):
        return None  # "has proved him wrong" is no having
    denied = negated(at, i) or any(t.word in ("no", "not") for t in at[i + 1 : hit[0]])
    stance = flipped(hit[1]) if denied else hit[1]
    return _on_subject(company, clause, subject(at[:i]), stance, about, hit[2])


_NOUN_AHEAD = frozenset(["the", "a", "an", "his", "her", "its", "their", "of", "'s", "to", "and", "for"])


def _deed(company: Company, clause: Clause, i: int, about: About) -> Stand | None:
    at = clause.at
    # "told a boldfaced lie": a noun.
    if i == 0 or at[i - 1].word in _NOUN_AHEAD or (i > 1 and at[i - 2].word in ("a", "an", "the", "this")):
        return None
    deserved = find(at, i, DESERVED)
    if deserved is not None:
        return _deserved(company, clause, i, deserved.after, about)
    found = find(at, i, DEEDS)
    if found is not None and at[i].word in ("hurt", "hurts") and not any(t.is_word for t in at[i + 1 :]):
        return None  # "his arm hurt"
    if found is None or (at[i - 1].bases & {"be"} and at[i].word.endswith("ed")):
        return None
    if at[i].word.endswith("ing") and not any("be" in t.bases for t in at[max(0, i - 3) : i]):
        return None
    stance = flipped(found.stance) if negated(at, i) else found.stance
    if stance is not found.stance and found.stance is Stance.OPPOSES:
        return None
    return _on_subject(company, clause, subject(at[:i]), stance, about, "")


def _deserved(company: Company, clause: Clause, i: int, after: int, about: About) -> Stand | None:
    """As in "the report merits an inquiry": for the inquiry."""
    rest = list(clause.at[after:])
    if not rest or rest[0].word in ("to", "that"):
        return None
    while rest and not rest[-1].is_word:
        rest.pop()
    if not rest:
        return None
    named = name_of(company, span_of(rest), about.holder)
    if named is None or named[1] is not None:
        return None
    stance = Stance.OPPOSES if negated(clause.at, i) else Stance.SUPPORTS
    span = phrase_core(company.text, span_of(rest))
    return Stand(stance, named[0], (span,), TargetKind.PROPOSAL, clause.span, 1)


def _first_word(clause: Clause) -> str:
    return next((t.word for t in clause.at if t.is_word), "")


def _back(company: Company, clause: Clause, pronoun: Token, stance: Stance) -> Stand | None:
    """As in "the ministry has shown that it is biased": the body named first in the sentence."""
    if pronoun.word not in ("it", "they"):
        return None
    named = company.page.cast.named_within(Span(clause.sentence.start, pronoun.start))
    bodies = [(n, m) for n, m in named if m.kind in (AgentKind.ORGANIZATION, AgentKind.COUNTRY)]
    if not bodies:
        return None
    mention, member = bodies[0]
    evidence = Span(mention.span.start, clause.span.end)
    agent = Agent(member.name, member.kind)
    return Stand(stance, member.name, (mention.span,), TargetKind.AGENT, evidence, 2, agent)


def _on_subject(
    company: Company,
    clause: Clause,
    ahead: Sequence[Token],
    stance: Stance,
    about: About,
    word: str,
    perfect: bool = True,
) -> Stand | None:
    """The judgement on what stands ahead of its verb; None where that is nothing to judge."""
    if not ahead or len(ahead) > 26:
        return None
    aux = {"would", "will", "can", "do", "be"} | ({"have", "'s"} if perfect else set())
    kept = list(ahead)
    while kept and (kept[-1].bases & aux or is_small(kept[-1]) or kept[-1].word in ("not", "n't")):
        kept.pop()
    if not kept or kept[-1].word in ("may", "might", "could", "must", "should"):
        return None
    that = next(
        (k for k in range(len(kept) - 2, 0, -1) if kept[k].word == "that" and kept[k + 1].word in _PASSED),
        None,
    )
    if that is not None:
        if any(t.word in ("not", "n't", "never") for t in kept[:that]):
            return None  # "she could not convince them that he was an asset"
        kept = kept[that + 1 :]
    lowered = kept[-1].word if len(kept) == 1 else ""
    if lowered in ("i", "we", "you", "there", "what", "who", "people"):
        return None
    if about.indirect and clause.first and lowered in ("he", "she") and lowered == _first_word(clause):
        return None  # "she said she was right", "he feels he did well"
    if lowered in _BACK:
        return _back(company, clause, kept[0], stance)
    if kept[0].word in ("what", "if", "when", "whether", "how", "there", "no", "nobody", "nothing"):
        return None
    if not is_simple(kept) or any(t.word in ("if", "when", "unless", "whether") for t in clause.at[:3]):
        return None
    span = span_of(kept)
    named = name_of(company, span, about.holder)
    if named is None:
        return None
    name, agent = named
    if agent is not None and agent.name == about.holder.name:
        return None
    kind = TargetKind.AGENT if agent is None and company.body(span) else kind_of(name, agent)
    if word in UNTRUE | TRUE and kind is TargetKind.PROPOSAL:
        kind = TargetKind.CLAIM
    rank = 1 if word in WANTED else 2
    return Stand(stance, name, (phrase_core(company.text, span),), kind, clause.span, rank, agent)
