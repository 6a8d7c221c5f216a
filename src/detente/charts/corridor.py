"""The corridor: where each party stands on the way, between today and the agreement.

A strip per party, one under another, rather than lines on one plane: on a common plane all lines
end in the same point, bands cover one another, and labels would have to be told apart by colour.
Stages stand at the same place in every strip. Sized for a telephone like the frontier.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from detente.charts.pixels import layer, placed

WIDTH = 330
LETTERS = 12.5
MOST_TICKS = 12
"""Stages numbered below; with more, every second or third is."""

_LEFT, _RIGHT, _HEADING, _STRIP, _GAP, _FOOT = 84, 26, 20, 66, 18, 22
_LOWEST, _HIGHEST, _MARGIN = -1.0, 2.0, 0.3
"""How far beyond the corridor (0 to 1) a strip reaches at most, and at least by the margin."""

_INK, _SOFT, _LINE = "var(--ink)", "var(--soft)", "var(--line)"
_INSIDE, _NO, _MAY = "var(--yes-bg)", "var(--no)", "var(--may)"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a party stands after a stage, as a share of its way: 0 today, 1 the agreement.

    ``low`` and ``high`` are equal where that is known; None is an end that nothing bounds.
    ``label`` is written beside a known point. ``fallen`` is where it would be, lower, if all were
    undone that can be.
    """

    low: float | None
    high: float | None
    label: str = ""
    fallen: float | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """A party's strip: its heading, and its places from today to the last stage.

    None is a stage after which nothing is known of it. ``end`` is where the agreement lies: at 1,
    or where it leads a party that gains nothing by it, which then has no corridor.
    """

    heading: str
    places: Sequence[Place | None]
    end: float = 1.0


@dataclass(frozen=True, slots=True)
class CorridorWords:
    """What stands on the chart: the two ends of the corridor, and the axis of stages."""

    today: str
    agreed: str
    stages: str


@dataclass(frozen=True, slots=True)
class _Strip:
    """A course laid out: its upper edge in pixels, and what its lower and upper ends stand for."""

    course: Course
    top: int
    low: float
    high: float

    def y(self, share: float | None, *, below: bool) -> float:
        """A share in pixels; an unbounded end lies at the edge of the strip."""
        if share is None:
            share = self.low if below else self.high
        inside = min(max(share, self.low), self.high)
        return round(self.top + _STRIP * (self.high - inside) / (self.high - self.low), 1)


def corridor_chart(courses: Sequence[Course], words: CorridorWords) -> dict[str, Any]:
    """The Vega-Lite specification: per party a shaded corridor with its line or its band."""
    stages = max((len(course.places) for course in courses), default=1) - 1
    strips = [
        _strip(course, number * (_HEADING + _STRIP + _GAP) + _HEADING)
        for number, course in enumerate(courses)
    ]
    height = len(strips) * (_HEADING + _STRIP + _GAP) + _FOOT
    layers = [
        *_frames(strips),
        *_bands(strips, stages),
        *_lines(strips, stages),
        *_falls(strips, stages),
        *_points(strips, stages),
        *_texts(strips, stages, words, height),
    ]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": WIDTH,
        "height": height,
        "background": "transparent",
        "padding": 4,
        "config": {
            "font": "Liberation Sans, Arial, Helvetica, sans-serif",
            "view": {"stroke": None},
        },
        "layer": [placed(each, WIDTH, height) for each in layers],
    }


def cut_off(courses: Sequence[Course]) -> bool:
    """Whether some point lies beyond its strip, so that the drawing has an arrow in its place."""
    return any(_beyond(place) for course in courses for place in course.places if place)


def _beyond(place: Place) -> bool:
    known = [end for end in (place.low, place.high, place.fallen) if end is not None]
    return any(end < _LOWEST or end > _HIGHEST for end in known)


