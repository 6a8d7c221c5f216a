"""The brief as plain values: what its template and its document print, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from detente.analysis.overview import Analysis, Cell, Row
from detente.case import Grade, contested
from detente.reports.views.fit import Setting, setting
from detente.reports.words.assumptions import assumption
from detente.reports.words.blocks import blocks
from detente.reports.words.cell import acceptance, deciding, otherwise
from detente.reports.words.could import consents_line, could, could_shortly, could_words
from detente.reports.words.evidence import contradicted, path_of
from detente.reports.words.hyphens import breakable
from detente.reports.words.names import Names
from detente.reports.words.precision import one_by_one
from detente.reports.words.questions import find_out
from detente.reports.words.roadmap import first_stage
from detente.reports.words.rows import moved, row_name, row_note
from detente.reports.words.within_reach import within_reach

MOST_ASSUMPTIONS = 3
HASH_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Column:
    """A party of the matrix."""

    party: str
    name: str
    group: str
    """``principal_in``, ``affected_out`` and so on: its kind, and whether it negotiates here."""


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell: the acceptance as key and word, what decides it, and what that rests on."""

    party: str
    acceptance: str
    word: str
    deciding: str
    grade: str
    grade_word: str
    otherwise: str
    """The acceptance without the possible red lines, where it is another."""
    because: str
    """The element that decides it, by path or demand id."""
    could: str = ""
    """What a party not at the table by right could do, where its own words stand above."""


@dataclass(frozen=True, slots=True)
class RowView:
    """A row of the matrix; ``ref`` is what the package goes by on the command line."""

    kind: str
    name: str
    note: str
    cells: tuple[CellView, ...]
    ref: str = ""


@dataclass(frozen=True, slots=True)
class BriefView:
    """Everything on the page. ``groups`` are (key, words, number of columns)."""

    title: str
    as_of: str
    marking: str
    negotiating: str
    sentences: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, str, int], ...]
    columns: tuple[Column, ...]
    rows: tuple[RowView, ...]
    broad: str
    flips: tuple[str, ...]
    grades: tuple[tuple[str, str, str], ...]
    setting: Setting
    partial: bool
    made_with: str
    case_hash: str


@dataclass(frozen=True, slots=True)
class _Room:
    """How much may be said: letters of a name, groups of cells per assumption, issues listed.

    ``could`` is what is said of those affected: *full*, *short* (no name in it), or *silent* (only
    where nothing else is known of them).
    """

    longest: int
    groups: int
    issues: int
    could: Literal["full", "short", "silent"]


_ROOM = (
    _Room(64, 2, 12, "full"),
    _Room(64, 1, 12, "full"),
    _Room(64, 1, 12, "short"),
    _Room(64, 1, 6, "short"),
    _Room(64, 1, 4, "short"),
    _Room(48, 1, 4, "short"),
    _Room(64, 1, 0, "short"),
    _Room(36, 1, 4, "silent"),
    _Room(26, 1, 0, "silent"),
)


def brief_view(analysis: Analysis, language: str) -> BriefView:
    """The brief in a language: the fullest version that fits one page.

    No number in it has decimals.
    """
    made = None
    for room in _ROOM:
        made = _made(analysis, language, room)
        if made.setting.fits:
            break
    assert made is not None
    return made


def _made(analysis: Analysis, language: str, room: _Room) -> BriefView:
    names = Names(analysis.case, language, brief=True, longest=room.longest)
    columns = tuple(_column(names, analysis, party) for party in analysis.brief.columns)
    rows = tuple(_row(names, analysis, row, columns, room) for row in analysis.brief.rows)
    said = sentences(names, analysis)
    flips = _flips(names, analysis, room.groups)
    broad = _broad(names, analysis, room.issues)
    return BriefView(
        title=names.title(),
        as_of=as_of(names),
        marking=marking(names),
        negotiating=names.parties(analysis.parties),
        sentences=said,
        groups=tuple(_groups(names, columns)),
        columns=columns,
        rows=rows,
        broad=broad,
        flips=flips,
        grades=tuple(
            (str(grade), names.grade(grade), names.say(f"grades.meaning.{grade}"))
            for grade in Grade
        ),
        setting=_setting(names, analysis, columns, rows, said, (broad, *flips)),
        partial=analysis.partial is not None,
        made_with=names.say("brief.made_with", version=analysis.version),
        case_hash=names.say("brief.case_hash", hash=analysis.case_hash[:HASH_SHOWN]),
    )


def _flips(names: Names, analysis: Analysis, groups: int) -> tuple[str, ...]:
    """What would flip a cell; where sources contradict each other on it, who says otherwise."""
    disputed = {one.element: one for one in contested(analysis.case)}
    made = []
    for each in analysis.brief.assumptions[:MOST_ASSUMPTIONS]:
        words = assumption(names, analysis, each, groups)
        if (found := disputed.get(path_of(each.element))) is not None:
            words = f"{words} {contradicted(names, found)}"
        made.append(words)
    return tuple(made)


