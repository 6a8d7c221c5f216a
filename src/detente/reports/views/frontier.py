"""The frontier: a chart for each pair of parties, and a table of its points."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations
from textwrap import wrap

from detente.analysis.agreements import FrontierFinding
from detente.analysis.overview import Analysis, Holding
from detente.analysis.robustness import Robustness
from detente.case import Package
from detente.charts import Link, Mark, Plane, frontier_chart
from detente.reports.svg import HERE, drawn
from detente.reports.views.band import Sight, band
from detente.reports.words.hyphens import breakable
from detente.reports.words.names import Names
from detente.reports.words.numbers import grouped
from detente.reports.words.ranges import points_range
from detente.reports.words.robustness import band_notes
from detente.reports.words.worth import Measure, measures

MOST_DRAWN = 300
MOST_LISTED = 30
MOST_ROWS = 50
MOST_PAIRS = 10
MOST_MARKED = 3
LINE = 36
"""Letters per line of an axis title."""


@dataclass(frozen=True, slots=True)
class PointView:
    """A row of the table: whole points per party, how many packages, which solutions choose it.

    ``ranges`` are those of its first package over every compatible utility, empty where all agree.
    """

    points: tuple[int, ...]
    ranges: tuple[str, ...]
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
    any_accepted: bool
    notes: tuple[str, ...]
    band: bool = False
    crosses: bool = False


Opening = Callable[[Package], str]
"""The address of a package's page."""


def frontier_view(
    names: Names,
    analysis: Analysis,
    sure: Robustness | None = None,
    opening: Opening | None = None,
) -> FrontierView | None:
    """The frontier of what is possible; None where no utilities are known.

    With ``sure`` the packages listed there are drawn as a band: the larger, the more often
    efficient. With ``opening`` every point and every solution is a link to its first package.
    """
    held = analysis.held
    finding = held.frontier
    if finding is None or not finding.vectors:
        return None
    points = measures(analysis, held)
    picked = _picked(finding.vectors, MOST_DRAWN)
    zone = held.zone.frontier
    listed = zone if zone is not None and zone.vectors else finding
    return FrontierView(
        charts=tuple(_charts(names, analysis, finding, points, picked, sure, opening)),
        parties=tuple(breakable(names.party(party)) for party in analysis.parties),
        rows=_rows(names, analysis, listed, points),
        caption=_caption(names, listed.vectors, "accepted" if listed is zone else "possible"),
        key=_key(names, held),
        any_accepted=listed is zone,
        notes=(
            *_notes(names, analysis, finding, points, len(picked)),
            *(() if sure is None else band_notes(names, sure)),
        ),
        band=sure is not None and bool(band_notes(names, sure)),
        crosses=len(analysis.parties) == 2,
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
    sure: Robustness | None,
    opening: Opening | None,
) -> Iterator[str]:
    spots = None if opening is None else _spots(analysis, finding, picked)
    for pair in list(combinations(range(len(analysis.parties)), 2))[:MOST_PAIRS]:
        x, y = (names.party(analysis.parties[index]) for index in pair)
        zone = analysis.zone.frontier
        description = names.say(
            "report.frontier.chart",
            x=x,
            y=y,
            total=grouped(finding.vectors, names.language),
            acceptable=grouped(zone.vectors if zone else 0, names.language),
            solutions=" ".join(_solutions(names, analysis, points, pair)),
        )
        sight = Sight(finding, points, pair)
        plane = _plane(names, analysis, finding, sight, picked)
        if spots is not None and opening is not None:
            plane = _opened(names, analysis, plane, sight, spots, opening)
        plane = replace(plane, band=() if sure is None else band(sight, sure))
        name = names.say("charts.frontier", x=x, y=y)
        yield drawn(frontier_chart(plane), name, description, names.language)


def _plane(
    names: Names,
    analysis: Analysis,
    finding: FrontierFinding,
    sight: Sight,
    picked: Sequence[int],
) -> Plane:
    zone = analysis.zone.frontier
    inside = zone.frontier.points if zone else ()
    x, y = (names.party(analysis.parties[index]) for index in sight.pair)
    return Plane(
        title_x=wrap(x, LINE),
        title_y=wrap(y, LINE),
        points=[
            *((*sight.of(finding.frontier.points[index]), False) for index in picked),
            *((*sight.of(inside[index]), True) for index in _picked(len(inside), MOST_DRAWN)),
        ],
        marks=list(_marks(names, analysis, finding, sight)),
        floor_x=sight.floor(0),
        floor_y=sight.floor(1),
    )


@dataclass(frozen=True, slots=True)
class _Spot:
    """A point to draw with its first package; whether nobody in the analysis refuses it."""

    vector: tuple[int, ...]
    package: Package
    accepted: bool


def _spots(
    analysis: Analysis, finding: FrontierFinding, picked: Sequence[int]
) -> tuple[_Spot, ...]:
    """Each place once: where a package of the zone lies, it is drawn as one of the zone."""
    zone = analysis.zone.frontier
    inside = () if zone is None else _picked(zone.vectors, MOST_DRAWN)
    accepted = () if zone is None else tuple(_named(zone, inside, accepted=True))
    taken = {spot.vector for spot in accepted}
    outside = [spot for spot in _named(finding, picked, accepted=False) if spot.vector not in taken]
    return tuple(sorted((*outside, *accepted), key=lambda spot: spot.vector))


def _named(finding: FrontierFinding, indices: Sequence[int], *, accepted: bool) -> Iterator[_Spot]:
    listed = finding.frontier.listing(1, indices)
    for index, packages in zip(indices, listed, strict=False):
        if packages:
            vector = tuple(int(value) for value in finding.frontier.points[index])
            yield _Spot(vector, finding.compiled.named(packages[0]), accepted)


