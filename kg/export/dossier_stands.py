"""Those who speak for and against: dissent, claims near this one, positions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from kg.analyse.dissent import Stand
from kg.analyse.dossier import Dossier, Neighbour
from kg.analyse.phrasing import bare_quoted, denies, places, quoted, short
from kg.analyse.standpoints import Standpoint
from kg.analyse.timeline import cited
from kg.analyse.voices import distinct
from kg.claims import Relation
from kg.export.document import Block, Heading, Items, Line, Paragraph, Strong
from kg.model import Stance, TargetKind

_TOWARDS = {
    Stance.SUPPORTS: "supports this",
    Stance.OPPOSES: "opposes this",
    Stance.CONDITIONAL: "supports this on a condition",
    Stance.NEUTRAL: "takes no side on this",
}
_ON_A_CLAIM = {
    **_TOWARDS,
    Stance.SUPPORTS: "holds this",
    Stance.OPPOSES: "disputes this",
    Stance.CONDITIONAL: "holds this on a condition",
}
_HOW = {
    "denies": "denies it",
    "states the opposite": "states the opposite",
    "hedges": "states it with reserve",
    "confirms": "confirms it",
    "is heard": "is heard on another matter",
    "gives no answer": "gives no answer",
}


def dissent(dossier: Dossier) -> Iterator[Block]:
    """Who denies, hedges or confirms the claim, and who was heard; who merely states it is in the paths."""
    if not dossier.stands:
        return
    yield Heading(2, ("Who denies, doubts or confirms it",))
    taking = {stand.who for stand in dossier.stands if stand.how not in ("states", "is heard")}
    shown = [
        stand
        for stand in dossier.stands
        if stand.how in _HOW and not (stand.how == "is heard" and stand.who in taking)
    ]
    if shown:
        yield Items(tuple(_stand(stand) for stand in shown))
    else:
        yield Paragraph(("Nobody, in the articles at hand; what was said elsewhere they do not tell.",))


def _stand(stand: Stand) -> Line:
    first = stand.evidence[0]
    where = f"({cited(first.article)}, {places(first.content)})"
    if stand.note:
        return (
            Strong(short(stand.who)),
            f" {_HOW[stand.how]}: “{short(stand.note, 300)}” ({cited(first.article)}).",
        )
    more = f" and {len(stand.evidence) - 1} more" if len(stand.evidence) > 1 else ""
    return (Strong(short(stand.who)), f" {_HOW[stand.how]}: {quoted(first.content)} {where}{more}.")


def neighbours(dossier: Dossier) -> Iterator[Block]:
    """Claims that contradict this one or differ from it in details, with the difference."""
    shown = [near for near in dossier.neighbours if not _is_denial(near)]
    if shown:
        yield Heading(2, ("Claims near this one, kept apart",))
        yield Items(tuple(_neighbour(each) for each in shown))


def _is_denial(near: Neighbour) -> bool:
    """True for the same words denied, which stand with those who deny the claim."""
    return near.relation is Relation.CONTRADICTS and all(denies(statement) for statement in near.statements)


def _neighbour(near: Neighbour) -> Line:
    kind = "Contradicts it" if near.relation is Relation.CONTRADICTS else "Other details"
    where = "; ".join(distinct(cited(statement.article) for statement in near.statements))
    differences = distinct(str(d) for decision in near.decisions for d in decision.differences)
    why = f" Differs in {'; '.join(short(words) for words in differences)}." if differences else ""
    return (Strong(f"{kind}:"), f" {bare_quoted(near.wording)} ({where}).{why}")


def positions(dossier: Dossier) -> Iterator[Block]:
    """Who stands where on what the claim is about, one list an issue."""
    if not dossier.standpoints:
        return
    yield Heading(2, ("Who stands where",))
    yield Paragraph(("What rests on these statements, and what others hold on the same issues.",))
    ranked = sorted(dossier.standpoints, key=lambda p: p.issue)
    by_issue = {issue: list(held) for issue, held in groupby(ranked, key=lambda p: p.issue)}
    for issue in distinct(p.issue for p in dossier.standpoints):
        held = by_issue[issue]
        yield Paragraph((Strong(_about(held[0])),))
        yield Items(tuple(_position(each) for each in held))


def _about(position: Standpoint) -> str:
    if position.target_kind is TargetKind.CLAIM:
        return f"That {short(position.target)}"
    target = short(position.target)
    return target[:1].upper() + target[1:]


def _position(position: Standpoint) -> Line:
    words = _ON_A_CLAIM if position.target_kind is TargetKind.CLAIM else _TOWARDS
    where, stance = cited(position.article), words[position.stance]
    if not position.words:
        return (Strong(short(position.name)), f" {stance}, by the context ({where}).")
    shown = f"{quoted(position.words)} ({where}, {places(position.words)})"
    return (Strong(short(position.name)), f" {stance}: {shown}.")
