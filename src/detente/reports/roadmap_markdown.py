"""A roadmap as Markdown: headings, lists and tables, and nothing that a case could add to them.

Whatever a person wrote is text: every sign that Markdown or HTML gives a meaning is escaped, and
line breaks inside it become spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from detente.analysis.roadmap import Roadmap
from detente.case import Case
from detente.reports.brief_docx import printable
from detente.reports.views.brief import as_of, marking
from detente.reports.views.roadmap import COLUMNS, Grid, StageView, outline
from detente.reports.words.hyphens import without_breaks
from detente.reports.words.names import Names

_ANYWHERE = re.compile(r"([\\`*_{}\[\]<>#|~&@$^])")
_INSIDE = re.compile(r"([.:])(?=\S)")
"""Addresses (``www.``, ``http:``) and signs by name (``:x:``): some programs make more of them."""
_AT_START = re.compile(r"^(\d*)([-+=.)])")


def roadmap_markdown(case: Case, finding: Roadmap, language: str) -> str:
    """The roadmap as a Markdown document with tables as GitHub draws them."""
    names = Names(case, language)
    return "\n".join(_lines(names, finding)) + "\n"


def plain(words: str) -> str:
    """Words as text on one line, whatever signs they hold.

    Only what has a meaning where it stands is escaped, so that the file is pleasant to read as it
    is: escaping every sign was the rejected alternative.
    """
    line = " ".join(printable(without_breaks(words)).split())
    line = _INSIDE.sub(r"\\\1", _ANYWHERE.sub(r"\\\1", line))
    return _AT_START.sub(r"\1\\\2", line)


def _lines(names: Names, finding: Roadmap) -> Iterator[str]:
    found = outline(names, finding)
    yield f"# {plain(names.title())}"
    yield from ("", f"{plain(as_of(names))} · {plain(marking(names))}")
    yield from ("", f"## {plain(names.say('roadmap.heading'))}")
    yield from ("", f"**{plain(found.package)}** {plain(found.parties)}", "")
    yield from (f"- {plain(words)}" for words in (*found.sentences, *found.asides))
    if found.stages:
        yield from ("", f"## {plain(names.say('roadmap.timeline.heading'))}")
    for stage in found.stages:
        yield from _stage(names, stage)
    if found.corridor.rows:
        yield from _table(names, names.say("roadmap.corridor.heading"), found.corridor)
    if found.stages:
        yield from _table(names, names.say("roadmap.stops.heading"), found.stops)
    for heading, sentences in found.lists:
        if sentences:
            yield from ("", f"## {plain(heading)}", "")
            yield from (f"- {plain(words)}" for words in sentences)


def _stage(names: Names, stage: StageView) -> Iterator[str]:
    yield from ("", f"### {plain(stage.heading)}", "")
    columns = ("step", *COLUMNS)
    yield _row([names.say(f"roadmap.column.{column}") for column in columns])
    yield _rule(len(columns))
    for step in stage.steps:
        move = " – ".join((step.move, *step.notes))
        yield _row([move, *(cell or "–" for cell in step.cells)])
    yield ""
    yield from (f"- {plain(words)}" for words in stage.after)


def _table(names: Names, heading: str, grid: Grid) -> Iterator[str]:
    yield from ("", f"## {plain(heading)}", "")
    yield _row([names.say("roadmap.column.stage"), *grid.heads])
    yield _rule(len(grid.heads) + 1)
    for head, cells in grid.rows:
        yield _row([head, *("; ".join(lines) for lines in cells)])
    if grid.note:
        yield from ("", plain(grid.note))


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(plain(cell) for cell in cells)} |"


def _rule(columns: int) -> str:
    return f"|{' --- |' * columns}"
