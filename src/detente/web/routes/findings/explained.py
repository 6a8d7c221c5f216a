"""How something was computed: the pages of explanation."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from starlette.responses import Response

from detente.app.workbench.tasks.findings.explained import explained
from detente.meeting.policy import Action
from detente.web.case_pages import case_page
from detente.web.seat import Seat, needs

router = APIRouter()


@router.get("/cases/{case}/findings/explained/{name}")
def explanation(
    request: Request, case: str, name: str, seat: Annotated[Seat, needs(Action.READ_CASE)]
) -> Response:
    """One page of explanation, with its formulas."""
    version = seat.workbench.version(case)
    told = seat.workbench.look(version, explained, {"language": seat.language, "name": name[:80]})
    return case_page(
        request, seat, version, "findings", "findings/explained.html", key="explained", told=told
    )