def _opened(
    names: Names,
    analysis: Analysis,
    plane: Plane,
    sight: Sight,
    spots: Sequence[_Spot],
    opening: Opening,
) -> Plane:
    """The same plane with every point and every mark a link to its package."""

    def worths(utilities: Sequence[Fraction]) -> str:
        return ", ".join(
            f"{names.party(measure.party)} {measure.points(worth)}"
            for measure, worth in zip(sight.measures, utilities, strict=True)
        )

    def link(spot: _Spot) -> Link:
        key = "accepted" if spot.accepted else "possible"
        said = names.say(f"report.frontier.point_{key}", worths=worths(sight.exact(spot.vector)))
        return Link(f"{HERE}{opening(spot.package)}", said)

    found = {
        (*sight.place(point.utilities), _short(names, solution.name)): Link(
            f"{HERE}{opening(point.packages[0])}",
            f"{names.say(f'report.solution.{solution.name}')}: {worths(point.utilities)}",
        )
        for solution in analysis.held.solutions
        for point in solution.points[:MOST_MARKED]
        if point.packages
    }
    today = Link(f"{HERE}{opening(analysis.case.status_quo())}", names.say("charts.today"))
    return replace(
        plane,
        points=[(*sight.of(spot.vector), spot.accepted) for spot in spots],
        links=[link(spot) for spot in spots],
        marks=[
            replace(m, link=today if m.kind == "today" else found.get((m.x, m.y, m.label)))
            for m in plane.marks
        ],
    )


def _marks(
    names: Names, analysis: Analysis, finding: FrontierFinding, sight: Sight
) -> Iterator[Mark]:
    for solution in analysis.held.solutions:
        for point in solution.points[:MOST_MARKED]:
            yield Mark(*sight.place(point.utilities), _short(names, solution.name), "solution")
    today = finding.compiled.indices(analysis.case.status_quo())
    if today is not None:
        worth = finding.compiled.problem.utilities(today)
        yield Mark(*sight.of(worth), names.say("charts.today"), "today")


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
    scales = finding.compiled.problem.scales
    spread = set(_picked(finding.vectors, MOST_LISTED - len(chosen)))
    rows = []
    for index, vector in enumerate(finding.frontier.points):
        worths = tuple(Fraction(v, scale) for v, scale in zip(vector, scales, strict=True))
        if index not in spread and worths not in chosen:
            continue
        counts = finding.frontier.counts
        rows.append(
            PointView(
                points=tuple(m.points(worth) for m, worth in zip(points, worths, strict=True)),
                ranges=_ranges(names, analysis, points, index),
                count="–" if counts is None else grouped(counts[index], names.language),
                solutions=" ".join(chosen.get(worths, ())),
            )
        )
    return tuple(rows[:MOST_ROWS])


@dataclass(frozen=True, slots=True)
class Listed:
    """A point as a row: its first package, what it is worth per party, what chooses it.

    ``ranges`` are as in `PointView`; ``accepted`` says that nobody at the table refuses it.
    """

    package: Package
    worths: tuple[Fraction, ...]
    ranges: tuple[str, ...]
    count: str
    solutions: tuple[str, ...]
    accepted: bool


def listed_points(
    names: Names, analysis: Analysis, finding: FrontierFinding, *, accepted: bool
) -> Iterator[Listed]:
    """The points of a frontier that a page lists: those of the solutions, others evenly spread."""
    chosen: dict[tuple[Fraction, ...], list[str]] = {}
    for solution in analysis.held.solutions:
        for point in solution.points:
            chosen.setdefault(point.utilities, []).append(
                names.say(f"report.solution.{solution.name}")
            )
    points, scales = measures(analysis, analysis.held), finding.compiled.problem.scales
    # As many as ranges were worked out for: `overview.certainty.shown_points`.
    spread = set(_picked(finding.vectors, MOST_LISTED - len(chosen)))
    for index, vector in enumerate(finding.frontier.points):
        worths = tuple(Fraction(v, scale) for v, scale in zip(vector, scales, strict=True))
        if index not in spread and worths not in chosen:
            continue
        for package in finding.point(index, 1).packages:
            counts = finding.frontier.counts
            yield Listed(
                package,
                worths,
                _ranges(names, analysis, points, index) if accepted else ("",) * len(points),
                "–" if counts is None else grouped(counts[index], names.language),
                tuple(chosen.get(worths, ())),
                accepted,
            )


def _ranges(
    names: Names, analysis: Analysis, points: Sequence[Measure], index: int
) -> tuple[str, ...]:
    scores = dict(analysis.certainty.points).get(index)
    if scores is None:
        return (names.say("report.range.none") if analysis.central else "",) * len(points)
    return tuple(
        points_range(names, measure, score.utility)
        for measure, score in zip(points, scores, strict=True)
    )


def _caption(names: Names, total: int, kind: str) -> str:
    if total <= MOST_LISTED:
        return names.say(f"report.frontier.all_{kind}")
    shown = grouped(total, names.language)
    return names.say(f"report.frontier.some_{kind}", total=shown)


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
    notes.append(names.say(f"report.frontier.{_holds(analysis, finding)}"))
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


def _holds(analysis: Analysis, finding: FrontierFinding) -> str:
    """For which compatible utilities the points cannot be improved."""
    if analysis.central:
        return "by_central"
    exact = finding.frontier.method == "exact" and not any(finding.epsilon)
    return "for_all" if exact and analysis.partial is None else "for_all_listed"
