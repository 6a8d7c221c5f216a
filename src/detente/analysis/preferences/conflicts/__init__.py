"""Where does a person contradict itself, what would mend it, and why does something follow?"""

from detente.analysis.preferences.conflicts.found import Conflicts, conflicts, conflicts_among

__all__ = ["Conflicts", "conflicts", "conflicts_among"]
