"""Everything above in one finding: what ``analyze`` returns, and the brief drawn from it."""

from detente.analysis.overview.analyze import Request, analyze_case
from detente.analysis.overview.certainty import Certainty, Place, Score
from detente.analysis.overview.changes import Change, changes
from detente.analysis.overview.difference import (
    Difference,
    Finding,
    Flipped,
    Survival,
    difference,
)
from detente.analysis.overview.findings import (
    Analysis,
    Blocks,
    Brief,
    Cell,
    Holding,
    Row,
    WithinReach,
)
from detente.analysis.overview.judged import Judged, judged
from detente.analysis.overview.survival import Choice, Fate, Missing, Offer, OldPackage

__all__ = [
    "Analysis",
    "Blocks",
    "Brief",
    "Cell",
    "Certainty",
    "Change",
    "Choice",
    "Difference",
    "Fate",
    "Finding",
    "Flipped",
    "Holding",
    "Judged",
    "Missing",
    "Offer",
    "OldPackage",
    "Place",
    "Request",
    "Row",
    "Score",
    "Survival",
    "WithinReach",
    "analyze_case",
    "changes",
    "difference",
    "judged",
]