def _setting(
    names: Names,
    analysis: Analysis,
    columns: Sequence[Column],
    rows: Sequence[RowView],
    said: Sequence[tuple[str, str]],
    lines: Sequence[str],
) -> Setting:
    told = {
        cell.party
        for row in analysis.brief.rows
        for cell in row.cells
        if cell.because is not None or could(names, analysis, row.ref, cell.party)
    }
    heads = ["", *(column.name for column in columns)]
    return setting(
        [column.party in told for column in columns],
        [heads, *([f"{row.name}\n{row.note}", *map(_lines, row.cells)] for row in rows)],
        [text for _, text in said],
        lines,
    )


def _lines(cell: CellView) -> str:
    """What a cell prints, line by line, with room for its shape and its mark."""
    shape = "#" if cell.acceptance == "unknown" else "##"
    said = (f"{shape} {cell.word}", f"{cell.deciding} #", cell.otherwise, cell.could)
    return "\n".join(line for line in said if line)


def as_of(names: Names) -> str:
    """``As of 1 November 2026``; says so where nobody stated a date."""
    day = names.case.as_of
    return names.say("brief.as_of", date=names.date(day)) if day else names.say("brief.no_date")


def marking(names: Names) -> str:
    """How the page is to be handled; says so where nobody stated it."""
    words = names.case.marking
    if words is None:
        return names.say("brief.no_marking")
    return names.say("brief.marking", marking=names.text(words))


def sentences(names: Names, analysis: Analysis) -> tuple[tuple[str, str], ...]:
    """The three sentences, and a line each on consents and the first stage, with their labels."""
    said = (
        (names.say("brief.within_label"), within_reach(names, analysis)),
        (names.say("brief.blocks_label"), blocks(names, analysis)),
        (names.say("ratification.line.label"), consents_line(names, analysis)),
        (names.say("ratification.line.stage"), first_stage(names, analysis)),
        (names.say("brief.find_out_label"), find_out(names, analysis)),
    )
    return tuple((label, words) for label, words in said if words)


def _column(names: Names, analysis: Analysis, party: str) -> Column:
    kind = names.case.party(party).kind
    where = "in" if party in analysis.parties else "out"
    return Column(party, breakable(names.party(party)), f"{kind}_{where}")


def _groups(names: Names, columns: Iterable[Column]) -> Iterable[tuple[str, str, int]]:
    for group, members in groupby(columns, key=lambda column: column.group):
        yield group, names.say(f"brief.group.{group}"), len(tuple(members))


def _row(
    names: Names, analysis: Analysis, row: Row, columns: Iterable[Column], room: _Room
) -> RowView:
    cells = {cell.party: cell for cell in row.cells}
    return RowView(
        kind=row.kind,
        name=breakable(row_name(names, row)),
        note=row_note(names, analysis, row),
        cells=tuple(_cell(names, analysis, row, cells[c.party], room) for c in columns),
        ref=row.ref,
    )


def _cell(names: Names, analysis: Analysis, row: Row, cell: Cell, room: _Room) -> CellView:
    said = breakable(deciding(names, row, cell))
    power = breakable(_could(names, analysis, row, cell, room))
    if cell.reason == "nothing_known" and power:
        said, power = power, ""
    elif room.could == "silent":
        power = ""
    return CellView(
        party=breakable(names.party(cell.party)),
        acceptance=str(cell.acceptance),
        word=acceptance(names, cell.acceptance),
        deciding=said,
        grade=str(cell.grade or ""),
        grade_word=names.grade(cell.grade) if cell.grade else "",
        otherwise=otherwise(names, cell),
        because=cell.because or "",
        could=power,
    )


def _could(names: Names, analysis: Analysis, row: Row, cell: Cell, room: _Room) -> str:
    """The plainest thing an affected party could do about the row's package."""
    found = could(names, analysis, row.ref, cell.party)
    if not found:
        return ""
    return (could_words if room.could == "full" else could_shortly)(names, found[0])


def _broad(names: Names, analysis: Analysis, most: int) -> str:
    row = next((row for row in analysis.brief.rows if row.kind == "broad"), None)
    if row is None or not row.moves or not most:
        return ""
    chosen = [names.choice(issue, option) for issue, option in moved(row)]
    if len(chosen) > most + 1:
        more = names.say("brief.more", number=names.number(len(chosen) - most))
        chosen = [*chosen[:most], more]
    key = "broad_central" if row.solution is not None and analysis.central else "broad_in_full"
    full = names.say(f"brief.{key}", package="; ".join(chosen))
    if row.solution is not None and one_by_one(names, analysis.held):
        return f"{full} {names.say('report.precision.brief')}"
    return full
