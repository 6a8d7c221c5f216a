"""How sure is it, and what would overturn it?"""

from detente.analysis.robustness.assumptions import Column, assumptions, column, turned_cells
from detente.analysis.robustness.elements import MOST_STATEMENTS
from detente.analysis.robustness.findings import Assumption, Flip, Question
from detente.analysis.robustness.questions import questions

__all__ = [
    "MOST_STATEMENTS",
    "Assumption",
    "Column",
    "Flip",
    "Question",
    "assumptions",
    "column",
    "questions",
    "turned_cells",
]
