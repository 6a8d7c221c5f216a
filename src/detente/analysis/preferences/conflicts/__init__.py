"""Where does a person contradict itself, what would mend it, and why does something follow?"""

from detente.analysis.preferences.conflicts.closing import Closing, Unknown, would_close
from detente.analysis.preferences.conflicts.contradictions import (
    Conflicts,
    conflicts,
    conflicts_among,
)
from detente.analysis.preferences.conflicts.reasons import reasons, reasons_for
from detente.analysis.preferences.conflicts.repairs import mended, repairs
from detente.analysis.preferences.conflicts.voices import ways

__all__ = [
    "Closing",
    "Conflicts",
    "Unknown",
    "conflicts",
    "conflicts_among",
    "mended",
    "reasons",
    "reasons_for",
    "repairs",
    "ways",
    "would_close",
]
