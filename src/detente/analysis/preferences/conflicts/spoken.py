"""Of which issues a statement speaks."""

from __future__ import annotations

from detente.case import (
    AboutEqual,
    AmongTop,
    Linkage,
    NoDeal,
    Package,
    Prefers,
    Ratio,
    Statement,
    StepOver,
    Swings,
    WouldSign,
    WouldWalkAway,
)


def issues_of(element: Statement | Linkage | NoDeal) -> frozenset[str]:
    """The ids of the issues that an element names; none for no deal stated as a number."""
    match element:
        case Swings():
            return frozenset(issue for tier in element.issues for issue in tier)
        case AmongTop():
            return frozenset(element.issues)
        case Ratio():
            return frozenset((element.issue, element.to))
        case StepOver():
            return frozenset((element.more.issue, element.less.issue))
        case Prefers():
            return _differing(element.package, element.over)
        case AboutEqual():
            return _differing(element.package, element.other)
        case WouldSign() | WouldWalkAway():
            return frozenset(element.package.as_dict())
        case Linkage():
            return frozenset(issue for issue, _ in element.when.parts)
        case NoDeal():
            return frozenset(i for c in element.comparisons for i in c.package.as_dict())
        case _:
            return frozenset((element.issue,))


def _differing(one: Package, other: Package) -> frozenset[str]:
    """Where two packages agree, nothing is said."""
    first, second = one.as_dict(), other.as_dict()
    return frozenset(i for i in first.keys() | second.keys() if first.get(i) != second.get(i))
