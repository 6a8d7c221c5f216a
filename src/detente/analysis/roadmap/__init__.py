"""In which order can it be carried out?"""

from detente.analysis.roadmap.findings import (
    Change,
    Corridor,
    Degree,
    Label,
    Plan,
    Remark,
    Roadmap,
    Split,
    Stage,
    Standing,
    Step,
    Weakest,
)
from detente.analysis.roadmap.roadmap import roadmap

__all__ = [
    "Change",
    "Corridor",
    "Degree",
    "Label",
    "Plan",
    "Remark",
    "Roadmap",
    "Split",
    "Stage",
    "Standing",
    "Step",
    "Weakest",
    "roadmap",
]
