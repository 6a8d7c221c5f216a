"""Which smallest sets of statements clash, and which smallest withdrawals mend it?

Whether some statements fit together is asked of whoever calls: nothing here computes a utility.
"""

from detente.analysis.preferences.minimal.hitting import cheapest_unexplored
from detente.analysis.preferences.minimal.search import (
    MOST_CONFLICTS,
    Found,
    cheapest_mends,
    search,
)
from detente.analysis.preferences.minimal.shrink import shrunk
from detente.analysis.preferences.minimal.voice import Asked, Voice

__all__ = [
    "MOST_CONFLICTS",
    "Asked",
    "Found",
    "Voice",
    "cheapest_mends",
    "cheapest_unexplored",
    "search",
    "shrunk",
]
