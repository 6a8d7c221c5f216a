"""Reading and writing cases: YAML, JSON and XLSX, three spellings of one document.

Reading gathers every problem with its place; writing is all or nothing.
"""

from __future__ import annotations

from pathlib import Path

from detente.case import Case
from detente.formats.files import read, read_text
from detente.formats.problems import BadFile, Problem, Reading
from detente.formats.saving import convert, json_text, write, yaml_text

__all__ = [
    "BadFile",
    "Problem",
    "Reading",
    "convert",
    "json_text",
    "load",
    "read",
    "read_text",
    "write",
    "yaml_text",
]


def load(path: Path, *, language: str = "en") -> Case:
    """The case at a path; raises `BadFile` with every error, each with its place and the mend."""
    reading = read(path)
    if reading.case is None:
        raise BadFile(reading.errors, language)
    return reading.case
