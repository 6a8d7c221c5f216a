"""Findings to Vega-Lite specifications: plain dicts, texts passed in, nothing computed."""

from detente.charts.corridor import CorridorWords, Course, Place, corridor_chart, cut_off
from detente.charts.coverage import SIGNS, Heard, claims_per_sign, coverage_chart
from detente.charts.frontier import Link, Mark, Plane, Shaded, frontier_chart
from detente.charts.stages import Bar, stages_chart

__all__ = [
    "SIGNS",
    "Bar",
    "CorridorWords",
    "Course",
    "Heard",
    "Link",
    "Mark",
    "Place",
    "Plane",
    "Shaded",
    "claims_per_sign",
    "corridor_chart",
    "coverage_chart",
    "cut_off",
    "frontier_chart",
    "stages_chart",
]
