"""What a zip is allowed to be, before anything in it is read: small, plain and honest.

Everything is unpacked under a running count, since the sizes a zip states are only claims.
"""

from __future__ import annotations

import io
import stat
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from detente.case import Fault, fault
from detente.formats.document import Place
from detente.formats.limits import ARCHIVE_ENTRIES, ARCHIVE_RATIO, UNPACKED_BYTES
from detente.formats.problems import Refused

ZIP = b"PK\x03\x04"
_ARCHIVES = (ZIP, b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!", b"\xd0\xcf\x11\xe0")
_CHUNK = 64 * 1024
_WORKBOOK = "[Content_Types].xml"


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much a zip may hold. ``inside``: whether archives may lie in it (they stay packed)."""

    entries: int = ARCHIVE_ENTRIES
    size: int = UNPACKED_BYTES
    inside: bool = False


STRANGERS = Bounds()
"""A folder of another program's files, or a case somebody sends."""
OWN = Bounds(entries=2_000, size=64 << 20, inside=True)
"""A folder of our own with the documents it rests on; word processors write zips."""


def is_workbook(content: bytes, file: str) -> bool:
    """Whether a zip is an office file rather than a folder; raises `Refused` for a broken one."""
    with _opened(content, file) as archive:
        return _WORKBOOK in archive.namelist()


def unpacked(content: bytes, file: str, bounds: Bounds = STRANGERS) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of every entry that is no folder.

    Raises `Refused` for a zip that is broken, locked, too large, too dense or has too many entries,
    and for links, paths that lead out of it and archives inside it.
    """
    with _opened(content, file) as archive:
        entries = archive.infolist()
        _check_entries(entries, file, bounds)
        left = min(bounds.size, ARCHIVE_RATIO * len(content))
        for entry in entries:
            part = _bytes_of(archive, entry, left, _too_much(len(content), bounds), file)
            left -= len(part)
            if part.startswith(_ARCHIVES) and not bounds.inside:
                raise Refused(fault("", "zip_nested", name=entry.filename[:100]), Place(file))
            if not entry.is_dir():
                yield entry.filename, part


@contextmanager
def unpacked_folder(content: bytes, path: Path, bounds: Bounds = STRANGERS) -> Iterator[Path]:
    """A folder with the entries of a zip, for as long as it is read; called as the zip is.

    What systems add beside the files (``__MACOSX``, hidden files) is left out. Where all files lie
    in a folder inside the zip, that one is given. Raises `Refused` as `unpacked` does.
    """
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / (path.stem or "case")
        folder.mkdir()
        for name, part in unpacked(content, str(path), bounds):
            if any(step.startswith((".", "__MACOSX")) for step in name.split("/")):
                continue
            target = folder / name
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(part)
            except (OSError, ValueError):
                raise Refused(fault("", "zip_path", name=name[:100]), Place(str(path))) from None
        while len(inside := list(folder.iterdir())) == 1 and inside[0].is_dir():
            folder = inside[0]
        yield folder


@contextmanager
def _opened(content: bytes, file: str) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield archive
    except Refused:
        raise
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, RuntimeError):
        raise Refused(fault("", "zip_broken"), Place(file)) from None


def _check_entries(entries: list[zipfile.ZipInfo], file: str, bounds: Bounds) -> None:
    place = Place(file)
    if len(entries) > bounds.entries:
        raise Refused(fault("", "zip_entries", limit=bounds.entries), place)
    if len({entry.filename for entry in entries}) != len(entries):
        raise Refused(fault("", "zip_broken"), place)
    for entry in entries:
        name = entry.filename
        linked = stat.S_ISLNK(entry.external_attr >> 16)
        outside = name.startswith("/") or ":" in name or "\\" in name or ".." in name.split("/")
        if linked or outside:
            raise Refused(fault("", "zip_path", name=name[:100]), place)
        if entry.flag_bits & 1:
            raise Refused(fault("", "zip_locked"), place)


def _bytes_of(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int, too_much: Fault, file: str
) -> bytes:
    """An entry unpacked; raises `Refused` where it is more than is left."""
    parts, size = [], 0
    try:
        with archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > left:
                    raise Refused(too_much, Place(file))
                parts.append(chunk)
    except Refused:
        raise
    except Exception:  # zipfile, zlib and lzma raise classes of their own for damaged data
        raise Refused(fault("", "zip_broken"), Place(file)) from None
    return b"".join(parts)


def _too_much(packed: int, bounds: Bounds) -> Fault:
    if packed * ARCHIVE_RATIO < bounds.size:
        return fault("", "zip_too_dense", limit=ARCHIVE_RATIO)
    return fault("", "zip_too_big", limit=f"{bounds.size // 1024 // 1024} MB")
