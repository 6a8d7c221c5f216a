"""Pages of a case: the same head, the same tabs, one version from top to bottom."""

from __future__ import annotations

from typing import Any

from fastapi import Request
from starlette.responses import HTMLResponse

from detente.app.workbench import Version
from detente.app.workbench.tasks.headed import headed
from detente.web.pages import page
from detente.web.seat import Seat


def case_page(
    request: Request,
    seat: Seat,
    version: Version,
    room: str,
    template: str,
    /,
    *,
    status: int = 200,
    **values: Any,
) -> HTMLResponse:
    """A template that extends ``case_layout.html``; ``room`` is the key of its tab.

    ``case`` and ``head`` (title, marking, version, and whether the page holds what somebody sent,
    ``kept``, so that it must not be fetched anew) are there in the template.
    """
    told = seat.workbench.look(version, headed, {"language": seat.language})
    head = told | {"version": version.sequence, "kept": request.method != "GET"}
    shown = page(
        request, template, status=status, case=version.case, head=head, room=room, **values
    )
    shown.headers["X-Detente-Version"] = str(version.sequence)
    return shown
