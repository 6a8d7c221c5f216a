"""A package's own page."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from starlette.responses import Response

from detente.app.workbench.tasks.findings.analysed import analysed
from detente.app.workbench.tasks.findings.package import package_seen
from detente.i18n import say
from detente.meeting.policy import Action
from detente.web.jobs import worked_out
from detente.web.routes.findings.asked import Asked
from detente.web.routes.findings.command import package_option
from detente.web.routes.findings.showing import finding_page
from detente.web.seat import Seat, needs

router = APIRouter()


@router.get("/cases/{case}/findings/package")
def package(
    request: Request, case: str, seat: Annotated[Seat, needs(Action.READ_CASE)]
) -> Response:
    """Who accepts a package and why, what it crosses, who must agree; any option can be changed."""
    asked, version = Asked(request, seat, case), seat.workbench.version(case)
    known = seat.workbench.remembered(version, analysed, asked.analysis())
    tops = known["tops"] if known and not known["lacking"] else {}
    wanted = asked.package() | {"tops": tops}
    heading = say("findings.question.package", seat.language)
    answer = worked_out(
        request, seat, version, package_seen, wanted, back=asked.here(), heading=heading
    )
    if isinstance(answer, Response):
        return answer
    options = {"package": package_option(wanted)} | asked.limits()
    return finding_page(
        request,
        seat,
        version,
        "package",
        asked,
        answer,
        command=None if options["package"] == "no-deal" else ("ratify", options),
        template="findings/package.html",
    )