def _strip(course: Course, top: int) -> _Strip:
    ends = [
        end
        for place in course.places
        if place is not None
        for end in (place.low, place.high, place.fallen)
        if end is not None
    ]
    ends.append(course.end)
    low = min(-_MARGIN, max(_LOWEST, min(ends) - 0.1))
    high = max(max(course.end, 0) + _MARGIN, min(_HIGHEST, max(ends) + 0.1))
    return _Strip(course, top, low, high)


def _x(place: int, stages: int) -> float:
    return round(_LEFT + (WIDTH - _LEFT - _RIGHT) * place / max(stages, 1), 1)


def _frames(strips: Sequence[_Strip]) -> Iterator[dict[str, Any]]:
    """The corridor of each strip, shaded, with a line at either end."""
    right = WIDTH - _RIGHT
    inside = [
        {"x": _LEFT, "x2": right, "y": s.y(s.course.end, below=False), "y2": s.y(0, below=True)}
        for s in strips
        if s.course.end > 0
    ]
    if inside:
        yield layer(inside, {"type": "rect", "color": _INSIDE})
    ends = [
        {"x": _LEFT, "x2": right, "y": s.y(share, below=True)}
        for s in strips
        for share in (0, s.course.end)
    ]
    yield layer(ends, {"type": "rule", "color": _LINE, "strokeWidth": 1})


def _runs(strip: _Strip) -> Iterator[list[tuple[int, Place]]]:
    """Places next to one another without a gap of knowledge between them."""
    run: list[tuple[int, Place]] = []
    for number, place in enumerate(strip.course.places):
        if place is None:
            yield run
            run = []
        else:
            run.append((number, place))
    yield run


def _bands(strips: Sequence[_Strip], stages: int) -> Iterator[dict[str, Any]]:
    """Where a party may stand, between broken lines."""
    values = [
        {
            "x": _x(number, stages),
            "y": strip.y(place.high, below=False),
            "y2": strip.y(place.low, below=True),
            "run": f"{index}.{part}",
        }
        for index, strip in enumerate(strips)
        for part, run in enumerate(_runs(strip))
        if not _is_line(run)
        for number, place in run
    ]
    if values:
        detail = {"field": "run", "type": "nominal"}
        mark = {"type": "area", "color": _SOFT, "opacity": 0.28}
        yield layer(values, mark, detail=detail)
        for edge in ("y", "y2"):
            rim = [{"x": v["x"], "y": v[edge], "run": v["run"]} for v in values]
            mark = {"type": "line", "color": _SOFT, "strokeWidth": 1.3, "strokeDash": [4, 3]}
            yield layer(rim, mark, detail=detail)


def _is_line(run: Sequence[tuple[int, Place]]) -> bool:
    return all(place.low is not None and place.low == place.high for _, place in run)


def _lines(strips: Sequence[_Strip], stages: int) -> Iterator[dict[str, Any]]:
    values = [
        {
            "x": _x(number, stages),
            "y": strip.y(place.low, below=True),
            "run": f"{index}.{part}",
        }
        for index, strip in enumerate(strips)
        for part, run in enumerate(_runs(strip))
        if _is_line(run)
        for number, place in run
    ]
    if values:
        mark = {"type": "line", "color": _INK, "strokeWidth": 2}
        yield layer(values, mark, detail={"field": "run", "type": "nominal"})


def _falls(strips: Sequence[_Strip], stages: int) -> Iterator[dict[str, Any]]:
    """From a point down to where its party would be if all were undone that can be."""
    values = [
        {
            "x": _x(number, stages),
            "y": strip.y(place.low, below=True),
            "y2": strip.y(place.fallen, below=True),
        }
        for strip in strips
        for number, place in enumerate(strip.course.places)
        if place is not None and place.fallen is not None
    ]
    if values:
        mark = {"type": "rule", "color": _NO, "strokeWidth": 1.6, "strokeDash": [3, 2]}
        yield layer(values, mark)
        ends = [{"x": value["x"], "y": value["y2"]} for value in values]
        yield layer(ends, _sign("triangle-down", _NO))


