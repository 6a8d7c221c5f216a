"""The brief as it would be with something left out or moved, and what flipped."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from detente.app.trying import Trial, changed_case, seen_of, trial, what_if
from detente.app.workbench.tasks.briefed import base_in, parties_in
from detente.app.workbench.tasks.common import Progress, case_in
from detente.case import Case, in_force
from detente.i18n import say
from detente.reports.brief import brief_section
from detente.reports.views.beside import beside
from detente.reports.views.resting import resting_view
from detente.reports.views.what_if import what_if_view
from detente.reports.words import elements
from detente.reports.words.names import Names

SECONDS = 40.0
"""For both analyses together: less than a job may take, so that the answer can be written."""


def tried(folder: Path, request: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """What flips for the ``parties`` without the paths ``without``, and with ``moves`` (pairs).

    What the case no longer has, and what cannot be moved so, is told in ``passed_over``
    (sentences); the rest is tried. Gives ``section`` (HTML), ``answer``, the view of what flipped,
    and ``seen``, a name for what would be changed; all None where nothing is left to try.
    """
    language = request["language"]
    case = case_in(folder, language)
    asked = trial(case, request["without"], request["moves"], language)
    passed = list(asked.passed_over)
    if not asked.paths:
        return {"section": None, "answer": None, "seen": None, "passed_over": passed}
    found = what_if(
        case,
        asked.without,
        dict(asked.moves),
        parties_in(case, request),
        base=base_in(folder, request),
        time_limit=SECONDS,
        language=language,
    )
    anchors = resting_view(found.base, language).anchors
    laid = beside(found.shown, anchors, language, found.base, found.difference, found.dropped)
    said = in_words(case, asked, language)
    view = what_if_view(found.base, found.changed, found.difference, laid, said, language)
    return {
        "section": brief_section(found.shown, language, laid),
        "answer": asdict(view),
        "seen": seen_of(folder, asked.paths),
        "passed_over": passed,
    }


def in_words(case: Case, asked: Trial, language: str) -> list[str]:
    """What is tried: what is left out, and what is moved to where."""
    names = Names(in_force(case), language)
    moved = changed_case(case, (), dict(asked.moves), language)
    later = Names(in_force(moved), language)
    return [
        *(say("whatif.left_out", language, element=_named(names, path)) for path in asked.asked),
        *(
            say("whatif.moved", language, element=elements.full(later, path))
            for path, _ in asked.moves
        ),
    ]


def _named(names: Names, path: str) -> str:
    """An element in words; several numbers by the first of them."""
    under = [said.id for said in names.case.statements if said.id.startswith(f"{path}.")]
    if elements.find(names, path).value is not None or not under:
        return elements.full(names, path)
    first = elements.full(names, under[0])
    more = len(under) - 1
    return names.say("whatif.and_more", first=first, count=more) if more else first
