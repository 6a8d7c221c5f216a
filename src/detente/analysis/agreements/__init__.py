"""Which packages are acceptable to whom, efficient, fair? Which first steps?"""

from detente.analysis.agreements.acceptance import (
    acceptance,
    breaks,
    changed_issues,
    crosses,
    grade_of,
)
from detente.analysis.agreements.authority import authority
from detente.analysis.agreements.certain_orders import certain_orders
from detente.analysis.agreements.contested import Contest, contested
from detente.analysis.agreements.efficient import efficient
from detente.analysis.agreements.efficient_finding import Efficient, Limits
from detente.analysis.agreements.findings import (
    Acceptance,
    Authority,
    ByParty,
    CertainOrder,
    FirstStep,
    Move,
    Near,
    Point,
    Solution,
    Verdict,
)
from detente.analysis.agreements.first_steps import FirstSteps, first_steps, possible
from detente.analysis.agreements.frontier_finding import FrontierFinding, Zone
from detente.analysis.agreements.improvements import Improvement, Improvements, improve

__all__ = [
    "Acceptance",
    "Authority",
    "ByParty",
    "CertainOrder",
    "Contest",
    "Efficient",
    "FirstStep",
    "FirstSteps",
    "FrontierFinding",
    "Improvement",
    "Improvements",
    "Limits",
    "Move",
    "Near",
    "Point",
    "Solution",
    "Verdict",
    "Zone",
    "acceptance",
    "authority",
    "breaks",
    "certain_orders",
    "changed_issues",
    "contested",
    "crosses",
    "efficient",
    "first_steps",
    "grade_of",
    "improve",
    "possible",
]
