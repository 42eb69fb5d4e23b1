"""Whose words a passage is in, and which of its subjects are the speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import AgentKind, Quotation
from kg.position.clauses import Clause
from kg.position.company import Company, names_of
from kg.position.naming import phrase_core, span_of
from kg.position.stances import words
from kg.position.stand import About
from kg.position.tokens import Found, Token

_OWN_BODY = words("grammar", "own_bodies")


@dataclass(frozen=True, slots=True)
class Voice:
    """How a holder speaks: in a quotation "he" is never the speaker, in indirect speech he mostly is."""

    about: About
    quotation: Quotation
    binding: bool  # the cue promises or announces

    def is_own(self, company: Company, ahead: Sequence[Token], clause: Clause) -> bool:
        """True when the subject ``ahead`` is the holder or speaks for the holder."""
        if not ahead:
            return False
        words = [t.word for t in ahead if t.is_word]
        if words[-1] in ("i", "we"):
            return True
        named = set(names_of(self.about.holder))
        if len(words) <= 3 and words[-1] in named:
            return True
        if self.quotation is Quotation.DIRECT:
            return words[0] in ("my", "our") and words[-1] in _OWN_BODY
        if len(words) == 1 and words[0] in ("he", "she", "they", "it"):
            if self.about.holder.plural and words[0] != "they":
                return False
            person = self.about.holder.kind is AgentKind.PERSON
            if person and (words[0] == "it" or company.is_other(words[0], self.about.holder)):
                return False
            again = words[0] == clause.opening and words[0] in ("he", "she")
            return (clause.first or again) and self.about.holder.kind is not AgentKind.DOCUMENT
        if (
            words[0] in ("his", "her", "their", "its", "the", "our", "my")
            and words[-1] in _OWN_BODY
            and len(words) <= 4
        ):
            # "the state", but not "the Garden State"; what voters say of the party is not the party's.
            if self.about.holder.plural and words[0] == "the":
                return False
            return company.text[ahead[-1].start].islower()
        return self.binding and _is_body(company, ahead)

    def speaks(self, company: Company, ahead: Sequence[Token], clause: Clause, found: Found) -> bool:
        """True when the holder, or a body that the holder can speak for, is or does ``found``.

        Of a body others say what it is ready for ("Moscow was open to talks"), not what it supports.
        """
        ready = found.verb == "be" and not found.decides
        return self.is_own(company, ahead, clause) or ((ready or self.binding) and _is_body(company, ahead))


def _is_body(company: Company, ahead: Sequence[Token]) -> bool:
    agent = company.agent(phrase_core(company.text, span_of(ahead))) if ahead else None
    return agent is not None and agent.kind in (AgentKind.COUNTRY, AgentKind.ORGANIZATION)
