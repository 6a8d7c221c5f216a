"""Everything above in one finding: what ``analyze`` returns, and the brief drawn from it."""

from detente.analysis.overview.analyze import Request, analyze_case
from detente.analysis.overview.changes import Change, changes
from detente.analysis.overview.difference import Difference, Flipped, difference
from detente.analysis.overview.findings import (
    Analysis,
    Blocks,
    Brief,
    Cell,
    Holding,
    Row,
    WithinReach,
)

__all__ = [
    "Analysis",
    "Blocks",
    "Brief",
    "Cell",
    "Change",
    "Difference",
    "Flipped",
    "Holding",
    "Request",
    "Row",
    "WithinReach",
    "analyze_case",
    "changes",
    "difference",
]
