"""Findings to Vega-Lite specifications: plain dicts, texts passed in, nothing computed."""

from detente.charts.frontier import Mark, Plane, frontier_chart

__all__ = ["Mark", "Plane", "frontier_chart"]
