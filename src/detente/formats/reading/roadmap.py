"""The steps named for carrying an agreement out."""

from __future__ import annotations

from detente.case import RoadmapStep
from detente.formats.limits import NAME_LENGTH
from detente.formats.reading.parts import BASIS, Numeric, read_basis, read_option
from detente.formats.reading.spot import Spot

ROADMAP = (
    "issue",
    "from",
    "to",
    "by",
    "verified_by",
    "proof",
    "days",
    "grace",
    "fallback",
    "reversible",
    "needs",
    "clause",
    *BASIS,
)


def read_roadmap(spot: Spot, numeric: Numeric) -> tuple[RoadmapStep, ...]:
    """Every step named for carrying an agreement out."""
    found = (_step(step, at, numeric) for step, at in spot.entries())
    return tuple(step for step in found if step is not None)


def _step(step: str, spot: Spot, numeric: Numeric) -> RoadmapStep | None:
    fields = spot.fields(*ROADMAP)
    for key in ("issue", "to"):
        if key not in fields:
            spot.fault("missing_key", key=key)
    issue = fields["issue"].word() if "issue" in fields else None
    target = read_option(fields["to"], issue or "", numeric) if "to" in fields else None
    if issue is None or target is None:
        return None
    return RoadmapStep(
        step,
        issue,
        target,
        fields["by"].words() if "by" in fields else (),
        fields["verified_by"].words() if "verified_by" in fields else (),
        fields["proof"].text(NAME_LENGTH) if "proof" in fields else None,
        fields["days"].number() if "days" in fields else None,
        fields["reversible"].yes_no() if "reversible" in fields else None,
        read_basis(fields),
        start=read_option(fields["from"], issue, numeric) if "from" in fields else None,
        needs=fields["needs"].words() if "needs" in fields else (),
        grace=fields["grace"].number() if "grace" in fields else None,
        fallback=fields["fallback"].text() if "fallback" in fields else None,
        clause=fields["clause"].text(NAME_LENGTH) if "clause" in fields else None,
    )
