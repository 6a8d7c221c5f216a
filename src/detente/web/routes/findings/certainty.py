"""How sure the advice is: drawn in a job of its own, its cost said before it begins."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from detente.app.workbench.tasks.findings.sampled import sampled
from detente.i18n import say
from detente.meeting.policy import Action
from detente.web.jobs import start_job
from detente.web.routes.findings.asked import Asked
from detente.web.routes.findings.showing import analysis_of, finding_page
from detente.web.seat import Seat, needs

router = APIRouter()


@router.get("/cases/{case}/findings/certainty")
def certainty(
    request: Request, case: str, seat: Annotated[Seat, needs(Action.READ_CASE)]
) -> Response:
    """What was drawn; before it was, what it will cost."""
    asked, version = Asked(request, seat, case), seat.workbench.version(case)
    wanted = _wanted(asked)
    known = seat.workbench.remembered(version, sampled, wanted)
    if known is None:
        found = analysis_of(request, seat, version, asked)
        if isinstance(found, Response):
            return found
        known = found | {"sections": [], "partial": None}
    options = asked.analyze_options() | asked.drawing()
    return finding_page(
        request,
        seat,
        version,
        "certainty",
        asked,
        known | {"answer": ""},
        command=("analyze", options),
        template="findings/certainty.html",
        wanted=wanted,
    )


@router.post("/cases/{case}/findings/certainty")
def draw(request: Request, case: str, seat: Annotated[Seat, needs(Action.RUN_JOB)]) -> Response:
    """Begin to draw; the way leads over the job's page back to this one."""
    asked = Asked(request, seat, case)
    wanted = _wanted(asked)
    if asked.wrong:
        return certainty(request, case, seat)
    return start_job(
        request,
        seat,
        case,
        sampled,
        wanted,
        back=asked.here(),
        heading=say("findings.question.certainty", seat.language),
        cost=say("findings.certainty.cost", seat.language, seconds=wanted["seconds"]),
    )


def _wanted(asked: Asked) -> dict[str, Any]:
    return asked.analysis() | asked.drawing()
