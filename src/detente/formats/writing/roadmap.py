"""The steps named for carrying an agreement out."""

from __future__ import annotations

from detente.case import RoadmapStep
from detente.formats.document import Mapping, Scalar
from detente.formats.writing import parts


def write_step(step: RoadmapStep) -> Mapping:
    """A step with what it needs and what holds where it is missed."""
    return parts.keys(
        [
            ("issue", Scalar(step.issue)),
            ("from", parts.word(step.start)),
            ("to", Scalar(step.to)),
            ("by", parts.words(step.by)),
            ("verified_by", parts.words(step.verified_by)),
            ("proof", parts.words_of(step.proof)),
            ("days", parts.number(step.days)),
            ("grace", parts.number(step.grace)),
            ("fallback", parts.words_of(step.fallback)),
            ("reversible", parts.truth(step.reversible)),
            ("needs", parts.words(step.needs)),
            ("clause", parts.words_of(step.clause)),
            *parts.basis(step.basis),
        ]
    )
