"""What an actor said, to whom and through whom, in which role, when."""

from __future__ import annotations

from dataclasses import dataclass

from kg.analyse.namesakes import role_words
from kg.analyse.phrasing import in_order, negated_cue, short, visible
from kg.analyse.provenance import match_rank
from kg.analyse.voices import plain_name
from kg.claims import Claims
from kg.errors import NotFound
from kg.model import AgentKind, Hand, Manner, Provenance


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement that an actor makes or passes on.

    when      when it was said as far as the article dates it, else when the article was published
    via       who passed it on, nearest to the article first; the article's outlet is left out
    roles     the titles and roles that this article gives the actor
    namesake  another article gives a person of this name roles that share nothing with these: it may be
              someone else
    """

    actor: str
    when: str | None
    via: tuple[str, ...]
    manner: Manner
    roles: tuple[str, ...]
    namesake: bool
    evidence: tuple[Provenance, ...]

    def __str__(self) -> str:
        """When, who, in which role, how, through whom."""
        role = f" ({', '.join(short(r) for r in self.roles)})" if self.roles else ""
        through = f", via {' and '.join(short(name) for name in self.via)}" if self.via else ""
        doubt = " — may be another person of this name" if self.namesake else ""
        # "Citing fire chief Ilse Moran": the chief is cited.
        act = "is cited" if self.manner is Manner.CITED else self.manner.value
        if silent := negated_cue(self.evidence[0].hands[len(self.via)]):
            act = f"“{visible(silent)}”"
        return f"{self.when or 'no date'}  {short(self.actor)}{role} {act}{through}{doubt}"


def said(found: Claims, actor: str, topic: str | None = None) -> list[Saying]:
    """Everything that ``actor`` says in the store, oldest first; NotFound when there is nothing.

    actor  a name, whole or its last part
    topic  words that the statement or the article's title must hold
    """
    every = in_order(found.by_actor(actor))
    mine = [(p, place) for p in every for place, hand in enumerate(p.hands) if speaks(hand, actor)]
    apart = _namesakes([(p, p.hands[place]) for p, place in mine])
    if topic:
        mine = [(p, place) for p, place in mine if _about(p, topic)]
    if not mine:
        about = f" about “{short(topic)}”" if topic else ""
        raise NotFound(
            f"“{short(actor)}”{about}",
            "no statement in the store is theirs",
            "kg query top-origins lists who speaks.",
        )
    return [
        Saying(
            actor=p.hands[place].name,
            when=p.said_on or p.article.published,
            via=tuple(hand.name for hand in p.hands[:place]),
            manner=p.hands[place].manner,
            roles=p.hands[place].roles,
            namesake=p.article.iri in apart,
            evidence=(p,),
        )
        for p, place in mine
    ]


def speaks(hand: Hand, actor: str) -> bool:
    """True when the hand is whom ``actor`` names, whole or by the last part of the name."""
    wanted, held = plain_name(actor).split(), plain_name(hand.name).split()
    if hand.kind is AgentKind.UNNAMED:
        return bool(wanted) and _bare(wanted) == _bare(held)
    return bool(wanted) and (wanted == held or held[-len(wanted) :] == wanted)


def _bare(words: list[str]) -> list[str]:
    """The words of a description without its article."""
    return words[1:] if words[0] in ("a", "an") else words


def _about(statement: Provenance, topic: str) -> bool:
    held = f"{statement.wording} {statement.article.title or ''}"
    return match_rank(held, topic) is not None


def _namesakes(spoken: list[tuple[Provenance, Hand]]) -> set[str]:
    """IRIs of articles whose roles for a person share no word with those in another article."""
    roles: dict[str, set[str]] = {}
    for statement, hand in spoken:
        if words := role_words(hand):
            roles.setdefault(statement.article.iri, set()).update(words)
    return {
        iri
        for iri, words in roles.items()
        if any(words.isdisjoint(others) for other, others in roles.items() if other != iri)
    }
