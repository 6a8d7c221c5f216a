"""Templates filled for a reader: every value is escaped, an unknown name is an error."""

from __future__ import annotations

from functools import cache
from secrets import token_urlsafe
from typing import Any

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from detente.i18n import LANGUAGES, say
from detente.web.seat import language_of, seat_of


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("detente.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(request: Request, template: str, /, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A whole page, or a part of one.

    In every template stand ``say(key, **values)`` (keys of every catalogue), ``language``,
    ``languages``, ``signed_in``, ``here`` (the path asked for), ``whole_address`` (with what
    was asked for there) and ``new_key()`` (names one sending of a form).
    """
    language = language_of(request)

    def words(key: str, **filled: object) -> str:
        return say(key, language, **filled)

    html = (
        _environment()
        .get_template(template)
        .render(
            say=words,
            language=language,
            languages=LANGUAGES,
            signed_in=seat_of(request).account is not None,
            here=request.url.path,
            whole_address=_whole(request),
            new_key=lambda: token_urlsafe(12),
            **values,
        )
    )
    return HTMLResponse(html, status_code=status)


def _whole(request: Request) -> str:
    query = request.url.query
    return f"{request.url.path}?{query}" if query else request.url.path
