"""How sure is it, and what would overturn it?"""

from detente.analysis.robustness.findings import Assumption, Flip, Question

__all__ = ["Assumption", "Flip", "Question"]
