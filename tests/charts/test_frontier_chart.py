"""The chart of a frontier is a plain specification that says what the finding says."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from detente.charts import Mark, Plane, Shaded, frontier_chart

PLANE = Plane(
    title_x=("Works",),
    title_y=("Works council", "of the north"),
    points=((90, 10, False), (60, 50, True), (20, 80, False)),
    marks=(
        Mark(60, 50, "N", "solution"),
        Mark(61, 50, "K", "solution"),
        Mark(60, 50, "N", "solution"),
        Mark(20, 10, "today", "today"),
    ),
    floor_x=30,
)


def _values(kind: str) -> list[list[dict[str, Any]]]:
    layers = frontier_chart(PLANE)["layer"]
    return [layer["data"]["values"] for layer in layers if layer["mark"]["type"] == kind]


def test_every_point_is_drawn_once() -> None:
    """Points nobody refuses and the others stand in layers of their own."""
    drawn = [len(values) for values in _values("point")]

    assert [2, 1, 1, 3] == drawn


def test_stated_floor_is_a_line_and_an_unstated_one_is_none() -> None:
    """Only the party whose no deal is stated gets a line."""
    assert [[{"x": 30}]] == _values("rule")


def test_solutions_that_meet_share_a_label() -> None:
    """Marks too near for two labels get one, each name once."""
    labels = {value["label"] for value in _values("text")[-1]}

    assert {"N K", "today"} == labels


def test_specification_is_plain_data() -> None:
    """It can be written as JSON, and names no data by address."""
    written = json.dumps(frontier_chart(PLANE))

    assert '"url"' not in written


def test_long_titles_keep_their_lines() -> None:
    """An axis title is given line by line."""
    first = frontier_chart(PLANE)["layer"][-1]["encoding"]["y"]["axis"]["title"]

    assert ["Works council", "of the north"] == first


def test_colours_follow_the_page() -> None:
    """No colour is fixed: light and dark pages share one drawing."""
    assert "#" not in json.dumps(frontier_chart(PLANE)["layer"])


def test_lone_point_has_a_plane() -> None:
    """A frontier of one point is drawn, without a division by its empty range."""
    lone = Plane(("A",), ("B",), ((50, 50, True),), (Mark(50, 50, "N", "solution"),))

    assert [{"x": 50, "y": 50, "label": "N"}] == frontier_chart(lone)["layer"][-1]["data"]["values"]


BAND = replace(
    PLANE,
    band=(
        Shaded(60, 50, 1.0, (55, 65), (50, 50)),
        Shaded(40, 60, 0.25, (30, 45), (58, 70)),
        Shaded(20, 80, 0.5),
    ),
)


def test_a_band_is_drawn_below_everything_else() -> None:
    """A circle per package that tells the share by size and shade; the rest is as it was."""
    layers = frontier_chart(BAND)["layer"]
    plain = frontier_chart(PLANE)["layer"]
    circles = layers[0]

    assert plain == layers[-len(plain) :]
    assert [1.0, 0.25, 0.5] == [value["share"] for value in circles["data"]["values"]]
    assert {"size", "opacity"} <= set(circles["encoding"])


def test_crosses_reach_from_the_least_to_the_most() -> None:
    """Where both ends are the same, or not known, no arm is drawn."""
    across, along = (layer["data"]["values"] for layer in frontier_chart(BAND)["layer"][1:3])

    assert [{"x": 55, "x2": 65, "y": 50}, {"x": 30, "x2": 45, "y": 60}] == across
    assert [{"y": 58, "y2": 70, "x": 40}] == along


def test_without_samples_there_is_no_band() -> None:
    """The chart is the one of the central values alone."""
    assert frontier_chart(PLANE) == frontier_chart(replace(PLANE, band=()))
