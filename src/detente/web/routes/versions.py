"""What happened to a case: its versions, two of them compared, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Annotated, Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from detente.app.workbench import NoSuchCaseError, Past, Version
from detente.app.workbench.tasks.differing import differing
from detente.i18n import say
from detente.meeting.events import Event
from detente.meeting.policy import Action
from detente.web import moments
from detente.web.case_pages import case_page
from detente.web.fields import Form
from detente.web.jobs import start_job
from detente.web.numbers import whole
from detente.web.seat import Seat, needs
from detente.web.sentences import sentence

router = APIRouter()

PAGE = 50
"""Versions on one page."""
DAYS = 200
"""Days that can be chosen for a comparison, the latest."""


@router.get("/cases/{case}/versions")
def versions(
    request: Request,
    case: str,
    seat: Annotated[Seat, needs(Action.READ_CASE)],
    before: int | None = None,
) -> Response:
    """Everything that happened, newest first, by day; ``before`` turns the page."""
    return _listing(request, seat, case, before)


def _listing(
    request: Request, seat: Seat, case: str, before: int | None = None, *, moved: bool = False
) -> Response:
    bench = seat.workbench
    past = bench.past(case)
    until = past.sequence if before is None else max(1, min(before - 1, past.sequence))
    events = bench.history(case, after=max(0, until - PAGE), until=until)
    return case_page(
        request,
        seat,
        bench.version(case),
        "versions",
        "versions/list.html",
        status=409 if moved else 200,
        days=_by_day(seat, events),
        older=events[0].sequence if events and events[0].sequence > 1 else None,
        newer=until < past.sequence,
        undoable=_step(seat, case, past.states[-1] if past.before is not None else None),
        redoable=_step(seat, case, past.ahead),
        choices=_choices(seat, past, 1, max(1, past.sequence - 1)),
        chosen=(max(1, past.sequence - 1), past.sequence),
        moved=moved,
    )


def _by_day(seat: Seat, events: Sequence[Event]) -> list[dict[str, Any]]:
    today = seat.workbench.now().astimezone().date()
    found = []
    for when, group in groupby(reversed(events), key=_local_day):
        entries = [
            {
                "sequence": event.sequence,
                "at": event.at.isoformat(),
                "time": moments.clock(event.at),
                "sentence": sentence(event.kind, event.data, seat.language),
            }
            for event in group
        ]
        found.append({"day": moments.near_day(when, today, seat.language), "entries": entries})
    return found


def _local_day(event: Event) -> date:
    return event.at.astimezone().date()


def _step(seat: Seat, case: str, sequence: int | None) -> str | None:
    """The sentence of the event that undo or redo is about."""
    if sequence is None:
        return None
    (event,) = seat.workbench.history(case, sequence - 1, sequence)
    return sentence(event.kind, event.data, seat.language)


def _choices(seat: Seat, past: Past, *also: int) -> list[tuple[int, str]]:
    """The last version of each day, newest first, and those asked for."""
    days = sorted(past.days.items(), reverse=True)[:DAYS]
    named = {
        sequence: say(
            "versions.end_of_day",
            seat.language,
            day=moments.day(when, seat.language),
            version=sequence,
        )
        for when, sequence in days
    }
    for sequence in also:
        named.setdefault(sequence, say("versions.version", seat.language, version=sequence))
    return sorted(named.items(), reverse=True)


@router.get("/cases/{case}/versions/compare")
def compare(
    request: Request,
    case: str,
    seat: Annotated[Seat, needs(Action.READ_CASE)],
    old: int,
    new: int | None = None,
    job: str | None = None,
) -> Response:
    """What flipped between two versions, and because of what. Worked out once, as a job."""
    bench = seat.workbench
    past = bench.past(case)
    older, newer = sorted((old, past.sequence if new is None else new))
    first, second = bench.version(case, older), bench.version(case, newer)
    both = bench.pair(first, second)
    asked = {"language": seat.language}
    found = None
    if first.digest != second.digest:
        found = bench.remembered(both, differing, asked)
        if found is None and job is None:
            back = f"/cases/{case}/versions/compare?old={older}&new={newer}"
            heading = say("versions.comparing", seat.language, old=older, new=newer)
            return start_job(
                request,
                seat,
                case,
                differing,
                asked,
                back=back,
                heading=heading,
                room="versions",
                version=both,
            )
    return case_page(
        request,
        seat,
        bench.version(case),
        "versions",
        "versions/compare.html",
        older=described(seat, first),
        newer=described(seat, second),
        found=found,
        same=first.digest == second.digest,
        choices=_choices(seat, past, 1, older, newer),
        chosen=(older, newer),
    )


@router.get("/cases/{case}/versions/{version}")
def one(
    request: Request, case: str, version: int, seat: Annotated[Seat, needs(Action.READ_CASE)]
) -> Response:
    """One version: what was done, to which files, and what can be done with it now."""
    bench = seat.workbench
    wanted = bench.version(case, version)
    event = _event(seat, case, version)
    head = bench.version(case)
    files = [(path, digest is None) for path, digest in event.changed.items()]
    return case_page(
        request,
        seat,
        head,
        "versions",
        "versions/one.html",
        wanted=described(seat, wanted),
        files=files,
        stands=wanted.digest == head.digest,
    )


@router.get("/cases/{case}/versions/{version}/restore")
def ask_to_restore(
    request: Request, case: str, version: int, seat: Annotated[Seat, needs(Action.CHANGE_CASE)]
) -> Response:
    """Whether it is meant."""
    return _question(request, seat, case, version)


def _question(
    request: Request, seat: Seat, case: str, version: int, *, moved: bool = False
) -> Response:
    bench = seat.workbench
    wanted, head = bench.version(case, version), bench.version(case)
    return case_page(
        request,
        seat,
        head,
        "versions",
        "versions/restore.html",
        status=409 if moved else 200,
        wanted=described(seat, wanted),
        stands=wanted.digest == head.digest,
        between=head.sequence - version,
        moved=moved,
    )


@router.post("/cases/{case}/versions/{version}/restore")
def restore(
    request: Request,
    case: str,
    version: int,
    seat: Annotated[Seat, needs(Action.CHANGE_CASE)],
    form: Form,
) -> Response:
    """Bring a version back as the newest one, unless the case has moved on since the question."""
    seen = whole(form.text("seen")) or 0
    done = seat.workbench.restore(case, seat.owner, version, form.key, seen)
    if done is None:
        return _question(request, seat, case, version, moved=True)
    return RedirectResponse(f"/cases/{case}/versions", status_code=303)


@router.post("/cases/{case}/undo")
def undo(
    request: Request, case: str, seat: Annotated[Seat, needs(Action.CHANGE_CASE)], form: Form
) -> Response:
    """Take the last change back, unless another came in between."""
    done = seat.workbench.undo(case, seat.owner, whole(form.text("seen")) or 0, form.key)
    if done is None:
        return _listing(request, seat, case, moved=True)
    return RedirectResponse(f"/cases/{case}/versions", status_code=303)


@router.post("/cases/{case}/redo")
def redo(
    request: Request, case: str, seat: Annotated[Seat, needs(Action.CHANGE_CASE)], form: Form
) -> Response:
    """Bring back what was undone last, unless another change came in between."""
    done = seat.workbench.redo(case, seat.owner, whole(form.text("seen")) or 0, form.key)
    if done is None:
        return _listing(request, seat, case, moved=True)
    return RedirectResponse(f"/cases/{case}/versions", status_code=303)


def _event(seat: Seat, case: str, sequence: int) -> Event:
    found = seat.workbench.history(case, sequence - 1, sequence)
    if not found:
        raise NoSuchCaseError(case)
    return found[0]


def described(seat: Seat, version: Version) -> dict[str, Any]:
    """A version as pages name it: its number, its moment in words, what was done by it."""
    event = _event(seat, version.case, version.sequence)
    return {
        "sequence": version.sequence,
        "when": moments.moment(event.at, seat.workbench.now(), seat.language),
        "sentence": sentence(event.kind, event.data, seat.language),
    }
