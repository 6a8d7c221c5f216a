"""Small GeniusWeb files made for tests, as plain values for `helpers.imported.read_json`."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

CROSSING = {"values": ["open", "closed"]}
HOURS = {"range": [8, 12, 2]}


def domain(**issues: Any) -> Json:
    """A domain with its issues."""
    return {"name": "border", "issuesValues": issues}


def table(**scores: Any) -> Json:
    """Scores of words."""
    return {"discreteutils": {"valueUtilities": scores}}


def line(low: Any, at_low: Any, high: Any, at_high: Any) -> Json:
    """Scores of numbers: a straight line between two ends."""
    keys = ("lowValue", "lowUtility", "highValue", "highUtility")
    return {"numberutils": dict(zip(keys, (low, at_low, high, at_high), strict=True))}


def profile(inside: Json | None, weights: Json, utilities: Json, bid: Json | None = None) -> Json:
    """An additive profile with the domain inside it, and the values of its reservation bid."""
    space: Json = {"name": "north", "issueWeights": weights, "issueUtilities": utilities}
    if inside is not None:
        space["domain"] = inside
    if bid is not None:
        space["reservationBid"] = {"issuevalues": bid}
    return {"LinearAdditiveUtilitySpace": space}


BORDER = domain(crossing=CROSSING, hours=HOURS)
"""The example of the specification: two words, and 8, 10 or 12 hours."""

WEIGHTS = {"crossing": 0.6, "hours": 0.4}
UTILITIES = {"crossing": table(open=1.0, closed=0.25), "hours": line(8, 0, 12, 1)}
BID = {"crossing": "closed", "hours": 12}


def north(**changes: Any) -> Json:
    """The profile of the example, with some of its parts changed (None: left out)."""
    found = profile(BORDER, WEIGHTS, UTILITIES, BID)
    space = found["LinearAdditiveUtilitySpace"] | changes
    kept = {key: value for key, value in space.items() if value is not None}
    return {"LinearAdditiveUtilitySpace": kept}
