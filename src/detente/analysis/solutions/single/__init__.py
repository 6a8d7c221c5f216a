"""Single solutions with a bound, where the whole frontier is out of reach."""

from detente.analysis.solutions.single.solution import NearPackage, SingleSolution
from detente.analysis.solutions.single.solve import SingleSolutions, single_solutions

__all__ = ["NearPackage", "SingleSolution", "SingleSolutions", "single_solutions"]
