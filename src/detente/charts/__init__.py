"""Findings to Vega-Lite specifications: plain dicts, texts passed in, nothing computed."""

from detente.charts.coverage import SIGNS, Heard, claims_per_sign, coverage_chart
from detente.charts.frontier import Mark, Plane, frontier_chart

__all__ = [
    "SIGNS",
    "Heard",
    "Mark",
    "Plane",
    "claims_per_sign",
    "coverage_chart",
    "frontier_chart",
]
