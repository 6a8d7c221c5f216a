"""The style of brief and report, for pages that show parts of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from starlette.responses import Response

from detente.app.stylesheets import report_css
from detente.meeting.policy import Action
from detente.web.seat import Seat, needs

router = APIRouter()


@router.get("/styles/report.css")
def report(_seat: Annotated[Seat, needs(Action.READ_PUBLIC)]) -> Response:
    """The sheet for elements of class ``fragment``."""
    return Response(report_css(), media_type="text/css", headers={"Cache-Control": "no-cache"})
