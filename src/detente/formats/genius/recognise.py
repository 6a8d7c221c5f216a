"""Which files of a path are XML, by their first characters and never by their names."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from detente.case import fault
from detente.formats.document import Place
from detente.formats.limits import FOLDER_FILES
from detente.formats.problems import Refused

_HEAD = 4096
_LOOKED_AT = 20 * FOLDER_FILES
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_ROOTS = ("<negotiation_template", "<utility_space")


def xml_files(path: Path) -> tuple[Path, ...]:
    """The XML files a path stands for, in code-point order of their names; empty for none.

    A folder that holds a case of our own is left to its reader, unless GENIUS files stand beside
    it: then it holds two negotiations, and `Refused` is raised. Raises OSError like any reading.
    """
    if not path.is_dir():
        return (path,) if path.is_file() and _head(path).startswith("<") else ()
    found = xml_inside(path)
    if not any(path.glob("*.yaml")):
        return found
    if any(root in _head(file) for file in found for root in _ROOTS):
        raise Refused(fault("", "two_formats"), Place(str(path)))
    return ()


def xml_inside(folder: Path) -> tuple[Path, ...]:
    """The XML files directly inside a folder, those left out that hold results of GENIUS.

    Raises `Refused` for a folder with XML and too many files, and OSError.
    """
    entries = sorted(islice(folder.iterdir(), _LOOKED_AT), key=lambda entry: entry.name)
    files = [entry for entry in entries if entry.is_file() and not entry.name.startswith(".")]
    found = [file for file in files if _head(file).startswith("<") and not _result(file)]
    if found and len(files) > FOLDER_FILES:
        limit = fault("", "too_many", found=len(files), limit=FOLDER_FILES)
        raise Refused(limit, Place(str(folder)))
    return tuple(found)


def _result(file: Path) -> bool:
    """Frontiers that GENIUS has computed: known by name alone, since any root may hold them."""
    return file.name.lower().endswith("pareto.xml")


def _head(file: Path) -> str:
    with file.open("rb") as stream:
        head = stream.read(_HEAD)
    if head.startswith(_UTF_16):
        return head.decode("utf-16", "ignore").lstrip()
    return head.decode("utf-8-sig", "ignore").lstrip()
