"""Styles and scripts, all of them our own."""

from __future__ import annotations

from importlib import resources
from typing import Annotated

from fastapi import APIRouter, HTTPException
from starlette.responses import Response

from detente.meeting.policy import Action
from detente.web.seat import Seat, needs

router = APIRouter()

_KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


@router.get("/static/{name}")
def static(name: str, _seat: Annotated[Seat, needs(Action.READ_PUBLIC)]) -> Response:
    """A file of the folder ``static``; nothing else has a name here."""
    there = {file.name: file for file in (resources.files("detente.web") / "static").iterdir()}
    kind = _KINDS.get(name.rpartition(".")[2])
    if name not in there or kind is None:
        raise HTTPException(404)
    return Response(
        there[name].read_bytes(), media_type=kind, headers={"Cache-Control": "no-cache"}
    )
