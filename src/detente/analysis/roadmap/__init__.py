"""In which order can it be carried out?"""

from detente.analysis.roadmap.findings import (
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

__all__ = [
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
]
