"""The packages worth listing: what shares are judged among, and what advice chooses from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from detente.analysis.agreements import FrontierFinding
from detente.analysis.overview import Analysis
from detente.analysis.preferences import Outlook, Sampler
from detente.analysis.problem import Compiled, compile_case
from detente.analysis.robustness import samplers_of, winners
from detente.case import Case, Package

MOST = 200
"""Packages listed at most."""

OF_SOLUTIONS = 5
"""Packages per solution point."""

OF_FRONTIER = 50
"""Points of a frontier, evenly thinned."""

OF_STEPS = 25
"""First steps, the best first."""

OF_WINNERS = 60
"""Packages that come out best in samples, before single moves fill up the list."""


def candidates(
    analysis: Analysis,
    outlooks: Mapping[str, Outlook] | None = None,
    *,
    seed: int = 0,
    most: int = MOST,
) -> tuple[Package, ...]:
    """Up to ``most`` packages of an analysis worth a look, the same for the same seed.

    In this order: those that a reader of the analysis sees, the status quo, the solutions, what
    each party likes best, what comes out best in samples of compatible utilities, the frontiers
    evenly thinned, first steps, single moves from the status quo, and what is left of the samples.
    Complete packages that are possible (facts, budgets), beside what the reader sees anyhow. Where
    statements of somebody cannot be sampled, samples add nothing. ``outlooks`` spares computing
    them again, by party.
    """
    case = analysis.case
    known = dict(outlooks or {})
    for party in analysis.parties:
        known.setdefault(party, Outlook(case, party))
    compiled = compile_case(case, analysis.parties)
    named = [p for p in [*shown_packages(analysis), case.status_quo()] if _sampled(case, p)]
    solved = [p for p in _solved(analysis) if _possible(compiled, p)]
    liked = [p for p in _liked(case, compiled, known) if _possible(compiled, p)]
    frontiers = [p for p in _frontiers(analysis) if _possible(compiled, p)]
    steps = [step.package for step in analysis.first_steps[:OF_STEPS]]
    moves = [p for p in _single_moves(case, compiled) if _possible(compiled, p)]
    at_hand = list(dict.fromkeys([*solved, *liked, *frontiers, *steps, *moves]))
    at_hand = [p for p in at_hand if _possible(compiled, p)]
    found = samplers_of(case, compiled, known)
    drawing = [own for _, own in found if isinstance(own, Sampler)]
    often: tuple[Package, ...] = ()
    if len(drawing) == len(found):
        often = winners(case, compiled, drawing, at_hand[:MOST], seed=seed)
    rest = [*often[:OF_WINNERS], *frontiers, *steps, *moves, *often[OF_WINNERS:]]
    listed = dict.fromkeys([*named, *solved, *liked, *rest])
    return tuple(islice(listed, most))


def shown_packages(analysis: Analysis) -> tuple[Package, ...]:
    """The packages a reader of an analysis sees: those of the brief, and a solution's first."""
    rows = [row.package for row in analysis.brief.rows if row.package is not None]
    points = [solution.points[0] for solution in analysis.held.solutions if solution.points]
    return tuple(dict.fromkeys([*rows, *(p.packages[0] for p in points if p.packages)]))


def _sampled(case: Case, package: Package) -> bool:
    """Whether every option is one that samples know: of the issue, or that of today."""
    return all(
        option in case.issue(issue).option_ids() or option == case.issue(issue).status_quo
        for issue, option in package.choices
    )


def _possible(compiled: Compiled, package: Package) -> bool:
    indices = compiled.indices(package)
    return indices is not None and compiled.problem.feasible(indices)


def _solved(analysis: Analysis) -> Iterator[Package]:
    """Every solution, and what is almost as good."""
    for solution in analysis.held.solutions:
        for point in solution.points:
            yield from point.packages[:OF_SOLUTIONS]
        for near in solution.near:
            yield from near.point.packages[:1]


def _liked(case: Case, compiled: Compiled, outlooks: Mapping[str, Outlook]) -> Iterator[Package]:
    """What each party likes best on everything it has spoken of, the rest as today.

    So that a case without numbers has its positions among the packages listed. An issue without a
    status quo of which a party has said nothing stays at its first option.
    """
    board = compiled.board
    today = case.status_quo().as_dict()
    start = {
        i: today.get(i, options[0]) for i, options in zip(board.issues, board.options, strict=True)
    }
    start |= dict(board.fixed.choices)
    for party in compiled.parties:
        best = {issue: outlooks[party].best_options(issue) for issue in board.issues}
        chosen = {issue: options[0] for issue, options in best.items() if options}
        merged = start | chosen
        yield Package(tuple((issue, merged[issue]) for issue in compiled.order if issue in merged))


def _frontiers(analysis: Analysis) -> Iterator[Package]:
    """A package per point of both frontiers, evenly thinned; the zone's first."""
    for finding in (analysis.held.zone.frontier, analysis.held.frontier):
        if finding is not None:
            yield from _thinned(finding)


def _thinned(finding: FrontierFinding) -> Iterable[Package]:
    last = finding.vectors - 1
    places = range(finding.vectors)
    thinned = sorted({k * last // (OF_FRONTIER - 1) for k in range(OF_FRONTIER)})
    picked = places if len(places) <= OF_FRONTIER else thinned
    return (package for k in picked for package in finding.point(k, 1).packages[:1])


def _single_moves(case: Case, compiled: Compiled) -> Iterator[Package]:
    """The status quo with one issue in play moved: contested options among them."""
    start = case.status_quo()
    for issue, options in zip(compiled.board.issues, compiled.board.options, strict=True):
        for option in options:
            if option != start.get(issue):
                yield start.changed({issue: option})
