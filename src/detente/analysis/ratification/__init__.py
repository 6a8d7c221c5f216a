"""Who must agree, and who could undo it?"""

from detente.analysis.ratification.findings import (
    Blocker,
    BlocVote,
    BringIn,
    Consent,
    Loss,
    Passes,
    Power,
    Ratification,
    Stance,
    Stances,
    Undoing,
    Vote,
)
from detente.analysis.ratification.ratify import ratify

__all__ = [
    "BlocVote",
    "Blocker",
    "BringIn",
    "Consent",
    "Loss",
    "Passes",
    "Power",
    "Ratification",
    "Stance",
    "Stances",
    "Undoing",
    "Vote",
    "ratify",
]
