"""Pages that show sections of the report: one page per question."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from detente.app.workbench.tasks.findings.analysed import PAGES
from detente.meeting.policy import Action
from detente.web.routes.findings.asked import Asked
from detente.web.routes.findings.showing import analysis_of, finding_page
from detente.web.seat import Seat, needs

router = APIRouter()


@router.get("/cases/{case}/findings/{finding}")
def section(
    request: Request, case: str, finding: str, seat: Annotated[Seat, needs(Action.READ_CASE)]
) -> Response:
    """One question of the analysis."""
    if finding not in PAGES:
        raise HTTPException(404)
    asked, version = Asked(request, seat, case), seat.workbench.version(case)
    answer = analysis_of(request, seat, version, asked)
    if isinstance(answer, Response):
        return answer
    if not answer["lacking"]:
        sections = [answer["sections"][key] for key in PAGES[finding] if key in answer["sections"]]
        answer |= {"sections": sections, "answer": answer["answers"].get(finding, "")}
    return finding_page(
        request, seat, version, finding, asked, answer, command=("analyze", asked.analyze_options())
    )
