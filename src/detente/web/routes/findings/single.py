"""Pages about one package: what improves it, who must agree, in which order it is carried out."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from detente.app.jobs.manager import Task
from detente.app.workbench.tasks.findings.single import carried_out, improved, ratified
from detente.i18n import say
from detente.meeting.policy import Action
from detente.web.jobs import worked_out
from detente.web.routes.findings.asked import Asked
from detente.web.routes.findings.command import package_option
from detente.web.routes.findings.sections import section
from detente.web.routes.findings.showing import finding_page
from detente.web.seat import Seat, needs

router = APIRouter()


@router.get("/cases/{case}/findings/improvements")
def improvements(
    request: Request, case: str, seat: Annotated[Seat, needs(Action.READ_CASE)]
) -> Response:
    """What hurts nobody and helps somebody, beside a package (today, where none was named)."""
    return _about(request, seat, case, "improvements", "improve", improved, {})


@router.get("/cases/{case}/findings/ratification")
def ratification(
    request: Request, case: str, seat: Annotated[Seat, needs(Action.READ_CASE)]
) -> Response:
    """Who must agree: to a package that was named, else to those of the brief."""
    if not Asked(request, seat, case).names_package:
        return section(request, case, "ratification", seat)
    return _about(request, seat, case, "ratification", "ratify", ratified, {})


@router.get("/cases/{case}/findings/roadmap")
def roadmap(
    request: Request, case: str, seat: Annotated[Seat, needs(Action.READ_CASE)]
) -> Response:
    """In which order: for a package that was named, else for the one the brief follows."""
    asked = Asked(request, seat, case)
    if not asked.names_package:
        return section(request, case, "roadmap", seat)
    more = {"tolerance": asked.entered["tolerance"]}
    return _about(request, seat, case, "roadmap", "roadmap", carried_out, more)


def _about(
    request: Request,
    seat: Seat,
    case: str,
    key: str,
    verb: str,
    task: Task,
    more: dict[str, Any],
) -> Response:
    asked, version = Asked(request, seat, case), seat.workbench.version(case)
    wanted = asked.package() | more
    heading = say(f"findings.question.{key}", seat.language)
    answer = worked_out(request, seat, version, task, wanted, back=asked.here(), heading=heading)
    if isinstance(answer, Response):
        return answer
    options = {"package": package_option(wanted)} | asked.limits() | more
    return finding_page(
        request, seat, version, key, asked, answer | {"answer": ""}, command=(verb, options)
    )
