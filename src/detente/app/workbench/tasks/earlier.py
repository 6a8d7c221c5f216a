"""The brief of a version that is no longer the newest: to be read, nothing to try or to edit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from detente.app.analyze import analyze
from detente.app.jobs import ANSWER_WITHIN
from detente.app.workbench.tasks.common import Progress, weighing
from detente.formats import read
from detente.reports.brief import brief_section


def brief_as_it_was(folder: Path, request: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """The brief in the ``language`` for all who can negotiate.

    Gives ``section`` (HTML, without links into a page beside it) and ``partial``; for a case with
    too little to analyse ``missing``, in sentences.
    """
    language = request["language"]
    reading = read(folder)
    if reading.case is None:
        return {"missing": [each.words(language) for each in reading.errors]}
    analysis = analyze(
        reading.case,
        time_limit=ANSWER_WITHIN,
        progress=weighing(progress, language),
        language=language,
    )
    return {
        "missing": [],
        "section": brief_section(analysis, language),
        "partial": analysis.partial is not None,
    }
