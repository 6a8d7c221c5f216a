"""The frontier of two parties as a chart: points, solutions, status quo, no deal.

Colours are CSS variables, so that one drawing works in light and dark; shapes tell the same as
colours. The drawing is sized for a telephone and grows with the page, never the other way round:
no letter gets smaller than it is written here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

WIDTH, HEIGHT = 262, 236
"""Pixels of the plane itself; axes and their titles come on top."""

LETTERS = 12.5
NEAR = 0.08
"""Share of the plane within which two labels would cover one another."""

LEAST_MOST = (6, 110)
"""Area of a circle of the band, in square pixels: efficient in no and in every sample."""

_INK, _SOFT, _LINE = "var(--ink)", "var(--soft)", "var(--line)"
_YES, _PAPER, _ACCENT = "var(--yes)", "var(--paper)", "var(--accent)"


@dataclass(frozen=True, slots=True)
class Link:
    """Where a shape leads, and what is read out in its place."""

    address: str
    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Something named on the plane: a solution or the status quo, with its short label."""

    x: float
    y: float
    label: str
    kind: str
    """``solution`` or ``today``."""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Shaded:
    """A package of the band: the share of compatible utilities in which it is efficient.

    ``x_range`` and ``y_range`` are the least and the most that it may be worth, None where they
    are not drawn.
    """

    x: float
    y: float
    share: float
    x_range: tuple[float, float] | None = None
    y_range: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Plane:
    """Two parties' points: (x, y, whether nobody refuses it). Titles are lines of text.

    ``floor_x`` and ``floor_y`` are what no deal is worth, None where nobody stated it. ``band``
    are packages shaded by how often they are efficient, drawn below everything else. ``links``
    are those of the points, in their order; empty where points lead nowhere.
    """

    title_x: Sequence[str]
    title_y: Sequence[str]
    points: Sequence[tuple[float, float, bool]]
    marks: Sequence[Mark]
    floor_x: float | None = None
    floor_y: float | None = None
    band: Sequence[Shaded] = ()
    links: Sequence[Link] = ()


def frontier_chart(plane: Plane) -> dict[str, Any]:
    """The Vega-Lite specification of one plane."""
    layers = [
        *_band(plane),
        *_floors(plane),
        _points(plane, acceptable=False),
        _points(plane, acceptable=True),
    ]
    layers += [_marks(plane, "today"), _marks(plane, "solution"), *_labels(plane)]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": WIDTH,
        "height": HEIGHT,
        "background": "transparent",
        "padding": 4,
        "config": _config(),
        "layer": layers,
    }


def _config() -> dict[str, Any]:
    return {
        "font": "Liberation Sans, Arial, Helvetica, sans-serif",
        "view": {"stroke": _LINE},
        "axis": {
            "labelFontSize": LETTERS,
            "titleFontSize": LETTERS,
            "titleFontWeight": "bold",
            "labelColor": _SOFT,
            "titleColor": _INK,
            "gridColor": _LINE,
            "domainColor": _LINE,
            "tickColor": _LINE,
            "format": "d",
            "tickMinStep": 1,
            "tickCount": 5,
            "titleLimit": WIDTH + 40,
        },
    }


def _place(title_x: Sequence[str], title_y: Sequence[str]) -> dict[str, Any]:
    scale = {"zero": False, "nice": True}
    return {
        "x": {
            "field": "x",
            "type": "quantitative",
            "scale": scale,
            "axis": {"title": list(title_x)},
        },
        "y": {
            "field": "y",
            "type": "quantitative",
            "scale": scale,
            "axis": {"title": list(title_y)},
        },
    }


def _band(plane: Plane) -> list[dict[str, Any]]:
    """A cross from the least to the most each may be worth, and a circle that grows with the share.

    Size tells the same as shade: a shade alone is lost in print.
    """
    if not plane.band:
        return []
    shaded = [{"x": s.x, "y": s.y, "share": round(s.share, 4)} for s in plane.band]
    encoding = _place(plane.title_x, plane.title_y)
    for channel, ends in (("size", LEAST_MOST), ("opacity", (0.15, 0.45))):
        scale = {"domain": [0, 1], "range": list(ends)}
        encoding[channel] = {
            "field": "share",
            "type": "quantitative",
            "scale": scale,
            "legend": None,
        }
    circle = {"type": "point", "shape": "circle", "filled": True, "color": _SOFT}
    circles = {"data": {"values": shaded}, "mark": circle, "encoding": encoding}
    return [circles, *_crosses(plane, "x"), *_crosses(plane, "y")]


