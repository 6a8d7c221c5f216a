"""Work that takes longer than a page may: begun by a route, followed on a page of its own."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from detente.app.jobs import LONG, JobState, RefusedError, StoppedError, Task
from detente.app.workbench import Version
from detente.i18n import say
from detente.web.seat import Seat

PATIENCE = 1.8
"""Seconds a page is waited for before its work gets a page of its own."""
_TICK = 0.02


@dataclass(frozen=True, slots=True)
class Errand:
    """What a job is for: a task about a version, and the page that shows its answer."""

    version: Version
    task: Task
    asked: Mapping[str, Any]
    back: str
    heading: str
    cost: str | None
    room: str

    def outdates(self, other: Errand) -> bool:
        """Whether the other asks the same of a version that is no longer the newest."""
        return (other.task, other.asked) == (self.task, self.asked) and (
            other.version.sequence < self.version.sequence
        )


def start_job(
    _request: Request,
    seat: Seat,
    case: str,
    task: Task,
    asked: Mapping[str, Any],
    *,
    back: str,
    heading: str,
    cost: str | None = None,
    room: str = "findings",
    version: Version | None = None,
) -> Response:
    """Begin a task about a case, or join the one that runs, and go to its page.

    When it is done, the reader comes to ``back``, a path of this site, with ``job=ID`` appended;
    the answer is then `Jobs.state(ID).answer`, and `Workbench.remembered` gives it for the same
    version, task and request. What is remembered already is not done again. ``heading`` says what
    is being done, ``cost`` what it will take, in the reader's language; ``room`` is the tab the
    page stands under.
    """
    seen = seat.workbench.version(case) if version is None else version
    if seat.workbench.remembered(seen, task, asked) is not None:
        return RedirectResponse(back, status_code=303)
    return begin(seat, Errand(seen, task, dict(asked), back, heading, cost, room))


def begin(seat: Seat, errand: Errand) -> Response:
    """Set out on an errand, and go to its page."""
    bench = seat.workbench
    job = seat.house.jobs.start(
        errand.version.case,
        errand.task,
        bench.files(errand.version).value,
        errand.asked,
        LONG,
        errand=errand,
        replaces=errand.outdates,
        then=lambda done: bench.remember(errand.version, errand.task, errand.asked, done.answer),
    )
    return RedirectResponse(f"/jobs/{job}", status_code=303)


def onward(state: JobState) -> str:
    """Where the answer of a job is shown: the errand's page with the job's id appended."""
    errand: Errand = state.errand
    path, hash_sign, anchor = errand.back.partition("#")
    return f"{path}{'&' if '?' in path else '?'}job={state.id}{hash_sign}{anchor}"


def told(state: JobState, language: str) -> dict[str, Any]:
    """What is said of a job: ``phase``, ``sentence``, ``done`` of ``total`` steps (0: unknown)."""
    what, done, total = state.progress or ("", 0, 0)
    total = max(0, total)
    done = min(max(0, done), total)
    return {
        "phase": state.phase,
        "sentence": _sentence(state, what, done, total, language),
        "done": done,
        "total": total,
    }


def _sentence(state: JobState, what: str, done: int, total: int, language: str) -> str:
    if state.phase == "stopped":
        return say(f"jobs.stopped.{state.reason}", language)
    if state.phase == "running" and total:
        return say("jobs.step", language, what=what, done=done, total=total)
    return say(f"jobs.phase.{state.phase}", language)


def worked_out(
    request: Request,
    seat: Seat,
    version: Version,
    task: Task,
    asked: Mapping[str, Any],
    *,
    back: str,
    heading: str,
    cost: str | None = None,
    room: str = "findings",
) -> dict[str, Any] | Response:
    """The answer of a task where it is known or soon there; else the way to the job's page."""
    bench = seat.workbench
    known = bench.remembered(version, task, asked)
    if known is not None:
        return dict(known)
    going = start_job(
        request,
        seat,
        version.case,
        task,
        asked,
        back=back,
        heading=heading,
        cost=cost,
        room=room,
        version=version,
    )
    job = going.headers["location"].rpartition("/")[2]
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        state = seat.house.jobs.state(job)
        if state is None or state.phase == "done":
            break
        if state.phase == "refused":
            raise RefusedError(state.reason or "")
        if state.phase == "stopped":
            raise StoppedError(state.reason or "failed")
        time.sleep(_TICK)
    known = bench.remembered(version, task, asked)
    return going if known is None else dict(known)
