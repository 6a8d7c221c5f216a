"""What if it were otherwise? A case with elements left out or moved, beside the case as it is."""

from detente.app.trying.keeping import keep, now_of, seen_of
from detente.app.trying.meaning import Trial, trial
from detente.app.trying.moving import Movable, movable, moved
from detente.app.trying.what_if import WhatIf, changed_case, what_if

__all__ = [
    "Movable",
    "Trial",
    "WhatIf",
    "changed_case",
    "keep",
    "movable",
    "moved",
    "now_of",
    "seen_of",
    "trial",
    "what_if",
]
