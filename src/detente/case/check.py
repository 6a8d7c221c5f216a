"""Whether a case holds together: every problem at once, each with its path."""

from __future__ import annotations

from detente.case.case import Case
from detente.case.faults import Fault


def check(case: Case) -> tuple[Fault, ...]:
    """Every fault of a case."""
    return ()
