"""The interview: who is asked, one question at a time, contradictions, where it stands."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from detente.app.asking.lines import line_in_form
from detente.app.jobs import LONG
from detente.app.workbench import Change, Changed
from detente.app.workbench.tasks.interview.changes import (
    interview_answered,
    interview_settled,
    interview_withdrawn,
)
from detente.app.workbench.tasks.interview.pages import (
    interview_at_hand,
    interview_parties,
    interview_protocol,
    interview_summary,
)
from detente.i18n import say
from detente.meeting.policy import Action
from detente.web.case_pages import case_page
from detente.web.conflicts import conflict_page
from detente.web.fields import Fields, Form
from detente.web.jobs import worked_out
from detente.web.seat import Seat, needs
from detente.web.sittings import Place, place_of

router = APIRouter(prefix="/cases/{case}/interview")

ROOM = "interview"
HOW = ("answered", "unknown", "skipped")


@router.get("")
def choose(request: Request, case: str, seat: Annotated[Seat, needs(Action.READ_CASE)]) -> Response:
    """Who can be asked, with what is known of each; with a party chosen, on to its questions."""
    party = request.query_params.get("party")
    if party:
        place = place_of(case, party, request.query_params.getlist)
        return RedirectResponse(place.url(), status_code=303)
    version = seat.workbench.version(case)
    view = seat.workbench.look(version, interview_parties, {"language": seat.language}, LONG)
    return case_page(request, seat, version, ROOM, "interview/choose.html", view=view)


@router.get("/{party}")
def ask(
    request: Request, case: str, party: str, seat: Annotated[Seat, needs(Action.READ_CASE)]
) -> Response:
    """The contradiction, the question or the end that is at hand."""
    place = place_of(case, party, request.query_params.getlist)
    wanted = request.query_params.get("ask")
    return _shown(request, seat, place, wanted, instead=request.query_params.get("instead"))


@router.post("/{party}")
def answer(
    request: Request,
    case: str,
    party: str,
    seat: Annotated[Seat, needs(Action.CHANGE_CASE)],
    form: Form,
) -> Response:
    """Keep an answer, and go on to the next question."""
    place = place_of(case, party, form.all)
    key, how = form.text("question"), form.text("how") or "answered"
    how = how if how in HOW else "answered"
    asked = {
        "question": key,
        "turned": form.text("turned") == "1",
        "menu_mark": form.text("menu_mark"),
        "seen": form.text("seen"),
        "how": how,
        "line": line_in_form(key, form.texts) if how == "answered" else "",
        "reason": form.text("reason"),
        "instead": form.text("instead") or None,
    }
    kind = "corrected" if form.text("revising") else how
    done = _change(seat, place, interview_answered, asked, kind, form)
    if not isinstance(done, Changed):
        back = place.url()
        return conflict_page(request, seat, case, ROOM, form, done.answer, back=back)
    if "wrong" in done.answer:
        return _shown(request, seat, place, key, wrong=done.answer["wrong"], form=form)
    if "stale" in done.answer:
        return RedirectResponse(place.url(ask=key, note="moved_on"), status_code=303)
    again = key if done.answer["open"] else None
    return RedirectResponse(place.url(ask=again), status_code=303)


@router.post("/{party}/clash")
def settle(
    request: Request,
    case: str,
    party: str,
    seat: Annotated[Seat, needs(Action.CHANGE_CASE)],
    form: Form,
) -> Response:
    """What no longer holds, all kept, or left for later."""
    place = place_of(case, party, form.all)
    choice = form.text("choice")
    if form.text("later_now"):
        place = replace(place, later=(*place.later, form.text("seen")))
        return RedirectResponse(place.url(), status_code=303)
    if not choice:
        return _shown(request, seat, place, None, wrong="clash", form=form)
    asked = {"choice": choice, "seen": form.text("seen")}
    kind = "kept_all" if choice == "keep" else "settled"
    done = _change(seat, place, interview_settled, asked, kind, form)
    if "wrong" in done.answer:
        return _shown(request, seat, place, None, wrong=done.answer["wrong"], form=form)
    note = "settled_elsewhere" if "stale" in done.answer else None
    return RedirectResponse(place.url(note=note), status_code=303)


@router.post("/{party}/withdraw")
def withdraw(
    case: str, party: str, seat: Annotated[Seat, needs(Action.CHANGE_CASE)], form: Form
) -> Response:
    """Take back one thing that was refused outright."""
    place = place_of(case, party, form.all)
    asked = {"statement": form.text("statement")}
    _change(seat, place, interview_withdrawn, asked, "taken_back", form)
    return RedirectResponse(place.url(ask=form.text("question") or None), status_code=303)


@router.get("/{party}/standing")
def standing(
    request: Request, case: str, party: str, seat: Annotated[Seat, needs(Action.READ_CASE)]
) -> Response:
    """What was learnt, what that changed, what is left: the end of a sitting."""
    place = place_of(case, party, request.query_params.getlist)
    version = seat.workbench.version(case)
    asked = place.request(seat.language) | {"began": place.began}
    view = seat.workbench.look(version, interview_summary, asked, LONG)
    return case_page(
        request, seat, version, ROOM, "interview/standing.html", view=view, place=place
    )


@router.get("/{party}/transcript")
def transcript(
    request: Request, case: str, party: str, seat: Annotated[Seat, needs(Action.EXPORT_CASE)]
) -> Response:
    """Every answer as a Markdown file."""
    place = place_of(case, party, request.query_params.getlist)
    version = seat.workbench.version(case)
    asked = place.request(seat.language)
    view = seat.workbench.look(version, interview_protocol, asked)
    return Response(
        view["text"],
        media_type="text/markdown; charset=utf-8",
        headers={
            "Content-Disposition": 'attachment; filename="interview.md"',
            "X-Detente-Version": str(version.sequence),
        },
    )


def _change(
    seat: Seat, place: Place, task: Any, asked: dict[str, Any], kind: str, form: Fields
) -> Any:
    now = seat.workbench.now().isoformat()
    request = place.request(seat.language) | asked | {"now": now}
    change = Change(task, request, f"asking.event.{kind}", key=form.key)
    return seat.workbench.change(place.case, seat.owner, change)


def _shown(
    request: Request,
    seat: Seat,
    place: Place,
    wanted: str | None,
    *,
    instead: str | None = None,
    wrong: str | None = None,
    form: Fields | None = None,
) -> Response:
    """The page of what is at hand; a refused form is shown again with everything in it."""
    version = seat.workbench.version(place.case)
    asked = {"began": place.began, "ask": wanted or None, "later": list(place.later)}
    # Where many statements contradict one another, finding out which takes its time.
    told = place.request(seat.language) | asked
    if form is None and not wrong:
        back, heading = place.url(ask=wanted, instead=instead), say("asking.working", seat.language)
        view = worked_out(
            request, seat, version, interview_at_hand, told, back=back, heading=heading, room=ROOM
        )
        if isinstance(view, Response):
            return view
    else:
        view = seat.workbench.look(version, interview_at_hand, told, LONG)
    if place.began is None:
        place = replace(place, began=view["log"])
    sent = form or Fields((), ())
    return case_page(
        request,
        seat,
        version,
        ROOM,
        f"interview/{view['state']}.html",
        status=422 if wrong else 200,
        view=view,
        place=place,
        sent=sent,
        wrong=wrong,
        instead=instead or sent.text("instead"),
        note=request.query_params.get("note"),
    )
