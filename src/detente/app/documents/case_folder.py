"""Documents into a case's folder: bytes under ``sources/``, entries in ``sources.yaml``.

``case.yaml`` is a person's and is not touched. Nothing that is there is overwritten: a document
whose bytes the case already has is left as it is.
"""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from detente import formats
from detente.app.documents.decisions import history_file
from detente.app.documents.imported import Imported
from detente.app.documents.importing import Import
from detente.app.reading import read_isolated
from detente.app.requests import BadRequestError
from detente.app.write import write_whole
from detente.case import Case, Source, TextKept, text
from detente.i18n import say
from detente.sources.documents import Derivation, Fact, MediaType

FOLDER = "sources"
ENTRIES = "sources.yaml"

_LONGEST_ID = 60
_ENDINGS = {
    MediaType.PLAIN: ".txt",
    MediaType.MARKDOWN: ".md",
    MediaType.HTML: ".html",
    MediaType.DOCX: ".docx",
    MediaType.PDF: ".pdf",
}
_FACTS = ("title", "publisher", "author", "date", "url", "language")


@dataclass(frozen=True, slots=True)
class Added:
    """What came into a case: (path, id) of each new source, and of each that was there already."""

    new: tuple[tuple[Path, str], ...]
    known: tuple[tuple[Path, str], ...]


def add_to_case(
    found: Import,
    folder: Path,
    language: str = "en",
    *,
    join_stories: bool = False,
    case: Case | None = None,
) -> Added:
    """Add imported documents to a case's folder.

    ``join_stories`` confirms the proposed stories: their documents get the same ``story``. ``case``
    is the case of the folder where it has been read already. Raises `BadRequestError` for a case
    that is no folder or cannot be read, and where it cannot be written to.
    """
    case = case or _case(folder, language)
    ids = {source.id for source in case.sources}
    held = {source.sha256: source.id for source in case.sources if source.sha256}
    story = _stories(found) if join_stories else {}
    names: dict[int, str] = {}
    new: list[tuple[Imported, Source]] = []
    known: list[tuple[Path, str]] = []
    for index, one in enumerate(found.documents):
        if one.document.sha256 in held:
            known.append((one.path, held[one.document.sha256]))
            names[index] = held[one.document.sha256]
            continue
        names[index] = held[one.document.sha256] = _new_id(one.path, ids)
        ids.add(names[index])
        first = names[story[index]] if index in story else None
        new.append((one, _source(one, names[index], first)))
    if new:
        _write(new, folder, language)
    return Added(tuple((one.path, source.id) for one, source in new), tuple(known))


def file_of(folder: Path, source: Source) -> Path | None:
    """The file of a source; None where it is not in the folder, whatever lies outside of it."""
    if source.file is None:
        return None
    path = (folder / source.file).resolve()
    return path if path.is_relative_to(folder.resolve()) and path.is_file() else None


def _case(folder: Path, language: str) -> Case:
    if not folder.is_dir():
        raise BadRequestError(say("sources.import.case_is_file", language, file=folder))
    reading = read_isolated(folder)
    if reading.case is None:
        raise BadRequestError("\n".join(problem.line(language) for problem in reading.errors))
    return reading.case


def _stories(found: Import) -> dict[int, int]:
    """Index of a document to the index of the first of its story."""
    return {index: group[0] for group in found.stories for index in group}


def _new_id(path: Path, taken: set[str]) -> str:
    """A name from the file's, made of letters, digits and hyphens, that no other source has."""
    plain = unicodedata.normalize("NFC", path.stem).lower()
    stem = re.sub(r"[^\w]+|_+", "-", plain).strip("-")[:_LONGEST_ID] or "source"
    number, name = 1, stem
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    return name


def _source(one: Imported, name: str, story: str | None) -> Source:
    facts: dict[str, Fact] = {fact: getattr(one.metadata, fact) for fact in _FACTS}
    title, day = facts["title"].value, facts["date"].value
    return Source(
        name,
        title=None if title is None else text(title),
        file=f"{FOLDER}/{name}{_ENDINGS[one.document.media_type]}",
        publisher=facts["publisher"].value,
        author=facts["author"].value,
        date=None if day is None else date.fromisoformat(day),
        url=facts["url"].value,
        language=facts["language"].value,
        media_type=one.document.media_type.value,
        sha256=one.document.sha256,
        text_sha256=one.document.version.sha256,
        text=TextKept.KEPT,
        story=story,
        origins=tuple(
            (fact, known.origin) for fact, known in facts.items() if known.origin is not None
        ),
    )


def _write(new: Sequence[tuple[Imported, Source]], folder: Path, language: str) -> None:
    """The files first, the entries last: an entry never names a file that is not there."""
    for one, source in new:
        assert source.file is not None
        target = folder / source.file
        if target.exists():
            raise BadRequestError(say("cli.exists", language, file=target))
        try:
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(one.path, target)
            if history_file(one.path).exists():
                shutil.copyfile(history_file(one.path), history_file(target))
        except OSError as error:
            reason = error.strerror or str(error)
            message = say("requests.cannot_write", language, file=target, reason=reason)
            raise BadRequestError(message) from error
        if one.document.version.derived is not Derivation.DECODED:
            plain = target.with_name(f"{source.id}.text.txt")
            write_whole(plain, one.text.encode("utf-8"), language)
    entries = folder / ENTRIES
    there = entries.read_text(encoding="utf-8") if entries.exists() else ""
    ending = "" if not there or there.endswith("\n") else "\n"
    added = formats.sources_yaml(tuple(source for _, source in new))
    write_whole(entries, f"{there}{ending}{added}", language)
