"""The corridor is a strip per party: a line where it is known, a band where it is not."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.charts import CorridorWords, Course, Place, corridor_chart, cut_off
from detente.charts.corridor import MOST_TICKS, WIDTH

WORDS = CorridorWords("today", "agreement", "stages")
KNOWN = Course("Delta", (Place(0, 0), Place(-0.5, -0.5, "−50 %"), Place(1, 1)))
OPEN = Course("Upland", (Place(0, 0), Place(None, 1), Place(1, 1)))


def _layers(courses: list[Course], kind: str) -> list[dict[str, Any]]:
    layers = corridor_chart(courses, WORDS)["layer"]
    return [layer for layer in layers if layer["mark"]["type"] == kind]


def _labels(courses: list[Course]) -> list[str]:
    return [
        value["label"] for layer in _layers(courses, "text") for value in layer["data"]["values"]
    ]


def test_a_line_where_every_place_is_known_and_a_band_where_one_is_not() -> None:
    """A party of exact places has a line, one of open places a band between broken lines."""
    assert 3 == len(_layers([KNOWN], "line")[0]["data"]["values"])
    assert [] == _layers([KNOWN], "area")
    (band,) = _layers([OPEN], "area")
    assert 3 == len(band["data"]["values"])
    assert all("strokeDash" in layer["mark"] for layer in _layers([OPEN], "line"))


def test_shapes_tell_what_colours_tell() -> None:
    """Below, inside and above are three shapes."""
    tempted = Course("Fishers", (Place(0, 0), Place(1.2, 1.2), Place(1, 1)))
    shapes = {layer["mark"]["shape"] for layer in _layers([KNOWN, tempted], "point")}

    assert {"circle", "triangle-down", "triangle-up"} == shapes


def test_a_fall_is_drawn_below_its_point() -> None:
    """Where all is undone that can be: a line down from the point, with its own sign."""
    course = Course("Delta", (Place(0, 0), Place(0.4, 0.4, fallen=-0.2), Place(1, 1)))
    falls = [layer for layer in _layers([course], "rule") if "strokeDash" in layer["mark"]]

    (fall,) = falls[0]["data"]["values"]
    assert fall["y"] < fall["y2"]
    assert "triangle-down" in {layer["mark"]["shape"] for layer in _layers([course], "point")}


def test_a_stage_of_which_nothing_is_known_is_left_out() -> None:
    """A line is broken there, not drawn through what nobody knows."""
    course = Course("Delta", (Place(0, 0), None, Place(0.5, 0.5), Place(1, 1)))
    runs = [value["run"] for value in _layers([course], "line")[0]["data"]["values"]]

    assert ["0.0", "0.1", "0.1"] == runs


def test_every_strip_is_labelled() -> None:
    """Heading, both ends of the corridor, and the label of the exposed place."""
    labels = _labels([KNOWN, OPEN])

    assert 1 == labels.count("Delta")
    assert 2 == labels.count("today")
    assert 2 == labels.count("agreement")
    assert "−50 %" in labels


def test_far_places_stay_inside_the_strip_and_say_so() -> None:
    """A place far beyond the corridor is drawn at the edge; the page is told."""
    far = Course("Delta", (Place(0, 0), Place(-7, -7), Place(1, 1)))
    top, bottom = (
        [value["y"] for layer in _layers([course], "point") for value in layer["data"]["values"]]
        for course in (KNOWN, far)
    )

    assert cut_off([far])
    assert not cut_off([KNOWN])
    assert abs(max(top) - max(bottom)) < 66


def test_who_gains_nothing_has_no_corridor() -> None:
    """The agreement lies where it leads, and nothing is shaded between."""
    losing = Course("Upland", (Place(0, 0), Place(-0.2, -0.2), Place(-0.6, -0.6)), end=-0.6)

    assert [] == _layers([losing], "rect")
    assert "agreement" in _labels([losing])
    hardly = Course("Upland", (Place(0, 0), Place(-0.01, -0.01)), end=-0.01)
    assert "agreement" not in _labels([hardly])


@pytest.mark.parametrize("stages", [0, 1, 12, 13, 60])
def test_ticks_stay_apart(stages: int) -> None:
    """However many stages there are, no more numbers than have room."""
    course = Course("Delta", tuple(Place(0, 0) for _ in range(stages + 1)))
    ticks = [label for label in _labels([course]) if label.isdecimal()]

    assert MOST_TICKS >= len(ticks)


PLACES = st.one_of(
    st.none(),
    st.floats(-9, 9).map(lambda at: Place(at, at, "x")),
    st.builds(Place, st.none() | st.floats(-9, 0), st.none() | st.floats(0, 9)),
)


@given(st.lists(st.lists(PLACES, min_size=2, max_size=6), min_size=1, max_size=4))
def test_specification_is_plain_data_within_its_width(rows: list[list[Place | None]]) -> None:
    """Whatever is known, it can be written as JSON, and nothing stands outside the drawing."""
    made = corridor_chart([Course("A", tuple(row)) for row in rows], WORDS)
    values = [value for layer in made["layer"] for value in layer["data"]["values"]]

    assert made == json.loads(json.dumps(made, allow_nan=False))
    assert all(0 <= value["x"] <= WIDTH for value in values)
    assert all(0 <= value["y"] <= made["height"] for value in values)


def test_colours_follow_the_page() -> None:
    """No colour is fixed: light and dark pages share one drawing."""
    assert "#" not in json.dumps(corridor_chart([KNOWN, OPEN], WORDS)["layer"])
