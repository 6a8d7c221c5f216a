"""The overview: a card per question."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from starlette.responses import Response

from detente.meeting.policy import Action
from detente.web.routes.findings.asked import Asked
from detente.web.routes.findings.showing import analysis_of, finding_page
from detente.web.seat import Seat, needs

router = APIRouter()

GROUPS = (
    ("agree", ("packages", "improvements", "conflicts")),
    ("hold", ("ratification", "roadmap")),
    ("numbers", ("frontier", "solutions", "certainty")),
    ("parties", ("positions", "preferences", "advice")),
    ("know", ("questions", "unknown", "assumptions")),
)
"""The cards in their groups; a key is the page's name in the address."""


@router.get("/cases/{case}/findings")
def overview(
    request: Request, case: str, seat: Annotated[Seat, needs(Action.READ_CASE)]
) -> Response:
    """What the case says on each question, in a sentence."""
    asked, version = Asked(request, seat, case), seat.workbench.version(case)
    answer = analysis_of(request, seat, version, asked)
    if isinstance(answer, Response):
        return answer
    return finding_page(
        request,
        seat,
        version,
        "overview",
        asked,
        answer,
        command=("analyze", asked.analyze_options()),
        template="findings/overview.html",
        groups=GROUPS,
    )
