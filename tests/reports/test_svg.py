"""Charts become pictures that may stand in a page: shapes and text, nothing else."""

from __future__ import annotations

import re

import pytest

from detente.charts import Mark, Plane, frontier_chart
from detente.reports.svg import drawn, picture

PLANE = Plane(
    ("Works <b>",),
    ("Council",),
    ((90, 10, False), (60, 50, True)),
    (Mark(60, 50, "<script>", "solution"),),
)


@pytest.fixture(scope="module")
def chart() -> str:
    """One drawn chart."""
    return drawn(frontier_chart(PLANE), "Frontier", 'A "quoted" <name>', "de")


@pytest.mark.parametrize("pattern", [r"\sstyle=", "<script", "https?:", "xmlns", "<a[ >]", r"\son"])
def test_chart_has_nothing_but_shapes(chart: str, pattern: str) -> None:
    """No inline style, script, host, name space, link or handler is left."""
    assert None is re.search(pattern, chart)


def test_chart_is_one_picture_with_a_name(chart: str) -> None:
    """It is read out by its name and description."""
    assert chart.startswith("<svg ")
    assert 'role="img"' in chart
    assert "<title>Frontier</title><desc>A &quot;quoted&quot; &lt;name&gt;</desc>" in (
        chart.replace('A "quoted"', "A &quot;quoted&quot;")
    )


def test_words_on_the_chart_are_escaped(chart: str) -> None:
    """A hostile name stays text."""
    assert "&lt;script&gt;" in chart
    assert "Works &lt;b&gt;" in chart


def test_links_and_strangers_are_removed() -> None:
    """A link becomes what it encloses, and unknown elements and attributes go."""
    made = picture(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="x()">'
        '<a href="http://vega.example/x"><path d="M0 0" style="fill:red" fill="red"/></a>'
        "<foreignObject><p/></foreignObject><script>x()</script><image href='x'/></svg>",
        "n",
        "d",
    )

    assert '<g><path d="M0 0" fill="red" /></g></svg>' == made[made.index("<g>") :]
    assert "onload" not in made
