"""In and out: the one-time link, the passphrase, the session, the language."""

from __future__ import annotations

from datetime import datetime
from secrets import token_urlsafe
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from detente.app.entering import PAUSE, TooOftenError
from detente.i18n import LANGUAGES
from detente.meeting.policy import Action
from detente.web.fields import Form
from detente.web.pages import page
from detente.web.seat import COOKIE, LANGUAGE_COOKIE, Seat, needs

router = APIRouter()


@router.get("/")
def home(request: Request, seat: Annotated[Seat, needs(Action.READ_PUBLIC)]) -> Response:
    """The cases of whoever is signed in; the way in for everybody else."""
    if seat.account is not None:
        return RedirectResponse("/cases", status_code=303)
    return _sign_in(request, seat)


@router.get("/enter")
def offer(
    request: Request, _seat: Annotated[Seat, needs(Action.ENTER)], link: str = ""
) -> Response:
    """What a one-time link opens: a button. Reading the page does not spend the link."""
    return page(request, "enter.html", link=link)


@router.post("/enter")
def enter(request: Request, seat: Annotated[Seat, needs(Action.ENTER)], form: Form) -> Response:
    """Spend a link and begin a session."""
    account = seat.house.accounts.spend_link(form.text("link"), _now(request))
    if account is None:
        return page(request, "enter.html", status=403, link=None)
    return _begun(request, seat, account, by_link=True)


@router.post("/sign-in")
def sign_in(request: Request, seat: Annotated[Seat, needs(Action.ENTER)], form: Form) -> Response:
    """Begin a session with the passphrase."""
    owner = seat.house.accounts.known_owner()
    try:
        right = owner is not None and seat.house.door.opens(
            owner, form.text("passphrase"), _now(request)
        )
    except TooOftenError:
        return too_often(_sign_in(request, seat, status=429, wrong="too_often"))
    if owner is None or not right:
        return _sign_in(request, seat, status=403, wrong="wrong")
    return _begun(request, seat, owner.id)


@router.post("/leave")
def leave(request: Request, seat: Annotated[Seat, needs(Action.LEAVE)]) -> Response:
    """End the session."""
    assert seat.session is not None
    seat.house.accounts.end_session(seat.session, _now(request))
    return _out("/")


@router.post("/language")
def language(seat: Annotated[Seat, needs(Action.CHOOSE_LANGUAGE)], form: Form) -> Response:
    """Remember a language and go back to where one was."""
    wanted = form.text("language")
    if wanted not in LANGUAGES:
        raise HTTPException(400)
    answer = RedirectResponse(_inside(form.text("back")), status_code=303)
    if seat.account is not None:
        seat.house.accounts.choose_language(seat.account.id, wanted)
    else:
        _set_cookie(answer, LANGUAGE_COOKIE, wanted)
    return answer


def _sign_in(request: Request, seat: Seat, status: int = 200, wrong: str | None = None) -> Response:
    owner = seat.house.accounts.known_owner()
    with_passphrase = owner is not None and owner.passphrase is not None
    return page(
        request, "sign_in.html", status=status, with_passphrase=with_passphrase, wrong=wrong
    )


def _begun(request: Request, seat: Seat, account: str, *, by_link: bool = False) -> Response:
    """A new session, and the way to the cases. An older one of this browser ends."""
    if seat.session is not None:
        seat.house.accounts.end_session(seat.session, _now(request))
    secret = token_urlsafe(32)
    seat.house.accounts.begin_session(account, secret, _now(request), by_link=by_link)
    answer = RedirectResponse("/cases", status_code=303)
    _set_cookie(answer, COOKIE, secret)
    return answer


def too_often(shown: Response) -> Response:
    """A page that says so, with the moment from which a passphrase is looked at again."""
    shown.headers["Retry-After"] = str(int(PAUSE.total_seconds()))
    return shown


def _out(where: str) -> Response:
    answer = RedirectResponse(where, status_code=303)
    answer.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="lax")
    return answer


def _set_cookie(answer: Response, name: str, value: str) -> None:
    answer.set_cookie(name, value, path="/", secure=True, httponly=True, samesite="lax")


def _now(request: Request) -> datetime:
    now: datetime = request.app.state.settings.now()
    return now


def _inside(path: str) -> str:
    """A path of this site; anything else leads home."""
    plain = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    if not plain:
        return "/"
    try:
        parts = urlsplit(path)
    except ValueError:
        return "/"
    return "/" if parts.scheme or parts.netloc else path
