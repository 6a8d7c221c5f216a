"""A roadmap or advice as a document to take along: what the commands write with ``--out``."""

from __future__ import annotations

import base64
import tempfile
from pathlib import Path
from typing import Any

from detente.app.workbench.tasks.common import Progress, case_in
from detente.app.workbench.tasks.findings.common import reference_in
from detente.app.workbench.tasks.findings.party import advice_in

FILES = {"roadmap": ("docx", "md"), "advice": ("html", "md")}
"""What can be written, by the question it answers; the first is what most want."""


def filed(folder: Path, request: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """The ``question`` of a request as a file of that ``ending``, in base 64 (``content``)."""
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / f"{request['question']}.{request['ending']}"
        write = _roadmap if request["question"] == "roadmap" else _advice
        write(folder, request, path)
        return {"content": base64.b64encode(path.read_bytes()).decode("ascii")}


def _roadmap(folder: Path, request: dict[str, Any], path: Path) -> None:
    from detente.app.roadmap import roadmap, write_roadmap

    language = request["language"]
    case = case_in(folder, language)
    found = roadmap(
        case,
        reference_in(request),
        request["parties"],
        tolerance=request["tolerance"],
        time_limit=request["seconds"],
        language=language,
    )
    write_roadmap(case, found, path, lang=language)


def _advice(folder: Path, request: dict[str, Any], path: Path) -> None:
    from detente.app.advise import write_advice

    language = request["language"]
    case = case_in(folder, language)
    found = advice_in(case, request)
    write_advice(case, found, path, lang=language)
