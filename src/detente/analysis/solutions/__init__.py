"""Frontier, zone and the solution concepts, on a Problem: integers in, integers out."""

from detente.analysis.solutions.frontier import Frontier, frontier
from detente.analysis.solutions.portfolio import Step
from detente.analysis.solutions.watch import TooLarge

__all__ = ["Frontier", "Step", "TooLarge", "frontier"]
