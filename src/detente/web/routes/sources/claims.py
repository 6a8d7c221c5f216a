"""A claim: its questions on one sheet, confirmed, withdrawn; and the way to its passage."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from detente.app.jobs import RefusedError
from detente.app.workbench import Change, Changed, Conflict
from detente.app.workbench.tasks.sources.coding import claim_coded, claim_shown
from detente.app.workbench.tasks.sources.finding import claim_place
from detente.app.workbench.tasks.sources.making import element_made
from detente.i18n import say
from detente.meeting.policy import Action
from detente.web.case_pages import case_page
from detente.web.conflicts import conflict_page
from detente.web.fields import Fields, Form
from detente.web.routes.sources.common import asked, claim_url, coder_of, document_url, found, told
from detente.web.seat import Seat, needs

router = APIRouter()

ACTS = ("save", "confirm", "withdraw")


@router.get("/cases/{case}/sources/at/{claim}")
def at(case: str, claim: str, seat: Annotated[Seat, needs(Action.READ_CASE)]) -> Response:
    """From a claim to its passage in its document."""
    bench = seat.workbench
    place = found(bench.look(bench.version(case), claim_place, asked(seat, claim=claim)))
    line = f"?line={place['line']}" if place["line"] else ""
    address = document_url(case, place["source"], f"{line}#{place['anchor']}")
    return RedirectResponse(address, status_code=303)


@router.get("/cases/{case}/sources/text/{source}/claims/{claim}")
def show(
    request: Request,
    case: str,
    source: str,
    claim: str,
    seat: Annotated[Seat, needs(Action.READ_CASE)],
    done: str = "",
) -> Response:
    """A claim with its passage, its questions, the grade that follows, its history."""
    return _shown(request, seat, case, source, claim, done=done if done in (*ACTS, "made") else "")


def _shown(
    request: Request,
    seat: Seat,
    case: str,
    source: str,
    claim: str,
    *,
    done: str = "",
    wrong: dict[str, str] | None = None,
    given: dict[str, list[str]] | None = None,
    making: dict[str, Any] | None = None,
) -> Response:
    bench = seat.workbench
    version = bench.version(case)
    view = found(bench.look(version, claim_shown, asked(seat, source=source, claim=claim)))
    items = [
        item
        | ({"given": given[item["field"]]} if wrong and item["field"] in wrong and given else {})
        for item in view["items"]
    ]
    return case_page(
        request,
        seat,
        version,
        "sources",
        "sources/claim.html",
        status=422 if wrong or making else 200,
        view=view | {"items": items},
        wrong=wrong or {},
        making=making or {},
        done=done,
        coder=coder_of(request),
        document_url=document_url,
        claim_url=claim_url,
    )


@router.post("/cases/{case}/sources/text/{source}/claims/{claim}")
def code(
    request: Request,
    case: str,
    source: str,
    claim: str,
    seat: Annotated[Seat, needs(Action.CHANGE_CASE)],
    form: Form,
) -> Response:
    """Keep the answers of the sheet; confirm the claim, or withdraw it, if asked."""
    act = form.text("act", "save")
    if act not in ACTS:
        raise HTTPException(400)
    given = _given(form)
    wanted = told(
        request, seat, source=source, claim=claim, seen=form.text("seen"), act=act, given=given
    )
    change = Change(claim_coded, wanted, f"desk.event.{act}", key=form.key)
    done = seat.workbench.change(case, seat.owner, change)
    back = claim_url(case, source, claim)
    if "application/json" in request.headers.get("accept", ""):
        return _brief(seat, case, done)
    if isinstance(done, Conflict):
        return conflict_page(request, seat, case, "sources", form, done.answer, back=back)
    if done.answer["wrong"]:
        wrong = done.answer["wrong"]
        return _shown(request, seat, case, source, claim, wrong=wrong, given=given)
    return RedirectResponse(f"{back}?done={act}", status_code=303)


@router.post("/cases/{case}/sources/text/{source}/claims/{claim}/make")
def make(
    request: Request,
    case: str,
    source: str,
    claim: str,
    seat: Annotated[Seat, needs(Action.CHANGE_CASE)],
    form: Form,
) -> Response:
    """Make a red line or a position of the claim, with the claim as its evidence."""
    fields = {name: form.text(name) for name in ("kind", "party", "bound", "number", "reason")}
    wanted = told(
        request,
        seat,
        source=source,
        claim=claim,
        seen=form.text("seen"),
        options=list(form.all("option")),
        **fields,
    )
    change = Change(element_made, wanted, "desk.event.made", key=form.key)
    back = claim_url(case, source, claim)
    try:
        done = seat.workbench.change(case, seat.owner, change)
    except RefusedError as refused:
        kept = fields | {"options": list(form.all("option")), "why": str(refused)}
        return _shown(request, seat, case, source, claim, making=kept)
    if isinstance(done, Conflict):
        return conflict_page(request, seat, case, "sources", form, done.answer, back=back)
    return RedirectResponse(f"{back}?done=made", status_code=303)


def _brief(seat: Seat, case: str, done: Changed | Conflict) -> Response:
    """The outcome for a page that fetches what is new by itself."""
    if isinstance(done, Conflict):
        return JSONResponse({}, status_code=409)
    wrong = {
        field: say(f"desk.answer.{why}", seat.language)
        for field, why in done.answer["wrong"].items()
    }
    version = seat.workbench.version(case).sequence if done.event is None else done.event.sequence
    return JSONResponse({"version": version, "wrong": wrong})


def _given(form: Fields) -> dict[str, Any]:
    """The texts of each question that stood on the form, or only of the one that was changed.

    A link is sent as the field ``link:PATH`` with its relation, or with nothing; a new one as
    ``link-new`` and ``link-relation``.
    """
    only = form.text("only")
    given = {field: list(form.all(field)) for field in form.all("asked") if only in ("", field)}
    if "links" in given:
        given["links"] = [
            f"{value} {name.removeprefix('link:')}"
            for name, value in form.texts
            if name.startswith("link:") and value
        ]
        if form.text("link-new"):
            given["links"].append(f"{form.text('link-relation')} {form.text('link-new')}")
    return given
