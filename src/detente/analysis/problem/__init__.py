"""A case compiled for a question: integers only."""

from detente.analysis.problem.problem import Bonus, Box, Budget, Package, Problem, RedLine

__all__ = ["Bonus", "Box", "Budget", "Package", "Problem", "RedLine"]
