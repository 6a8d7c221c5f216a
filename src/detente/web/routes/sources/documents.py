"""The documents of a case: the list, what is taken in, who is heard."""

from __future__ import annotations

import base64
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from detente.app.coding.coder import coder_name
from detente.app.jobs import LONG
from detente.app.workbench import Change, Changed
from detente.app.workbench.tasks.sources.coverage import sources_coverage
from detente.app.workbench.tasks.sources.importing import sources_imported
from detente.app.workbench.tasks.sources.listed import sources_listed
from detente.meeting.policy import Action
from detente.web.case_pages import case_page
from detente.web.fields import Fields, Form
from detente.web.routes.sources.common import CODER, asked, coder_of, document_url
from detente.web.seat import Seat, needs

router = APIRouter()

ENCODINGS = ("cp1252", "iso8859-15", "cp1250", "cp1251", "mac-roman", "utf-16")
"""What a text that is not UTF-8 is usually written in."""


@router.get("/cases/{case}/sources")
def documents(
    request: Request, case: str, seat: Annotated[Seat, needs(Action.READ_CASE)], added: str = ""
) -> Response:
    """Every document, what is known of it, and how far it is coded."""
    return _list(request, seat, case, outcome=None, added=tuple(filter(None, added.split(","))))


def _list(
    request: Request,
    seat: Seat,
    case: str,
    *,
    outcome: dict[str, Any] | None,
    added: tuple[str, ...] = (),
    status: int = 200,
) -> Response:
    bench = seat.workbench
    version = bench.version(case)
    return case_page(
        request,
        seat,
        version,
        "sources",
        "sources/documents.html",
        status=status,
        view=bench.look(version, sources_listed, asked(seat)),
        coder=coder_of(request),
        encodings=ENCODINGS,
        outcome=outcome,
        added=added,
        document_url=document_url,
    )


@router.post("/cases/{case}/sources")
def take_in(
    request: Request, case: str, seat: Annotated[Seat, needs(Action.CHANGE_CASE)], form: Form
) -> Response:
    """Take documents in: files, or a text that was pasted."""
    files = _files(form)
    request_ = asked(
        seat,
        files=files,
        encoding=form.text("encoding"),
        title=form.text("title").strip() if len(files) == 1 else "",
        join_stories=form.text("join_stories") == "on",
    )
    change = Change(sources_imported, request_, "desk.event.imported", key=form.key)
    done = seat.workbench.change(case, seat.owner, change)
    assert isinstance(done, Changed)
    outcome = done.answer
    names = [name for _, name in outcome["added"]]
    if outcome["failed"] or outcome["known"] or outcome["stories"] or not names:
        status = 422 if outcome["failed"] else 200
        return _list(request, seat, case, outcome=outcome, added=tuple(names), status=status)
    if len(names) == 1:
        return RedirectResponse(document_url(case, names[0], "/lines"), status_code=303)
    return RedirectResponse(f"/cases/{case}/sources?added={','.join(names)}", status_code=303)


def _files(form: Fields) -> list[list[str]]:
    """(name, content in base64) of each file, and of a pasted text."""
    files = [
        [upload.name, base64.b64encode(upload.content).decode("ascii")]
        for upload in form.files("files")
    ]
    pasted = form.text("pasted")
    if pasted.strip():
        # A browser sends every line end as CR LF; a text that was typed has plain ones.
        plain = pasted.replace("\r\n", "\n")
        name = f"{form.text('title').strip()[:60] or 'text'}.txt"
        files.append([name, base64.b64encode(plain.encode()).decode("ascii")])
    return files


@router.post("/cases/{case}/sources/coder")
def choose_coder(
    case: str, _seat: Annotated[Seat, needs(Action.READ_CASE)], form: Form
) -> Response:
    """Remember under which name this browser codes."""
    name = coder_name(form.text("coder"))
    if name is None:
        raise HTTPException(422)
    answer = RedirectResponse(f"/cases/{case}/sources", status_code=303)
    answer.set_cookie(
        CODER,
        name.encode().hex(),
        path="/",
        secure=True,
        httponly=True,
        samesite="lax",
        max_age=400 * 24 * 3600,
    )
    return answer


@router.get("/cases/{case}/sources/coverage")
def heard(request: Request, case: str, seat: Annotated[Seat, needs(Action.READ_CASE)]) -> Response:
    """Who is heard: claims by speaker, per party, issue and element."""
    bench = seat.workbench
    version = bench.version(case)
    view = bench.look(version, sources_coverage, asked(seat), LONG)
    return case_page(request, seat, version, "sources", "sources/coverage.html", view=view)
