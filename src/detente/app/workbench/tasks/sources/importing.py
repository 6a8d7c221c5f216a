"""Documents taken into a case: read, kept byte for byte, entered among its sources."""

from __future__ import annotations

import base64
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from detente.app.documents.case_folder import Added, add_to_case
from detente.app.documents.importing import Import, gathered
from detente.app.documents.opening import document_at
from detente.app.documents.readers import Outcome
from detente.app.requests import BadRequestError
from detente.app.workbench.tasks.common import Progress, case_in
from detente.i18n import say
from detente.sources.documents import BadDocument, DocumentProblem

_LONGEST_NAME = 100


def sources_imported(folder: Path, request: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Import the ``files`` of a request (name, content in base64) as the CLI does.

    Returns what came of each; one that cannot be read stops none of the others. Raises
    `BadRequestError` for no file at all.
    """
    language = request["language"]
    if not request["files"]:
        raise BadRequestError(say("desk.import.nothing", language))
    case = case_in(folder, language)
    # Beside the case's folder, in the folder of this job: whatever happens, it goes with the job.
    with tempfile.TemporaryDirectory(dir=folder.parent) as incoming:
        paths = _written(Path(incoming), request["files"])
        outcomes: list[Outcome] = []
        for number, path in enumerate(paths):
            progress(say("sources.import.progress", language), number, len(paths))
            outcomes.append(_outcome(path, request["encoding"] or None))
        found = gathered(paths, outcomes, title=request["title"] or None)
        added = add_to_case(
            found, folder, language, join_stories=request["join_stories"], case=case
        )
        return _told(found, added, language)


def _written(incoming: Path, files: Sequence[Sequence[str]]) -> list[Path]:
    """Each file in a folder of its own: two may have the same name."""
    paths = []
    for number, (name, content) in enumerate(files):
        path = incoming / str(number) / plain_name(name)
        path.parent.mkdir()
        path.write_bytes(base64.b64decode(content))
        paths.append(path)
    return paths


def plain_name(name: str) -> str:
    """The last part of a file's name, of letters, digits, blanks and a few signs; never a path."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = re.sub(r"[^\w .()+-]", "_", last).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[:_LONGEST_NAME]}{dot}{ending[-20:]}" if dot else plain[:_LONGEST_NAME] or "text"


def _outcome(path: Path, encoding: str | None) -> Outcome:
    try:
        return document_at(path, encoding=encoding)
    except BadDocument as error:
        return error.problem


def _told(found: Import, added: Added, language: str) -> dict[str, Any]:
    names = dict((*added.new, *added.known))
    return {
        "added": [[path.name, name] for path, name in added.new],
        "known": [[path.name, name] for path, name in added.known],
        "failed": [_failed(one.path.name, one.problem, language) for one in found.failed],
        "stories": [
            [names[found.documents[index].path] for index in group] for group in found.stories
        ],
        "about": {"count": len(added.new), "ids": ", ".join(name for _, name in added.new)},
    }


def _failed(name: str, problem: DocumentProblem, language: str) -> dict[str, Any]:
    words = say(f"sources.document.{problem.code}", language, **dict(problem.values))
    proposals = [[one.encoding, list(one.samples)] for one in problem.proposals]
    return {"name": name, "words": words, "proposals": proposals}
