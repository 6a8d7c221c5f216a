"""The brief of any version of a case, to be read beside the one that stands now."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from starlette.responses import Response

from detente.app.stylesheets import marks_svg
from detente.app.workbench.addresses import case_address
from detente.app.workbench.tasks.earlier import brief_as_it_was
from detente.i18n import say
from detente.meeting.policy import Action
from detente.web.case_pages import case_page
from detente.web.jobs import worked_out
from detente.web.routes.versions import described
from detente.web.seat import Seat, needs

router = APIRouter()


@router.get("/cases/{case}/versions/{version}/brief")
def brief(
    request: Request, case: str, version: int, seat: Annotated[Seat, needs(Action.READ_CASE)]
) -> Response:
    """The brief as it was: what is tried and what is edited belongs to the newest version alone."""
    bench = seat.workbench
    wanted, head = bench.version(case, version), bench.version(case)
    # With its number: work on one version must not be taken for an older question about another.
    asked = {"language": seat.language, "version": version}
    found = worked_out(
        request,
        seat,
        wanted,
        brief_as_it_was,
        asked,
        back=f"{case_address(case)}/versions/{version}/brief",
        heading=say("versions.brief.working", seat.language, version=version),
        room="versions",
    )
    if isinstance(found, Response):
        return found
    return case_page(
        request,
        seat,
        head,
        "versions",
        "versions/brief.html",
        found=found,
        wanted=described(seat, wanted),
        stands=wanted.digest == head.digest,
        marks=marks_svg(),
    )
