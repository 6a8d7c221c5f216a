"""The timeline has a bar per step, and signs that tell whether somebody verifies it."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from detente.charts import Bar, stages_chart
from detente.charts.stages import LETTERS, WIDTH

FIRST = Bar("Gauges: Shared", "by: Delta; verified by: Panel", 0, 30, 40, verified=True)
SECOND = Bar("Release: Summer", "by: Upland; verified by: nobody named", 30, 90, 90, verified=False)
ENDS = [(30.0, "30"), (90.0, "90")]


def _of(kind: str, bars: list[Bar]) -> list[dict[str, Any]]:
    layers = stages_chart(bars, ENDS, "days")["layer"]
    return [layer for layer in layers if layer["mark"]["type"] == kind]


def test_bars_are_as_long_as_their_clocks() -> None:
    """Twice the days are twice the length."""
    bars = next(
        layer for layer in _of("rule", [FIRST, SECOND]) if layer["mark"]["strokeWidth"] == 7
    )
    first, second = (value["x2"] - value["x"] for value in bars["data"]["values"])

    assert abs(second - 2 * first) < 0.5


def test_grace_is_a_broken_line() -> None:
    """Only a step with a time of grace has one."""
    (late,) = (layer for layer in _of("rule", [FIRST, SECOND]) if "strokeDash" in layer["mark"])

    assert 1 == len(late["data"]["values"])


def test_verified_and_unverified_differ_without_colour() -> None:
    """A filled sign where somebody verifies, an empty one where nobody does."""
    fills = [layer["mark"]["fill"] for layer in _of("point", [FIRST, SECOND])]

    assert ["var(--ink)", "var(--paper)"] == fills


def test_owner_and_verifier_stand_with_their_step() -> None:
    """Every step is named, with who carries it out and who verifies it."""
    labels = {v["label"] for layer in _of("text", [FIRST, SECOND]) for v in layer["data"]["values"]}

    assert {FIRST.heading, FIRST.note, SECOND.heading, SECOND.note, "days", "30", "90"} == labels


def test_a_name_of_a_page_is_cut_before_it_is_measured() -> None:
    """What fits stays whole; of a name that cannot fit only its beginning is drawn."""
    fits, far_too_long = "Release: Summer, for good", "Release: Summer, " * 60
    bars = [Bar(far_too_long, fits, 0, 30, 30, verified=True)]
    labels = {v["label"] for layer in _of("text", bars) for v in layer["data"]["values"]}
    (cut,) = (label for label in labels if label.endswith("…"))

    assert fits in labels
    assert far_too_long.startswith(cut[:-1])
    assert WIDTH / LETTERS < len(cut) < WIDTH / 4


BARS = st.builds(
    lambda start, length, late, verified: Bar(
        "A", "b", start, start + length, start + length + late, verified
    ),
    *(st.floats(0, 1e4) for _ in range(3)),
    st.booleans(),
)


@given(st.lists(BARS, max_size=8))
def test_specification_is_plain_data_within_its_width(bars: list[Bar]) -> None:
    """Whatever the clocks, it can be written as JSON, and nothing stands outside the drawing."""
    made = stages_chart(bars, [(bar.end, "x") for bar in bars], "days")
    values = [value for layer in made["layer"] for value in layer["data"]["values"]]

    assert made == json.loads(json.dumps(made, allow_nan=False))
    assert all(0 <= value["x"] <= WIDTH for value in values)
    assert all(0 <= value["y"] <= made["height"] for value in values)
    assert "#" not in json.dumps(made["layer"])
