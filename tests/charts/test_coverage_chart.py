"""The picture of who is heard has a sign per claim, and shapes that differ without colour."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from detente.charts import SIGNS, Heard, claims_per_sign, coverage_chart
from detente.charts.coverage import MOST_LINES, PER_LINE, WIDTH

COUNTS = st.tuples(*(st.integers(0, 30) for _ in SIGNS)).map(
    lambda counts: Heard("A party", tuple(zip(SIGNS, counts, strict=True)))
)


def _points(lines: Sequence[Heard]) -> dict[tuple[str, bool], list[dict[str, int]]]:
    layers = [layer for layer in coverage_chart(lines)["layer"] if layer["mark"]["type"] == "point"]
    return {
        (layer["mark"]["shape"], layer["mark"]["filled"]): layer["data"]["values"]
        for layer in layers
    }


def test_kinds_differ_without_colour() -> None:
    """Shape and filling alone tell any two kinds apart, and named voices are the filled ones."""
    assert len(SIGNS) == len({(shape, filled) for shape, filled, _ in SIGNS.values()})
    assert {"own", "other_side", "outside"} == {
        kind for kind, (_, filled, _) in SIGNS.items() if filled
    }


@given(st.lists(COUNTS, max_size=5))
def test_a_sign_per_claim_and_none_on_another(lines: list[Heard]) -> None:
    """Where a sign is one claim, there are as many as claims, each in a place of its own."""
    found = _points(lines)
    if claims_per_sign(lines) > 1:
        return
    for kind, (shape, filled, _) in SIGNS.items():
        counted = sum(dict(line.counts)[kind] for line in lines)
        assert counted == len(found.get((shape, filled), []))
    places = [(point["x"], point["y"]) for points in found.values() for point in points]
    assert len(places) == len(set(places))


@given(st.lists(st.integers(0, 5000), min_size=7, max_size=7))
def test_the_picture_stays_small(counts: list[int]) -> None:
    """However many claims there are, a party has at most so many lines, all within the width."""
    line = Heard("A party", tuple(zip(SIGNS, counts, strict=True)))
    points = [point for points in _points([line]).values() for point in points]

    assert PER_LINE * MOST_LINES >= len(points)
    assert MOST_LINES >= len({point["y"] for point in points})
    assert all(0 < point["x"] < WIDTH for point in points)
    assert sum(counts) <= claims_per_sign([line]) * max(len(points), 1)


def test_specification_is_plain_data() -> None:
    """It can be written as JSON; a party without a claim still has its heading."""
    made: dict[str, Any] = coverage_chart([Heard("Nobody: 0", ())])

    assert made == json.loads(json.dumps(made))
    assert [{"x": 0, "y": 9, "label": "Nobody: 0"}] == made["layer"][0]["data"]["values"]
