"""Ranges of utilities and ranks beside what central values show: whole points, rounded outwards."""

from __future__ import annotations

from math import ceil, floor

from detente.analysis.overview import Place, Score
from detente.analysis.preferences import Span
from detente.reports.words.names import Names
from detente.reports.words.worth import Measure


def ends(measure: Measure, span: Span) -> tuple[int | None, int | None]:
    """The bounds in points of the party's measure; None where there is none."""
    low = None if span.low is None else floor(span.low * 100 / measure.top)
    return low, None if span.high is None else ceil(span.high * 100 / measure.top)


def points_range(names: Names, measure: Measure, span: Span) -> str:
    """``55–64``; nothing where every compatible utility agrees."""
    if span.low is not None and span.low == span.high:
        return ""
    low, high = ends(measure, span)
    if low is None or high is None:
        return names.say("report.range.open")
    if low == high:
        return ""
    return names.say("report.range.span", low=_signed(low), high=_signed(high))


def distance(names: Names, measure: Measure, score: Score) -> str:
    """Whether it is better than no deal, and by how much: with its range."""
    if score.against is None or score.better == "unknown":
        return names.say("report.range.better.unknown")
    word = names.say(f"report.range.better.{score.better}")
    low, high = ends(measure, score.against)
    if low is None or high is None:
        return word
    by = (
        _plus(low)
        if low == high
        else names.say("report.range.from_to", low=_plus(low), high=_plus(high))
    )
    return names.say("report.range.by", word=word, by=by)


def rank(names: Names, place: Place) -> str:
    """``rank 2`` or ``rank 2 to 4``."""
    if place.best == place.worst:
        return names.say("report.range.rank", rank=place.best)
    return names.say("report.range.ranks", best=place.best, worst=place.worst)


def _signed(number: int) -> str:
    return f"−{-number}" if number < 0 else str(number)


def _plus(number: int) -> str:
    return f"+{number}" if number > 0 else _signed(number)
