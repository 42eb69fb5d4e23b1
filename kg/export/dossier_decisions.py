"""How a dossier's entries came to stand together: by what rules, with what score, and how to overrule it."""

from __future__ import annotations

from collections.abc import Iterator

from kg.analyse.dossier import Dossier
from kg.analyse.phrasing import visible
from kg.claims import Decision
from kg.export.document import Block, Items, Line, Paragraph, Verbatim
from kg.identity.decisions import Decision as WhoIsWho
from kg.identity.file import line_of

_MARKED = (
    "A small neural model marks sources, cues and contents in each article's text; rules of grammar join "
    "them to chains (“citing”, “according to”, “told”)."
)
_SAME = (
    "Named persons and bodies are taken as one across articles, or told apart, by names, roles, fields and "
    "company; outlets by a registry. A person can overrule each decision. Surnames, titles and pronouns are "
    "resolved within an article."
)
HOW_DECIDED = (
    _MARKED,
    _SAME,
    "Sources without a name are never taken as one across articles.",
    "Offsets count the characters of the article's text from 0; the end is not included.",
)


def decided(dossier: Dossier) -> Iterator[Block]:
    """The rules, then each decision with its score and reasons."""
    yield Items(tuple((sentence,) for sentence in HOW_DECIDED))
    if dossier.joined:
        number = {statement.statement: n for n, statement in enumerate(dossier.statements, start=1)}
        yield Paragraph(("That these paths state the same claim (score from 0 to 1):",))
        yield Items(tuple(_joined(decision, number) for decision in dossier.joined))
    if dossier.who:
        yield Paragraph(("Who is who, as lines of a decisions file (score from 0, two, to 1, one):",))
        yield Items(tuple(_who(decision) for decision in dossier.who))
    if dossier.joined or dossier.who:
        yield Paragraph(("To overrule one: ", Verbatim("kg decisions"), " lists all and tells how."))


def _joined(decision: Decision, number: dict[str, int]) -> Line:
    earlier, later = sorted((number[decision.one], number[decision.other]))
    why = f": {visible('; '.join(decision.reasons))}" if any(decision.reasons) else ""
    return (f"Paths {earlier} and {later}, {by_whom(decision.decided_by, decision.score)}{why}.",)


def _who(decision: WhoIsWho) -> Line:
    why = f": {visible('; '.join(decision.reasons))}" if decision.reasons else ""
    return (Verbatim(visible(line_of(decision))), f", {by_whom(decision.by, decision.score)}{why}.")


def by_whom(who: str, score: float | None) -> str:
    """Who decided, and how sure: "by the program, 0.91", "by a person"."""
    if who == "person":
        return "by a person"
    return f"by the {who}" + ("" if score is None else f", {score:.2f}")
