"""A case compiled for a question: integers only, and what each party has said."""

from detente.analysis.problem.central import (
    CentralUtility,
    central_reservation,
    central_utility,
)
from detente.analysis.problem.chances import (
    Chance,
    Contingencies,
    Lottery,
    chances_of,
    probability,
)
from detente.analysis.problem.compile import Compiled, compile_case
from detente.analysis.problem.conditions import Board
from detente.analysis.problem.interpolation import shares
from detente.analysis.problem.problem import Bonus, Box, Budget, Package, Problem, RedLine
from detente.analysis.problem.said import Said, centre_of, said_by, span_of, worth_span

__all__ = [
    "Board",
    "Bonus",
    "Box",
    "Budget",
    "CentralUtility",
    "Chance",
    "Compiled",
    "Contingencies",
    "Lottery",
    "Package",
    "Problem",
    "RedLine",
    "Said",
    "central_reservation",
    "central_utility",
    "centre_of",
    "chances_of",
    "compile_case",
    "probability",
    "said_by",
    "shares",
    "span_of",
    "worth_span",
]
