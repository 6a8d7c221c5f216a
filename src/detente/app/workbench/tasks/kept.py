"""What was tried becomes part of the case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from detente.app.requests import BadRequestError
from detente.app.trying import Trial, changed_case, keep, seen_of, trial
from detente.app.workbench.tasks.common import Progress, case_in
from detente.app.workbench.tasks.tried import in_words
from detente.case import Case, in_force
from detente.i18n import say
from detente.reports.words import elements
from detente.reports.words.names import Names


def kept(folder: Path, request: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """Write what is left out and moved into the folder; ``about`` tells the history what.

    Where what its author ``seen`` says otherwise now, or is gone, nothing is written, and
    ``conflict`` sets both side by side.
    """
    language = request["language"]
    case = case_in(folder, language)
    asked = trial(case, request["without"], request["moves"], language)
    seen = seen_of(folder, asked.paths)
    if seen != request["seen"]:
        rows = _rows(case, asked, language)
        rows += [{"label": one, "theirs": "", "mine": ""} for one in asked.passed_over]
        return {"conflict": {"seen": seen, "rows": rows}}
    if not asked.paths:
        raise BadRequestError("\n".join(asked.passed_over) or say("whatif.no_cell", language))
    told = "; ".join(in_words(case, asked, language))
    keep(folder, case, asked.without, dict(asked.moves), language)
    return {"about": {"tried": told}}


def _rows(case: Case, asked: Trial, language: str) -> list[dict[str, str]]:
    """What stands now beside what was tried, element by element."""
    names = Names(in_force(case), language)
    later = Names(in_force(changed_case(case, (), dict(asked.moves), language)), language)
    gone = say("whatif.leave_out", language)
    rows = [{"path": path, "mine": gone} for path in asked.without]
    rows += [{"path": path, "mine": elements.full(later, path)} for path, _ in asked.moves]
    return [
        {
            "label": path_words(names, row["path"]),
            "theirs": elements.full(names, row["path"]),
            "mine": row["mine"],
        }
        for row in rows
    ]


def path_words(names: Names, path: str) -> str:
    """Whose element it is."""
    owner = elements.find(names, path).owner
    return names.party(owner) if owner else names.say("whatif.facts")
