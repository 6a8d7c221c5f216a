"""Where does a person contradict itself, what would mend it, and why does something follow?"""

from detente.analysis.preferences.conflicts.contradictions import (
    Conflicts,
    conflicts,
    conflicts_among,
)
from detente.analysis.preferences.conflicts.reasons import reasons, reasons_for

__all__ = ["Conflicts", "conflicts", "conflicts_among", "reasons", "reasons_for"]
