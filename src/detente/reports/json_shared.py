"""What the brief and the whole analysis share in their JSON: steps, assumptions, questions."""

from __future__ import annotations

from typing import Any

from detente.analysis.agreements import FirstStep
from detente.analysis.overview import Analysis
from detente.analysis.robustness import Assumption, Flip, Question
from detente.reports.words.assumptions import assumption
from detente.reports.words.first_steps import first_step
from detente.reports.words.names import Names
from detente.reports.words.questions import question


def step_json(names: Names, step: FirstStep) -> dict[str, Any]:
    """A first step: its package, its moves, and what each party has of it."""
    return {
        "package": step.package.as_dict(),
        "moves": [{"issue": m.issue, "from": m.start, "to": m.end} for m in step.moves],
        "acceptance": {party: str(found) for party, found in step.acceptance},
        "gains": list(step.gains),
        "because": {party: list(ids) for party, ids in step.because},
        "named_by": list(step.named_by),
        "text": first_step(names, step),
    }


def assumption_json(names: Names, analysis: Analysis, finding: Assumption) -> dict[str, Any]:
    """What would turn a cell, and which cells."""
    return {
        "element": finding.element,
        "owner": finding.owner,
        "grade": str(finding.grade),
        "flips": [flip_json(flip) for flip in finding.flips],
        "text": assumption(names, analysis, finding),
    }


def question_json(names: Names, finding: Question) -> dict[str, Any]:
    """A question worth asking, and the cells its answer could turn."""
    return {
        "kind": finding.kind,
        "party": finding.party,
        "element": finding.element,
        "flips": [{"row": row, "party": party} for row, party in finding.flips],
        "text": question(names, finding),
    }


def flip_json(flip: Flip) -> dict[str, str]:
    """A cell that turns."""
    return {
        "row": flip.row,
        "party": flip.party,
        "before": str(flip.before),
        "after": str(flip.after),
    }
