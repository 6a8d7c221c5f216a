"""What a reader must know before trusting a finding, in sentences."""

from __future__ import annotations

from detente.analysis.overview import Analysis
from detente.reports.words import elements
from detente.reports.words.names import Names
from detente.reports.words.numbers import grouped


def warnings(names: Names, analysis: Analysis) -> tuple[str, ...]:
    """Every caution of an analysis as a sentence."""
    return tuple(_warning(names, key, dict(values)) for key, values in analysis.warnings)


def _warning(names: Names, key: str, values: dict[str, str]) -> str:
    """The values hold ids and plain integers; the reader gets names and grouped digits."""
    filled = {name: _readable(names, name, value) for name, value in values.items()}
    return names.say(f"warnings.{key}", **filled)


def _readable(names: Names, name: str, value: str) -> str:
    if name == "party":
        return names.party(value)
    if name == "issue":
        return names.issue(value)
    if name == "constraint":
        return elements.named(names, f"constraints.{value}")
    return grouped(int(value), names.language) if value.isdecimal() else value
