"""How a bloc of a body votes on a package, and on what that rests."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detente.analysis.ratification.findings import Stance, Stances, Vote
from detente.case import Bloc, Body, Case, Condition, Grade, Package


@dataclass(frozen=True, slots=True)
class Cast:
    """The vote of a bloc; ``without_possible`` with every refusal below *reported* left aside.

    ``because`` is the path of the bloc, or the element that decides for the party it votes like;
    None where nothing decides.
    """

    vote: Vote
    without_possible: Vote
    because: str | None = None
    grade: Grade | None = None


def cast_of(case: Case, body: Body, bloc: Bloc, package: Package, stances: Stances) -> Cast:
    """The vote of one bloc on a complete package.

    It refuses what in some outcome meets one of its conditions, and supports only what does in
    every outcome: nobody signs a clause for its better half. A refusal below *reported* is only a
    possible one, and such a support leaves the vote open.
    """
    path = f"bodies.{body.id}.blocs.{bloc.id}"
    grade = case.grade(bloc.basis, body.party)
    outcomes = case.outcomes(_spoken_of(bloc, package))
    spared = _unless_refused(bloc, path, grade, package, outcomes, stances)
    if not any(_meets(bloc.refuses, outcome) for outcome in outcomes):
        return spared
    without = spared.without_possible if grade.only_possible else Vote.NO
    return Cast(Vote.NO, without, path, grade)


def _unless_refused(
    bloc: Bloc,
    path: str,
    grade: Grade,
    package: Package,
    outcomes: Iterable[Package],
    stances: Stances,
) -> Cast:
    if all(_meets(bloc.supports, outcome) for outcome in outcomes):
        vote = Vote.OPEN if grade.only_possible else Vote.YES
        return Cast(vote, vote, path, grade)
    if bloc.votes_like is not None:
        return like(stances(bloc.votes_like, package))
    if bloc.refuses or bloc.supports:
        return Cast(Vote.OPEN, Vote.OPEN, path, grade)
    return Cast(Vote.UNKNOWN, Vote.UNKNOWN)


def _spoken_of(bloc: Bloc, package: Package) -> Package:
    """The package on the issues that a bloc's conditions name: events elsewhere do not count."""
    conditions = (*bloc.refuses, *bloc.supports)
    named = {issue for condition in conditions for issue, _ in condition.parts}
    return Package(tuple(choice for choice in package.choices if choice[0] in named))


def like(stance: Stance) -> Cast:
    """The vote of whoever does as a party does."""
    without = stance.without_possible or stance.vote
    return Cast(stance.vote, without, stance.because, stance.grade)


def _meets(conditions: Iterable[Condition], outcome: Package) -> bool:
    return any(condition.holds(outcome) for condition in conditions)
