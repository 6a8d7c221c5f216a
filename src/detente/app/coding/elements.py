"""The elements of a case that a claim may be evidence for, by its holder and its issue."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from detente.app.coding.desk import Desk
from detente.app.coding.questions import Choice
from detente.case import Claim, element_path, standing
from detente.case.elements import NAMEABLE, holder_of


def elements_for(desk: Desk, claim: Claim, *, every: bool = False) -> tuple[Choice, ...]:
    """The elements with one of the claim's holders that speak of its issue; or all of them.

    A holder or an issue that the claim does not state restricts nothing.
    """
    found = []
    case = standing(desk.case)
    for kind in NAMEABLE:
        for element in getattr(case, kind):
            holder = holder_of(element)
            of_holder = not claim.holder or holder is None or holder in claim.holder
            of_issue = claim.issue is None or _speaks_of(element, claim.issue)
            if every or (of_holder and of_issue):
                path = element_path(kind, element)
                found.append(Choice(path, path))
    return tuple(found)


def _speaks_of(part: Any, issue: str) -> bool:
    """Whether an issue's id stands anywhere in an element but for its basis."""
    if isinstance(part, str):
        return part == issue
    if isinstance(part, tuple):
        return any(_speaks_of(one, issue) for one in part)
    if is_dataclass(part):
        names = [field.name for field in fields(part) if field.name not in ("basis", "id")]
        return any(_speaks_of(getattr(part, name), issue) for name in names)
    return False
