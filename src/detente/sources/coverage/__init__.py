"""Who is heard in the sources of a case: counts and lists over its confirmed claims."""

from __future__ import annotations

from detente.sources.coverage.coverage import coverage
from detente.sources.coverage.documents import NearDuplicate, near_duplicates, stories
from detente.sources.coverage.findings import (
    Coverage,
    ElementCoverage,
    IssueCoverage,
    PartyCoverage,
    TypeCoverage,
)
from detente.sources.coverage.quoted import Quoted, quoted, quotes
from detente.sources.coverage.voices import Voices, voices

__all__ = [
    "Coverage",
    "ElementCoverage",
    "IssueCoverage",
    "NearDuplicate",
    "PartyCoverage",
    "Quoted",
    "TypeCoverage",
    "Voices",
    "coverage",
    "near_duplicates",
    "quoted",
    "quotes",
    "stories",
    "voices",
]
