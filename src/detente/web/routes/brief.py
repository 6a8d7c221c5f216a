"""The brief beside what it rests on, what flips if something were otherwise, and files of it."""

from __future__ import annotations

import base64
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from detente.app.jobs import LONG, RefusedError
from detente.app.stylesheets import brief_css, marks_svg
from detente.app.workbench import Change, Conflict, Version
from detente.app.workbench.tasks.briefed import BASE, briefed
from detente.app.workbench.tasks.headed import headed
from detente.app.workbench.tasks.kept import kept
from detente.app.workbench.tasks.tried import tried
from detente.app.workbench.tasks.written import KINDS, written
from detente.app.workbench.values import beside, without_beside
from detente.i18n import say
from detente.meeting.policy import Action
from detente.web.case_pages import case_page
from detente.web.conflicts import conflict_page
from detente.web.downloads import download, file_name
from detente.web.fields import Form
from detente.web.jobs import worked_out
from detente.web.seat import Seat, needs
from detente.web.trials import Tried

router = APIRouter()

AT_ONCE = 1.5
"""Seconds of computing an analysis may take for a switch to be waited for; else it is a job."""


@router.get("/styles/brief.css")
def style(_seat: Annotated[Seat, needs(Action.READ_PUBLIC)]) -> Response:
    """The sheet for the brief as a part of a page."""
    return Response(brief_css(), media_type="text/css", headers={"Cache-Control": "no-cache"})


@router.get("/cases/{case}/brief")
def brief(request: Request, case: str, seat: Annotated[Seat, needs(Action.READ_CASE)]) -> Response:
    """The brief and what it rests on; with something left out or moved, as it would be."""
    asked, version = Tried.of_query(request), seat.workbench.version(case)
    base = worked_out(
        request,
        seat,
        version,
        briefed,
        {"language": seat.language, "parties": asked.parties},
        back=asked.address(case),
        heading=say("whatif.working", seat.language),
        room="brief",
    )
    if isinstance(base, Response):
        return base
    if base["missing"]:
        return case_page(
            request, seat, version, "brief", "brief/too_little.html", missing=base["missing"]
        )
    found = _tried(request, seat, version, asked, base) if asked.anything else None
    if isinstance(found, Response):
        return found
    return case_page(
        request,
        seat,
        version,
        "brief",
        "brief/brief.html",
        base=base,
        found=found,
        asked=asked,
        marks=marks_svg(),
        kinds=KINDS,
        saved="kept" in request.query_params,
    )


def _tried(
    request: Request, seat: Seat, version: Version, asked: Tried, base: dict[str, Any]
) -> dict[str, Any] | Response:
    """What flips: waited for where it is quick or a page of ours waits, else from a job."""
    bench = seat.workbench
    wanted = asked.request(seat.language) | {"handed_over": True}
    known = bench.remembered(version, tried, wanted)
    if known is not None:
        return dict(known)
    try:
        if base["seconds"] > AT_ONCE and "x-what-if" not in request.headers:
            return worked_out(
                request,
                seat,
                version,
                tried,
                wanted | {"handed_over": False},
                back=asked.address(version.case),
                heading=say("whatif.busy", seat.language),
                room="brief",
            )
        files = without_beside(bench.files(version).value)
        files |= beside({BASE: base64.b64decode(base["base"])})
        answer = seat.house.jobs.call(tried, files, wanted, LONG).answer
    except RefusedError as refused:
        return {"section": None, "answer": None, "seen": None, "passed_over": [str(refused)]}
    bench.remember(version, tried, wanted, answer)
    return dict(answer)


@router.post("/cases/{case}/brief")
def keep(
    request: Request, case: str, seat: Annotated[Seat, needs(Action.CHANGE_CASE)], form: Form
) -> Response:
    """Write into the case what was tried, and show its brief."""
    asked = Tried.of(form.texts)
    wanted = asked.request(seat.language) | {"seen": form.text("seen")}
    change = Change(kept, wanted, "whatif.event.kept", key=form.key)
    done = seat.workbench.change(case, seat.owner, change)
    if isinstance(done, Conflict):
        back = asked.address(case)
        return conflict_page(request, seat, case, "brief", form, done.answer, back=back)
    return RedirectResponse(asked.address(case, kept=True), status_code=303)


@router.get("/cases/{case}/brief/files/{kind}")
def file(
    request: Request, case: str, kind: str, seat: Annotated[Seat, needs(Action.EXPORT_CASE)]
) -> Response:
    """A file of the case as it is. Always saved, never shown: it brings styles of its own."""
    if kind not in KINDS:
        raise HTTPException(404)
    asked, version = Tried.of_query(request), seat.workbench.version(case)
    made = worked_out(
        request,
        seat,
        version,
        written,
        {"language": seat.language, "parties": asked.parties, "kind": kind},
        back=str(request.url.path) + asked.parties_query(),
        heading=say("whatif.working_files", seat.language),
        room="brief",
    )
    if isinstance(made, Response):
        return made
    title = seat.workbench.look(version, headed, {"language": seat.language})["title"]
    stem, _, suffix = kind.partition(".")
    return download(base64.b64decode(made["content"]), f"{file_name(title)}-{stem}.{suffix}")
