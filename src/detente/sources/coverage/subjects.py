"""Which issues an element of the case touches."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from detente.case import (
    Constraint,
    Expectation,
    Linkage,
    NoDeal,
    Prefers,
    RedLine,
    Swings,
    WouldSign,
    WouldWalkAway,
)


def issues_of(element: Any) -> frozenset[str]:
    """The ids of the issues an element touches; none for what no deal is worth or is expected."""
    return frozenset(_issues(element))


def _issues(element: Any) -> Iterator[str]:
    match element:
        case NoDeal() | Expectation():
            return
        case RedLine():
            conditions = element.refuses
            yield from (issue for condition in conditions for issue, _ in condition.parts)
        case Linkage():
            yield from (issue for issue, _ in element.when.parts)
            yield from (issue for issue, _ in (element.then.parts if element.then else ()))
        case Constraint():
            yield from (issue for issue, _ in element.costs)
        case Swings():
            yield from (issue for tier in element.issues for issue in tier)
        case Prefers():
            yield from (issue for issue, _ in (*element.package.choices, *element.over.choices))
        case WouldSign() | WouldWalkAway():
            yield from (issue for issue, _ in element.package.choices)
        case _:
            yield element.issue
