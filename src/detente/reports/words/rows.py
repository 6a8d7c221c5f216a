"""The rows of the brief in words: what each package is called."""

from __future__ import annotations

from detente.analysis.overview import Analysis, Row
from detente.reports.words.names import Names


def row_name(names: Names, row: Row) -> str:
    """``Today``, ``No deal``, ``Consulates: Reopened``, ``Broad package``."""
    if row.kind == "first_step" and row.package is not None:
        return names.choices(moved(row))
    return names.say(f"brief.row.{row.kind}")


def row_note(names: Names, analysis: Analysis, row: Row) -> str:
    """What a row is, below its name: ``first step 2``, ``moves four issues``."""
    if row.kind == "broad":
        count = len(row.moves)
        return names.say("brief.row_note.broad", count=count, number=names.number(count))
    if row.kind == "first_step":
        return step_name(names, analysis, row)
    return names.say(f"brief.row_note.{row.kind}")


def step_name(names: Names, analysis: Analysis, row: Row) -> str:
    """``first step 2``; without a number where the brief shows only one."""
    steps = [each.ref for each in analysis.brief.rows if each.kind == "first_step"]
    if len(steps) == 1:
        return names.say("brief.row_note.first_step")
    return names.say("brief.row_note.numbered_step", number=steps.index(row.ref) + 1)


def moved(row: Row) -> tuple[tuple[str, str], ...]:
    """The issues a row moves, with the options it moves them to."""
    chosen = row.package.as_dict() if row.package else {}
    return tuple((issue, chosen[issue]) for issue in row.moves if issue in chosen)


def row_by_ref(analysis: Analysis, ref: str) -> Row | None:
    """The row of the brief with that reference."""
    return next((row for row in analysis.brief.rows if row.ref == ref), None)


def ref_name(names: Names, analysis: Analysis, ref: str) -> str:
    """A row in short, by its reference: ``first step 2``; what was written where it is no row."""
    row = row_by_ref(analysis, ref)
    if row is None:
        return ref
    return step_name(names, analysis, row) if row.kind == "first_step" else row_name(names, row)
