"""Files and folders: what a path holds, found by its content and never by its name."""

from __future__ import annotations

import stat
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from detente.case import Case, fault, warning
from detente.case.check import check
from detente.formats.archive import ZIP, is_workbook, unpacked_folder
from detente.formats.document import Mapping, Node, Place, Scalar, absent
from detente.formats.limits import FOLDER_FILES, JSON_BYTES, PROBLEMS, XLSX_BYTES, YAML_BYTES
from detente.formats.log import Log
from detente.formats.opened import Opened
from detente.formats.problems import Problem, Reading, Refused
from detente.formats.reading.builder import build_case
from detente.formats.recognise import foreign_files
from detente.formats.request import AS_IT_STANDS, ReadingRequest
from detente.formats.table.shape import is_table
from detente.formats.text import decoded, refuse_above


def read(
    path: Path, request: ReadingRequest = AS_IT_STANDS, opened: Opened | None = None
) -> Reading:
    """The case at a path, or what is wrong with it. Never raises for what a path holds.

    ``opened`` are files of the path that were parsed already, and gains those that were not.
    """
    path = Path(path)
    log = Log() if opened is None else Log(opened=opened)
    case: Case | None = None
    try:
        case = _case(path, request, log)
    except Refused as refused:
        log.faults.append((refused.fault, refused.place))
    return _reading(str(path), case, log)


def read_text(written: str, name: str = "case.yaml") -> Reading:
    """The case of a YAML or JSON text held in memory; ``name`` stands for the file."""
    log = Log()
    case: Case | None = None
    try:
        case = build_case(_parsed(written.encode("utf-8", "surrogatepass"), name, log), log)
    except Refused as refused:
        log.faults.append((refused.fault, refused.place))
    return _reading(name, case, log)


def _reading(file: str, case: Case | None, log: Log) -> Reading:
    problems = [Problem(p.file if p else file, found, p) for found, p in log.faults]
    if case is not None:
        for found in check(case):
            named = {words for name, words in found.values if name == "issue"}
            if not named & log.broken and not _of_broken_issue(found.path, log):
                place = log.place_of(found.path)
                problems.append(Problem(place.file if place else file, found, place))
    wrong = any(problem.severity == "error" for problem in problems)
    return Reading(None if wrong else case, _listed(problems, file))


def _listed(problems: list[Problem], file: str) -> tuple[Problem, ...]:
    """The problems in the order of the file; of too many, the errors first."""
    kept = sorted(problems, key=lambda problem: problem.severity)[:PROBLEMS]
    kept.sort(key=_position)
    if len(problems) > PROBLEMS:
        rest = warning("", "more_problems", rest=len(problems) - PROBLEMS)
        kept.append(Problem(file, rest))
    return tuple(kept)


def _of_broken_issue(path: str, log: Log) -> bool:
    return any(path.startswith(f"issues.{issue}") for issue in log.broken)


def _position(problem: Problem) -> tuple[str, str, int, int]:
    place = problem.place or Place(problem.file)
    return (problem.file, place.sheet or "", place.line or 0, place.column or 0)


def _case(path: Path, request: ReadingRequest, log: Log) -> Case | None:
    """The case: of other programs' files by their own rules, of ours by way of a document."""
    try:
        if (content := _zipped_folder(path)) is not None:
            return _zipped_case(content, path, request, log)
        if is_table(path):
            from detente.formats.table.reading import read_table

            return read_table(path, log, request)
        if found := foreign_files(path, request, log):
            from detente.formats.imports.reading import read_foreign

            return read_foreign(path, *found, request, log)
        if log.faults:
            return None
        document = _document(path, request, log)
    except FileNotFoundError:
        raise Refused(fault("", "missing_file"), Place(str(path))) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise Refused(fault("", "unreadable_file", why=why), Place(str(path))) from None
    return build_case(document, log)


def _zipped_case(content: bytes, path: Path, request: ReadingRequest, log: Log) -> Case | None:
    """The case of a zip: that of the folder in it, with the zip's name in every place."""
    inside = Log()
    with unpacked_folder(content, path) as folder:
        try:
            return _case(folder, request, inside)
        except Refused as refused:
            inside.faults.append((refused.fault, refused.place))
            return None
        finally:
            log.take(inside, str(folder), str(path))


def _zipped_folder(path: Path) -> bytes | None:
    """The bytes of a zip that stands for a folder; None for anything else, a workbook too."""
    if not path.is_file():
        return None
    with path.open("rb") as stream:
        if stream.read(len(ZIP)) != ZIP:
            return None
        content = ZIP + stream.read(XLSX_BYTES)
    refuse_above(XLSX_BYTES, content, str(path))
    return None if is_workbook(content, str(path)) else content


def _document(path: Path, request: ReadingRequest, log: Log) -> Node:
    if stat.S_ISDIR(path.stat().st_mode):
        return _folder(path, log)
    return _file(path, log, request)


