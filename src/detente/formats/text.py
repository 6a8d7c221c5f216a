"""Bytes to text: UTF-8, or what a person says it is; anything else with its place."""

from __future__ import annotations

import codecs

from detente.case import fault
from detente.formats.document import Place
from detente.formats.problems import Refused
from detente.formats.request import AS_IT_STANDS, ReadingRequest

_OFFICE_97 = b"\xd0\xcf\x11\xe0"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def refuse_above(limit: int, content: bytes, file: str) -> None:
    """Raise `Refused` for a file of more bytes than its format may have."""
    if len(content) > limit:
        raise Refused(fault("", "too_big", limit=f"{limit // 1024:,} KB"), Place(file))


def decoded(content: bytes, file: str, request: ReadingRequest = AS_IT_STANDS) -> str:
    """The text of a file; raises `Refused` with the place where it stops being one."""
    if content.startswith(_OFFICE_97):
        raise Refused(fault("", "old_office"), Place(file))
    if content.startswith(_UTF_16):
        raise Refused(fault("", "utf_16"), Place(file, 1, 1))
    try:
        written = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if request.encoding is not None:
            written = in_encoding(content, request.encoding, file)
        else:
            raise Refused(fault("", "not_utf_8"), place_of_byte(content, error, file)) from None
    if "\0" in written:
        raise Refused(fault("", "binary"), Place(file))
    return written


def in_encoding(content: bytes, encoding: str, file: str) -> str:
    """The text in an encoding that a person named; raises `Refused` where it is not."""
    try:
        codec = codecs.lookup(encoding)
        if not codec._is_text_encoding:
            raise LookupError(encoding)
        return codec.decode(content)[0]
    except LookupError:
        raise Refused(fault("", "unknown_encoding", found=encoding[:100]), Place(file)) from None
    except UnicodeDecodeError as error:
        place = place_of_byte(content, error, file)
        raise Refused(fault("", "not_in_encoding", found=encoding[:100]), place) from None


def place_of_byte(content: bytes, error: UnicodeDecodeError, file: str) -> Place:
    """Line and column of the byte that could not be decoded."""
    before = content[: error.start]
    line = before.count(b"\n") + 1
    column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
    return Place(file, line, column)
