"""Frontier, zone and the solution concepts, on a Problem: integers in, integers out."""

from detente.analysis.solutions.egalitarian import egalitarian
from detente.analysis.solutions.estimate import Estimate, Expected, estimate
from detente.analysis.solutions.extremes import best_over_x, worst_over_x
from detente.analysis.solutions.frontier import CAP, Frontier, frontier
from detente.analysis.solutions.improve import Improvements, improve, improvements
from detente.analysis.solutions.kalai_smorodinsky import kalai_smorodinsky
from detente.analysis.solutions.max_relative_gains import max_relative_gains
from detente.analysis.solutions.nash import nash
from detente.analysis.solutions.near import Near, near_optimal
from detente.analysis.solutions.portfolio import Step
from detente.analysis.solutions.single import (
    NearPackage,
    SingleImprovements,
    SingleSolution,
    SingleSolutions,
    single_improvements,
    single_solutions,
)
from detente.analysis.solutions.solve import Solution, SolutionSet, solve
from detente.analysis.solutions.utilitarian import utilitarian
from detente.analysis.solutions.watch import MEMORY, Progress, Stopped, TooLarge, TooMuchMemory
from detente.analysis.solutions.weighted_nash import exponents, weighted_nash
from detente.analysis.solutions.zone_size import count_packages, count_zone

__all__ = [
    "CAP",
    "MEMORY",
    "Estimate",
    "Expected",
    "Frontier",
    "Improvements",
    "Near",
    "NearPackage",
    "Progress",
    "SingleImprovements",
    "SingleSolution",
    "SingleSolutions",
    "Solution",
    "SolutionSet",
    "Step",
    "Stopped",
    "TooLarge",
    "TooMuchMemory",
    "best_over_x",
    "count_packages",
    "count_zone",
    "egalitarian",
    "estimate",
    "exponents",
    "frontier",
    "improve",
    "improvements",
    "kalai_smorodinsky",
    "max_relative_gains",
    "nash",
    "near_optimal",
    "single_improvements",
    "single_solutions",
    "solve",
    "utilitarian",
    "weighted_nash",
    "worst_over_x",
]
