"""Asking a party about itself: one question at a time, each answer kept at once.

Nothing here reads a keyboard or a clock of its own: both come from outside.
"""

from detente.app.asking.desk import AskingDesk
from detente.app.asking.opening import fit_to_be_a_name, open_asking
from detente.app.asking.sitting import Sitting
from detente.app.asking.transcript import Transcript

__all__ = ["AskingDesk", "Sitting", "Transcript", "fit_to_be_a_name", "open_asking"]
