"""Détente: negotiation support, with an answer before the first number.

The public API. Names are loaded when first used, so that ``import detente`` stays light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.analysis.overview import Analysis, Difference
    from detente.app.advise import advise, write_advice
    from detente.app.analyze import analyze
    from detente.app.diff import diff
    from detente.app.improve import improve
    from detente.app.prefs import prefs
    from detente.app.ratify import ratify
    from detente.app.requests import BadRequestError
    from detente.app.roadmap import roadmap, write_roadmap
    from detente.app.sample import how_sure, sample
    from detente.app.write import as_json, write_brief, write_report
    from detente.case import Case
    from detente.formats import BadFile, load

__all__ = [
    "Analysis",
    "BadFile",
    "BadRequestError",
    "Case",
    "Difference",
    "advise",
    "analyze",
    "as_json",
    "diff",
    "how_sure",
    "improve",
    "load",
    "prefs",
    "ratify",
    "roadmap",
    "sample",
    "write_advice",
    "write_brief",
    "write_report",
    "write_roadmap",
]

_HOME = {
    "Analysis": "detente.analysis.overview",
    "BadFile": "detente.formats",
    "BadRequestError": "detente.app.requests",
    "Case": "detente.case",
    "Difference": "detente.analysis.overview",
    "advise": "detente.app.advise",
    "analyze": "detente.app.analyze",
    "as_json": "detente.app.write",
    "diff": "detente.app.diff",
    "how_sure": "detente.app.sample",
    "improve": "detente.app.improve",
    "load": "detente.formats",
    "prefs": "detente.app.prefs",
    "ratify": "detente.app.ratify",
    "roadmap": "detente.app.roadmap",
    "sample": "detente.app.sample",
    "write_advice": "detente.app.advise",
    "write_brief": "detente.app.write",
    "write_report": "detente.app.write",
    "write_roadmap": "detente.app.roadmap",
}


def __getattr__(name: str) -> Any:
    """Load a public name on first use."""
    if name not in _HOME:
        raise AttributeError(f"module 'detente' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
