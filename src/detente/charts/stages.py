"""The stages in time: a bar per step with its owner and verifier, a line where each stage ends.

The sign at the end of a bar is filled where somebody verifies the step, outlined where nobody
does. Sized for a telephone like the frontier.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from detente.charts.pixels import layer, placed

WIDTH = 330
LETTERS = 12.5

_NAME, _NOTE, _BAR, _ROW, _FOOT = 10, 27, 42, 62, 24
_INSET = 8
_NARROWEST_TICK = 34
"""Pixels between two numbers on the axis, so that none covers another."""

_INK, _SOFT, _LINE = "var(--ink)", "var(--soft)", "var(--line)"
_ACCENT, _PAPER = "var(--accent)", "var(--paper)"


@dataclass(frozen=True, slots=True)
class Bar:
    """A step from ``start`` to ``end``, with grace until ``late``, in the unit of the axis.

    ``heading`` names it, ``note`` says by whom and verified by whom.
    """

    heading: str
    note: str
    start: float
    end: float
    late: float
    verified: bool


def stages_chart(
    bars: Sequence[Bar], ends: Sequence[tuple[float, str]], unit: str
) -> dict[str, Any]:
    """The Vega-Lite specification; ``ends`` are (where a stage ends, what stands below it)."""
    whole = max([bar.end for bar in bars] + [at for at, _ in ends], default=1) or 1
    height = len(bars) * _ROW + _FOOT
    layers = [
        *_ends(ends, whole, height),
        *_bars(bars, whole),
        *_texts(bars),
        *_axis(ends, unit, whole, height),
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


def _x(at: float, whole: float) -> float:
    part = min(max(at / whole, 0), 1)
    return round(_INSET + (WIDTH - 2 * _INSET) * part, 1)


def _ends(ends: Sequence[tuple[float, str]], whole: float, height: int) -> Iterator[dict[str, Any]]:
    at = sorted({0.0, *(end for end, _ in ends)})
    values = [{"x": _x(end, whole), "y": 0, "y2": height - _FOOT} for end in at]
    yield layer(values, {"type": "rule", "color": _LINE, "strokeWidth": 1})


def _bars(bars: Sequence[Bar], whole: float) -> Iterator[dict[str, Any]]:
    rows = [(bar, row * _ROW + _BAR) for row, bar in enumerate(bars)]
    late = [
        {"x": _x(bar.end, whole), "x2": _x(bar.late, whole), "y": y}
        for bar, y in rows
        if bar.late > bar.end
    ]
    if late:
        mark = {"type": "rule", "color": _SOFT, "strokeWidth": 2, "strokeDash": [4, 3]}
        yield layer(late, mark)
    spans = [{"x": _x(bar.start, whole), "x2": _x(bar.end, whole), "y": y} for bar, y in rows]
    yield layer(spans, {"type": "rule", "color": _ACCENT, "strokeWidth": 7})
    for verified in (True, False):
        signs = [{"x": _x(b.end, whole), "y": y} for b, y in rows if b.verified == verified]
        if signs:
            yield layer(signs, _sign(_INK if verified else _PAPER))


def _sign(fill: str) -> dict[str, Any]:
    return {
        "type": "point",
        "shape": "diamond",
        "size": 120,
        "filled": True,
        "fill": fill,
        "stroke": _INK,
        "strokeWidth": 1.6,
        "opacity": 1,
    }


def _texts(bars: Sequence[Bar]) -> Iterator[dict[str, Any]]:
    base = {"type": "text", "align": "left", "baseline": "middle", "fontSize": LETTERS}
    shown = {"field": "label", "type": "nominal"}
    for place, weight, colour in ((_NAME, "bold", _INK), (_NOTE, "normal", _SOFT)):
        values = [
            {
                "x": 0,
                "y": row * _ROW + place,
                "label": bar.heading if place == _NAME else bar.note,
            }
            for row, bar in enumerate(bars)
        ]
        mark = base | {"fontWeight": weight, "limit": WIDTH}
        rim = mark | {"color": _PAPER, "stroke": _PAPER, "strokeWidth": 4}
        yield layer(values, rim, text=shown)
        yield layer(values, mark | {"color": colour}, text=shown)


def _axis(
    ends: Sequence[tuple[float, str]], unit: str, whole: float, height: int
) -> Iterator[dict[str, Any]]:
    """Numbers below the lines, as many as have room, and the unit at the left."""
    values = []
    last = float(_NARROWEST_TICK)
    for end, label in ends:
        at = _x(end, whole)
        if at - last >= _NARROWEST_TICK:
            values.append({"x": at, "y": height - _FOOT // 2, "label": label})
            last = at
    mark = {"type": "text", "baseline": "middle", "fontSize": LETTERS, "color": _SOFT}
    shown = {"field": "label", "type": "nominal"}
    yield layer(values, mark | {"align": "right", "dx": 6}, text=shown)
    title = [{"x": 0, "y": height - _FOOT // 2, "label": unit}]
    yield layer(title, mark | {"align": "left"}, text=shown)
