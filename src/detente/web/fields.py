"""What a form sent: text by name, files with their bytes, everything bounded."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, HTTPException, Request
from starlette.datastructures import UploadFile

_FIELDS = 4000
_FILES = 50
_PLAIN = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was sent: the name its sender gave it, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a form in the order they were sent, and the address ``to`` which they were."""

    texts: tuple[tuple[str, str], ...]
    uploads: tuple[tuple[str, Upload], ...]
    to: str = ""

    def text(self, name: str, default: str = "") -> str:
        """The first text of a name."""
        return next((value for key, value in self.texts if key == name), default)

    def all(self, name: str) -> tuple[str, ...]:
        """Every text of a name, in order."""
        return tuple(value for key, value in self.texts if key == name)

    def files(self, name: str) -> tuple[Upload, ...]:
        """Every file of a name that somebody really chose."""
        return tuple(up for key, up in self.uploads if key == name and (up.name or up.content))

    @property
    def key(self) -> str | None:
        """The name of this sending: the same form sent twice does its work once.

        It names what was sent as well. A page that a browser brings back has its old key; what
        somebody changes there and sends is not the same form, and must not be lost as if it were.
        """
        if not self.text("key"):
            return None
        files = [(name, file.name, hashlib.sha256(file.content)) for name, file in self.uploads]
        named = [(name, file, digest.hexdigest()) for name, file, digest in files]
        return hashlib.sha256(repr((self.to, self.texts, named)).encode()).hexdigest()


async def _fields(request: Request) -> Fields:
    kind = request.headers.get("content-type", "").partition(";")[0]
    if kind not in (_PLAIN, "multipart/form-data"):
        if not await request.body():
            return Fields((), ())
        raise HTTPException(415)
    # Counted before it is parsed: over empty fields the parser goes sign by sign, and counts none.
    if kind == _PLAIN and (await request.body()).count(b"&") >= _FIELDS:
        raise HTTPException(413)
    texts: list[tuple[str, str]] = []
    uploads: list[tuple[str, Upload]] = []
    async with request.form(max_fields=_FIELDS, max_files=_FILES) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                uploads.append((name, Upload(value.filename or "", await value.read())))
            else:
                texts.append((name, value))
    return Fields(tuple(texts), tuple(uploads), f"{request.url.path}?{request.url.query}")


Form = Annotated[Fields, Depends(_fields)]
