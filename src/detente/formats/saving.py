"""Cases to files and folders, all or nothing: what is written is complete, or not there."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import unicodedata
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from urllib.parse import quote

from detente.case import Case, Source, in_force, withdrawn_elements
from detente.formats.document import Mapping, Node, Scalar
from detente.formats.exports.export import Export, Remark, WouldLose, remark
from detente.formats.files import read
from detente.formats.json_file import json_of
from detente.formats.limits import FOLDER_FILES
from detente.formats.problems import BadFile
from detente.formats.writing.brief import abridged
from detente.formats.writing.writer import case_document
from detente.formats.yaml_file import yaml_of

_WRITERS = {"genius": "genius", "negmas": "negmas", "csv": "table"}
"""Formats of other programs by the word that chooses them, with the folder of their writer."""

OTHER_FORMATS = tuple(_WRITERS)
"""The formats of other programs that are written."""

_LONGEST_FILE_NAME = 100
_RESERVED = {"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(10))}


def yaml_text(case: Case) -> str:
    """The case as YAML that a person can edit: block style, parts in the order of the format."""
    return yaml_of(abridged(case_document(case)))


def sources_yaml(sources: tuple[Source, ...]) -> str:
    """The entries of sources, as they stand in ``sources.yaml`` of a case's folder."""
    whole = case_document(Case("case", sources=sources))
    entries = whole.get("sources")
    return yaml_of(entries) if isinstance(entries, Mapping) else ""


def json_text(case: Case) -> str:
    """The case as JSON, the same document as the YAML."""
    return json_of(abridged(case_document(case)))


def claims_text(case: Case) -> str:
    """The claims of a case as the file ``claims.yaml`` of a folder; empty where there are none."""
    claims = _folder_files(abridged(case_document(case))).get("claims.yaml")
    return "" if claims is None else yaml_of(claims)


def export(case: Case, to: str) -> Export:
    """The files of a case in another program's format, with what is lost; nothing is written.

    What was withdrawn is not written: there it would be a way to settle the matter like any other.
    Of answers only what holds is written, as far as the format has a place for it.
    ``to`` is one of `OTHER_FORMATS`; raises ``ValueError`` for another word. Raises `CannotWrite`
    where the format would change or invent utilities.
    """
    if to not in _WRITERS:
        raise ValueError(to)
    writer = import_module(f"detente.formats.{_WRITERS[to]}.writing")
    found: Export = writer.export(in_force(case))
    if gone := [path for path, _ in withdrawn_elements(case)]:
        found = replace(found, losses=(remark("loss.withdrawn", gone), *found.losses))
    if case.answers:
        log = remark("loss.answers", [answer.id for answer in case.answers])
        found = replace(found, losses=(log, *found.losses))
    return found


def write(
    case: Case,
    path: Path,
    *,
    folder: bool = False,
    documents: Path | None = None,
    to: str | None = None,
    accept_loss: bool = False,
) -> tuple[Remark, ...]:
    """Write a case; the ending of the name chooses YAML, JSON, XLSX or CSV, none means a folder.

    ``to`` chooses the format of another program: ``genius`` and ``negmas`` are folders, ``csv`` is
    a file. What such a format cannot carry is written off only with ``accept_loss``; returned is
    what was lost or written in another form (of our own formats: nothing).

    ``documents`` is where the case was read from: the documents its sources name there come along
    into a folder of our own. A file that is there is replaced, a folder only where it is empty.
    Raises ``FileExistsError`` for a folder with something in it, ``ValueError`` for another ending
    or format, ``OSError`` where the place cannot be written to, `WouldLose` and `CannotWrite` with
    everything that hinders an export.
    """
    path = Path(path)
    if to is None and path.suffix.lower() == ".csv" and not folder and not path.is_dir():
        to = "csv"
    if to is not None:
        return _write_export(export(case, to), path, accept_loss=accept_loss)
    if folder or path.is_dir() or not path.suffix:
        files = _folder_files(abridged(case_document(case)))
        _write_folder({name: yaml_of(node).encode() for name, node in files.items()}, path)
        if documents is not None:
            home = Path(documents)
            _bring_documents(case, home if home.is_dir() else home.parent, path)
        return ()
    _replace(path, _content(case, path))
    return ()


