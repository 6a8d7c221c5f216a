"""Files that somebody sent, in any format the command line reads, as the folder of a case."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from detente.app.requests import BadRequestError
from detente.formats import Problem, Reading, ReadingRequest, read, write
from detente.formats.archive import OWN, ZIP, is_workbook, unpacked_folder
from detente.formats.problems import Refused

_NATIVE = re.compile(rb"^detente\s*:", re.MULTILINE)
_PARTS = ("claims.yaml", "sources.yaml")
_MENDED = {"xml_ampersand", "xml_broken"}
"""What a reading with ``repair`` may mend; for any other fault none is tried, it takes as long."""
_ORIGINAL = 1 << 20
"""Bytes up to which what was converted is kept beside what was made of it."""


@dataclass(frozen=True, slots=True)
class Received:
    """What came of reading what was sent.

    ``files``: the case's folder, None where it cannot be read. ``problems``: each as ``severity``,
    ``where`` and ``words``. ``mendable``: reading again with ``repair`` would do. ``single``: one
    case file was sent, not a folder.
    """

    files: dict[str, bytes] | None
    problems: tuple[dict[str, str], ...] = ()
    mendable: bool = False
    single: bool = False
    converted: bool = False
    codes: frozenset[str] = field(default_factory=frozenset)

    @property
    def told(self) -> dict[str, Any]:
        """What a page says of it."""
        return {
            "problems": list(self.problems),
            "mendable": self.mendable,
            "encoding": "not_utf_8" in self.codes,
            "converted": self.converted,
            "read": self.files is not None,
        }


def received(uploads: Path, request: dict[str, Any]) -> Received:
    """The case in a folder of uploads; a zip that stands for a folder is opened.

    ``request``: ``language``, ``repair`` (mend what can be mended without guessing) and
    ``encoding`` (of text that declares none).
    """
    asked = ReadingRequest((), bool(request.get("repair")), request.get("encoding") or None)
    language = request["language"]
    files = sorted(path for path in uploads.rglob("*") if path.is_file())
    only = files[0] if len(files) == 1 else None
    try:
        with _folder_of(only) as unpacked:
            if unpacked is not None and only is not None:
                return _from(unpacked, asked, language, str(unpacked), only.name, ())
            if only is not None:
                return _from(only, asked, language, str(uploads), "", (only,))
            return _from(uploads, asked, language, str(uploads), "", tuple(files))
    except Refused as refused:
        problem = Problem(str(only), refused.fault, refused.place)
        return Received(None, (_told(problem, language, str(uploads), ""),))


@contextmanager
def _folder_of(path: Path | None) -> Iterator[Path | None]:
    """The folder a zip stands for; None for anything else, a workbook too."""
    content = b"" if path is None else path.read_bytes()
    if path is None or not content.startswith(ZIP) or is_workbook(content, path.name):
        yield None
        return
    with unpacked_folder(content, path, OWN) as folder:
        yield folder


def _from(
    path: Path,
    asked: ReadingRequest,
    language: str,
    home: str,
    name: str,
    originals: tuple[Path, ...],
) -> Received:
    """What a file or folder holds; ``home`` and ``name``: how its places are to be called."""
    reading = read(path, asked)
    problems = tuple(_told(problem, language, home, name) for problem in reading.problems)
    codes = frozenset(problem.code for problem in reading.errors)
    single = path.is_file()
    if reading.case is None:
        mendable = not asked.repair and bool(_MENDED & codes) and _reads_mended(path, asked)
        return Received(None, problems, mendable, single, codes=codes)
    main = _native_main(path)
    if main is not None and asked.encoding is None:
        return Received(_as_it_is(path, main), problems, single=single)
    files = _converted(reading, path, language) | _kept(originals or _files(path), path)
    return Received(files, problems, single=single, converted=True)


def _reads_mended(path: Path, asked: ReadingRequest) -> bool:
    return read(path, ReadingRequest(asked.profiles, True, asked.encoding)).case is not None


def _native_main(path: Path) -> Path | None:
    """The YAML of our own that a case starts from; None where it was written otherwise."""
    main = path
    if path.is_dir():
        main = path / "case.yaml"
        if not main.exists():
            others = [file for file in path.glob("*.yaml") if file.name not in _PARTS]
            if len(others) != 1:
                return None
            main = others[0]
    content = main.read_bytes()
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return main if _NATIVE.search(content) and not content.startswith((ZIP, b"{")) else None


def _as_it_is(path: Path, main: Path) -> dict[str, bytes]:
    if path.is_file():
        return {"case.yaml": path.read_bytes()}
    return {
        "case.yaml" if file == main else file.relative_to(path).as_posix(): file.read_bytes()
        for file in _files(path)
    }


def _converted(reading: Reading, path: Path, language: str) -> dict[str, bytes]:
    """The case by our own writer. Raises `BadRequestError` where that could not be read again."""
    assert reading.case is not None
    with tempfile.TemporaryDirectory() as scratch:
        target = Path(scratch) / "case"
        write(reading.case, target, folder=True, documents=path if path.is_dir() else None)
        again = read(target)
        if again.case is None:
            told = [_told(problem, language, scratch, "")["words"] for problem in again.errors]
            raise BadRequestError("\n".join(told))
        return {file.relative_to(target).as_posix(): file.read_bytes() for file in _files(target)}


def _kept(originals: tuple[Path, ...], path: Path) -> dict[str, bytes]:
    """What was converted, as it came, as long as it is small."""
    home = path if path.is_dir() else path.parent
    if sum(file.stat().st_size for file in originals) > _ORIGINAL:
        return {}
    return {f"originals/{f.relative_to(home).as_posix()}": f.read_bytes() for f in originals}


def _files(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(path for path in folder.rglob("*") if path.is_file()))


def _told(problem: Problem, language: str, home: str, name: str) -> dict[str, str]:
    """A problem for a page; its place without the path of this machine."""
    where = problem.where(language).replace(f"{home}/", f"{name}/" if name else "")
    where = name if where == home else where
    return {"severity": problem.severity, "where": where, "words": problem.words(language)}
