"""Who is heard: one sign per claim, a line per party.

The shape tells who says so, filled signs are named voices, outlined ones nobody's: nothing is told
by colour alone. Sized for a telephone like the frontier.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from detente.charts.pixels import cut

WIDTH = 300
"""Pixels of a line of signs."""

PER_LINE = 15
MOST_LINES = 4
"""Lines per party; with more claims, a sign stands for several."""

LETTERS = 12.5
_HEADING, _LINE, _GAP = 18, 19, 8

_INK, _SOFT, _ACCENT = "var(--ink)", "var(--soft)", "var(--accent)"

SIGNS: Mapping[str, tuple[str, bool, str]] = {
    "own": ("circle", True, _ACCENT),
    "other_side": ("diamond", True, _INK),
    "outside": ("square", True, _SOFT),
    "unnamed_group": ("triangle-up", False, _INK),
    "author": ("square", False, _INK),
    "unmarked": ("circle", False, _INK),
    "forecast": ("triangle-right", False, _INK),
}
"""Shape, whether filled, and colour, by who says so."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A party's line: its heading, and how many claims there are of each kind in `SIGNS`."""

    heading: str
    counts: Sequence[tuple[str, int]]


def claims_per_sign(lines: Sequence[Heard]) -> int:
    """For how many claims one sign stands, so that no party needs more than `MOST_LINES`."""
    room = PER_LINE * MOST_LINES - len(SIGNS)
    most = max((sum(count for _, count in line.counts) for line in lines), default=0)
    return max(1, ceil(most / room))


def coverage_chart(lines: Sequence[Heard]) -> dict[str, Any]:
    """The Vega-Lite specification: a heading per party, its signs below."""
    headings, signs, height = _placed(lines, claims_per_sign(lines))
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
        "layer": [_headings(headings, height), *_signs(signs, height)],
    }


def _placed(
    lines: Sequence[Heard], unit: int
) -> tuple[list[dict[str, Any]], dict[str, list[dict[str, int]]], int]:
    """Where headings and signs stand, from the top in pixels, and how high the whole is."""
    headings: list[dict[str, Any]] = []
    signs: dict[str, list[dict[str, int]]] = {kind: [] for kind in SIGNS}
    y = 0
    for line in lines:
        headings.append({"x": 0, "y": y + _HEADING // 2, "label": line.heading})
        y += _HEADING
        kinds = [kind for kind, count in line.counts for _ in range(ceil(count / unit))]
        for place, kind in enumerate(kinds):
            row, column = divmod(place, PER_LINE)
            x = column * WIDTH // PER_LINE + 8
            signs[kind].append({"x": x, "y": y + row * _LINE + _LINE // 2})
        y += ceil(len(kinds) / PER_LINE) * _LINE + _GAP
    return headings, signs, max(y, 1)


def _encoding(height: int) -> dict[str, Any]:
    def axis(field: str, domain: list[int]) -> dict[str, Any]:
        scale = {"domain": domain, "nice": False, "zero": False}
        return {"field": field, "type": "quantitative", "scale": scale, "axis": None}

    return {"x": axis("x", [0, WIDTH]), "y": axis("y", [height, 0])}


def _headings(headings: list[dict[str, Any]], height: int) -> dict[str, Any]:
    mark = {
        "type": "text",
        "align": "left",
        "baseline": "middle",
        "fontSize": LETTERS,
        "fontWeight": "bold",
        "color": _INK,
        "limit": WIDTH,
    }
    encoding = _encoding(height) | {"text": {"field": "label", "type": "nominal"}}
    values = [one | {"label": cut(one["label"], WIDTH)} for one in headings]
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def _signs(signs: Mapping[str, list[dict[str, int]]], height: int) -> Iterator[dict[str, Any]]:
    for kind, (shape, filled, colour) in SIGNS.items():
        if signs[kind]:
            mark = {
                "type": "point",
                "shape": shape,
                "size": 110,
                "filled": filled,
                "color": colour,
                "strokeWidth": 1.6,
                "opacity": 1,
            }
            yield {"data": {"values": signs[kind]}, "mark": mark, "encoding": _encoding(height)}
