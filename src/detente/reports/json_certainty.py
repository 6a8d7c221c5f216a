"""How far what is shown is certain, as JSON values: ranges, distances to no deal, ranks."""

from __future__ import annotations

from typing import Any

from detente.analysis.overview import Certainty, Place, Score
from detente.analysis.preferences import Span


def certainty_json(found: Certainty) -> dict[str, Any]:
    """Ranges over every compatible utility: proved, and so without any sample.

    ``rankings`` are per party, sorted as pages sort them; ``open`` marks a step to the next package
    that is not certain. ``complete`` is false where the time ran out.
    """
    return {
        "solutions": {
            name: {score.party: _score(score) for score in scores}
            for name, scores in found.solutions
        },
        "rankings": {party: [_place(each) for each in places] for party, places in found.rankings},
        "complete": found.complete,
    }


def span_json(span: Span) -> dict[str, Any]:
    """Both ends as numbers and, under ``exact``, as fractions; null is no bound on that side."""
    ends = {"low": span.low, "high": span.high}
    return {
        **{name: None if end is None else float(end) for name, end in ends.items()},
        "exact": {name: None if end is None else str(end) for name, end in ends.items()},
        "loose": span.loose,
    }


def _score(score: Score) -> dict[str, Any]:
    return {
        "utility": span_json(score.utility),
        "against_no_deal": None if score.against is None else span_json(score.against),
        "better_than_no_deal": score.better,
        "central": None if score.central is None else float(score.central),
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "package": place.ref,
        **_score(place.score),
        "rank": {"best": place.best, "worst": place.worst},
        "open": None if place.sure_next is None else not place.sure_next,
    }
