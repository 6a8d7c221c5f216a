"""The builder's pages that list: the case, a section, a voice; and the way to a form."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from detente.app.building.overview import SECTIONS
from detente.app.workbench.tasks.building.find import building_find
from detente.app.workbench.tasks.building.overview import (
    building_doubts,
    building_overview,
    building_section,
    building_voice,
)
from detente.meeting.policy import Action
from detente.web.case_pages import case_page
from detente.web.routes.builder.addresses import (
    At,
    address,
    found,
    instructions_of,
    is_voice,
    page_of,
)
from detente.web.seat import Seat, needs

router = APIRouter()


@router.get("/cases/{case}/build")
def overview(
    request: Request, case: str, seat: Annotated[Seat, needs(Action.READ_CASE)]
) -> Response:
    """What is there, what is missing, what is doubtful."""
    return _listed(request, seat, case, "builder/overview.html", building_overview, {})


@router.get("/cases/{case}/build/doubts")
def doubts(request: Request, case: str, seat: Annotated[Seat, needs(Action.READ_CASE)]) -> Response:
    """What a check says of the case."""
    return _listed(request, seat, case, "builder/doubts.html", building_doubts, {})


@router.get("/cases/{case}/build/section/{section}")
def section(
    request: Request,
    case: str,
    section: str,
    seat: Annotated[Seat, needs(Action.READ_CASE)],
    start: int = 0,
) -> Response:
    """The elements of one section, page by page."""
    if section not in SECTIONS:
        raise HTTPException(404)
    asked = {"section": section, "start": _start(start)}
    return _listed(request, seat, case, "builder/section.html", building_section, asked)


@router.get("/cases/{case}/build/voice")
def voice(
    request: Request,
    case: str,
    seat: Annotated[Seat, needs(Action.READ_CASE)],
    at: At,
    start: int = 0,
    principal: str | None = None,
) -> Response:
    """What somebody says, issue by issue; the instructions of a ``principal`` who is named."""
    if not is_voice(at):
        raise HTTPException(404)
    if principal is not None and principal.strip() and len(at) == 2:
        return RedirectResponse(page_of(case, instructions_of(at, principal)), status_code=303)
    asked = {"path": at, "start": _start(start)}
    return _listed(
        request,
        seat,
        case,
        "builder/voice.html",
        building_voice,
        asked,
        unnamed=principal is not None,
    )


@router.get("/cases/{case}/build/at/{path:path}")
def at(case: str, path: str, seat: Annotated[Seat, needs(Action.READ_CASE)]) -> Response:
    """From the id of an element, as findings and claims write it, to its form."""
    version = seat.workbench.version(case)
    place = found(
        seat.workbench.look(version, building_find, {"path": path, "language": seat.language})
    )
    return RedirectResponse(page_of(case, place), status_code=303)


def _start(start: int) -> int:
    return min(max(0, start), 1_000_000)


def _listed(
    request: Request,
    seat: Seat,
    case: str,
    template: str,
    task: Any,
    asked: dict[str, Any],
    **shown: Any,
) -> Response:
    version = seat.workbench.version(case)
    view = found(seat.workbench.look(version, task, {"language": seat.language} | asked))
    return case_page(
        request,
        seat,
        version,
        "build",
        template,
        view=view,
        at=asked.get("path", []),
        address=address,
        page_of=page_of,
        **shown,
    )
