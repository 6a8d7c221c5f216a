"""Files in and out: uploads, take out, put in. Nothing that was sent is parsed here."""

from __future__ import annotations

import base64
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from detente.app.jobs import RefusedError
from detente.app.workbench import Change, Conflict, Version
from detente.app.workbench.tasks.headed import headed
from detente.app.workbench.tasks.taking_in import put_in, taken_in
from detente.app.workbench.tasks.taking_out import FORMATS, taken_out
from detente.app.workbench.values import beside, without_beside
from detente.app.workbench.zipped import zipped
from detente.meeting.policy import Action
from detente.web.case_pages import case_page
from detente.web.downloads import download, file_name
from detente.web.fields import Fields, Form
from detente.web.routes.cases import listing
from detente.web.seat import Seat, needs
from detente.web.uploads import by_name

router = APIRouter()

_ENCODINGS = ("", "cp1252")


@router.post("/cases/upload")
def upload(
    request: Request, seat: Annotated[Seat, needs(Action.CREATE_CASE)], form: Form
) -> Response:
    """A case from files in any format that is read.

    What stands in the way is shown with its place, and what was sent is kept for a second try.
    """
    sent, name = _sent(seat, form)
    if not sent:
        return listing(request, seat, status=422, received={"none": True})
    done = seat.house.jobs.call(taken_in, beside(sent), _asked(seat, form))
    files = without_beside(done.changed)
    if not done.answer["read"]:
        kept = seat.workbench.uploads.keep(seat.owner, sent)
        received = done.answer | {"upload": kept, "name": name, "none": False}
        return listing(request, seat, status=422, received=received)
    made = seat.workbench.create(
        seat.owner,
        {path: content for path, content in files.items() if content is not None},
        "cases.event.uploaded",
        {"file": name},
        form.key,
    )
    seat.workbench.uploads.drop(seat.owner, form.text("upload"))
    return RedirectResponse(f"/cases/{made}", status_code=303)


@router.get("/cases/{case}/out")
def out(
    request: Request,
    case: str,
    seat: Annotated[Seat, needs(Action.EXPORT_CASE)],
    format: str = "folder",  # noqa: A002 (the name in the address)
    version: int | None = None,
    accept: str = "",
) -> Response:
    """The case's folder as a zip, byte for byte; or the case in another format."""
    bench = seat.workbench
    wanted = bench.version(case, version)
    if format == "folder":
        title = bench.look(wanted, headed, {"language": seat.language})["title"]
        return download(zipped(bench.files(wanted).value), file_name(title, ".zip"))
    if format not in FORMATS:
        raise HTTPException(400)
    asked = {"language": seat.language, "format": format, "accept": accept == "yes"}
    try:
        made = seat.house.jobs.call(taken_out, bench.files(wanted).value, asked).answer
    except RefusedError as refused:
        said = str(refused).splitlines() or [""]
        template = "cases/cannot.html"
        return case_page(request, seat, wanted, "", template, status=422, said=said)
    if "losses" in made:
        return case_page(request, seat, wanted, "", "cases/losses.html", wanted=format, made=made)
    return download(base64.b64decode(made["content"]), made["name"])


@router.post("/cases/{case}/in")
def put(
    request: Request, case: str, seat: Annotated[Seat, needs(Action.CHANGE_CASE)], form: Form
) -> Response:
    """Put files in the place of a case: first what that would change, then, confirmed, done."""
    bench = seat.workbench
    sent, name = _sent(seat, form)
    if not sent:
        nothing = {"read": False, "problems": [], "mendable": False, "encoding": False}
        shown = {"found": nothing, "upload": "", "name": "", "moved": False, "asked": {}}
        version = bench.version(case)
        return case_page(request, seat, version, "", "cases/put_in.html", status=422, **shown)
    asked = _asked(seat, form)
    moved = False
    if form.text("confirmed"):
        kind, about = "cases.event.put_in", {"file": name}
        request_now = asked | {"seen": form.text("seen")}
        change = Change(put_in, request_now, kind, about, form.key, beside=sent)
        done = bench.change(case, seat.owner, change)
        if not isinstance(done, Conflict) and (done.event or done.answer.get("read")):
            bench.uploads.drop(seat.owner, form.text("upload"))
            return RedirectResponse(f"/cases/{case}", status_code=303)
        moved = isinstance(done, Conflict)
    version = bench.version(case)
    found = _would_change(seat, version, sent, asked)
    kept = bench.uploads.keep(seat.owner, sent)
    status = 409 if moved else 200 if found["read"] else 422
    shown = {"found": found, "upload": kept, "name": name, "moved": moved, "asked": asked}
    return case_page(request, seat, version, "", "cases/put_in.html", status=status, **shown)


def _would_change(
    seat: Seat, version: Version, sent: dict[str, bytes], asked: dict[str, Any]
) -> dict[str, Any]:
    files = seat.workbench.files(version).value | beside(sent)
    found: dict[str, Any] = seat.house.jobs.call(put_in, files, asked).answer
    return found


def _asked(seat: Seat, form: Fields) -> dict[str, Any]:
    encoding = form.text("encoding")
    if encoding not in _ENCODINGS:
        raise HTTPException(400)
    return {
        "language": seat.language,
        "repair": form.text("repair") == "yes",
        "encoding": encoding or None,
    }


def _sent(seat: Seat, form: Fields) -> tuple[dict[str, bytes], str]:
    """The files of a form, or those kept from an earlier try, and what to call them."""
    if files := by_name(form.files("file")):
        return files, next(iter(files)) if len(files) == 1 else f"{next(iter(files))} …"
    kept = seat.workbench.uploads.get(seat.owner, form.text("upload"))
    return kept or {}, form.text("name")[:200]
