"""What a workbook is allowed to be, before any library opens it: a small, plain, honest zip.

Everything is unpacked once under a running count, since the sizes a zip states are only claims.
"""

from __future__ import annotations

import io
import stat
import zipfile
from xml.parsers import expat

from detente.case import Fault, fault
from detente.formats.document import Place
from detente.formats.limits import ARCHIVE_ENTRIES, ARCHIVE_RATIO, DEPTH, UNPACKED_BYTES
from detente.formats.problems import Refused

_ARCHIVES = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!", b"\xd0\xcf\x11\xe0")
_XML = (".xml", ".rels", ".vml")
_CHUNK = 64 * 1024


def check_archive(content: bytes, file: str) -> None:
    """Raise `Refused` for a zip that is no plain workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _check_entries(entries, file)
            left = min(UNPACKED_BYTES, ARCHIVE_RATIO * len(content))
            for entry in entries:
                left -= _check_part(archive, entry, left, len(content), file)
    except Refused:
        raise
    except Exception:  # zipfile, zlib and lzma raise classes of their own for damaged data
        raise Refused(fault("", "zip_broken"), Place(file)) from None


def _check_entries(entries: list[zipfile.ZipInfo], file: str) -> None:
    place = Place(file)
    names = {entry.filename for entry in entries}
    if len(entries) > ARCHIVE_ENTRIES:
        raise Refused(fault("", "zip_entries", limit=ARCHIVE_ENTRIES), place)
    if len(names) != len(entries):
        raise Refused(fault("", "zip_broken"), place)
    for entry in entries:
        name = entry.filename
        linked = stat.S_ISLNK(entry.external_attr >> 16)
        if linked or name.startswith("/") or ":" in name or ".." in name.split("/"):
            raise Refused(fault("", "zip_path", name=name[:100]), place)
        if entry.flag_bits & 1:
            raise Refused(fault("", "zip_locked"), place)
        if name.lower().endswith("vbaproject.bin"):
            raise Refused(fault("", "xlsx_macros"), place)
        if "/embeddings/" in name:
            raise Refused(fault("", "zip_nested", name=name[:100]), place)
    if not {"[Content_Types].xml", "xl/workbook.xml"} <= names:
        raise Refused(fault("", "xlsx_not_a_workbook"), place)


def _check_part(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int, packed: int, file: str
) -> int:
    """The unpacked size of a part; raises `Refused` where it is more than is left."""
    parts, size = [], 0
    with archive.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > left:
                raise Refused(_too_much(packed), Place(file))
            parts.append(chunk)
    content = b"".join(parts)
    if content.startswith(_ARCHIVES):
        raise Refused(fault("", "zip_nested", name=entry.filename[:100]), Place(file))
    if entry.filename.lower().endswith(_XML):
        _check_xml(content, entry.filename, file)
    return size


def _too_much(packed: int) -> Fault:
    if packed * ARCHIVE_RATIO < UNPACKED_BYTES:
        return fault("", "zip_too_dense", limit=ARCHIVE_RATIO)
    return fault("", "zip_too_big", limit=f"{UNPACKED_BYTES // 1024 // 1024} MB")


def _check_xml(content: bytes, name: str, file: str) -> None:
    """Refuse any document type, at the parser: a search of the bytes misses UTF-16."""
    place = Place(file)
    depth = 0

    def doctype(*_: object) -> None:
        raise Refused(fault("", "xlsx_doctype", name=name[:100]), place)

    def start(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH:
            raise Refused(fault("", "too_deep", limit=DEPTH), place)

    def end(*_: object) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Refused(fault("", "xlsx_broken", why=f"{name[:100]}: {error}"), place) from None
