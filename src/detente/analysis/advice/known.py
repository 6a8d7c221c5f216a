"""All that is known of one party's preferences: said, followed from it, contradicted, open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import combinations

from detente.analysis.advice.contradictions import Contradiction, contradictions
from detente.analysis.advice.instructions import Instructions, instructions
from detente.analysis.advice.pairs import Pair, in_order, pairs
from detente.analysis.advice.ranges import Ranges, ranges
from detente.analysis.advice.two_ways import TwoWays, two_ways
from detente.analysis.advice.worth_comparing import worth_comparing
from detente.analysis.preferences import Outlook
from detente.analysis.preferences.findings import Compared, Representative
from detente.analysis.preferences.representative import representative
from detente.case import Answer, Case, Package, Statement, in_force, standing
from detente.case.history import Told, history


@dataclass(frozen=True, slots=True)
class Past:
    """An answer of the log: whether it still holds, and how often what it spoke of was changed."""

    answer: Answer
    holds: bool
    reversals: int


@dataclass(frozen=True, slots=True)
class Turned:
    """A pair that is decided otherwise than it was before the answers since a day."""

    before: Compared
    now: Compared


@dataclass(frozen=True, slots=True)
class Known:
    """Everything about one party's preferences, as far as the case tells it.

    ``statements`` stand today, its own words first, then its instructions; ``history`` says what
    has become of each ever made, ``answers`` are those it gave, oldest first (since ``since``,
    where that is named). ``missing`` is why there is no representative (a reason of the sampler),
    None where there is one. ``relations`` compare the packages worth it, pair by pair; ``turned``
    are those that the answers since that day have decided otherwise.
    """

    case: Case
    party: str
    statements: tuple[Statement, ...]
    history: tuple[Told, ...]
    answers: tuple[Past, ...]
    contradictions: tuple[Contradiction, ...]
    ranges: Ranges
    representative: Representative | None
    missing: str | None
    packages: tuple[Package, ...]
    relations: tuple[Pair, ...]
    two_ways: TwoWays | None
    instructions: Instructions | None
    since: date | None = None
    turned: tuple[Turned, ...] = ()


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
        history=history(written, party),
        answers=tuple(past for past in _answers(written, party) if _after(past, since)),
        contradictions=contradictions(written, party),
        ranges=ranges(case, outlook, centre),
        representative=centre,
        missing=None if isinstance(found, Representative) else found,
        packages=packages,
        relations=pairs(case, outlook, packages, samples=samples, seed=seed),
        two_ways=two_ways(case, party, given, samples=samples, seed=seed),
        instructions=instructions(case, party, given),
        since=since,
        turned=() if since is None else tuple(_turned(written, party, since, outlook, packages)),
    )


def _turned(
    written: Case, party: str, since: date, now: Outlook, packages: tuple[Package, ...]
) -> Iterator[Turned]:
    """The pairs whose label changed with the answers since the beginning of a day (UTC)."""
    until = datetime.combine(since, datetime.min.time(), tzinfo=UTC) - timedelta(microseconds=1)
    then = Outlook(in_force(standing(written, until)), party)
    for more, less in combinations(packages, 2):
        before, after = in_order(then, more, less), in_order(now, more, less)
        same = (before.label, before.more) == (after.label, after.more)
        if before.label != after.label or (before.label == "certain" and not same):
            yield Turned(before, after)


def _answers(case: Case, party: str) -> list[Past]:
    """The log with what each answer did to those before it."""
    log = [answer for answer in case.answers if answer.holder == party]
    by_id = {answer.id: answer for answer in log}
    in_force_now = {said.id for said in standing(case).statements}

    def reversals(answer: Answer) -> int:
        before = [by_id[gone] for gone in answer.replaces if gone in by_id]
        return len(answer.replaces) and 1 + max(map(reversals, before), default=0)

    return [Past(a, a.says is None or a.id in in_force_now, reversals(a)) for a in log]


def _after(past: Past, since: date | None) -> bool:
    return since is None or past.answer.at.astimezone(UTC).date() >= since
