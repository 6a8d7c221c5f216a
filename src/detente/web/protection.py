"""What every request passes and every answer carries, whatever the route.

No route can forget it: it stands around the application, not inside it.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
SAFE = frozenset(("GET", "HEAD"))
BODY = 32 << 20
"""Bytes of a request: documents of several megabytes fit, nothing that fills a memory does."""


class Protection:
    """Host, origin and size of a request; headers of an answer."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...]) -> None:
        self.app = app
        self.hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what may not come in; pass on the rest."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                if "Cache-Control" not in headers:
                    headers["Cache-Control"] = "no-store"
            await send(message)

        status = self._refused(scope)
        if status:
            refusal = PlainTextResponse(f"{status}\n", status_code=status)
            await refusal(scope, receive, sending)
            return
        await self.app(scope, _counted(receive), sending)

    def _refused(self, scope: Scope) -> int | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if _name(host).lower() not in self.hosts:
            return 421  # another site's name that was made to point here
        if scope["method"] not in SAFE and not _same_origin(headers, host):
            return 403
        length = headers.get("content-length", "0")
        return 413 if not length.isdecimal() or int(length) > BODY else None


def _counted(receive: Receive) -> Receive:
    """A body ends where it grows too large: one sent in chunks does not say its size before."""
    received = 0

    async def counting() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > BODY:
            raise HTTPException(413)
        return message

    return counting


def _name(host: str) -> str:
    return host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() else host


def _same_origin(headers: Headers, host: str) -> bool:
    """Whether a change comes from a page of ours: the browser says so, in one of two ways."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        return site == "same-origin"
    return origin is not None and origin.partition("://")[2] == host