def _crosses(plane: Plane, axis: str) -> list[dict[str, Any]]:
    """One arm of every cross: from the least to the most along an axis."""
    other = "y" if axis == "x" else "x"
    values = []
    for shaded in plane.band:
        span = shaded.x_range if axis == "x" else shaded.y_range
        if span is not None and span[0] < span[1]:
            values.append({axis: span[0], f"{axis}2": span[1], other: getattr(shaded, other)})
    if not values:
        return []
    encoding = _place(plane.title_x, plane.title_y) | {f"{axis}2": {"field": f"{axis}2"}}
    mark = {"type": "rule", "color": _SOFT, "strokeWidth": 1, "opacity": 0.8}
    return [{"data": {"values": values}, "mark": mark, "encoding": encoding}]


def _points(plane: Plane, *, acceptable: bool) -> dict[str, Any]:
    links: Sequence[Link | None] = plane.links or [None] * len(plane.points)
    values = [
        {"x": x, "y": y} | _leading(link)
        for (x, y, accepted), link in zip(plane.points, links, strict=True)
        if accepted == acceptable
    ]
    mark = {
        "type": "point",
        "shape": "circle",
        "size": 34 if acceptable else 26,
        "filled": acceptable,
        "color": _YES if acceptable else _SOFT,
        "strokeWidth": 1.2,
        "opacity": 1,
    }
    return {
        "data": {"values": values},
        "mark": mark,
        "encoding": _place(plane.title_x, plane.title_y) | _linked(bool(plane.links)),
    }


def _leading(link: Link | None) -> dict[str, str]:
    return {} if link is None else {"leads": link.address, "said": link.words}


def _linked(leads: bool) -> dict[str, Any]:
    """The channels that make shapes links with words of their own."""
    if not leads:
        return {}
    return {
        "href": {"field": "leads", "type": "nominal"},
        "description": {"field": "said", "type": "nominal"},
    }


def _marks(plane: Plane, kind: str) -> dict[str, Any]:
    solution = kind == "solution"
    marks = [mark for mark in plane.marks if mark.kind == kind]
    leads = any(mark.link for mark in marks)
    return {
        "data": {"values": [{"x": m.x, "y": m.y} | _leading(m.link) for m in marks]},
        "mark": {
            "type": "point",
            "shape": "diamond" if solution else "square",
            "size": 130 if solution else 90,
            "filled": True,
            "color": _ACCENT if solution else _INK,
            "stroke": _PAPER,
            "strokeWidth": 1.2,
            "opacity": 1,
        },
        "encoding": _place(plane.title_x, plane.title_y) | _linked(leads),
    }


def _labels(plane: Plane) -> list[dict[str, Any]]:
    """One label per place, with a rim in the colour of the paper that keeps it readable."""
    values = [{"x": x, "y": y, "label": label} for x, y, label in _places(plane)]
    mark = {
        "type": "text",
        "align": "left",
        "dx": 8,
        "dy": -8,
        "fontSize": LETTERS,
        "fontWeight": "bold",
        "color": _INK,
    }
    encoding = _place(plane.title_x, plane.title_y)
    encoding["text"] = {"field": "label", "type": "nominal"}
    rim = mark | {"color": _PAPER, "stroke": _PAPER, "strokeWidth": 4}
    return [
        {"data": {"values": values}, "mark": drawn, "encoding": encoding} for drawn in (rim, mark)
    ]


def _places(plane: Plane) -> list[tuple[float, float, str]]:
    """Where labels stand: marks too near for two labels share one, at the first of them."""
    xs = [point[0] for point in plane.points] + [mark.x for mark in plane.marks]
    ys = [point[1] for point in plane.points] + [mark.y for mark in plane.marks]
    near_x = NEAR * ((max(xs) - min(xs)) or 1)
    near_y = NEAR * ((max(ys) - min(ys)) or 1)
    places: list[tuple[float, float, list[str]]] = []
    for mark in sorted(plane.marks, key=lambda mark: (-mark.y, mark.x)):
        for x, y, labels in places:
            if abs(mark.x - x) <= near_x and abs(mark.y - y) <= near_y:
                if mark.label not in labels:
                    labels.append(mark.label)
                break
        else:
            places.append((mark.x, mark.y, [mark.label]))
    return [(x, y, " ".join(labels)) for x, y, labels in places]


def _floors(plane: Plane) -> list[dict[str, Any]]:
    layers = []
    for axis, value in (("x", plane.floor_x), ("y", plane.floor_y)):
        if value is not None:
            layers.append(
                {
                    "data": {"values": [{axis: value}]},
                    "mark": {
                        "type": "rule",
                        "color": _INK,
                        "strokeDash": [5, 4],
                        "strokeWidth": 1.2,
                    },
                    "encoding": {axis: _place(plane.title_x, plane.title_y)[axis]},
                }
            )
    return layers
