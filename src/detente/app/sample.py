"""Shares over compatible utilities: what ``detente analyze --samples`` and the Python API call."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from detente.analysis.overview import Analysis
from detente.analysis.preferences import Outlook
from detente.analysis.problem import Compiled, compile_case
from detente.analysis.robustness import (
    Counts,
    Plan,
    Robustness,
    Samples,
    candidates,
    counts_of,
    gathered,
    robustness,
)
from detente.analysis.robustness import planned as plan_for
from detente.analysis.robustness.sampled import RARE, Stop
from detente.app.analyze import LONGEST
from detente.app.candidates import MOST
from detente.app.candidates import candidates as worth_listing
from detente.app.executors import Placement, placement, run
from detente.app.requests import BadRequestError, chosen_parties
from detente.case import Case, Package, in_force
from detente.i18n import say

ALONE = 50
"""Samples solved exactly at most where each takes a solution of its own: a quarter of a second on
a case of ordinary size. A count, never a time: the same seed has to give the same bytes."""


def sample(
    case: Case,
    parties: Iterable[str] | None = None,
    *,
    samples: int = 10_000,
    seed: int = 0,
    workers: int | str = 1,
    packages: Iterable[Package] = (),
    time_limit: float | None = None,
    progress: Callable[[int, int], None] | None = None,
    stop: Callable[[], bool] | None = None,
    language: str = "en",
) -> Samples:
    """In what share of compatible utilities packages are efficient, Nash, acceptable to all.

    Every sample is analysed exactly; where each takes a solution of its own (red lines, statements
    that tie issues together, more than two parties) at most `ALONE` of them: `how_sure` uses all.
    Listed are the status quo, ``packages``, and those that come up most often in the first
    samples. ``workers`` is a number of processes, ``dask`` for a cluster on this machine, or the
    address of a running one; the result is the same for all, and the same for the same ``seed``.
    Beyond ``time_limit`` seconds (default 120), at Ctrl-C and when ``stop`` turns true, fewer
    samples are returned, labelled.

    Raises `BadRequestError` for a party the case does not have, and where nothing can be sampled
    by that many.
    """
    chosen = chosen_parties(case, parties, language)
    case = in_force(case)
    where = _placed(workers, samples, language)
    deadline = time.monotonic() + (LONGEST if time_limit is None else time_limit)
    compiled = compile_case(case, chosen)
    plan, without = plan_for(case, compiled, [Outlook(case, party) for party in chosen])
    if plan is None:
        return Samples(samples, seed, 0, (), unsampled=without)

    def ended() -> bool:
        return time.monotonic() > deadline or (stop is not None and stop())

    exact = samples if plan.together else min(samples, ALONE)
    plan, stopped = _listing(plan, compiled, case, [*packages], exact, seed, ended)
    chunks = () if stopped else plan.chunks(exact, seed)

    def told(done: int, _: int) -> None:
        if progress is not None:
            progress(min(exact, done * plan.chunk_size), exact)

    found = run(partial(counts_of, plan), chunks, where=where, progress=told, stop=ended)
    for outcome in found.outcomes:
        if outcome.failure is not None:
            raise RuntimeError(f"{outcome.failure.message}\n{outcome.failure.details}")
    counts: list[Counts] = [outcome.value for outcome in found.outcomes if outcome.value]
    early = stopped or found.stopped
    why: Stop | None = ("time" if time.monotonic() > deadline else "cancel") if early else None
    found_all = gathered(plan, compiled, counts, asked=samples, seed=seed, stopped=why)
    return replace(found_all, limit=exact) if exact < samples else found_all


def how_sure(
    analysis: Analysis,
    *,
    samples: int = 10_000,
    seed: int = 0,
    packages: Iterable[Package] = (),
    time_limit: float | None = None,
    progress: Callable[[int, int], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Robustness:
    """How sure the advice of an analysis is, over that many samples of compatible utilities.

    Listed are up to 200 packages worth a look (`candidates`), ``packages`` among them. The same
    seed gives the same finding. Beyond ``time_limit`` seconds (default 120), and once ``stop`` is
    true, the chunk at work is finished and fewer samples are returned, labelled; one chunk of
    10,000 always is.

    Raises `BadRequestError` for fewer than one sample.
    """
    if samples < 1:
        raise BadRequestError(say("samples.too_few", "en", written=samples))
    deadline = time.monotonic() + (LONGEST if time_limit is None else time_limit)
    outlooks = {party: Outlook(analysis.case, party) for party in analysis.parties}
    found = worth_listing(analysis, outlooks, seed=seed)
    named = [package for package in dict.fromkeys(packages) if package not in found]
    listed = [*found[: max(0, MOST - len(named))], *named]
    return robustness(
        analysis.case,
        outlooks,
        tuple(listed),
        parties=analysis.parties,
        samples=samples,
        seed=seed,
        progress=progress,
        stop=lambda: time.monotonic() > deadline or (stop is not None and stop()),
    )


def _placed(workers: int | str, samples: int, language: str) -> Placement:
    """Where to work; raises `BadRequestError`."""
    if samples < 1:
        raise BadRequestError(say("samples.too_few", language, written=samples))
    try:
        where = placement(workers)
    except ValueError as error:
        raise BadRequestError(say("samples.workers", language, written=workers)) from error
    if where.kind == "dask":
        try:
            import distributed  # noqa: F401 - asked for here, so that words can be said
        except ImportError as error:
            raise BadRequestError(say("samples.no_dask", language)) from error
    return where


def _listing(
    plan: Plan,
    compiled: Compiled,
    case: Case,
    packages: list[Package],
    samples: int,
    seed: int,
    stop: Callable[[], bool],
) -> tuple[Plan, bool]:
    """The plan with the packages to count; whether it was stopped over that.

    The packages come from a first look at the first samples, in this process: known before the
    work is shared out, they are the same however it is.
    """
    named = [compiled.indices(package) for package in [case.status_quo(), *packages]]
    first = plan.chunks(samples, seed)[:1]
    look = partial(candidates, plan, most=RARE)
    seen = run(look, first, where=Placement("here", 1), stop=stop)
    often = [package for outcome in seen.outcomes for package in outcome.value or ()]
    return plan.counting([*(one for one in named if one is not None), *often]), seen.stopped