def _write_export(made: Export, path: Path, *, accept_loss: bool) -> tuple[Remark, ...]:
    if made.losses and not accept_loss:
        raise WouldLose(made.name, made.losses)
    if len(made.files) == 1:
        _replace(path, made.files[0][1])
    else:
        _write_folder(dict(made.files), path)
    return (*made.losses, *made.notes)


def convert(source: Path, target: Path) -> None:
    """Read a case and write it elsewhere; documents beside it come along into a folder.

    Raises `BadFile` with every error of the source, and what `write` raises.
    """
    source, target = Path(source), Path(target)
    reading = read(source)
    if reading.case is None:
        raise BadFile(reading.errors)
    write(reading.case, target, documents=source)


def _content(case: Case, path: Path) -> bytes:
    match path.suffix.lower():
        case ".yaml" | ".yml":
            return yaml_text(case).encode()
        case ".json":
            return json_text(case).encode()
        case ".xlsx":
            from detente.formats.xlsx.writing import workbook_bytes

            return workbook_bytes(case)
    raise ValueError(path.suffix)


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:50]}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else _usual_mode())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _usual_mode(full: int = 0o666) -> int:
    """What the user's mask leaves of a new file; a temporary one would stay closed to others."""
    mask = os.umask(0)
    os.umask(mask)
    return full & ~mask


def _write_folder(files: dict[str, bytes], path: Path) -> None:
    if path.exists() and any(path.iterdir()):
        raise FileExistsError(str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name[:50]}."))
    try:
        for name, content in files.items():
            (made / name).parent.mkdir(exist_ok=True)
            (made / name).write_bytes(content)
        made.chmod(_usual_mode(0o777))
        if path.exists():
            path.rmdir()
        made.rename(path)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise


def _folder_files(document: Mapping) -> dict[str, Mapping]:
    """The files of a folder: the case, the statements of each holder, the claims."""
    files: dict[str, Mapping] = {}
    kept: list[tuple[Scalar, Node]] = []
    for key, node in document.entries:
        if key.text == "claims" and isinstance(node, Mapping):
            files["claims.yaml"] = node
        elif key.text == "statements" and isinstance(node, Mapping):
            rest = _holder_files(node, files)
            if rest.entries:
                kept.append((key, rest))
        else:
            kept.append((key, node))
    return {"case.yaml": Mapping(tuple(kept)), **files}


def _holder_files(statements: Mapping, files: dict[str, Mapping]) -> Mapping:
    """Give each holder a file; those whose id makes no file name stay in the case."""
    rest = []
    for number, (holder, node) in enumerate(statements.entries):
        name = holder_name(holder.text)
        fits = len(name.encode()) < _LONGEST_FILE_NAME and name.lower() not in _RESERVED
        fits = fits and unicodedata.is_normalized("NFC", name)
        taken = f"statements/{name}.yaml".lower() in {known.lower() for known in files}
        if fits and not taken and number < FOLDER_FILES and isinstance(node, Mapping):
            files[f"statements/{name}.yaml"] = node
        else:
            rest.append((holder, node))
    return Mapping(tuple(rest))


def holder_name(holder: str) -> str:
    """The name of a holder's file without its ending: no id, whatever it holds, is a path.

    Nor is any hidden: such a file would not be read again.
    """
    name = re.sub(r"[^\w -]", lambda found: quote(found[0], safe=""), holder)
    return f"%2E{name[1:]}" if name.startswith(".") else name


def _bring_documents(case: Case, source: Path, target: Path) -> None:
    """Copy the documents that sources name, as far as they lie beside the case."""
    home = source.resolve()
    for document in case.sources:
        if document.file is None:
            continue
        there = (home / document.file).resolve()
        if there.is_relative_to(home) and there.is_file():
            to = target / there.relative_to(home)
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(there, to)
