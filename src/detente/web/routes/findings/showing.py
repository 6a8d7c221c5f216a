"""A page of findings: what was worked out, or the page that shows how far the work is."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from fastapi import Request
from starlette.responses import Response

from detente.app.jobs import RefusedError, StoppedError
from detente.app.jobs.manager import Task
from detente.app.stylesheets import marks_svg
from detente.app.workbench import Version
from detente.app.workbench.tasks.findings_analysed import analysed
from detente.app.workbench.tasks.findings_common import NAMED
from detente.i18n import say
from detente.web.case_pages import case_page
from detente.web.jobs import start_job
from detente.web.routes.findings.asked import SAMPLES, SECONDS, Asked
from detente.web.routes.findings.command import command_line
from detente.web.seat import Seat

PATIENCE = 1.8
"""Seconds a page is waited for before its work gets a page of its own."""
_TICK = 0.02


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


def analysis_of(
    request: Request, seat: Seat, version: Version, asked: Asked
) -> dict[str, Any] | Response:
    """What the analysis says: worked out once for a version, its parties and its time."""
    return worked_out(
        request,
        seat,
        version,
        analysed,
        asked.everybody(),
        back=asked.here(),
        heading=say("findings.working", seat.language),
    )


def finding_page(
    request: Request,
    seat: Seat,
    version: Version,
    key: str,
    asked: Asked,
    answer: Mapping[str, Any],
    /,
    *,
    command: tuple[str, Mapping[str, Any]],
    template: str = "findings/finding.html",
    **values: Any,
) -> Response:
    """A page of one question: its answer, its sections, its form, its JSON, its command."""
    if answer["lacking"]:
        return case_page(
            request,
            seat,
            version,
            "findings",
            "findings/lacking.html",
            key=key,
            lacking=answer["lacking"],
        )
    verb, options = command
    known = seat.workbench.remembered(version, analysed, asked.everybody())
    names = known["named"] if known and not known["lacking"] else NAMED
    return case_page(
        request,
        seat,
        version,
        "findings",
        template,
        key=key,
        found=answer,
        marks=marks_svg(),
        asked=asked,
        names=names,
        seconds=SECONDS,
        sample_sizes=SAMPLES,
        json=asked.here(f"{asked.at}/findings/json/{verb}"),
        command=command_line(verb, answer["id"], seat.language, options),
        **values,
    )
