"""Brief, report and analysis as files to take along."""

from __future__ import annotations

import base64
import json
import tempfile
from pathlib import Path
from typing import Any

from detente.analysis.overview import Analysis
from detente.app.analyze import analyze
from detente.app.workbench.tasks.briefed import SECONDS, parties_in
from detente.app.workbench.tasks.common import Progress, case_in
from detente.app.write import as_json, write_brief, write_report

KINDS = ("brief.html", "brief.docx", "report.html", "analysis.json")
"""What can be written; each is also the end of the file's name."""


def written(folder: Path, request: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """The file of a ``kind`` for the ``parties``, as ``content`` in base 64."""
    language, kind = request["language"], request["kind"]
    case = case_in(folder, language)
    chosen = parties_in(case, request)
    analysis = analyze(case, chosen, time_limit=SECONDS, progress=progress, language=language)
    return {"content": base64.b64encode(_content(analysis, kind, language)).decode("ascii")}


def _content(analysis: Analysis, kind: str, language: str) -> bytes:
    if kind == "analysis.json":
        values = as_json(analysis, language, full=True)
        return f"{json.dumps(values, ensure_ascii=False, indent=1)}\n".encode()
    write = write_report if kind == "report.html" else write_brief
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / kind
        write(analysis, path, language)
        return path.read_bytes()
