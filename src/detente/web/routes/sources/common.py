"""What the pages of the source desk share: who codes, when, and where a document is."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from fastapi import HTTPException, Request

from detente.app.coding.coder import coder_name
from detente.web.seat import Seat

CODER = "__Host-detente-coder"
"""The cookie that remembers under which name this browser codes."""


def coder_of(request: Request) -> str:
    """Who codes: the name chosen in this browser, else that of the login, as in a terminal."""
    return _chosen(request) or coder_name(None) or "?"


def _chosen(request: Request) -> str | None:
    kept = request.cookies.get(CODER)
    try:
        return None if kept is None else coder_name(bytes.fromhex(kept).decode())
    except ValueError:
        return None


def asked(seat: Seat, **values: Any) -> dict[str, Any]:
    """A request that only looks."""
    return {"language": seat.language, **values}


def told(request: Request, seat: Seat, **values: Any) -> dict[str, Any]:
    """A request that changes something: with who does it, and when."""
    now = seat.workbench.now().isoformat()
    return asked(seat, coder=coder_of(request), now=now, **values)


def found(view: Any) -> Any:
    """The answer of a task that looks; 404 where what was asked for is not there."""
    if view is None:
        raise HTTPException(404)
    return view


def document_url(case: str, source: str, part: str = "") -> str:
    """The address of a document, or of a part of its pages."""
    return f"/cases/{case}/sources/text/{quote(source, safe='')}{part}"


def claim_url(case: str, source: str, claim: str) -> str:
    """The address at which a claim is coded."""
    return document_url(case, source, f"/claims/{quote(claim, safe='')}")
