"""The stream that keeps the tabs of a case in step."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from starlette.responses import Response, StreamingResponse

from detente.meeting.policy import Action
from detente.web.live import Broadcaster, Listener
from detente.web.numbers import whole
from detente.web.seat import Seat, needs

router = APIRouter()


@router.get("/cases/{case}/events")
async def follow(
    request: Request, case: str, seat: Annotated[Seat, needs(Action.FOLLOW_CASE)], seen: str = "0"
) -> Response:
    """Every new version of a case as it comes; a reconnected page resumes where it was.

    The position is the case's own version, which its owner alone reads. An account with too many
    streams gets an empty answer, which tells a browser not to ask again.
    """
    broadcaster: Broadcaster = request.app.state.broadcaster
    if broadcaster.full(seat.owner):
        return Response(status_code=204)
    last = request.headers.get("last-event-id", seen)
    accounts, log, token = seat.house.accounts, seat.workbench.log, seat.session or ""

    def admitted() -> bool:
        return accounts.holds(token, seat.workbench.now()) and log.owner(case) == seat.owner

    listener = Listener(case, seat.owner, whole(last) or 0, lambda: log.head(case), admitted)
    return StreamingResponse(
        broadcaster.follow(listener),
        media_type="text/event-stream",
        headers={"X-Accel-Buffering": "no"},
    )
