"""How sure is it, and what would overturn it?"""

from detente.analysis.robustness.assumptions import (
    Column,
    Known,
    assumptions,
    column,
    turned_cells,
)
from detente.analysis.robustness.elements import MOST_STATEMENTS
from detente.analysis.robustness.findings import Assumption, Flip, Question
from detente.analysis.robustness.questions import questions
from detente.analysis.robustness.robust import robustness
from detente.analysis.robustness.robust_findings import (
    Acceptability,
    Criterion,
    Listed,
    MovesAdvice,
    Proved,
    Robustness,
    SampledSeat,
)
from detente.analysis.robustness.sampled import (
    PackageShares,
    SampledParty,
    Samples,
    gathered,
)
from detente.analysis.robustness.sampled_chain import Counts, candidates, counts_of
from detente.analysis.robustness.sampled_plan import Chunk, Plan, planned
from detente.analysis.robustness.valuing import samplers_of
from detente.analysis.robustness.winners import winners

__all__ = [
    "MOST_STATEMENTS",
    "Acceptability",
    "Assumption",
    "Chunk",
    "Column",
    "Counts",
    "Criterion",
    "Flip",
    "Known",
    "Listed",
    "MovesAdvice",
    "PackageShares",
    "Plan",
    "Proved",
    "Question",
    "Robustness",
    "SampledParty",
    "SampledSeat",
    "Samples",
    "assumptions",
    "candidates",
    "column",
    "counts_of",
    "gathered",
    "planned",
    "questions",
    "robustness",
    "samplers_of",
    "turned_cells",
    "winners",
]
