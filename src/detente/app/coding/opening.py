"""From what a person names to a desk: the case's folder, the document, which source it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from detente import formats
from detente.app.coding.desk import Clock, Desk
from detente.app.documents.case_folder import file_of
from detente.app.documents.decisions import line_changes, with_changes
from detente.app.documents.imported import Imported
from detente.app.documents.importing import import_documents
from detente.app.reading import read_isolated
from detente.app.requests import BadRequestError
from detente.app.write import write_whole
from detente.case import Case, Source, TextKept
from detente.i18n import say


def open_desk(
    document: Path,
    folder: Path,
    *,
    coder: str,
    now: Clock,
    language: str = "en",
    withhold: bool = False,
    encoding: str | None = None,
) -> Desk:
    """Everything that coding needs. ``document`` is a file, or the id of a source with a file.

    Passages are withheld if asked, and always of a source whose text is withheld. Raises
    `BadRequestError` for a case that is no folder or has errors, a document that cannot be read,
    and one that is no source of the case.
    """
    case = _case(folder, language)
    path = _path(document, folder, case)
    found = import_documents([path], encoding=encoding)
    if found.failed:
        raise BadRequestError(found.failed[0].words(language))
    one = found.documents[0]
    one = with_changes(one, line_changes(one, language))
    source = _source(one, path, folder, case, document.name)
    if source is None:
        source = _registered(one, folder, case, language, withhold=withhold)
        case = replace(case, sources=(*case.sources, source))
    withheld = withhold or source.text is TextKept.WITHHELD
    if source.text_sha256 not in (None, one.document.version.sha256):
        raise BadRequestError(say("coding.other_version", language, file=path, id=source.id))
    return Desk(folder, case, source, one, coder, now, withheld, language)


def _case(folder: Path, language: str) -> Case:
    if not folder.is_dir():
        raise BadRequestError(say("coding.case_is_file", language, file=folder))
    reading = read_isolated(folder)
    if reading.case is None:
        raise BadRequestError("\n".join(problem.line(language) for problem in reading.errors))
    return reading.case


def _path(document: Path, folder: Path, case: Case) -> Path:
    """The file meant: the one named, or that of the source of this id."""
    if document.exists():
        return document
    named = (file_of(folder, source) for source in case.sources if source.id == str(document))
    return next((file for file in named if file is not None), document)


def _source(one: Imported, path: Path, folder: Path, case: Case, name: str) -> Source | None:
    """The one source that this document is: by its place, or by the hash of bytes or text."""
    for source in case.sources:
        if source.file is not None and (folder / source.file).resolve() == path.resolve():
            return source
    document = one.document
    found = [
        source
        for source in case.sources
        if source.sha256 == document.sha256 or source.text_sha256 == document.version.sha256
    ]
    return found[0] if len(found) == 1 else next((s for s in found if s.id == name), None)


def _registered(
    one: Imported, folder: Path, case: Case, language: str, *, withhold: bool
) -> Source:
    """A document new to the case: with its text withheld it is entered, else it is imported first.

    What comes into a case's folder with its words is the person's to decide.
    """
    if not withhold:
        raise BadRequestError(say("coding.no_source_of_case", language, file=one.path, case=folder))
    taken = {source.id for source in case.sources}
    number = next(n for n in range(1, len(taken) + 2) if f"s{n}" not in taken)
    source = Source(
        f"s{number}",
        sha256=one.document.sha256,
        text_sha256=one.document.version.sha256,
        text=TextKept.WITHHELD,
    )
    entries = folder / "sources.yaml"
    there = entries.read_text(encoding="utf-8") if entries.exists() else ""
    ending = "" if not there or there.endswith("\n") else "\n"
    write_whole(entries, f"{there}{ending}{formats.sources_yaml((source,))}", language)
    return source
