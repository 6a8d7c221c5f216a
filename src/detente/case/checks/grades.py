"""Stated grades with no claim behind them, told once per holder and grade, not once per line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.case.bases import bases_within
from detente.case.basis import Basis, Grade
from detente.case.case import Case
from detente.case.checks.register import Register
from detente.case.elements import NAMEABLE, element_path
from detente.case.faults import Fault, warning


@dataclass(frozen=True, slots=True)
class _Stated:
    """A basis where it stands, and whose word it would be."""

    path: str
    holder: str | None
    basis: Basis


def check_grades(register: Register) -> Iterator[Fault]:
    """A warning where a grade is stated and no claim says on whose words it rests.

    A party that speaks for itself needs none (case file, rule 8): its *said* is its own profile or
    interview where none of its elements rests on a claim, an answer, or where its author is the
    party or its principal.
    """
    case = register.case
    bare = [each for each in _bases(case) if _bare(case, each)]
    if not bare:
        return
    if not case.claims:
        yield warning(bare[0].path, "case_without_claims", count=len(bare))
        return
    grouped: dict[tuple[str | None, Grade | None], list[str]] = {}
    for each in bare:
        grouped.setdefault((each.holder, each.basis.grade), []).append(each.path)
    for (_, grade), paths in grouped.items():
        if len(paths) == 1:
            yield warning(paths[0], "grade_without_claim", grade=grade)
        else:
            further = {"more": len(paths) - 1, "other": paths[1]}
            yield warning(paths[0], "grades_without_claim", grade=grade, **further)


def _bases(case: Case) -> Iterator[_Stated]:
    profiles = _profiles(case)
    for kind in NAMEABLE:
        for element in getattr(case, kind):
            path = element_path(kind, element)
            for part, holder, basis in bases_within(element):
                stated = _Stated(f"{path}{part}", holder, basis)
                asked = kind == "answers" and basis.grade is Grade.SAID
                if not asked and not _own_voice(stated, profiles):
                    yield stated


def _bare(case: Case, stated: _Stated) -> bool:
    """Whether a grade better than *assumed* is stated and nothing is behind it."""
    if stated.basis.grade in (None, Grade.ASSUMED):
        return False
    return case.borne(stated.basis, stated.holder) is None


def _profiles(case: Case) -> frozenset[str]:
    """The parties of which no element rests on a claim: what is known of them is their own word."""
    cited = {
        holder
        for kind in NAMEABLE
        for element in getattr(case, kind)
        for _, holder, basis in bases_within(element)
        if basis.claims
    }
    return frozenset(party.id for party in case.parties if party.id not in cited)


def _own_voice(stated: _Stated, profiles: frozenset[str]) -> bool:
    if stated.basis.grade is not Grade.SAID or stated.holder is None:
        return False
    own = stated.basis.author == stated.holder or stated.basis.principal is not None
    return stated.holder in profiles or own
