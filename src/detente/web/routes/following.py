"""The stream that keeps the tabs of a case in step."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from starlette.responses import StreamingResponse

from detente.meeting.policy import Action
from detente.web.live import Broadcaster
from detente.web.seat import Seat, needs

router = APIRouter()


@router.get("/cases/{case}/events")
async def follow(
    request: Request, case: str, seat: Annotated[Seat, needs(Action.FOLLOW_CASE)], seen: int = 0
) -> StreamingResponse:
    """Every new version of a case as it comes; a reconnected page resumes where it was."""
    last = request.headers.get("last-event-id", "")
    broadcaster: Broadcaster = request.app.state.broadcaster
    position = int(last) if last.isdecimal() else seen
    stream = broadcaster.follow(case, position, seat.workbench.log.head(case))
    return StreamingResponse(stream, media_type="text/event-stream")
