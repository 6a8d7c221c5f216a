"""One consent in full: the votes, what they rest on, which of them decide, who can block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from detente.analysis.ratification.blocking import blocking, pivotal
from detente.analysis.ratification.bodies import Ballot, majority
from detente.analysis.ratification.clock import Late, never
from detente.analysis.ratification.council import (
    Asked,
    Council,
    ballots,
    quota,
    speaks_itself,
    tally,
)
from detente.analysis.ratification.findings import BlocVote, Consent, Passes, Stance, Vote
from detente.analysis.ratification.referendum import HALF, expected
from detente.analysis.ratification.votes import Cast
from detente.case import Body, Case, Grade, Package, Rule


def consent(council: Council, asked: Asked, package: Package, late: Late = never) -> Consent:
    """The consent of somebody asked about a package, with all that is known about it.

    Once ``late`` is true, which blocs decide and which can block is left untold, never the answer.
    """
    found, without = council.judge(asked, package)
    plain = Consent(
        id=asked.id,
        party=asked.party,
        kind=asked.kind,
        issues=asked.issues,
        passes=found,
        without_possible=without,
        because=(),
        grade=None,
        at_table=asked.party in council.parties,
    )
    if speaks_itself(asked.body):
        return _spoken(plain, council.stances(asked.party, package))
    assert asked.body is not None
    if asked.body.rule is Rule.REFERENDUM:
        return _expected(plain, council.case, asked.body, package)
    return _voted(plain, council.case, asked.body, council.casts(asked.body, package), late)


def _spoken(plain: Consent, stance: Stance) -> Consent:
    because = () if stance.because is None else (stance.because,)
    return replace(plain, because=because, grade=stance.grade)


def _expected(plain: Consent, case: Case, body: Body, package: Package) -> Consent:
    strict = body.threshold is None
    needed = HALF if body.threshold is None else body.threshold
    found = expected(case, body, package)
    if found is None:
        return replace(plain, needed=needed, more_than=strict)
    return replace(
        plain,
        because=found.because,
        grade=found.grade,
        yes=found.low,
        no=100 - found.high,
        open=found.high - found.low,
        needed=needed,
        more_than=strict,
    )


def _voted(plain: Consent, case: Case, body: Body, casts: Sequence[Cast], late: Late) -> Consent:
    votes = [cast.vote for cast in casts]
    numbers = ballots(body, votes)
    decisive = pivotal(numbers, quota(body), late)
    stopping = blocking(numbers, quota(body), late)
    grade = _grade(case, body, casts, plain.passes)
    counted = replace(
        plain,
        because=_deciding(body, casts, plain.passes),
        grade=grade,
        blocs=tuple(
            BlocVote(
                bloc.id,
                bloc.seats,
                cast.vote,
                cast.without_possible,
                cast.because,
                cast.grade,
                told,
                indispensable=number.needed,
            )
            for bloc, cast, told, number in zip(body.blocs, casts, decisive, numbers, strict=True)
        ),
        blocking=tuple(
            tuple(body.blocs[k].id for k in chosen) for chosen in stopping.sets if chosen
        ),
        blocking_complete=stopping.complete,
    )
    return _with_seats(counted, body, votes, numbers) if body.rule is Rule.VOTE else counted


def _with_seats(
    plain: Consent, body: Body, votes: Sequence[Vote], numbers: Sequence[Ballot]
) -> Consent:
    def seats(*kinds: Vote) -> Fraction:
        pairs = zip(body.blocs, votes, strict=True)
        return sum(
            (bloc.seats or Fraction(0) for bloc, vote in pairs if vote in kinds), Fraction(0)
        )

    needed, strict = (body.quota, False) if body.quota is not None else majority(numbers)
    return replace(
        plain,
        yes=seats(Vote.YES),
        no=seats(Vote.NO),
        open=seats(Vote.OPEN, Vote.UNKNOWN),
        needed=needed,
        more_than=strict,
    )


def _deciding(body: Body, casts: Sequence[Cast], found: Passes) -> tuple[str, ...]:
    """What the answer rests on: the votes against where it is no, those in favour where certain."""
    wanted = {"no": (Vote.NO,), "certain": (Vote.YES,)}.get(found, (Vote.YES, Vote.NO, Vote.OPEN))
    named = [cast.because for cast in casts if cast.vote in wanted and cast.because is not None]
    if found == "no" and not named:
        named = [f"bodies.{body.id}"]
    return tuple(dict.fromkeys(named))


def _grade(case: Case, body: Body, casts: Sequence[Cast], found: Passes) -> Grade | None:
    """The best grade that settles the answer by itself: with weaker votes open it still stands.

    None where the answer is not settled.
    """
    if found not in ("no", "certain"):
        return None
    if tally(body, [Vote.OPEN] * len(casts)) == found:
        return case.grade(body.basis, body.party)
    settled = (g for g in Grade if tally(body, [_at_least(c, g) for c in casts]) == found)
    return next(settled, None)


def _at_least(cast: Cast, grade: Grade) -> Vote:
    rests = cast.grade if cast.grade is not None else Grade.ASSUMED
    return cast.vote if rests.rank <= grade.rank else Vote.OPEN
