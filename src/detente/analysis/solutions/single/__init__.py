"""Single solutions with a bound, where the whole frontier is out of reach."""

from detente.analysis.solutions.single.solution import SingleSolution
from detente.analysis.solutions.single.solve import SingleSolutions, single_solutions

__all__ = ["SingleSolution", "SingleSolutions", "single_solutions"]
