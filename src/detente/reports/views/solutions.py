"""The solutions side by side, issue by issue; points are whole, whatever they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from detente.analysis.agreements import Near, Point, Solution, changed_issues
from detente.analysis.overview import Analysis
from detente.case import Package
from detente.reports.words.names import Names
from detente.reports.words.numbers import grouped
from detente.reports.words.precision import one_by_one, precision
from detente.reports.words.ranges import distance, ends, points_range
from detente.reports.words.worth import hypothetical, measures


@dataclass(frozen=True, slots=True)
class WorthView:
    """What a solution is worth to a party: whole points by central values, and their range.

    ``low`` and ``high`` are where a bar of 0 to 100 begins and ends, ``at`` is its tick; ``range``
    is empty where every compatible utility agrees; ``no_deal`` says whether it is better than no
    deal, and by how much.
    """

    points: int
    at: int
    low: int
    high: int
    range: str
    no_deal: str


@dataclass(frozen=True, slots=True)
class SolutionView:
    """A solution: what it is best at, what it is worth per party, the options of its first package.

    ``page`` is the name of the page that explains it;
    ``cells`` hold, per issue of the table, (the option's name, whether most others differ);
    ``precision`` says what may be better where that is not known; ``near`` are packages that are
    almost as good, by what they change.
    """

    name: str
    page: str
    meaning: str
    worths: tuple[WorthView, ...]
    ties: str
    precision: str
    cells: tuple[tuple[str, bool], ...]
    near: tuple[tuple[str, tuple[str, ...]], ...]
    package: Package


@dataclass(frozen=True, slots=True)
class SolutionsView:
    """The table, or one sentence in its place; how it was found, where not from the frontier."""

    hypothetical: bool
    sentence: str
    precision: str
    given: str
    parties: tuple[str, ...]
    issues: tuple[str, ...]
    solutions: tuple[SolutionView, ...]


def solutions_view(names: Names, analysis: Analysis) -> SolutionsView:
    """Every solution that exists, in the order of the finding."""
    found = [solution for solution in analysis.held.solutions if solution.points]
    listed = [s for s in found if s.points[0].packages]
    packages = [solution.points[0].packages[0] for solution in listed]
    today = analysis.case.status_quo()
    moved = [
        issue.id
        for issue in analysis.case.issues
        if any(package.get(issue.id) != today.get(issue.id) for package in packages)
    ]
    return SolutionsView(
        hypothetical=hypothetical(analysis),
        sentence=_sentence(names, analysis, bool(found)),
        precision=one_by_one(names, analysis.held),
        given=names.say(f"report.range.{'central' if analysis.central else 'fixed'}"),
        parties=tuple(names.party(party) for party in analysis.parties),
        issues=tuple(names.issue(issue) for issue in moved),
        solutions=tuple(
            _solution(names, analysis, each, moved, _usual(moved, packages)) for each in listed
        ),
    )


def _sentence(names: Names, analysis: Analysis, found: bool) -> str:
    """What there is to say about the solutions as a whole."""
    status = analysis.status
    if not analysis.zone.proved:
        return (
            f"{names.say('report.solutions.none_empty')} {names.say('report.precision.zone_empty')}"
        )
    if status == "no_common_gain" and found:
        return names.say("report.solutions.no_common_gain")
    if found:
        return ""
    if status == "needs_values":
        return names.say("report.frontier.needs_values", parties=names.parties(analysis.unvalued))
    keys = {
        "empty": "none_empty",
        "all_at_reservation": "all_at_reservation",
        "unknown": "none_unknown",
    }
    return names.say(f"report.solutions.{keys.get(status, 'none')}")


def _solution(
    names: Names,
    analysis: Analysis,
    solution: Solution,
    moved: list[str],
    usual: dict[str, str | None],
) -> SolutionView:
    point = solution.points[0]
    package = point.packages[0].as_dict()
    return SolutionView(
        name=names.say(f"report.solution.{solution.name}"),
        page=solution.name.replace("_", "-"),
        meaning=names.say(f"report.solution_meaning.{solution.name}"),
        worths=_worths(names, analysis, solution),
        ties=_ties(names, solution, point),
        precision=precision(names, solution),
        cells=tuple(
            (names.option(issue, package[issue]), package[issue] != usual[issue])
            if issue in package
            else ("–", False)
            for issue in moved
        ),
        near=_near(names, solution),
        package=point.packages[0],
    )


def _worths(names: Names, analysis: Analysis, solution: Solution) -> tuple[WorthView, ...]:
    """Per party; without a range only where the time ran out before it was worked out."""
    known = {s.party: s for s in dict(analysis.certainty.solutions).get(solution.name, ())}
    made = []
    for measure, worth in zip(
        measures(analysis, analysis.held), solution.points[0].utilities, strict=True
    ):
        points, score = measure.points(worth), known.get(measure.party)
        at = _within(points)
        if score is None:
            unknown = names.say("report.range.none")
            made.append(WorthView(points, at, at, at, unknown, ""))
            continue
        said = points_range(names, measure, score.utility)
        bounds = ends(measure, score.utility) if said else (at, at)
        low, high = (at if end is None else _within(end) for end in bounds)
        made.append(WorthView(points, at, low, high, said, distance(names, measure, score)))
    return tuple(made)


def _within(points: int) -> int:
    return max(0, min(100, points))


def _near(names: Names, solution: Solution) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Packages almost as good: how good, and what each changes in the solution's own."""
    listed = [(_how_good(names, solution, near), near) for near in solution.near]
    return tuple(
        (words, tuple(_changes(names, solution, near) for _, near in alike if near.point.packages))
        for words, alike in groupby(listed, key=itemgetter(0))
    )


def _how_good(names: Names, solution: Solution, near: Near) -> str:
    if near.point.utilities == solution.points[0].utilities:
        return names.say("report.solutions.near_same")
    # Rounded down: a package that loses anything is not called as good as the best.
    return names.say("report.solutions.near_package", share=f"{int(near.share * 100)}\u202f%")


def _changes(names: Names, solution: Solution, near: Near) -> str:
    package = near.point.packages[0]
    chosen = package.as_dict()
    changed = changed_issues(solution.points[0].packages[0], package)
    return names.choices((issue, chosen[issue]) for issue in changed)


def _usual(issues: list[str], packages: list[Package]) -> dict[str, str | None]:
    """Per issue the option that most solutions choose; the first of them in a draw."""
    chosen = {issue: [package.get(issue) for package in packages] for issue in issues}
    return {issue: max(options, key=options.count) for issue, options in chosen.items()}


def _ties(names: Names, solution: Solution, point: Point) -> str:
    words = []
    if len(solution.points) > 1:
        words.append(names.say("report.solutions.more_points", number=len(solution.points)))
    if point.count is not None and point.count > 1:
        count = grouped(point.count, names.language)
        words.append(names.say("report.solutions.ties", number=count))
    return " ".join(words)
