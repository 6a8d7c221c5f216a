"""Pages of one party: what is known of it, and what it could offer."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from detente.app.jobs.manager import Task
from detente.app.workbench.tasks.findings.party import advised, preferred
from detente.i18n import say
from detente.meeting.policy import Action
from detente.web.jobs import worked_out
from detente.web.routes.findings.asked import Asked
from detente.web.routes.findings.command import package_option
from detente.web.routes.findings.showing import analysis_of, finding_page
from detente.web.seat import Seat, needs

router = APIRouter()


@router.get("/cases/{case}/findings/preferences")
def preferences(
    request: Request, case: str, seat: Annotated[Seat, needs(Action.READ_CASE)]
) -> Response:
    """What is known of a party: said, followed from it, contradicted, left open."""
    asked = Asked(request, seat, case)
    since = {"since": asked.entered["since"]}
    wanted = asked.package() | _party(asked) | asked.drawing() | since
    options: dict[str, Any] = {"as": asked.text("as")} | since | asked.drawing_options()
    if asked.names_package:
        options["package"] = package_option(wanted)
    return _of(request, seat, asked, "preferences", ("prefs", options), preferred, wanted)


@router.get("/cases/{case}/findings/advice")
def advice(request: Request, case: str, seat: Annotated[Seat, needs(Action.READ_CASE)]) -> Response:
    """What a party could offer, at what cost, and what to find out next."""
    asked = Asked(request, seat, case)
    error = {"error": asked.entered["error"]}
    wanted = asked.everybody() | _party(asked) | asked.drawing() | error
    options = {"as": asked.text("as")} | asked.limits() | error | asked.drawing_options()
    return _of(request, seat, asked, "advice", ("advise", options), advised, wanted)


def _party(asked: Asked) -> dict[str, Any]:
    return {"party": asked.text("as")}


def _of(
    request: Request,
    seat: Seat,
    asked: Asked,
    key: str,
    command: tuple[str, dict[str, Any]],
    task: Task,
    wanted: dict[str, Any],
) -> Response:
    """The page of the party asked for; without one, the choice between them."""
    version = seat.workbench.version(request.path_params["case"])
    if not wanted["party"]:
        found = analysis_of(request, seat, version, asked)
        if isinstance(found, Response):
            return found
        answer = found | {"sections": [], "answer": ""}
    else:
        heading = say(f"findings.question.{key}", seat.language)
        made = worked_out(request, seat, version, task, wanted, back=asked.here(), heading=heading)
        if isinstance(made, Response):
            return made
        answer = made
    return finding_page(
        request,
        seat,
        version,
        key,
        asked,
        answer,
        command=command if wanted["party"] else None,
        template="findings/party.html",
        whose=wanted["party"],
    )
