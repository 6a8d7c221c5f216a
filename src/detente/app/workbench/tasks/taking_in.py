"""A case from what was sent: a new one, or one that takes the place of another."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from detente.app.requests import BadRequestError
from detente.app.workbench.tasks.common import Progress, case_in
from detente.app.workbench.tasks.receiving import Received, received
from detente.app.workbench.values import BESIDE
from detente.formats import read
from detente.i18n import say


def taken_in(folder: Path, request: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """Read the uploads in `BESIDE` and put their case into the empty folder.

    Answers with ``problems`` and whether it was ``read``; where it was not, the folder stays empty.
    """
    found = received(folder / BESIDE, request)
    if found.files is None:
        return found.told
    _write(folder, found.files)
    case = case_in(folder, request["language"])
    title = case.title.in_language(request["language"]) if case.title else case.id
    return found.told | {"title": title}


def put_in(folder: Path, request: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """Put the uploads in `BESIDE` in the place of the case in the folder.

    Answers as `taken_in` does, and with what ``changes``: elements by path, files by name.
    ``seen`` in the request is the ``was`` of an answer that somebody looked at: where the folder is
    another by now, nothing is done and the answer is a ``conflict``.
    """
    language = request["language"]
    was = _digest(folder)
    if request.get("seen") not in (None, was):
        return {"conflict": {"seen": was}}
    found = received(folder / BESIDE, request)
    if found.files is None:
        return found.told | {"was": was}
    old, before = case_in(folder, language), _contents(folder)
    _replace(folder, found)
    new = case_in(folder, language)
    return found.told | {
        "was": was,
        "title": new.title.in_language(language) if new.title else new.id,
        "elements": _elements(old, new, language),
        "files": _files_changed(before, _contents(folder)),
    }


def _replace(folder: Path, found: Received) -> None:
    """A folder takes the place of everything; a single file that of the case alone.

    Statements, claims and sources in files of their own stay beside a new ``case.yaml`` that does
    not hold them itself; where it does, it is the whole case and they go.
    """
    assert found.files is not None
    if not found.single:
        _clear(folder, ("",))
        _write(folder, found.files)
        return
    parts = ("case.yaml",)
    if found.converted:
        _clear(folder, (*parts, *_PARTS))
        _write(folder, found.files)
        return
    _clear(folder, parts)
    _write(folder, found.files)
    if any(problem.code == "key_twice" for problem in read(folder).errors):
        _clear(folder, _PARTS)


_PARTS = ("statements/", "claims.yaml", "sources.yaml")


def _clear(folder: Path, beginnings: tuple[str, ...]) -> None:
    for path in _contents(folder):
        if path.startswith(beginnings):
            (folder / path).unlink()


def _write(folder: Path, files: dict[str, bytes]) -> None:
    for path, content in files.items():
        target = folder / path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        except OSError as error:
            raise BadRequestError(path) from error


def _contents(folder: Path) -> dict[str, bytes]:
    """The case's own files."""
    paths = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*"))}
    return {
        name: path.read_bytes()
        for name, path in paths.items()
        if path.is_file() and not name.startswith(f"{BESIDE}/")
    }


def _digest(folder: Path) -> str:
    whole = hashlib.sha256()
    for path, content in _contents(folder).items():
        whole.update(f"{path}\0{hashlib.sha256(content).hexdigest()}\n".encode())
    return whole.hexdigest()


def _elements(old: Any, new: Any, language: str) -> list[str]:
    from detente.analysis.overview import changes

    return [
        say(f"difference.change.{each.how}", language, element=each.element)
        for each in changes(old, new)
    ]


def _files_changed(before: dict[str, bytes], after: dict[str, bytes]) -> dict[str, list[str]]:
    return {
        "added": [path for path in after if path not in before],
        "gone": [path for path in before if path not in after],
        "changed": [path for path in after if path in before and after[path] != before[path]],
    }
