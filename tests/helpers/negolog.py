"""Small NegoLog profiles made for tests, as plain values for `helpers.imported.read_json`."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

WEIGHTS = {"crossing": 0.6, "hours": 0.4}
ISSUES = {"crossing": {"open": 1.0, "closed": 0.25}, "hours": {"short": 0.2, "long": 1.0}}


def profile(**changes: Any) -> Json:
    """The profile of the specification, with some of its parts changed (None: left out)."""
    whole = {"reservationValue": 0.2, "issueWeights": WEIGHTS, "issues": ISSUES} | changes
    return {key: value for key, value in whole.items() if value is not None}
