"""Taking an element out, with what refers to it; moving one up or down."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from detente.app.workbench import Change, Conflict
from detente.app.workbench.tasks.building.remove import (
    building_move,
    building_referring,
    building_remove,
)
from detente.meeting.policy import Action
from detente.web.case_pages import case_page
from detente.web.conflicts import conflict_page
from detente.web.fields import Form
from detente.web.routes.builder.addresses import At, address, found, page_of
from detente.web.seat import Seat, needs

router = APIRouter()

_BY = {"up": -1, "down": 1}


@router.get("/cases/{case}/build/remove")
def ask(
    request: Request, case: str, seat: Annotated[Seat, needs(Action.READ_CASE)], at: At
) -> Response:
    """Who refers to the element, and whether it is meant."""
    version = seat.workbench.version(case)
    asked = {"language": seat.language, "path": at}
    view = found(seat.workbench.look(version, building_referring, asked))
    return case_page(
        request,
        seat,
        version,
        "build",
        "builder/remove.html",
        view=view,
        address=address,
        page_of=page_of,
    )


@router.post("/cases/{case}/build/remove")
def remove(
    request: Request,
    case: str,
    seat: Annotated[Seat, needs(Action.CHANGE_CASE)],
    form: Form,
    at: At,
) -> Response:
    """Take it out, and its references with it."""
    asked = {"language": seat.language, "path": at, "seen": form.text("seen")}
    change = Change(building_remove, asked, kind="build.event.removed", key=form.key)
    done = seat.workbench.change(case, seat.owner, change)
    if isinstance(done, Conflict):
        back = address(case, "remove", at)
        return conflict_page(request, seat, case, "build", form, done.answer, back=back)
    if found(done.answer)["hinders"]:
        return RedirectResponse(address(case, "remove", at), status_code=303)
    return RedirectResponse(_above(case, at), status_code=303)


@router.post("/cases/{case}/build/move")
def move(
    case: str, seat: Annotated[Seat, needs(Action.CHANGE_CASE)], form: Form, at: At
) -> Response:
    """One place up or down among those beside it."""
    by = _BY.get(form.text("by"))
    if by is None:
        raise HTTPException(400)
    asked = {"language": seat.language, "path": at, "by": by}
    change = Change(building_move, asked, kind="build.event.moved", key=form.key)
    done = seat.workbench.change(case, seat.owner, change)
    found(done.answer)
    return RedirectResponse(_above(case, at), status_code=303)


def _above(case: str, at: list[str]) -> str:
    """Where a removed or moved element stood: its section, or the form it was part of."""
    if at[0] == "statements" and len(at) > 2:
        length = 4 if at[2] == "instructions" and len(at) > 4 else 2
        return address(case, "voice", at[:length])
    if at[0] in ("issues", "bodies") and len(at) > 2:
        return address(case, "form", at[:2])
    return address(case, f"section/{at[0]}")
