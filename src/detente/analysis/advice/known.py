"""All that is known of one party's preferences: said, followed from it, contradicted, open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations

from detente.analysis.advice.centre import representative
from detente.analysis.advice.contradictions import Contradiction, contradictions
from detente.analysis.advice.instructions import Instructions, instructions
from detente.analysis.advice.ranges import Ranges, ranges
from detente.analysis.advice.two_ways import TwoWays, two_ways
from detente.analysis.advice.worth_comparing import worth_comparing
from detente.analysis.preferences import Outlook
from detente.analysis.preferences.findings import Compared, Representative
from detente.case import Answer, Case, Package, Statement, in_force, standing


@dataclass(frozen=True, slots=True)
class Past:
    """An answer of the log: whether it still holds, and how often what it spoke of was changed."""

    answer: Answer
    holds: bool
    reversals: int


@dataclass(frozen=True, slots=True)
class Known:
    """Everything about one party's preferences, as far as the case tells it.

    ``statements`` stand today, its own words first, then its instructions; ``history`` are the
    answers it gave, oldest first (since ``since``, where that is named). ``missing`` is why there
    is no representative (a reason of the sampler), None where there is one. ``relations`` compare
    the packages worth it, pair by pair.
    """

    case: Case
    party: str
    statements: tuple[Statement, ...]
    history: tuple[Past, ...]
    contradictions: tuple[Contradiction, ...]
    ranges: Ranges
    representative: Representative | None
    missing: str | None
    packages: tuple[Package, ...]
    relations: tuple[Compared, ...]
    two_ways: TwoWays | None
    instructions: Instructions | None
    since: date | None = None


def known(
    case: Case,
    party: str,
    given: Iterable[Package] = (),
    *,
    samples: int = 1_000,
    seed: int = 0,
    since: date | None = None,
) -> Known:
    """What a party said, what follows, what contradicts, where two ways of asking disagree."""
    written, case, given = case, in_force(case), tuple(given)
    outlook = Outlook(case, party)
    found = representative(outlook, samples=samples, seed=seed)
    centre = found if isinstance(found, Representative) else None
    packages = worth_comparing(case, party, given, outlook)
    own = case.own_words_of(party)
    told = tuple(said for said in case.said_by(party) if said not in own)
    return Known(
        case=case,
        party=party,
        statements=(*own, *told),
        history=tuple(past for past in _history(written, party) if _after(past, since)),
        contradictions=contradictions(case, party),
        ranges=ranges(case, outlook, centre),
        representative=centre,
        missing=None if isinstance(found, Representative) else found,
        packages=packages,
        relations=tuple(_compared(outlook, a, b) for a, b in combinations(packages, 2)),
        two_ways=two_ways(case, party, given, samples=samples, seed=seed),
        instructions=instructions(case, party, given),
        since=since,
    )


def _history(case: Case, party: str) -> list[Past]:
    """The log with what each answer did to those before it."""
    log = [answer for answer in case.answers if answer.holder == party]
    by_id = {answer.id: answer for answer in log}
    in_force_now = {said.id for said in standing(case).statements}

    def reversals(answer: Answer) -> int:
        before = [by_id[gone] for gone in answer.replaces if gone in by_id]
        return len(answer.replaces) and 1 + max(map(reversals, before), default=0)

    return [Past(a, a.says is None or a.id in in_force_now, reversals(a)) for a in log]


def _after(past: Past, since: date | None) -> bool:
    moment: datetime = past.answer.at
    return since is None or moment.date() >= since


def _compared(outlook: Outlook, more: Package, less: Package) -> Compared:
    """The pair in the order in which it is certain, where it is."""
    span = outlook.difference(more, less)
    if span.high is not None and span.high <= 0 and span.low != 0:
        more, less, span = less, more, -span
    if span.low is None or span.low < 0:
        return Compared(more, less, "open", span, proved=True)
    return Compared(more, less, "tie" if span.high == 0 else "certain", span, proved=True)
