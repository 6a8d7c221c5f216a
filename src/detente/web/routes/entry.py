"""In and out: the one-time link, the session, the language."""

from __future__ import annotations

from secrets import token_urlsafe
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from detente.i18n import LANGUAGES
from detente.meeting.policy import Action
from detente.web.fields import Form
from detente.web.pages import page
from detente.web.seat import COOKIE, Seat, needs

router = APIRouter()


@router.get("/")
def home(request: Request, seat: Annotated[Seat, needs(Action.READ_PUBLIC)]) -> Response:
    """The cases of whoever is signed in; the way in for everybody else."""
    if seat.account is not None:
        return RedirectResponse("/cases", status_code=303)
    return page(request, "sign_in.html")


@router.get("/enter")
def offer(
    request: Request, _seat: Annotated[Seat, needs(Action.ENTER)], link: str = ""
) -> Response:
    """What a one-time link opens: a button. Reading the page does not spend the link."""
    return page(request, "enter.html", link=link)


@router.post("/enter")
def enter(request: Request, seat: Annotated[Seat, needs(Action.ENTER)], form: Form) -> Response:
    """Spend a link and begin a session."""
    now = request.app.state.settings.now()
    account = seat.house.accounts.spend_link(form.text("link"), now)
    if account is None:
        return page(request, "enter.html", status=403, link=None)
    return begun(request, seat, account)


def begun(request: Request, seat: Seat, account: str) -> Response:
    """A new session for an account, and the way to its cases."""
    secret = token_urlsafe(32)
    seat.house.accounts.begin_session(account, secret, request.app.state.settings.now())
    answer = RedirectResponse("/cases", status_code=303)
    answer.set_cookie(COOKIE, secret, path="/", secure=True, httponly=True, samesite="lax")
    return answer


@router.post("/leave")
def leave(request: Request, seat: Annotated[Seat, needs(Action.LEAVE)]) -> Response:
    """End the session."""
    assert seat.session is not None
    seat.house.accounts.end_session(seat.session, request.app.state.settings.now())
    answer = RedirectResponse("/", status_code=303)
    answer.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="lax")
    return answer


@router.post("/language")
def language(seat: Annotated[Seat, needs(Action.CHOOSE_LANGUAGE)], form: Form) -> Response:
    """Remember a language and go back to where one was."""
    wanted = form.text("language")
    if wanted not in LANGUAGES:
        raise HTTPException(400)
    if seat.account is not None:
        seat.house.accounts.choose_language(seat.account.id, wanted)
    return RedirectResponse(_inside(form.text("back")), status_code=303)


def _inside(path: str) -> str:
    """A path of this site; anything else leads home."""
    parts = urlsplit(path)
    plain = path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if plain and not parts.scheme and not parts.netloc else "/"
