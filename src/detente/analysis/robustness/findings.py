"""What would overturn a finding, and which question would settle most: values and ids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.analysis.agreements.findings import Acceptance
from detente.case import Grade


@dataclass(frozen=True, slots=True)
class Flip:
    """One cell that turns: the row (its reference), the party, from what to what."""

    row: str
    party: str
    before: Acceptance
    after: Acceptance


@dataclass(frozen=True, slots=True)
class Assumption:
    """An element of the case on which cells rest: without it they flip."""

    element: str
    owner: str
    grade: Grade
    flips: tuple[Flip, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """Something worth asking: whom it concerns, about what, and the cells its answer could flip.

    ``kind`` ``confirm``: does the ``element`` (a demand or statement below *reported*) stand?
    ``no_deal``: what happens to the party without agreement? ``issue``: what does the party want
    on the ``element`` (an issue id)?
    """

    kind: Literal["confirm", "no_deal", "issue"]
    party: str
    element: str
    flips: tuple[tuple[str, str], ...]
    """(row reference, party) of every cell that some answer turns."""
