"""How sure the advice is: packages judged in samples, and what is proved beyond them.

Samples refute, programmes prove: a sample that refuses settles that a package is not certain, one
that accepts that it is not out of the question. Exact bounds are asked only where all samples agree
or there are none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from math import prod
from operator import add
from typing import TYPE_CHECKING

from detente.analysis.agreements import (
    Counted,
    Judged,
    Valuation,
    judge,
)
from detente.analysis.preferences import Drawn, Outlook, Reason, Sampler
from detente.analysis.problem import Compiled, compile_case
from detente.analysis.robustness.influence import influence
from detente.analysis.robustness.proved import acceptability, with_bounds
from detente.analysis.robustness.robust_findings import (
    Acceptability,
    Criterion,
    Listed,
    MovesAdvice,
    Robustness,
    SampledSeat,
)
from detente.analysis.robustness.valuing import draw, samplers_of, valuation
from detente.case import Case, Package

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

CHUNK = 10_000
"""Samples drawn and judged together; what moves the advice is found in the first chunk."""

SETTLED = 0.95
"""From this joint share on some package is as good as acceptable to all: what is left to choose is
the Nash package."""

BOUNDED = 10
"""Packages, the best choices first, of which exact bounds of their worth are computed."""

DRAWN = 40
"""Of two parties also those most often efficient: so many are drawn as a band."""


def robustness(
    case: Case,
    outlooks: Mapping[str, Outlook],
    packages: Sequence[Package],
    *,
    parties: Sequence[str],
    samples: int,
    seed: int,
    progress: Callable[[int, int], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Robustness:
    """How sure it is of each package that it is acceptable, efficient, a solution.

    ``case`` is in force; ``outlooks`` are by party, for all of ``parties``; ``packages`` those
    listed (`detente.app.candidates`). Every party is sampled for itself; the same seed gives the
    same finding. ``stop`` is asked before every chunk but the first; ``progress`` is told
    (samples done, asked).
    """
    compiled = compile_case(case, parties)
    found = samplers_of(case, compiled, outlooks)
    seats = {p: one for p, one in found if isinstance(one, Sampler)}
    without: dict[str, Reason] = {p: one for p, one in found if not isinstance(one, Sampler)}
    work = _Work(case, compiled, tuple(parties), seats, tuple(packages))
    done = list(_chunks(work, samples, seed, progress, stop))
    rare = {p for p in seats if not done[0].drawn[p].count} if done else set()
    if rare:
        without |= dict.fromkeys(rare, "too_rare")
        work = replace(work, seats={p: one for p, one in seats.items() if p not in rare})
        done = list(_chunks(work, samples, seed, progress, stop))
    return _gathered(work, outlooks, done, samples, seed, without)


def _chunks(
    work: _Work,
    samples: int,
    seed: int,
    progress: Callable[[int, int], None] | None,
    stop: Callable[[], bool] | None,
) -> Iterator[_Chunk]:
    """Chunk by chunk, the first one whatever the time."""
    if not work.seats:
        return
    for number, start in enumerate(range(0, samples, CHUNK)):
        if number and stop is not None and stop():
            return
        yield work.chunk(number, seed, min(CHUNK, samples - start))
        if progress is not None:
            progress(min(samples, start + CHUNK), samples)


@dataclass(frozen=True, slots=True, eq=False)
class _Chunk:
    """What was found in one chunk: samples by party, counts, the masks behind them.

    ``spared`` are the numbers of samples per party and package with every demand left aside.
    """

    drawn: dict[str, Drawn]
    judged: Judged | None
    counts: Counted | None
    spared: dict[str, npt.NDArray[np.int64]]
    known: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Work:
    case: Case
    compiled: Compiled
    parties: tuple[str, ...]
    seats: Mapping[str, Sampler]
    packages: tuple[Package, ...]

    @property
    def complete(self) -> bool:
        """Whether every party is sampled."""
        return len(self.seats) == len(self.parties)

    def chunk(self, number: int, seed: int, count: int) -> _Chunk:
        """Draw and judge one chunk; equally many samples per party, as many as all have."""
        drawn = {
            party: draw(own, self.parties.index(party), number, seed, count)
            for party, own in self.seats.items()
        }
        size = min(part.count for part in drawn.values())
        if not size:
            return _Chunk(drawn, None, None, {}, frozenset())
        valued = {
            party: _first(
                valuation(self.case, self.compiled, own, drawn[party], self.packages), size
            )
            for party, own in self.seats.items()
        }
        judged = judge(list(valued.values()))
        spared = {
            party: (own.utilities >= own.floor[:, None]).sum(axis=0)
            for party, own in valued.items()
            if own.floor is not None
        }
        return _Chunk(drawn, judged, judged.counts, spared, frozenset(spared))


def _first(own: Valuation, size: int) -> Valuation:
    if own.samples == size:
        return own
    return replace(
        own,
        utilities=own.utilities[:size],
        floor=None if own.floor is None else own.floor[:size],
        least=None if own.least is None else own.least[:size],
    )


def _gathered(
    work: _Work,
    outlooks: Mapping[str, Outlook],
    done: Sequence[_Chunk],
    asked: int,
    seed: int,
    without: Mapping[str, Reason],
) -> Robustness:
    counted = [each.counts for each in done if each.counts is not None]
    total = reduce(add, counted) if counted else None
    known = done[0].known if counted else frozenset()
    entries = [_listed(work, outlooks, total, done, known, k) for k in range(len(work.packages))]
    criterion = _criterion(work, entries, known, total.samples if total else 0)
    order = sorted(range(len(entries)), key=lambda k: _rank(entries[k], total))
    bounded = {*order[:BOUNDED], *_often_efficient(work, entries)}
    best = [with_bounds(entries[k], outlooks) if k in bounded else entries[k] for k in order]
    first = done[0] if counted else None
    return Robustness(
        asked=asked,
        samples=total.samples if total else 0,
        stopped=bool(done) and CHUNK * len(done) < asked,
        seed=seed,
        parties=work.parties,
        candidates=tuple(best),
        criterion=criterion,
        seats=tuple(_seat(own, done) for own in work.seats.values()),
        influence=_influence(work, first, criterion),
        influence_samples=counted[0].samples if counted and work.complete else 0,
        unsampled=tuple((party, without[party]) for party in work.parties if party in without),
    )


def _criterion(
    work: _Work, entries: Sequence[Listed], known: frozenset[str], samples: int
) -> Criterion:
    """What the best choice is judged by: see `Criterion`."""
    best = max((entry.joint or 0 for entry in entries), default=0)
    everybody = work.complete and set(work.parties) <= known
    return "acceptable" if everybody and best < SETTLED * samples else "nash"


def _rank(entry: Listed, total: Counted | None) -> tuple[float, ...]:
    """The best choice first: most often acceptable to all, most often the Nash package.

    Then by the product of what is known of each party, the same with demands below *reported* left
    aside, the sum, and by how often it is efficient; of equals as listed.
    """
    samples = total.samples if total else 1
    known = [each for each in entry.acceptable if each.count is not None]
    shares = [(each.count or 0) / samples for each in known]
    spared = [((each.spared[0] if each.spared else each.count) or 0) / samples for each in known]
    votes = [-(count or 0) for count in (entry.joint, entry.nash)]
    return (*votes, -prod(shares), -prod(spared), -sum(shares), -(entry.efficient or 0))


def _seat(own: Sampler, done: Sequence[_Chunk]) -> SampledSeat:
    parts = [each.drawn[own.party] for each in done]
    spreads = [d.r_hat for d in (part.diagnostics for part in parts) if d.r_hat is not None]
    return SampledSeat(
        party=own.party,
        method=own.method,
        tried=sum(part.tried for part in parts),
        kept=sum(part.kept for part in parts),
        no_deal=own.knows_no_deal,
        effective=sum(part.diagnostics.effective for part in parts),
        r_hat=max(spreads, default=None),
        sound=all(part.diagnostics.sound for part in parts),
    )


def _listed(
    work: _Work,
    outlooks: Mapping[str, Outlook],
    total: Counted | None,
    done: Sequence[_Chunk],
    known: frozenset[str],
    place: int,
) -> Listed:
    """One package: what the samples say of it, and what is proved."""
    package = work.packages[place]
    accepted: list[Acceptability] = []
    seated = list(work.seats)
    for party in work.parties:
        count = ranks = spared = None
        if total is not None and party in work.seats:
            ranks = total.ranks[seated.index(party)][place]
            if party in known:
                count = total.acceptable[seated.index(party)][place]
                spared = sum(int(each.spared[party][place]) for each in done if each.spared)
        samples = total.samples if total else 0
        accepted.append(acceptability(outlooks[party], package, count, spared, samples, ranks))
    joint = None if total is None else total.joint[place]
    if not work.complete or any(each.count is None for each in accepted):
        joint = 0 if any(each.proved == "never" for each in accepted) else None
    judged = total is not None and work.complete
    return Listed(
        package,
        tuple(accepted),
        joint,
        total.efficient[place] if total is not None and judged else None,
        tuple((n, counts[place]) for n, counts in total.won) if total and judged else (),
    )


def _often_efficient(work: _Work, entries: Sequence[Listed]) -> list[int]:
    if len(work.parties) != 2:
        return []
    found = [k for k, entry in enumerate(entries) if entry.efficient]
    return sorted(found, key=lambda k: -(entries[k].efficient or 0))[:DRAWN]


def _influence(work: _Work, first: _Chunk | None, criterion: Criterion) -> tuple[MovesAdvice, ...]:
    """What moves the best choice; nothing where not everybody is sampled: nobody's best."""
    if first is None or first.judged is None or not work.complete:
        return ()
    votes = first.judged.joint if criterion == "acceptable" else first.judged.won["nash"]
    drawn = {party: (own, first.drawn[party]) for party, own in work.seats.items()}
    return influence(work.case, drawn, work.packages, votes)
