"""Coding a document by hand: passages picked, short questions answered, each answer kept at once.

Nothing here reads a keyboard or a clock of its own: both come from outside.
"""

from detente.app.coding.desk import Desk
from detente.app.coding.dialogue import Dialogue
from detente.app.coding.opening import open_desk

__all__ = ["Desk", "Dialogue", "open_desk"]
