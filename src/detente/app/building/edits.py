"""Edits of a case's folder: a value at a path, or nothing there any more."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from detente.formats import Problem, read
from detente.formats.editing import Shelf, Tree
from detente.formats.problems import Refused
from detente.i18n import say

Ids = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """A value for a path of the case file (``("red_lines", "usa", "x")``); None removes it.

    The value is as the file has it: texts, lists, mappings. Items of lists count from 1.
    """

    path: Ids
    value: Tree


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem with an edited case: where in it, a sentence, and the place in the files."""

    path: str
    sentence: str
    place: str
    severity: Literal["error", "warning"] = "error"


def edited(folder: Path, edits: Sequence[Edit], language: str = "en") -> list[Trouble]:
    """Make edits in a folder and read the case again; everything that is wrong with it then.

    Only lines of what changes are written. Where there is an *error* among the problems, the folder
    is left as it was; warnings hinder nothing, nor do errors that were there before, which count as
    warnings: a case in the making is mended step by step.
    """
    try:
        shelf = Shelf(folder)
    except Refused as refused:
        return [_refused((), refused, language)]
    return edited_on(shelf, edits, language)


def edited_on(shelf: Shelf, edits: Sequence[Edit], language: str) -> list[Trouble]:
    """The same on a folder that is open already. After an error the shelf is of no more use."""
    folder = shelf.folder
    before = _contents(folder)
    for edit in edits:
        try:
            shelf.put(edit.path, edit.value)
        except (KeyError, Refused) as error:
            _bring_back(folder, before)
            return [_refused(edit.path, error, language)]
    found = _troubles(shelf, language)
    errors = [one for one in found if one.severity == "error"]
    if not errors:
        return found
    after = _contents(folder)
    _bring_back(folder, before)
    known = {(one.path, one.sentence) for one in _troubles(shelf, language)}
    if any((one.path, one.sentence) not in known for one in errors):
        return found
    _bring_back(folder, after)
    return [replace(one, severity="warning") for one in found]


def _troubles(shelf: Shelf, language: str) -> list[Trouble]:
    problems = read(shelf.folder, opened=shelf.opened).problems
    return [_trouble(problem, shelf.folder, language) for problem in problems]


def tree_at(folder: Path, path: Ids) -> Tree:
    """What a case's folder holds at a path, whichever file it stands in; None for nothing.

    Raises `Refused` for a folder that cannot be read.
    """
    return Shelf(folder).at(path)


def digest_of(tree: Tree) -> str:
    """A name for exactly this value: what a form carries along as *seen*."""
    return hashlib.sha256(json.dumps(tree, ensure_ascii=False).encode()).hexdigest()[:32]


def _refused(path: Ids, error: KeyError | Refused, language: str) -> Trouble:
    shown = ".".join(path)
    if isinstance(error, Refused):
        return Trouble(shown, error.fault.words(language), "")
    return Trouble(shown, say("build.no_such_place", language, path=shown), "")


def _trouble(problem: Problem, folder: Path, language: str) -> Trouble:
    place = problem.where(language).replace(f"{folder}/", "")
    return Trouble(problem.path, problem.words(language), place, problem.severity)


def _contents(folder: Path) -> dict[Path, bytes]:
    """The files an edit may touch."""
    files = [*folder.glob("*.yaml"), *(folder / "statements").glob("*.yaml")]
    return {file: file.read_bytes() for file in files}


def _bring_back(folder: Path, before: dict[Path, bytes]) -> None:
    for file in _contents(folder):
        if file not in before:
            file.unlink()
    for file, content in before.items():
        if not file.exists() or file.read_bytes() != content:
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(content)
