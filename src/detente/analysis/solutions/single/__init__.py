"""Single solutions with a bound, where the whole frontier is out of reach."""

from detente.analysis.solutions.single.improve import SingleImprovements, single_improvements
from detente.analysis.solutions.single.solution import NearPackage, SingleSolution
from detente.analysis.solutions.single.solve import SingleSolutions, single_solutions

__all__ = [
    "NearPackage",
    "SingleImprovements",
    "SingleSolution",
    "SingleSolutions",
    "single_improvements",
    "single_solutions",
]
