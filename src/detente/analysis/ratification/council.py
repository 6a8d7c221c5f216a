"""Whose consent does a package need, and is it given?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from detente.analysis.ratification.bodies import Ballot, passes
from detente.analysis.ratification.findings import Passes, Stance, Stances, Vote
from detente.analysis.ratification.referendum import referendum
from detente.analysis.ratification.votes import Cast, cast_of, like
from detente.case import Body, Case, Package, Rule

WEAKEST: tuple[Passes, ...] = ("no", "unknown", "possible", "certain")
"""From a consent refused to one that is certain."""

_OF_A_VOTE: dict[Vote, Passes] = {
    Vote.YES: "certain",
    Vote.NO: "no",
    Vote.OPEN: "possible",
    Vote.UNKNOWN: "unknown",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked about a package: a party that decides (``body`` None), or a body of it.

    ``issues`` are the moved issues it is asked about.
    """

    party: str
    body: Body | None
    issues: tuple[str, ...]

    @property
    def id(self) -> str:
        """The body's id, or the party's."""
        return self.party if self.body is None else self.body.id

    @property
    def kind(self) -> Literal["decider", "vote", "referendum", "veto", "consensus"]:
        """A decider, or by which rule the body decides."""
        return "decider" if self.body is None else self.body.rule.value

    @property
    def key(self) -> tuple[bool, str]:
        """What tells it apart from every other: a body may be called like a party."""
        return (self.body is None, self.id)


class Council:
    """Everybody who may be asked about the packages of a case, for those who negotiate."""

    def __init__(self, case: Case, parties: Iterable[str], stances: Stances) -> None:
        """Look up once who decides what. ``stances`` answers for every party but mediators."""
        self.case = case
        self.parties = tuple(parties)
        self.voices = frozenset(case.negotiators())
        nobody = Stance(Vote.UNKNOWN)
        self.stances: Stances = lambda party, package: (
            stances(party, package) if party in self.voices else nobody
        )
        self.start = case.status_quo().as_dict()
        self.deciders = {i.id: i.decided_by or self.parties for i in case.issues}

    def moved(self, package: Package) -> tuple[str, ...]:
        """The issues on which a package differs from the status quo."""
        return tuple(i for i, option in package.choices if self.start.get(i) != option)

    def asked(self, package: Package) -> tuple[Asked, ...]:
        """Whose consent a package needs: those who decide a moved issue, then bodies.

        A body is asked where its party negotiates or decides a moved issue, and where a moved
        issue is one of those it decides. A package that moves nothing needs nobody.
        """
        moved = self.moved(package)
        if not moved:
            return ()
        theirs: dict[str, list[str]] = {party.id: [] for party in self.case.parties}
        for issue in moved:
            for party in self.deciders[issue]:
                theirs.setdefault(party, []).append(issue)
        found = [Asked(p, None, tuple(issues)) for p, issues in theirs.items() if issues]
        for body in self.case.bodies:
            issues = tuple(i for i in moved if not body.decides or i in body.decides)
            if issues and (body.party in self.parties or theirs.get(body.party)):
                found.append(Asked(body.party, body, issues))
        return tuple(found)

    def judge(self, asked: Asked, package: Package) -> tuple[Passes, Passes]:
        """Whether consent is given, and the same with every possible red line left aside."""
        if speaks_itself(asked.body):
            cast = like(self.stances(asked.party, package))
            return _OF_A_VOTE[cast.vote], _OF_A_VOTE[cast.without_possible]
        assert asked.body is not None
        if asked.body.rule is Rule.REFERENDUM:
            return referendum(self.case, asked.body, package)
        casts = self.casts(asked.body, package)
        votes = [cast.vote for cast in casts]
        without = [cast.without_possible for cast in casts]
        found = tally(asked.body, votes)
        return found, found if votes == without else tally(asked.body, without)

    def casts(self, body: Body, package: Package) -> tuple[Cast, ...]:
        """How each bloc of a body votes."""
        return tuple(cast_of(self.case, body, b, package, self.stances) for b in body.blocs)


def weakest(found: Iterable[Passes]) -> Passes:
    """The weakest of some consents; *certain* where none is needed."""
    return min(found, key=WEAKEST.index, default="certain")


def tally(body: Body, votes: Sequence[Vote]) -> Passes:
    """Whether a body with blocs passes something; with none in a vote, nobody knows."""
    return passes(ballots(body, votes), quota(body)) if body.blocs else "unknown"


def ballots(body: Body, votes: Sequence[Vote]) -> list[Ballot]:
    """The blocs as numbers: in a veto and a consensus nothing counts but that all are needed."""
    if body.rule is not Rule.VOTE:
        return [Ballot(Fraction(0), vote, needed=True) for vote in votes]
    return [
        Ballot(bloc.seats, vote, bloc.id in body.not_without)
        for bloc, vote in zip(body.blocs, votes, strict=True)
    ]


def quota(body: Body) -> Fraction | None:
    """The seats needed in favour; None for more than half of them."""
    return body.quota if body.rule is Rule.VOTE else Fraction(0)


def speaks_itself(body: Body | None) -> bool:
    """Whether the party's own stance counts: no body, or all of one in which nobody is named."""
    return body is None or (body.rule in (Rule.VETO, Rule.CONSENSUS) and not body.blocs)