def _points(strips: Sequence[_Strip], stages: int) -> Iterator[dict[str, Any]]:
    """A sign per known place: its shape tells inside from below and above."""
    signs: dict[str, tuple[str, str, list[dict[str, Any]]]] = {
        "inside": ("circle", _INK, []),
        "below": ("triangle-down", _NO, []),
        "above": ("triangle-up", _MAY, []),
    }
    for strip in strips:
        for number, place in enumerate(strip.course.places):
            if place is not None and place.low is not None and place.low == place.high:
                kind = _side(place.low, strip.course.end) if number else "inside"
                at = {"x": _x(number, stages), "y": strip.y(place.low, below=True)}
                signs[kind][2].append(at)
    for shape, colour, values in signs.values():
        if values:
            yield layer(values, _sign(shape, colour))


def _side(at: float, end: float) -> str:
    """Worse than today, better than at the end, or neither."""
    if at < 0:
        return "below"
    return "above" if at > end else "inside"


def _sign(shape: str, colour: str) -> dict[str, Any]:
    size = 44 if shape == "circle" else 90
    return {
        "type": "point",
        "shape": shape,
        "filled": True,
        "size": size,
        "color": colour,
        "opacity": 1,
    }


def _texts(
    strips: Sequence[_Strip], stages: int, words: CorridorWords, height: int
) -> Iterator[dict[str, Any]]:
    shown = {"field": "label", "type": "nominal"}
    base = {"type": "text", "baseline": "middle", "fontSize": LETTERS, "color": _INK}
    headings = [{"x": 0, "y": s.top - _HEADING // 2, "label": s.course.heading} for s in strips]
    bold = {"align": "left", "fontWeight": "bold", "limit": WIDTH}
    yield layer(headings, base | bold, text=shown)
    ends = [
        {"x": _LEFT - 8, "y": strip.y(share, below=True), "label": label}
        for strip in strips
        for share, label in ((strip.course.end, words.agreed), (0, words.today))
        if share == 0 or _apart(strip)
    ]
    soft = {"align": "right", "color": _SOFT}
    yield layer(ends, base | soft | {"limit": _LEFT - 8}, text=shown)
    every = -(-stages // MOST_TICKS) or 1
    ticks = [
        {"x": _x(number, stages), "y": height - _FOOT + 4, "label": str(number)}
        for number in range(every, stages + 1, every)
    ]
    yield layer(ticks, base | {"align": "center", "color": _SOFT}, text=shown)
    title = [{"x": _LEFT - 8, "y": height - _FOOT + 4, "label": words.stages}]
    yield layer(title, base | soft, text=shown)
    yield from _labels(strips, stages, base, shown)


def _apart(strip: _Strip) -> bool:
    """Whether both ends of the corridor have room for their words."""
    return abs(strip.y(strip.course.end, below=True) - strip.y(0, below=True)) >= LETTERS - 2


def _labels(
    strips: Sequence[_Strip], stages: int, base: dict[str, Any], shown: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    """Beside its point, on the side away from the corridor, with a rim that keeps it readable."""
    above: list[dict[str, Any]] = []
    below: list[dict[str, Any]] = []
    for strip in strips:
        for number, place in enumerate(strip.course.places):
            if place is None or not place.label or place.low is None:
                continue
            under = place.low < 0
            at = {"x": _x(number, stages), "y": strip.y(place.low, below=True)}
            (below if under else above).append(at | {"label": place.label})
    for values, shift in ((above, -12), (below, 13)):
        if values:
            mark = base | {"align": "center", "fontWeight": "bold", "dy": shift}
            rim = mark | {"color": "var(--paper)", "stroke": "var(--paper)", "strokeWidth": 4}
            yield layer(values, rim, text=shown)
            yield layer(values, mark, text=shown)
