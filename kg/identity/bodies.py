"""Which mentions of outlets, bodies and polities are one: the registries tell, and a person may."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from kg.identity.bearer import apart
from kg.identity.decisions import REGISTRY, Decision, Ref, Verdict
from kg.identity.overrules import Overrules
from kg.identity.people import Mention
from kg.identity.registry import canonical
from kg.model import AgentKind


def bodies(mentions: Sequence[Mention], rules: Overrules) -> tuple[list[list[Mention]], list[Decision]]:
    """The mentions of one block of names by what they mean, and what was decided on the way."""
    made: list[Decision] = []
    groups = apart(mentions, rules)
    for group in groups:
        kind, name = known_as(group)
        whole = Ref(kind, name)
        others = sorted({Ref(kind, mention.name) for mention in group if mention.own != whole.own})
        made += [Decision(Verdict.SAME, other, whole, 1.0, (_reason(kind),), REGISTRY) for other in others]
    return groups, made


def known_as(mentions: Sequence[Mention]) -> tuple[AgentKind, str]:
    """Kind and name by which the mentions go together: the registry's, else the most common."""
    kinds = Counter(mention.kind for mention in mentions)
    kind = min(kinds, key=lambda each: (-kinds[each], each.value))
    names = Counter(canonical(kind, mention.name) for mention in mentions if mention.kind is kind)
    return kind, min(names, key=lambda each: (-names[each], each))


def _reason(kind: AgentKind) -> str:
    return f"one entry of the registry of {'outlets' if kind is AgentKind.OUTLET else 'polities and bodies'}"
