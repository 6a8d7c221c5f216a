"""A document: read and marked, and decided line by line."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from detente.app.workbench import Change, Changed
from detente.app.workbench.tasks.sources.lines import lines_decided, lines_shown
from detente.app.workbench.tasks.sources.marking import passage_marked
from detente.app.workbench.tasks.sources.read import source_read
from detente.meeting.policy import Action
from detente.web.case_pages import case_page
from detente.web.fields import Fields, Form
from detente.web.numbers import whole
from detente.web.routes.sources.common import (
    asked,
    claim_url,
    coder_of,
    document_url,
    found,
    told,
)
from detente.web.seat import Seat, needs

router = APIRouter()


@router.get("/cases/{case}/sources/text/{source}")
def read(
    request: Request,
    case: str,
    source: str,
    seat: Annotated[Seat, needs(Action.READ_CASE)],
    line: str = "",
) -> Response:
    """A document to read, its claims in place and beside it."""
    return _read(request, seat, case, source, whole(line) or 0)


def _read(
    request: Request,
    seat: Seat,
    case: str,
    source: str,
    line: int,
    *,
    status: int = 200,
    typed: str = "",
    marked: dict[str, Any] | None = None,
) -> Response:
    bench = seat.workbench
    version = bench.version(case)
    return case_page(
        request,
        seat,
        version,
        "sources",
        "sources/read.html",
        status=status,
        view=found(bench.look(version, source_read, asked(seat, source=source, line=line))),
        coder=coder_of(request),
        typed=typed,
        marked=marked,
        document_url=document_url,
        claim_url=claim_url,
    )


@router.post("/cases/{case}/sources/text/{source}/claims")
def mark(
    request: Request,
    case: str,
    source: str,
    seat: Annotated[Seat, needs(Action.CHANGE_CASE)],
    form: Form,
) -> Response:
    """Begin a claim on a passage: marked in the text, or typed as line and words."""
    wanted = told(
        request,
        seat,
        source=source,
        span=_span(form),
        words=form.text("words"),
        typed=form.text("typed"),
    )
    change = Change(passage_marked, wanted, "desk.event.begun", key=form.key)
    done = seat.workbench.change(case, seat.owner, change)
    assert isinstance(done, Changed)
    if "claim" in done.answer:
        return RedirectResponse(claim_url(case, source, done.answer["claim"]), status_code=303)
    line, typed = whole(form.text("line")) or 0, form.text("typed")
    return _read(request, seat, case, source, line, status=422, typed=typed, marked=done.answer)


def _span(form: Fields) -> list[int] | None:
    """Start and end of a marked passage; None where it was typed."""
    written = form.text("span") or f"{form.text('start')}-{form.text('end')}"
    start, _, end = written.partition("-")
    if not start and not end:
        return None
    first, last = whole(start), whole(end)
    if first is None or last is None:
        raise HTTPException(400)
    return [first, last]


@router.get("/cases/{case}/sources/text/{source}/lines")
def lines(
    request: Request,
    case: str,
    source: str,
    seat: Annotated[Seat, needs(Action.READ_CASE)],
    line: str = "",
    decided: str = "",
) -> Response:
    """What is proposed for every line, and what was decided."""
    bench = seat.workbench
    version = bench.version(case)
    wanted = asked(seat, source=source, line=whole(line) or 0)
    return case_page(
        request,
        seat,
        version,
        "sources",
        "sources/lines.html",
        view=found(bench.look(version, lines_shown, wanted)),
        decided=whole(decided),
        document_url=document_url,
    )


@router.post("/cases/{case}/sources/text/{source}/lines")
def decide(
    request: Request,
    case: str,
    source: str,
    seat: Annotated[Seat, needs(Action.CHANGE_CASE)],
    form: Form,
) -> Response:
    """Decide lines: the boxes of the page, one line, or the numbers and ranges named."""
    alone = form.text("reset")
    shown, kept = set(form.all("shown")), set(form.all("keep"))
    wanted = told(
        request,
        seat,
        source=source,
        boxes=[[whole(one), one in shown, one in kept] for one in form.all("line") if whole(one)],
        act="reset" if alone else form.text("act"),
        written=alone or (form.text("written") if form.text("act") else ""),
    )
    change = Change(lines_decided, wanted, "desk.event.decided", {"source": source}, form.key)
    done = seat.workbench.change(case, seat.owner, change)
    assert isinstance(done, Changed)
    if "application/json" in request.headers.get("accept", ""):
        head = seat.workbench.version(case).sequence if done.event is None else done.event.sequence
        return JSONResponse({"version": head})
    at = whole(form.text("at")) or 0
    query = f"/lines?line={at}&decided={done.answer['decided']}"
    return RedirectResponse(document_url(case, source, query), status_code=303)
