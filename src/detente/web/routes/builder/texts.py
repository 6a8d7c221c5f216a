"""An element as text."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from detente.app.workbench import Change, Conflict
from detente.app.workbench.tasks.building.text import building_save_text, building_text
from detente.meeting.policy import Action
from detente.web.case_pages import case_page
from detente.web.conflicts import conflict_page
from detente.web.fields import Form
from detente.web.routes.builder.addresses import At, address, found, page_of
from detente.web.seat import Seat, needs

router = APIRouter()


@router.get("/cases/{case}/build/text")
def text(
    request: Request, case: str, seat: Annotated[Seat, needs(Action.READ_CASE)], at: At
) -> Response:
    """The element's own lines, to be changed freely."""
    version = seat.workbench.version(case)
    asked = {"language": seat.language, "path": at}
    view = found(seat.workbench.look(version, building_text, asked))
    return _drawn(request, seat, case, view)


@router.post("/cases/{case}/build/text")
def save(
    request: Request,
    case: str,
    seat: Annotated[Seat, needs(Action.CHANGE_CASE)],
    form: Form,
    at: At,
) -> Response:
    """Save the text, or show it again with what is wrong with it."""
    sent = {"text": form.text("text").replace("\r\n", "\n"), "seen": form.text("seen")}
    asked = {"language": seat.language, "path": at} | sent
    change = Change(building_save_text, asked, kind="build.event.changed", key=form.key)
    done = seat.workbench.change(case, seat.owner, change)
    if isinstance(done, Conflict):
        back = address(case, "text", at)
        return conflict_page(request, seat, case, "build", form, done.answer, back=back)
    answer = found(done.answer)
    if answer["saved"]:
        return RedirectResponse(page_of(case, {"path": at}), status_code=303)
    return _drawn(request, seat, case, answer, status=422)


def _drawn(
    request: Request, seat: Seat, case: str, view: dict[str, Any], status: int = 200
) -> Response:
    return case_page(
        request,
        seat,
        seat.workbench.version(case),
        "build",
        "builder/text.html",
        status=status,
        view=view,
        address=address,
        page_of=page_of,
    )
