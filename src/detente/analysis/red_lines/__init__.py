"""Why there is no zone of possible agreement, and what would have to give."""

from detente.analysis.red_lines.compatible import Oracle, UndecidedError, witness
from detente.analysis.red_lines.conflicts import Conflicts, NothingPossible, find_conflicts
from detente.analysis.red_lines.demands import Demand, DemandKind, demands, holding, without

__all__ = [
    "Conflicts",
    "Demand",
    "DemandKind",
    "NothingPossible",
    "Oracle",
    "UndecidedError",
    "demands",
    "find_conflicts",
    "holding",
    "without",
    "witness",
]
