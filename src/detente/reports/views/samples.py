"""The shares of compatible utilities: sentences and a table, only where they were asked for."""

from __future__ import annotations

from dataclasses import dataclass

from detente.analysis.robustness import Samples
from detente.reports.words.names import Names
from detente.reports.words.samples import cells, heading, sentences


@dataclass(frozen=True, slots=True)
class SamplesView:
    """A heading with the sample size, sentences, and per package three shares."""

    heading: str
    sentences: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, str, str]], ...]


def samples_view(names: Names, found: Samples | None) -> SamplesView | None:
    """The view; the packages that are the Nash package most often first. None if not asked for."""
    if found is None:
        return None
    ordered = sorted(found.packages, key=lambda each: (-each.nash, -each.efficient))
    return SamplesView(
        heading(names, found),
        tuple(sentences(names, found)),
        tuple((names.package(each.package), cells(names, found, each)) for each in ordered)
        if found.decided
        else (),
    )
