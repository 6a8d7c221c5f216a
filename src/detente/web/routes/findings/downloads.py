"""Every finding as the command for the same question writes it: as JSON, some as a document."""

from __future__ import annotations

import base64
import json
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from detente.app.jobs import LONG, RefusedError
from detente.app.workbench.tasks.findings.files import FILES, filed
from detente.app.workbench.tasks.findings.values import values
from detente.meeting.policy import Action
from detente.web.downloads import download as saved
from detente.web.routes.findings.asked import Asked
from detente.web.seat import Seat, needs

router = APIRouter()

COMMANDS = ("analyze", "improve", "ratify", "roadmap", "prefs", "advise")


@router.get("/cases/{case}/findings/json/{command}")
def download(
    request: Request, case: str, command: str, seat: Annotated[Seat, needs(Action.EXPORT_CASE)]
) -> Response:
    """The values behind a page, for the same parties, package and limits."""
    if command not in COMMANDS:
        raise HTTPException(404)
    asked = _fitting(request, seat, case)
    made = seat.workbench.look(seat.workbench.version(case), values, _wanted(asked, command), LONG)
    name = f'attachment; filename="{command}.json"'
    return Response(
        json.dumps(made, ensure_ascii=False, indent=1) + "\n",
        media_type="application/json",
        headers={"Content-Disposition": name},
    )


@router.get("/cases/{case}/findings/files/{name}")
def document(
    request: Request, case: str, name: str, seat: Annotated[Seat, needs(Action.EXPORT_CASE)]
) -> Response:
    """A roadmap or advice as a file, for the same parties, package and limits as its page."""
    question, _, ending = name.partition(".")
    if ending not in FILES.get(question, ()):
        raise HTTPException(404)
    asked = _fitting(request, seat, case)
    wanted = asked.package() | asked.entered | {"party": asked.text("as")}
    wanted |= {"question": question, "ending": ending}
    made = seat.workbench.look(seat.workbench.version(case), filed, wanted, LONG)
    return saved(base64.b64decode(made["content"]), name)


def _fitting(request: Request, seat: Seat, case: str) -> Asked:
    asked = Asked(request, seat, case)
    if asked.wrong:
        raise RefusedError("\n".join(asked.wrong.values()))
    return asked


def _wanted(asked: Asked, command: str) -> dict[str, Any]:
    wanted = asked.analysis() | asked.package() | asked.entered
    if command == "analyze" and not asked.text("samples"):
        wanted["samples"] = 0
    return wanted | {"command": command, "party": asked.text("as")}
