"""What is no longer on the table, and what was said of it: kept, and without part in any answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from detente.analysis.overview import Analysis
from detente.case import withdrawn_elements
from detente.reports.words.evidence import element_words
from detente.reports.words.names import Names, capital


@dataclass(frozen=True, slots=True)
class WithdrawnView:
    """Issues and options taken off the table, and the elements that fell silent with them."""

    agenda: tuple[str, ...]
    silent: tuple[str, ...]


def withdrawn_view(names: Names, analysis: Analysis) -> WithdrawnView | None:
    """Everything withdrawn in the case as it is written; None where nothing is."""
    found = withdrawn_elements(analysis.whole)
    if not found:
        return None
    whole = Names(analysis.whole, names.language)
    gone = {path for path, _ in found}
    on_agenda = tuple(
        _since(whole, _agenda(whole, path), day)
        for path, day in found
        # An option of a withdrawn issue need not be named beside it.
        if path.startswith("issues.") and not any(path.startswith(f"{one}.") for one in gone)
    )
    silent = tuple(
        _since(whole, element_words(whole, path), day)
        for path, day in found
        if not path.startswith("issues.")
    )
    return WithdrawnView(on_agenda, silent)


def _agenda(names: Names, path: str) -> str:
    """The issue or option of a path; ids may have dots of their own."""
    for issue in names.case.issues:
        if path == f"issues.{issue.id}":
            return names.issue(issue.id)
        for option in issue.options:
            if path == f"issues.{issue.id}.options.{option.id}":
                return names.choice(issue.id, option.id)
    return path


def _since(names: Names, what: str, day: date | None) -> str:
    if day is None:
        return capital(what)
    return names.say("report.agenda.since", what=capital(what), day=names.date(day))
