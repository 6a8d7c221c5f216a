"""The cases of an account."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from starlette.responses import Response

from detente.app.workbench.tasks.listed import listed
from detente.meeting.policy import Action
from detente.web.pages import page
from detente.web.seat import Seat, needs

router = APIRouter()


@router.get("/cases")
def cases(request: Request, seat: Annotated[Seat, needs(Action.LIST_CASES)]) -> Response:
    """Every case, with what is needed to know it again."""
    bench = seat.workbench
    rows = [
        bench.look(bench.version(case), listed, {"language": seat.language}) | {"id": case}
        for case in bench.cases(seat.owner)
    ]
    return page(request, "cases.html", cases=rows)
