"""What flips where something is left out or moved: sentences, and where their cells stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.analysis.overview import Analysis, Change, Difference, Flipped
from detente.reports.views.beside import Beside, acceptance_word
from detente.reports.words import elements
from detente.reports.words.difference import flipped
from detente.reports.words.names import Names, capital
from detente.reports.words.rows import row_by_ref, row_name

MOST_OTHERS = 12
"""Findings beside the cells that are put into a sentence; the rest is counted."""
SPOKEN = (
    *("status", "zone", "authority", "solution", "conflicts", "ways_out", "ratification"),
    "step",
)
"""What is told beside the cells. Orders and roadmaps stand among the findings."""


@dataclass(frozen=True, slots=True)
class FlippedCell:
    """A cell that reads otherwise: its place on the page ("" where it has none), and why."""

    anchor: str
    row: str
    party: str
    before: str
    after: str
    after_key: str
    why: str


@dataclass(frozen=True, slots=True)
class WhatIfView:
    """Everything that is another: ``headline`` counts the cells, ``others`` are sentences."""

    headline: str
    count: int
    tried: tuple[str, ...]
    cells: tuple[FlippedCell, ...]
    others: tuple[str, ...]
    further: int
    partial: bool


def what_if_view(
    base: Analysis,
    changed: Analysis,
    found: Difference,
    laid: Beside,
    tried: Sequence[str],
    language: str,
) -> WhatIfView:
    """The view of a difference; ``laid`` is what the changed brief was drawn with.

    ``tried`` are the changes in words, as the reader made them.
    """
    names = Names(changed.case, language, brief=True)
    before = Names(base.case, language, brief=True)
    cells = [each for each in found.flipped if each.kind == "cell"]
    others = [each for each in found.flipped if each.kind in SPOKEN]
    told = tuple(_sentence(names, base, changed, each) for each in others[:MOST_OTHERS])
    count = len(cells)
    return WhatIfView(
        headline=_headline(names, count),
        count=count,
        tried=tuple(tried),
        cells=tuple(_cell(names, before, base, changed, each, found, laid) for each in cells),
        others=told,
        further=len(others) - len(told),
        partial=found.partial is not None and (base.partial or changed.partial) is not None,
    )


def _headline(names: Names, count: int) -> str:
    if not count:
        return names.say("whatif.no_cell")
    return capital(names.say("whatif.flipped", count=count, number=names.number(count)))


def _cell(
    names: Names,
    before: Names,
    base: Analysis,
    changed: Analysis,
    each: Flipped,
    found: Difference,
    laid: Beside,
) -> FlippedCell:
    ref, party = each.about
    several = len(found.changes) > 1
    why = [cause(before, names, one) for one in each.because] if several else []
    return FlippedCell(
        anchor=laid.cells.get((ref, party), ""),
        row=_row(before, base, names, changed, ref),
        party=names.party(party),
        before=acceptance_word(names, each.before),
        after=acceptance_word(names, each.after),
        after_key=each.after,
        why=names.say("whatif.because", causes="; ".join(why)) if why else "",
    )


def cause(before: Names, after: Names, made: Change) -> str:
    """A change by what it is about, in words; taken from the version that has the element."""
    names = before if made.how in ("removed", "withdrawn", "replaced") else after
    return names.quoted(elements.full(names, made.element))


def _row(before: Names, base: Analysis, names: Names, changed: Analysis, ref: str) -> str:
    """What a row is called: by its name in the brief that shows it, a broad one in short."""
    for said, analysis in ((names, changed), (before, base)):
        row = row_by_ref(analysis, ref)
        if row is not None:
            return row_name(said, row)
    return ref


def _sentence(names: Names, base: Analysis, changed: Analysis, each: Flipped) -> str:
    """A finding that is another: rows by the names they have in a brief, demands in words."""
    before = Names(base.case, names.language, brief=True)
    if each.kind == "ratification":
        about = names.quoted(_row(before, base, names, changed, each.about[0]))
        was, now = (_consent(names, value) for value in (each.before, each.after))
    elif each.kind in ("conflicts", "ways_out"):
        about, was, now = "", _demands(before, each.before), _demands(names, each.after)
    elif each.kind == "solution" and each.before and each.after:
        about = names.say(f"difference.solution.{each.about[0]}")
        one = names.say("difference.packages", count=1, number=names.number(1))
        was, now = one, names.say("whatif.another_package")
    else:
        return flipped(names, replace(each, because=()))
    words = names.say(f"difference.finding.{each.kind}", about=about, before=was, after=now)
    return capital(words)


def _demands(names: Names, value: str) -> str:
    """Sets of demands, in words: those of one set together, the sets one beside the other."""
    if not value:
        return names.say("difference.none")
    sets = (one.split(" + ") for one in value.split(" | "))
    return names.either(names.both(elements.short(names, e) for e in each) for each in sets)


def _consent(names: Names, value: str) -> str:
    word, *blockers = value.split(" | ")
    said = names.say(f"difference.value.ratification.{word}")
    if not blockers:
        return said
    who = names.both(dict.fromkeys(_blocker(names, one) for one in blockers))
    return names.say("difference.blocked", said=said, blockers=who)


def _blocker(names: Names, consent: str) -> str:
    """Who blocks: a party, or a body by its party."""
    known = {party.id for party in names.case.parties}
    return names.party(consent if consent in known else consent.partition(".")[0])
