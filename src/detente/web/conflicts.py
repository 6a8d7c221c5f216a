"""Two wrote the same: what stands beside what was meant, and the choice between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import Request
from starlette.responses import HTMLResponse

from detente.web.case_pages import case_page
from detente.web.fields import Fields
from detente.web.seat import Seat

_OWN = ("seen", "key")
"""Fields that belong to one sending; everything else is sent again as it was."""


def conflict_page(
    request: Request,
    seat: Seat,
    case: str,
    room: str,
    form: Fields,
    conflict: Mapping[str, Any],
    status: int = 409,
    *,
    back: str | None = None,
) -> HTMLResponse:
    """What stands now beside what the author wanted, with the choice to keep either.

    ``conflict`` is a task's ``{"seen": digest, "rows": [{"label", "theirs", "mine"}]}``. To keep
    one's own sends every text of the form again, to the same address, with the newest ``seen``; to
    keep the other's leads to ``back`` (default: the room). Files cannot be sent again by a page.
    """
    return case_page(
        request,
        seat,
        seat.workbench.version(case),
        room,
        "conflict.html",
        status=status,
        rows=conflict.get("rows", ()),
        seen=conflict.get("seen", ""),
        texts=[pair for pair in form.texts if pair[0] not in _OWN],
        back=back or f"/cases/{case}/{room}",
        again=request.url.path + (f"?{request.url.query}" if request.url.query else ""),
    )
