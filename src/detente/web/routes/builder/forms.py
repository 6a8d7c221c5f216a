"""The form of an element, and saving it: with a script as one types, without one by a button."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from detente.app.workbench import Change, Conflict
from detente.app.workbench.tasks.building.form import building_form, building_save
from detente.meeting.policy import Action
from detente.web.case_pages import case_page
from detente.web.conflicts import conflict_page
from detente.web.fields import Fields, Form
from detente.web.pages import page
from detente.web.routes.builder.addresses import At, address, found, page_of
from detente.web.seat import Seat, needs

router = APIRouter()

_OWN = ("key", "seen")


@router.get("/cases/{case}/build/form")
def form(
    request: Request,
    case: str,
    seat: Annotated[Seat, needs(Action.READ_CASE)],
    at: At = [],  # noqa: B006 (FastAPI reads the default, nothing changes it)
    on: str | None = None,
    new: bool = False,
    numeric: bool = False,
) -> Response:
    """A form filled with what the case says."""
    version = seat.workbench.version(case)
    asked = _asked(seat, at, on, new=new, numeric=numeric)
    view = seat.workbench.look(version, building_form, asked)
    if view is None and not new and at and on is None:
        return RedirectResponse(address(case, "text", at), status_code=303)
    return _drawn(request, seat, case, found(view), asked)


@router.post("/cases/{case}/build/form")
def save(
    request: Request,
    case: str,
    seat: Annotated[Seat, needs(Action.CHANGE_CASE)],
    form: Form,
    at: At = [],  # noqa: B006 (as above)
    on: str | None = None,
    new: bool = False,
    numeric: bool = False,
) -> Response:
    """Save a form. A fetch gets the outcome as JSON, everything else the next page."""
    asked = _asked(seat, at, on, new=new, numeric=numeric)
    sent = {"texts": _texts(form), "seen": form.text("seen")}
    kind = "build.event.added" if new else "build.event.changed"
    change = Change(building_save, asked | sent, kind=kind, key=form.key)
    done = seat.workbench.change(case, seat.owner, change)
    fetched = "application/json" in request.headers.get("accept", "")
    if isinstance(done, Conflict):
        if fetched:
            return JSONResponse({"conflict": True}, status_code=409)
        back = address(case, "form", at, on=on)
        return conflict_page(request, seat, case, "build", form, done.answer, back=back)
    answer = found(done.answer)
    if fetched:
        return _told(request, seat, case, answer)
    if answer["saved"]:
        place = {"path": answer["path"]} if new else {"path": at, "on": on}
        return RedirectResponse(page_of(case, place), status_code=303)
    return _drawn(request, seat, case, answer["form"], asked, status=422)


def _asked(
    seat: Seat, at: list[str], on: str | None, *, new: bool, numeric: bool
) -> dict[str, Any]:
    named = {"path": at, "on": on, "new": new, "numeric": numeric}
    return {"language": seat.language} | named


def _texts(form: Fields) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    for name, text in form.texts:
        if name not in _OWN:
            texts.setdefault(name, []).append(text)
    return texts


def _drawn(
    request: Request,
    seat: Seat,
    case: str,
    view: dict[str, Any],
    asked: dict[str, Any],
    status: int = 200,
) -> Response:
    version = seat.workbench.version(case)
    return case_page(
        request,
        seat,
        version,
        "build",
        "builder/form.html",
        status=status,
        view=view,
        asked=asked,
        address=address,
        page_of=page_of,
    )


def _told(request: Request, seat: Seat, case: str, answer: dict[str, Any]) -> Response:
    """What a script needs: whether it is saved, the fields as they are now, or where to go."""
    version = seat.workbench.version(case).sequence
    told: dict[str, Any] = {"saved": answer["saved"], "version": version}
    if "path" in answer:
        told["next"] = page_of(case, {"path": answer["path"]})
    if (view := answer.get("form")) is not None:
        drawn = page(request, "builder/fields.html", view=view, case=case, address=address)
        told |= {"seen": view["seen"], "fields": bytes(drawn.body).decode()}
        told |= {"problems": view["problems"], "invalid": view["invalid"]}
    answered = JSONResponse(told, status_code=200 if answer["saved"] else 422)
    answered.headers["X-Detente-Version"] = str(version)
    return answered
