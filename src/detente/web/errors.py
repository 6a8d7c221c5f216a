"""The fixed catalogue of errors: what went wrong in a sentence, never what was inside."""

from __future__ import annotations

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from detente.app.jobs import RefusedError, StoppedError
from detente.app.keeping import NoRoomError, StoreError
from detente.app.workbench import NoSuchCaseError
from detente.web.pages import page

_KNOWN = {400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 503, 507}
_STOPPED = {"time": 422, "memory": 422, "large": 422, "busy": 503, "cancelled": 503, "failed": 500}
"""What takes more than it may is a fault of what was sent; what ends by itself is one of ours."""
_MOMENT = 5
"""Seconds after which a busy server may be asked again."""


def install(application: FastAPI) -> None:
    """Answer every exception with a page of the catalogue."""
    application.add_exception_handler(HTTPException, _http)
    application.add_exception_handler(RequestValidationError, _validation)
    application.add_exception_handler(NoSuchCaseError, _absent)
    application.add_exception_handler(RefusedError, _refused)
    application.add_exception_handler(StoppedError, _stopped)
    application.add_exception_handler(StoreError, _not_kept)
    application.add_exception_handler(Exception, _fault)


def _shown(request: Request, status: int, key: str, detail: str | None = None) -> Response:
    return page(request, "error.html", status=status, error=key, detail=detail)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = error.status_code
    shown = _shown(request, status, f"s{status}" if status in _KNOWN else "s500")
    shown.headers.update(error.headers or {})
    return shown


def _validation(request: Request, _error: Exception) -> Response:
    return _shown(request, 422, "s422")


def _absent(request: Request, _error: Exception) -> Response:
    return _shown(request, 404, "s404")


def _refused(request: Request, error: Exception) -> Response:
    return _shown(request, 422, "refused", str(error))


def _stopped(request: Request, error: Exception) -> Response:
    assert isinstance(error, StoppedError)
    shown = _shown(request, _STOPPED[error.reason], f"stopped_{error.reason}")
    if error.reason == "busy":
        shown.headers["Retry-After"] = str(_MOMENT)
    return shown


def _not_kept(request: Request, error: Exception) -> Response:
    logging.getLogger("detente").error("not kept: %s", error)
    status = 507 if isinstance(error, NoRoomError) else 503
    return _shown(request, status, f"s{status}")


def _fault(request: Request, error: Exception) -> Response:
    # The kind of the fault and of the page only: a text, and an address with the ids of elements in
    # it, may hold what somebody keeps private.
    page_kind = getattr(request.scope.get("route"), "path", "?")
    logging.getLogger("detente").error("fault: %s at %s", type(error).__name__, page_kind)
    return _shown(request, 500, "s500")
