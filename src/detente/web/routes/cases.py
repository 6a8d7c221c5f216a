"""The cases of an account: the list, a new one, and taking one from the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from detente.app.examples import EXAMPLES, example_files
from detente.app.new import NAMES, template
from detente.app.workbench import Past
from detente.app.workbench.blank import blank
from detente.app.workbench.tasks.listed import all_listed, listed
from detente.app.workbench.tasks.surveyed import surveyed
from detente.app.workbench.tasks.taking_out import FORMATS
from detente.meeting.policy import Action
from detente.web import moments
from detente.web.case_pages import case_page
from detente.web.fields import Form
from detente.web.pages import page
from detente.web.seat import Seat, needs

router = APIRouter()

PAGE = 50
"""Cases on one page of the list."""


@router.get("/cases")
def cases(
    request: Request,
    seat: Annotated[Seat, needs(Action.LIST_CASES)],
    page_number: int = 1,
    removed: str | None = None,
) -> Response:
    """Every case, with what is needed to know it again; the last changed first."""
    return listing(request, seat, page_number=page_number, removed=removed)


def listing(
    request: Request,
    seat: Seat,
    *,
    status: int = 200,
    page_number: int = 1,
    removed: str | None = None,
    received: dict[str, Any] | None = None,
) -> Response:
    """The list of cases; ``received`` is what came of an upload that made no case."""
    bench = seat.workbench
    pasts = [(case, bench.past(case)) for case in bench.cases(seat.owner)]
    pasts.sort(key=lambda one: (one[1].at is not None, one[1].at), reverse=True)
    last = max(1, -(-len(pasts) // PAGE))
    number = min(max(1, page_number), last)
    shown = pasts[(number - 1) * PAGE : number * PAGE]
    return page(
        request,
        "cases.html",
        status=status,
        cases=_rows(seat, shown),
        page_number=number,
        last_page=last,
        templates=NAMES,
        examples=EXAMPLES,
        removed=removed,
        received=received,
    )


def _rows(seat: Seat, shown: Sequence[tuple[str, Past]]) -> list[dict[str, Any]]:
    bench, now = seat.workbench, seat.workbench.now()
    versions = [bench.as_of(case, past) for case, past in shown]
    told = bench.look_at_all(versions, all_listed, {"language": seat.language}, listed, _read)
    rows = []
    for (case, past), line in zip(shown, told, strict=True):
        changed = None if past.at is None else moments.moment(past.at, now, seat.language)
        rows.append(line | {"id": case, "changed": changed})
    return rows


def _read(path: str) -> bool:
    """Whether the list needs a file: documents are only named by a case, not read with it."""
    return not path.startswith(("sources/", "originals/"))


@router.post("/cases/new")
def new(seat: Annotated[Seat, needs(Action.CREATE_CASE)], form: Form) -> Response:
    """A case ``from`` a template, an example, or ``blank``.

    A blank one has a ``title``, and ``parties`` and ``issues`` by name, one to a line. Templates
    and examples are named ``template:peace``, ``example:wage-round``.
    """
    kind, _, name = form.text("from").partition(":")
    if kind == "template" and name in NAMES:
        files, event = {"case.yaml": template(name).encode()}, "cases.event.template"
    elif kind == "example" and name in EXAMPLES:
        files, event = example_files(name), "cases.event.example"
    elif kind == "blank":
        parties, issues = (form.text(name).splitlines() for name in ("parties", "issues"))
        files = {"case.yaml": blank(form.text("title"), seat.language, parties, issues)}
        event = "cases.event.created"
    else:
        raise HTTPException(400)
    made = seat.workbench.create(seat.owner, files, event, {"name": name}, form.key)
    return RedirectResponse(f"/cases/{made}", status_code=303)


@router.post("/cases/removed/{removed}/take-back")
def take_back(removed: str, seat: Annotated[Seat, needs(Action.TAKE_BACK_CASE)]) -> Response:
    """Put a case that was removed back on the list of the account that removed it."""
    there = seat.workbench.take_back(seat.owner, removed)
    return RedirectResponse(f"/cases/{removed}" if there else "/cases", status_code=303)


@router.get("/cases/{case}")
def home(request: Request, case: str, seat: Annotated[Seat, needs(Action.READ_CASE)]) -> Response:
    """What a case holds, and what to do next."""
    bench = seat.workbench
    version = bench.version(case)
    survey = bench.look(version, surveyed, {"language": seat.language})
    at = bench.past(case).at
    changed = None if at is None else moments.moment(at, bench.now(), seat.language)
    return case_page(
        request,
        seat,
        version,
        "",
        "cases/home.html",
        survey=survey,
        changed=changed,
        formats=FORMATS,
    )


@router.get("/cases/{case}/remove")
def ask_to_remove(
    request: Request, case: str, seat: Annotated[Seat, needs(Action.REMOVE_CASE)]
) -> Response:
    """Whether it is meant."""
    return case_page(request, seat, seat.workbench.version(case), "", "cases/remove.html")


@router.post("/cases/{case}/remove")
def remove(case: str, seat: Annotated[Seat, needs(Action.REMOVE_CASE)]) -> Response:
    """Take a case from the list; the next page offers to take that back."""
    seat.workbench.remove(case)
    return RedirectResponse(f"/cases?removed={case}", status_code=303)
