"""Which packages are acceptable to whom, efficient, fair? Which first steps?"""

from detente.analysis.agreements.acceptance import acceptance, changed_issues, grade_of
from detente.analysis.agreements.authority import authority
from detente.analysis.agreements.certain_orders import certain_orders
from detente.analysis.agreements.contested import Contest, contested
from detente.analysis.agreements.contingent import clauses
from detente.analysis.agreements.contingent_finding import (
    Clause,
    ClauseEffect,
    Degree,
    Influence,
    Verifier,
)
from detente.analysis.agreements.efficient import efficient
from detente.analysis.agreements.efficient_finding import Efficient, Limits
from detente.analysis.agreements.findings import (
    Acceptance,
    Authority,
    ByParty,
    CertainOrder,
    FirstStep,
    Near,
    Point,
    Solution,
    Verdict,
)
from detente.analysis.agreements.first_steps import FirstSteps, first_steps
from detente.analysis.agreements.frontier_finding import FrontierFinding, Zone
from detente.analysis.agreements.improvements import Improvement, Improvements, improve
from detente.analysis.agreements.shares import CONCEPTS, Counted, Judged, Valuation, judge

__all__ = [
    "CONCEPTS",
    "Acceptance",
    "Authority",
    "ByParty",
    "CertainOrder",
    "Clause",
    "ClauseEffect",
    "Contest",
    "Counted",
    "Degree",
    "Efficient",
    "FirstStep",
    "FirstSteps",
    "FrontierFinding",
    "Improvement",
    "Improvements",
    "Influence",
    "Judged",
    "Limits",
    "Near",
    "Point",
    "Solution",
    "Valuation",
    "Verdict",
    "Verifier",
    "Zone",
    "acceptance",
    "authority",
    "certain_orders",
    "changed_issues",
    "clauses",
    "contested",
    "efficient",
    "first_steps",
    "grade_of",
    "improve",
    "judge",
]
