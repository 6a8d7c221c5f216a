"""Who sits at the browser, and whether the policy lets them: the one door of every route."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fastapi import Depends, HTTPException, Request

from detente.app.serving import Account, House
from detente.app.workbench import Workbench
from detente.i18n import LANGUAGES
from detente.meeting.classes import DataClass
from detente.meeting.policy import NOTHING_PRIVATE, Action, Actor, Thing, may

COOKIE = "__Host-detente"
LANGUAGE_COOKIE = "__Host-detente-language"


@dataclass(frozen=True, slots=True)
class Seat:
    """The reader of a page: the account signed in (None: nobody), and what they may reach.

    ``by_link``: the owner's one-time link let them in, and no passphrase was chosen since.
    """

    account: Account | None
    session: str | None
    language: str
    house: House
    by_link: bool = False

    @property
    def workbench(self) -> Workbench:
        """Where the cases are."""
        return self.house.workbench

    @property
    def owner(self) -> str:
        """The id of the account; only where somebody is signed in."""
        assert self.account is not None
        return self.account.id


def seat_of(request: Request) -> Seat:
    """The seat of a request, found once."""
    if not hasattr(request.state, "seat"):
        request.state.seat = _found(request)
    seat: Seat = request.state.seat
    return seat


def language_of(request: Request) -> str:
    """The language a page is written in: the account's, else the browser's, else English."""
    return seat_of(request).language


def needs(action: Action) -> Any:
    """A dependency that gives the `Seat`, or refuses: what a route declares it is for.

    Where the path names a case (``case``, or ``removed`` where it is off the list) or a job
    (``job``), the policy is asked about that very thing; a thing that is absent and a thing that
    is somebody else's look alike.
    """

    def admitted(request: Request) -> Seat:
        seat = seat_of(request)
        actor = Actor(None if seat.account is None else seat.account.id)
        thing = _thing(request, seat)
        if not may(actor, action, thing):
            raise HTTPException(401 if seat.account is None else 404)
        return seat

    admitted.action = action  # type: ignore[attr-defined]  # read by the test of the route table
    return Depends(admitted)


def _thing(request: Request, seat: Seat) -> Thing:
    case = request.path_params.get("case")
    job = request.path_params.get("job")
    removed = request.path_params.get("removed")
    if removed is not None:
        return Thing(DataClass.PRIVATE, seat.workbench.log.owner(removed, removed=True))
    if job is not None:
        state = seat.house.jobs.state(job)
        case = None if state is None else state.case
    elif case is None:
        return NOTHING_PRIVATE
    owner = None if case is None else seat.workbench.log.owner(case)
    return Thing(DataClass.PRIVATE, owner)


def _found(request: Request) -> Seat:
    house: House = request.app.state.house
    secret = request.cookies.get(COOKIE)
    now = request.app.state.settings.now()
    session = house.accounts.session(secret, now) if secret else None
    account = None if session is None else session.account
    language = account.language if account is not None else _known(request)
    return Seat(
        account,
        None if session is None else session.token,
        language or _accepted(request.headers.get("accept-language", "")),
        house,
        session is not None and session.by_link,
    )


def _known(request: Request) -> str | None:
    """The language somebody chose before signing in."""
    chosen = request.cookies.get(LANGUAGE_COOKIE)
    return chosen if chosen in LANGUAGES else None


def _accepted(header: str) -> str:
    for part in header.split(","):
        wanted = part.partition(";")[0].strip().lower()[:2]
        if wanted in LANGUAGES:
            return wanted
    return LANGUAGES[0]
