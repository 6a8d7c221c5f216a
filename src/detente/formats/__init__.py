"""Reading and writing cases: our own document in three spellings, and other programs' files.

Reading gathers every problem with its place; writing is all or nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import Any

from detente.case import Case
from detente.formats.answers_file import answer_ids, append_answer
from detente.formats.exports.export import CannotWrite, Export, Remark, WouldLose
from detente.formats.files import holder_of, read, read_text
from detente.formats.problems import BadFile, Problem, Reading
from detente.formats.request import ReadingRequest
from detente.formats.saving import (
    claims_text,
    convert,
    export,
    holder_name,
    json_text,
    sources_yaml,
    write,
    yaml_text,
)

__all__ = [
    "BadFile",
    "CannotWrite",
    "Export",
    "Problem",
    "Reading",
    "ReadingRequest",
    "Remark",
    "WouldLose",
    "answer_ids",
    "append_answer",
    "claims_text",
    "convert",
    "export",
    "holder_name",
    "holder_of",
    "json_text",
    "load",
    "read",
    "read_text",
    "schema",
    "sources_yaml",
    "write",
    "yaml_text",
]


def load(
    path: str | Path,
    *,
    profiles: Iterable[str] = (),
    repair: bool = False,
    encoding: str | None = None,
    language: str = "en",
) -> Case:
    """The case at a path, in any format that is read.

    ``profiles`` are the base names of those to take as parties, where a format has a profile per
    party (default: all). ``repair`` mends what can be mended without guessing; each place is in
    the case's note. ``encoding`` is for text that declares none and is not UTF-8. Raises `BadFile`
    with every error, each with its place and the mend.

    Reads in this process, with the caps of each format. For files of strangers use a process that
    may be killed, as the command line does.
    """
    reading = read(Path(path), ReadingRequest(tuple(profiles), repair, encoding))
    if reading.case is None:
        raise BadFile(reading.errors, language)
    return reading.case


def schema() -> dict[str, Any]:
    """The published JSON Schema of the case file (draft 2020-12), for editors and other programs.

    It knows keys and shapes; what refers to what, and what contradicts what, `read` alone finds.
    """
    published = resources.files(__name__) / "case.schema.json"
    found: dict[str, Any] = json.loads(published.read_text(encoding="utf-8"))
    return found
