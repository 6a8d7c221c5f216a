"""Stated grades with no claim behind them, told once per holder and grade, not once per line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from detente.case.basis import Basis, Grade
from detente.case.case import Case
from detente.case.checks.register import Register
from detente.case.elements import NAMEABLE, element_path, holder_of
from detente.case.faults import Fault, warning

_PRINCIPAL = "principal"


def check_grades(register: Register) -> Iterator[Fault]:
    """A warning where a grade is stated and no claim says on whose words it rests.

    A party that speaks for itself needs none (case file, rule 8): its *said* is its own profile or
    interview where none of its elements rests on a claim, or where its author is the party or its
    principal.
    """
    case = register.case
    bare = [(path, element) for path, element in _elements(case) if _bare(case, element)]
    if not bare:
        return
    if not case.claims:
        yield warning(bare[0][0], "case_without_claims", count=len(bare))
        return
    grouped: dict[tuple[str | None, Grade | None], list[str]] = {}
    for path, element in bare:
        grouped.setdefault((holder_of(element), element.basis.grade), []).append(path)
    for (_, grade), paths in grouped.items():
        if len(paths) == 1:
            yield warning(paths[0], "grade_without_claim", grade=grade)
        else:
            further = {"more": len(paths) - 1, "other": paths[1]}
            yield warning(paths[0], "grades_without_claim", grade=grade, **further)


def _elements(case: Case) -> Iterator[tuple[str, Any]]:
    profiles = _profiles(case)
    for kind in NAMEABLE:
        for element in getattr(case, kind):
            if not _own_voice(element, profiles):
                yield element_path(kind, element), element


def _bare(case: Case, element: Any) -> bool:
    """Whether a grade better than *assumed* is stated and nothing is behind it."""
    basis: Basis = element.basis
    if basis.grade in (None, Grade.ASSUMED):
        return False
    return case.borne(basis, holder_of(element)) is None


def _profiles(case: Case) -> frozenset[str]:
    """The parties of which no element rests on a claim: what is known of them is their own word."""
    cited = {
        holder_of(element)
        for kind in NAMEABLE
        for element in getattr(case, kind)
        if element.basis.claims
    }
    return frozenset(party.id for party in case.parties if party.id not in cited)


def _own_voice(element: Any, profiles: frozenset[str]) -> bool:
    basis: Basis = element.basis
    holder = holder_of(element)
    if basis.grade is not Grade.SAID or holder is None:
        return False
    return holder in profiles or basis.author in (holder, _PRINCIPAL)
