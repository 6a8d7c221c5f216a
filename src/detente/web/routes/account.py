"""The account: passphrase and sessions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from detente.app.entering import TooOftenError
from detente.app.requests import BadRequestError
from detente.meeting.policy import Action
from detente.web.fields import Fields, Form
from detente.web.pages import page
from detente.web.routes.entry import too_often
from detente.web.seat import COOKIE, Seat, needs

router = APIRouter()


@router.get("/account")
def account(
    request: Request, seat: Annotated[Seat, needs(Action.ADMINISTER)], saved: bool = False
) -> Response:
    """What there is to look after."""
    return _shown(request, seat, saved=saved)


@router.post("/account/passphrase")
def passphrase(
    request: Request, seat: Annotated[Seat, needs(Action.ADMINISTER)], form: Form
) -> Response:
    """Choose a passphrase; it opens the workbench where no terminal is at hand.

    Who came in by the present one has to say it again: somebody at a keyboard that was left must
    not lock its owner out. The one-time link needs none, for that mends a forgotten one. Every
    other session ends: whoever came in by the old one is not to stay.
    """
    if _asks_for_present(seat) and (refused := _not_the_present(request, seat, form)) is not None:
        return refused
    try:
        seat.house.door.choose(
            seat.owner, form.text("passphrase"), form.text("again"), seat.language
        )
    except BadRequestError as refused:
        return _shown(request, seat, status=422, wrong=str(refused))
    now = request.app.state.settings.now()
    seat.house.accounts.end_sessions(seat.owner, now, but=seat.session or "")
    return RedirectResponse("/account?saved=true", status_code=303)


@router.post("/account/sessions/end")
def end_sessions(request: Request, seat: Annotated[Seat, needs(Action.ADMINISTER)]) -> Response:
    """Sign out everywhere, here too."""
    seat.house.accounts.end_sessions(seat.owner, request.app.state.settings.now())
    answer = RedirectResponse("/", status_code=303)
    answer.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="lax")
    return answer


def _asks_for_present(seat: Seat) -> bool:
    assert seat.account is not None
    return seat.account.passphrase is not None and not seat.by_link


def _not_the_present(request: Request, seat: Seat, form: Fields) -> Response | None:
    """What is answered where the passphrase that holds was not given; None where it was."""
    assert seat.account is not None
    now = request.app.state.settings.now()
    try:
        if seat.house.door.opens(seat.account, form.text("present"), now):
            return None
    except TooOftenError:
        return too_often(_shown(request, seat, status=429, refused="too_often"))
    return _shown(request, seat, status=403, refused="wrong")


def _shown(
    request: Request,
    seat: Seat,
    status: int = 200,
    wrong: str | None = None,
    saved: bool = False,
    refused: str | None = None,
) -> Response:
    assert seat.account is not None
    return page(
        request,
        "account.html",
        status=status,
        wrong=wrong,
        saved=saved,
        refused=refused,
        has_passphrase=seat.account.passphrase is not None,
        asks_for_present=_asks_for_present(seat),
    )
