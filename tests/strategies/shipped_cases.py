"""The cases that come with the package, read and analysed once per test run."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import detente
from detente.app.new import NAMES, template
from detente.case import Case
from detente.formats import read_text

EXAMPLES = ("alaska-2025", "monitor-purchase", "river-treaty", "wage-round")
SHIPPED = (*EXAMPLES, *NAMES)
OPPOSED = ("monitor-purchase",)
"""Cases in which all but one issue are opposed: one first step, and no broad package."""
FOLDER = Path(__file__).resolve().parents[2] / "examples"


@cache
def shipped(name: str) -> Case:
    """An example or a template."""
    if name in EXAMPLES:
        return detente.load(FOLDER / name)
    case = read_text(template(name), f"{name}.yaml").case
    assert case is not None
    return case


@cache
def analysed(name: str, parties: tuple[str, ...] | None = None) -> detente.Analysis:
    """Its analysis, for everybody unless parties are named."""
    return detente.analyze(shipped(name), parties)
