"""The page of a job: how far it is, and a way to end it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from detente.app.jobs import LONG, JobState
from detente.meeting.policy import Action
from detente.web.case_pages import case_page
from detente.web.jobs import Errand, begin, onward, told
from detente.web.seat import Seat, needs

router = APIRouter()


@router.get("/jobs/{job}")
def follow(request: Request, job: str, seat: Annotated[Seat, needs(Action.RUN_JOB)]) -> Response:
    """How far a job is: a page, or JSON for the element on it. When it is done, its answer."""
    state = _state(seat, job)
    now = told(state, seat.language)
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse(now | {"onward": onward(state)})
    if state.phase == "done":
        return RedirectResponse(onward(state), status_code=303)
    errand: Errand = state.errand
    return case_page(
        request, seat, errand.version, errand.room, "job.html", job=state, now=now, limits=LONG
    )


@router.post("/jobs/{job}/cancel")
def cancel(job: str, seat: Annotated[Seat, needs(Action.RUN_JOB)]) -> Response:
    """End a job, and show that it has ended."""
    seat.house.jobs.cancel(job)
    return RedirectResponse(f"/jobs/{job}", status_code=303)


@router.post("/jobs/{job}/again")
def again(job: str, seat: Annotated[Seat, needs(Action.RUN_JOB)]) -> Response:
    """Do once more what was stopped."""
    return begin(seat, _state(seat, job).errand)


def _state(seat: Seat, job: str) -> JobState:
    state = seat.house.jobs.state(job)
    if state is None or not isinstance(state.errand, Errand):
        raise HTTPException(404)
    return state
