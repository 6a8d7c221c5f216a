"""Cases to files and folders, all or nothing: what is written is complete, or not there."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import unicodedata
from pathlib import Path
from urllib.parse import quote

from detente.case import Case
from detente.formats.document import Mapping, Node, Scalar
from detente.formats.files import read
from detente.formats.json_file import json_of
from detente.formats.limits import FOLDER_FILES
from detente.formats.problems import BadFile
from detente.formats.writing.brief import abridged
from detente.formats.writing.writer import case_document
from detente.formats.yaml_file import yaml_of

_LONGEST_FILE_NAME = 100
_RESERVED = {"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(10))}


def yaml_text(case: Case) -> str:
    """The case as YAML that a person can edit: block style, parts in the order of the format."""
    return yaml_of(abridged(case_document(case)))


def json_text(case: Case) -> str:
    """The case as JSON, the same document as the YAML."""
    return json_of(abridged(case_document(case)))


def write(case: Case, path: Path, *, folder: bool = False, documents: Path | None = None) -> None:
    """Write a case; the ending of the name chooses YAML, JSON or XLSX, a name without one a folder.

    ``documents`` is where the case was read from: the documents its sources name there come along
    into a folder. A file that is there is replaced, a folder only where it is empty. Raises
    ``FileExistsError`` for a folder with something in it, ``ValueError`` for another ending,
    ``OSError`` where the place cannot be written to.
    """
    path = Path(path)
    if folder or path.is_dir() or not path.suffix:
        _write_folder(case, path)
        if documents is not None:
            home = Path(documents)
            _bring_documents(case, home if home.is_dir() else home.parent, path)
        return
    _replace(path, _content(case, path))


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


def _write_folder(case: Case, path: Path) -> None:
    if path.exists() and any(path.iterdir()):
        raise FileExistsError(str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name[:50]}."))
    try:
        for name, node in _folder_files(abridged(case_document(case))).items():
            (made / name).parent.mkdir(exist_ok=True)
            (made / name).write_text(yaml_of(node), encoding="utf-8")
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
        name = re.sub(r"[^\w -]", lambda found: quote(found[0], safe=""), holder.text)
        fits = len(name.encode()) < _LONGEST_FILE_NAME and name.lower() not in _RESERVED
        fits = fits and unicodedata.is_normalized("NFC", name)
        taken = f"statements/{name}.yaml".lower() in {known.lower() for known in files}
        if fits and not taken and number < FOLDER_FILES and isinstance(node, Mapping):
            files[f"statements/{name}.yaml"] = node
        else:
            rest.append((holder, node))
    return Mapping(tuple(rest))


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
