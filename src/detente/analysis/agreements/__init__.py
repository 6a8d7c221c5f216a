"""Which packages are acceptable to whom, efficient, fair? Which first steps?"""

from detente.analysis.agreements.findings import (
    Acceptance,
    Authority,
    CertainOrder,
    FirstStep,
    Move,
    Point,
    Solution,
    Verdict,
)
from detente.analysis.agreements.frontier_finding import FrontierFinding, Zone

__all__ = [
    "Acceptance",
    "Authority",
    "CertainOrder",
    "FirstStep",
    "FrontierFinding",
    "Move",
    "Point",
    "Solution",
    "Verdict",
    "Zone",
]
