"""Which issues an element of the case touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from detente.case import (
    AboutEqual,
    AmongTop,
    Body,
    Condition,
    Constraint,
    Event,
    Expectation,
    Linkage,
    NoDeal,
    Prefers,
    Ratio,
    RedLine,
    StepOver,
    Swings,
    Undo,
    WouldSign,
    WouldWalkAway,
)


def issues_of(element: Any) -> frozenset[str]:
    """The ids of the issues an element touches; none for no deal, what is expected, and events."""
    return frozenset(_issues(element))


def _issues(element: Any) -> Iterator[str]:
    match element:
        case NoDeal() | Expectation() | Event():
            return
        case Body():
            yield from _issues_of_body(element)
        case Undo():
            yield from _named(element.undoes)
            yield from (issue for issue, _ in (element.leaves.choices if element.leaves else ()))
        case RedLine():
            yield from _named(element.refuses)
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
        case AboutEqual():
            yield from (issue for issue, _ in (*element.package.choices, *element.other.choices))
        case Ratio():
            yield from (element.issue, element.to)
        case StepOver():
            yield from (element.more.issue, element.less.issue)
        case AmongTop():
            yield from element.issues
        case _:
            yield element.issue


def _issues_of_body(body: Body) -> Iterator[str]:
    """What it is asked about, and what its blocs and its voters look at."""
    yield from body.decides
    for bloc in body.blocs:
        yield from _named((*bloc.refuses, *bloc.supports))
    yield from _named(support.when for support in body.support if support.when is not None)


def _named(conditions: Iterable[Condition]) -> Iterator[str]:
    return (issue for condition in conditions for issue, _ in condition.parts)
