"""A plain CSV as a case: a row per option, a column of points per party, points that add up.

An empty cell is a gap and never 0. The rows of an issue may stand apart; issues and options keep
the order in which they first appear.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

from detente.case import Case, fault
from detente.formats.document import Place
from detente.formats.imports.case import Side, case_of
from detente.formats.imports.notes import name_of, note, plain, wrong
from detente.formats.imports.profile import Profile
from detente.formats.imports.reading import import_notes
from detente.formats.imports.topics import Topic
from detente.formats.limits import CSV_BYTES, ISSUES, OPTIONS, PARTIES
from detente.formats.log import Log
from detente.formats.problems import Refused
from detente.formats.request import AS_IT_STANDS, ReadingRequest
from detente.formats.table.cells import Row, rows_of
from detente.formats.table.numbers import Points
from detente.formats.table.shape import NO_DEAL, SEPARATOR_LINE, separator_of, unguarded
from detente.formats.text import decoded, refuse_above

NAME = "CSV"
_BESIDE = 2
"""Columns before the first party."""


def read_table(path: Path, log: Log, request: ReadingRequest = AS_IT_STANDS) -> Case | None:
    """The case of a CSV file; None where something is wrong, all of which is in the log.

    Raises `Refused` where nothing further can be said.
    """
    with path.open("rb") as stream:
        content = stream.read(CSV_BYTES + 1)
    refuse_above(CSV_BYTES, content, str(path))
    text = decoded(content, str(path), request)
    separator = separator_of(text)
    assert separator is not None
    named = SEPARATOR_LINE.match(text)
    rows = rows_of(text[named.end() :] if named else text, separator, str(path), 2 if named else 1)
    header = next(rows)
    if len(header.cells) < _BESIDE:
        raise Refused(fault("", "csv_header"), header.place())
    table = _Table(_parties(header, log), Points(separator, log), log)
    for row in rows:
        table.take(row, len(header.cells))
    if not table.options:
        wrong(log, header.place(), "csv_no_rows")
    if any(found.severity == "error" for found, _ in log.faults):
        return None
    topics = tuple(
        Topic(number, issue, "discrete", table.first[issue], tuple(options))
        for number, (issue, options) in enumerate(table.options.items(), 1)
    )
    sides = tuple(_sides(header, table, path, log))
    name = plain(path.stem).strip()
    return case_of(name or "case", topics, sides, import_notes(NAME, log), log)


def _name(cell: str, place: Place, log: Log) -> str | None:
    """A name as a case holds it; line breaks, which a case's names have none of, become blanks."""
    words = unguarded(cell)
    joined = " ".join(words.splitlines())
    if joined != words:
        note(log, place, "csv_line_break", name=joined)
    return name_of(joined, place, log)


def _parties(header: Row, log: Log) -> tuple[str | None, ...]:
    """The names of the parties; None for one that could not be read."""
    columns = range(_BESIDE, len(header.cells))
    if not columns:
        wrong(log, header.place(), "csv_no_parties")
    if len(columns) > PARTIES:
        limit = fault("", "too_many", found=len(columns), limit=PARTIES)
        raise Refused(limit, header.place(_BESIDE + PARTIES))
    names: list[str | None] = []
    for column in columns:
        name = _name(header.cells[column], header.place(column), log)
        if name is not None and name in names:
            first = header.place(_BESIDE + names.index(name))
            where = f"{first.line}:{first.column}"
            wrong(log, header.place(column), "key_twice", key=name, first=where)
        names.append(name)
    return tuple(names)


@dataclass(slots=True)
class _Table:
    """What the rows have said so far."""

    parties: tuple[str | None, ...]
    points: Points
    log: Log
    options: dict[str, dict[str, int]] = field(default_factory=dict)
    """The line on which each option of each issue stands."""
    first: dict[str, Place] = field(default_factory=dict)
    scores: dict[int, dict[str, list[tuple[str, Fraction]]]] = field(default_factory=dict)
    gaps: dict[int, list[Place]] = field(default_factory=dict)
    no_deal: dict[int, Fraction] = field(default_factory=dict)
    no_deal_line: int | None = None

    def take(self, row: Row, width: int) -> None:
        """One row after the header."""
        if len(row.cells) != width:
            found = len(row.cells)
            wrong(self.log, row.place(), "csv_row_length", found=found, known=width)
            return
        if not row.cells[1].strip() and row.cells[0].strip().casefold() in NO_DEAL:
            self._take_no_deal(row)
            return
        issue = _name(row.cells[0], row.place(0), self.log)
        if not row.cells[1]:
            wrong(self.log, row.place(1), "csv_no_option", issue=issue or "")
            return
        option = _name(row.cells[1], row.place(1), self.log)
        if issue is not None and option is not None and self._new(issue, option, row):
            self._take_points(issue, option, row)

    def _new(self, issue: str, option: str, row: Row) -> bool:
        """Keep an option of an issue; False, with an error, for one that is there already."""
        place = row.place(1)
        if issue not in self.options and len(self.options) >= ISSUES:
            raise Refused(fault("", "too_many", found=ISSUES + 1, limit=ISSUES), row.place())
        self.first.setdefault(issue, row.place())
        known = self.options.setdefault(issue, {})
        if option in known:
            both = f"{issue}, {option}"
            wrong(self.log, place, "key_twice", key=both, first=known[option])
            return False
        if len(known) >= OPTIONS:
            raise Refused(fault("", "too_many", found=OPTIONS + 1, limit=OPTIONS), place)
        known[option] = place.line or 0
        return True

    def _take_points(self, issue: str, option: str, row: Row) -> None:
        for number in range(len(self.parties)):
            place = row.place(_BESIDE + number)
            points = self.points.of(row.cells[_BESIDE + number], place)
            if points is None:
                self.gaps.setdefault(number, []).append(place)
            else:
                scores = self.scores.setdefault(number, {})
                scores.setdefault(issue, []).append((option, points))

    def _take_no_deal(self, row: Row) -> None:
        if self.no_deal_line is not None:
            key = row.cells[0].strip()
            wrong(self.log, row.place(), "key_twice", key=key, first=self.no_deal_line)
            return
        self.no_deal_line = row.place().line
        for number in range(len(self.parties)):
            column = _BESIDE + number
            points = self.points.of(row.cells[column], row.place(column))
            if points is not None:
                self.no_deal[number] = points


def _sides(header: Row, table: _Table, path: Path, log: Log) -> Iterator[Side]:
    """The parties with their points; gaps are noted once per party."""
    for number, party in enumerate(table.parties):
        assert party is not None
        place = header.place(_BESIDE + number)
        if gaps := table.gaps.get(number):
            note(log, gaps[0], "csv_gaps", party=party, count=len(gaps))
        scores = table.scores.get(number, {})
        weights = dict.fromkeys(table.options, Fraction(1)) if scores else {}
        profile = Profile(
            weights=weights,
            scores={issue: tuple(found) for issue, found in scores.items()},
            reservation=table.no_deal.get(number),
        )
        yield Side(party, plain(path.name), profile, place)