def _file(path: Path, log: Log, request: ReadingRequest = AS_IT_STANDS) -> Node:
    if not stat.S_ISREG(path.stat().st_mode):
        raise Refused(fault("", "not_a_file"), Place(str(path)))
    with path.open("rb") as stream:
        content = stream.read(XLSX_BYTES + 1)
    return _parsed(content, str(path), log, request)


def _parsed(content: bytes, file: str, log: Log, request: ReadingRequest = AS_IT_STANDS) -> Node:
    if content.startswith(ZIP):
        from detente.formats.xlsx.reading import parse_xlsx

        refuse_above(XLSX_BYTES, content, file)
        return parse_xlsx(content, file, log)
    written = decoded(content, file, request)
    if written.lstrip()[:1] == "{":
        from detente.formats.json_file import parse_json

        refuse_above(JSON_BYTES, content, file)
        return parse_json(written, file, log)
    from detente.formats.yaml_file import yaml_once

    refuse_above(YAML_BYTES, content, file)
    return yaml_once(written, file, log)


def _folder(path: Path, log: Log) -> Node:
    root = _document_of_folder(path, log)
    if not isinstance(root, Mapping):
        return root
    holders = _statement_files(path / "statements", log)
    if len(holders) > FOLDER_FILES:
        limit = fault("", "too_many", found=len(holders), limit=FOLDER_FILES)
        raise Refused(limit, Place(str(path / "statements")))
    parts = [
        (Scalar(holder_of(holder), Place(str(holder), 1, 1)), _file(holder, log))
        for holder in holders
    ]
    root = _joined(root, "statements", parts, log)
    for key in _PARTS:
        part = path / f"{key}.yaml"
        if part.exists():
            written = _file(part, log)
            if not isinstance(written, Mapping):
                raise Refused(fault(key, "needs_ids"), written.place)
            root = _joined(root, key, list(written.entries), log)
    return root


_PARTS = ("sources", "claims")
"""Parts of a case that commands add to, each in a file of its own beside what a person writes."""


def _statement_files(folder: Path, log: Log) -> list[Path]:
    """The files with statements; another file among them is pointed out."""
    files = sorted(file for file in folder.glob("*") if not file.name.startswith("."))
    for file in files:
        if file.suffix != ".yaml":
            log.add(warning("statements", "not_a_statement_file"), Place(str(file)))
    return [file for file in files if file.suffix == ".yaml"]


def _document_of_folder(path: Path, log: Log) -> Node:
    main = path / "case.yaml"
    if not main.exists():
        others = [file for file in sorted(path.glob("*.yaml")) if file.stem not in _PARTS]
        if len(others) != 1:
            raise Refused(fault("", "no_case_in_folder"), Place(str(path)))
        main = others[0]
    return _file(main, log)


def holder_of(file: Path) -> str:
    """The party whose statements a file holds: its name, with ``%2F`` for what names cannot hold.

    Composed letters, since some file systems hand back decomposed ones.
    """
    return unquote(unicodedata.normalize("NFC", file.stem))


def _joined(root: Mapping, key: str, parts: list[tuple[Scalar, Node]], log: Log) -> Mapping:
    """The document with further entries under one of its keys.

    What is there already is an error, but for a holder: its block in the case and its own file are
    one, as long as each key inside stands in one of them. Answers may stand in both.
    """
    there = root.get(key)
    if there is not None and not absent(there) and not isinstance(there, Mapping):
        return root
    known = there if isinstance(there, Mapping) else Mapping((), root.place)
    merged = _united(known, parts, (key,), log)
    if not merged.entries:
        return root
    if there is None:
        return replace(root, entries=(*root.entries, (Scalar(key), merged)))
    kept = ((k, merged if k.text == key else node) for k, node in root.entries)
    return replace(root, entries=tuple(kept))


def _united(
    there: Mapping, further: Iterable[tuple[Scalar, Node]], path: tuple[str, ...], log: Log
) -> Mapping:
    """Two mappings in one; the same key in both is an error that names both places."""
    entries = {name.text: (name, node) for name, node in there.entries}
    for name, node in further:
        known = entries.get(name.text)
        if known is None or absent(known[1]):
            entries[name.text] = (name, node)
            continue
        here = (*path, name.text)
        if _shared_by_files(here) and isinstance(known[1], Mapping) and isinstance(node, Mapping):
            entries[name.text] = (known[0], _united(known[1], node.entries, here, log))
        elif not (absent(node) and len(path) > 1):
            first = known[0].place
            where = f"{first.file}:{first.line}" if first else ".".join(path)
            log.add(fault(".".join(path), "key_twice", key=name.text, first=where), name.place)
    return replace(there, entries=tuple(entries.values()))


def _shared_by_files(path: tuple[str, ...]) -> bool:
    """Whether what stands at a path may be in parts: a holder, and its answers."""
    return path[0] == "statements" and (len(path) == 2 or path[2:] == ("answers",))
