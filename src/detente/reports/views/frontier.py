"""The frontier: a chart for each pair of parties, and a table of its points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from textwrap import wrap

from detente.analysis.agreements import FrontierFinding
from detente.analysis.overview import Analysis, Holding
from detente.charts import Mark, Plane, frontier_chart
from detente.reports.svg import drawn
from detente.reports.words.names import Names
from detente.reports.words.numbers import grouped
from detente.reports.words.worth import Measure, measures

MOST_DRAWN = 300
MOST_LISTED = 40
MOST_PAIRS = 10
LINE = 36
"""Letters per line of an axis title."""


@dataclass(frozen=True, slots=True)
class PointView:
    """A row of the table: whole points per party, whether nobody refuses it, how many packages.

    ``solutions`` are the letters of the solutions that choose it.
    """

    points: tuple[int, ...]
    acceptable: str
    count: str
    solutions: str


@dataclass(frozen=True, slots=True)
class FrontierView:
    """Charts (SVG) and the table; ``notes`` say what is thinned, bounded or rescaled."""

    charts: tuple[str, ...]
    parties: tuple[str, ...]
    rows: tuple[PointView, ...]
    caption: str
    key: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def frontier_view(names: Names, analysis: Analysis) -> FrontierView | None:
    """The frontier of what is possible; None where no utilities are known."""
    held = analysis.held
    finding = held.frontier
    if finding is None or not finding.vectors:
        return None
    points = measures(analysis, held)
    picked = _picked(finding.vectors, MOST_DRAWN)
    return FrontierView(
        charts=tuple(_charts(names, analysis, finding, points, picked)),
        parties=tuple(names.party(party) for party in analysis.parties),
        rows=_rows(names, analysis, finding, points),
        caption=_caption(names, finding.vectors),
        key=_key(names, held),
        notes=_notes(names, analysis, finding, points, len(picked)),
    )


def _picked(total: int, most: int) -> tuple[int, ...]:
    """At most so many indices, evenly over all, the first and the last among them."""
    if total <= most:
        return tuple(range(total))
    return tuple(sorted({index * (total - 1) // (most - 1) for index in range(most)}))


def _charts(
    names: Names,
    analysis: Analysis,
    finding: FrontierFinding,
    points: Sequence[Measure],
    picked: Sequence[int],
) -> list[str]:
    pairs = list(combinations(range(len(analysis.parties)), 2))[:MOST_PAIRS]
    return [_chart(names, analysis, finding, points, picked, pair) for pair in pairs]


def _chart(
    names: Names,
    analysis: Analysis,
    finding: FrontierFinding,
    points: Sequence[Measure],
    picked: Sequence[int],
    pair: tuple[int, int],
) -> str:
    problem = finding.compiled.problem
    parties = [names.party(analysis.parties[index]) for index in pair]

    def place(vector: Sequence[Fraction | int], scaled: bool) -> tuple[float, float]:
        worth = [
            Fraction(vector[index]) / (problem.scales[index] if scaled else 1) for index in pair
        ]
        x, y = (
            float(worth[k] * 100 / points[index].top) for k, index in enumerate(pair)
        )
        return round(x, 2), round(y, 2)

    vectors = finding.frontier.points
    zone = analysis.zone.frontier
    inside = zone.frontier.points if zone else ()
    marks = [
        Mark(*place(point.utilities, scaled=False), _short(names, solution.name), "solution")
        for solution in analysis.held.solutions
        for point in solution.points[:3]
    ]
    today = finding.compiled.indices(analysis.case.status_quo())
    if today is not None:
        worth = problem.utilities(today)
        marks.append(Mark(*place(worth, scaled=True), names.say("charts.today"), "today"))
    floors = [
        None if problem.reservations[index] is None
        else float(
            Fraction(problem.reservations[index] or 0, problem.scales[index])
            * 100 / points[index].top
        )
        for index in pair
    ]
    plane = Plane(
        title_x=wrap(parties[0], LINE),
        title_y=wrap(parties[1], LINE),
        points=[
            *((*place(vectors[index], scaled=True), False) for index in picked),
            *(
                (*place(inside[index], scaled=True), True)
                for index in _picked(len(inside), MOST_DRAWN)
            ),
        ],
        marks=marks,
        floor_x=floors[0],
        floor_y=floors[1],
    )
    description = names.say(
        "report.frontier.chart",
        x=parties[0],
        y=parties[1],
        total=grouped(finding.vectors, names.language),
        acceptable=grouped(len(inside), names.language),
        solutions=" ".join(_solutions(names, analysis, points, pair)),
    )
    name = names.say("charts.frontier", x=parties[0], y=parties[1])
    return drawn(frontier_chart(plane), name, description, names.language)


def _solutions(
    names: Names, analysis: Analysis, points: Sequence[Measure], pair: tuple[int, int]
) -> list[str]:
    return [
        names.say(
            "report.frontier.chart_solution",
            name=names.say(f"report.solution.{solution.name}"),
            x=points[pair[0]].points(solution.points[0].utilities[pair[0]]),
            y=points[pair[1]].points(solution.points[0].utilities[pair[1]]),
        )
        for solution in analysis.held.solutions
        if solution.points
    ]


def _short(names: Names, solution: str) -> str:
    return names.say(f"report.solution_short.{solution}")


def _key(names: Names, held: Holding) -> tuple[tuple[str, str], ...]:
    """What the letters on the chart stand for."""
    return tuple(
        (_short(names, solution.name), names.say(f"report.solution.{solution.name}"))
        for solution in held.solutions
        if solution.points
    )


def _rows(
    names: Names, analysis: Analysis, finding: FrontierFinding, points: Sequence[Measure]
) -> tuple[PointView, ...]:
    chosen: dict[tuple[Fraction, ...], list[str]] = {}
    for solution in analysis.held.solutions:
        for point in solution.points:
            chosen.setdefault(point.utilities, []).append(_short(names, solution.name))
    said = {True: "yes", False: "no", None: "unknown"}
    rows = []
    for index in _picked(finding.vectors, MOST_LISTED):
        point = finding.point(index, 0)
        worths = zip(points, point.utilities, strict=True)
        rows.append(
            PointView(
                points=tuple(measure.points(worth) for measure, worth in worths),
                acceptable=names.say(f"report.frontier.{said[point.acceptable]}"),
                count=grouped(point.count, names.language) if point.count is not None else "–",
                solutions=" ".join(chosen.get(point.utilities, ())),
            )
        )
    return tuple(rows)


def _caption(names: Names, total: int) -> str:
    if total <= MOST_LISTED:
        return names.say("report.frontier.points_all", total=total)
    shown = grouped(total, names.language)
    return names.say("report.frontier.points", shown=MOST_LISTED, total=shown)


def _notes(
    names: Names,
    analysis: Analysis,
    finding: FrontierFinding,
    points: Sequence[Measure],
    shown: int,
) -> tuple[str, ...]:
    notes = []
    if any(measure.native for measure in points):
        notes.append(names.say("report.frontier.units_native"))
    rescaled = [measure.party for measure in points if not measure.native]
    if rescaled:
        notes.append(names.say("report.frontier.units_share", parties=names.parties(rescaled)))
    total = grouped(finding.vectors, names.language)
    if shown < finding.vectors:
        notes.append(names.say("report.frontier.thinned", shown=shown, total=total))
    if finding.vectors > MOST_LISTED:
        notes.append(names.say("report.frontier.hidden"))
    if any(finding.epsilon):
        notes.append(names.say("report.frontier.epsilon"))
    if analysis.zone.empty:
        notes.append(names.say("report.frontier.empty"))
    return tuple(notes)
