"""The case as it would be with elements left out or moved, and what flips then."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from detente.analysis.agreements import acceptance
from detente.analysis.overview import Analysis, Difference, Row, difference
from detente.analysis.overview.brief import cell
from detente.analysis.overview.survival import Passage
from detente.analysis.preferences import Outlook
from detente.app.analyze import LONGEST, analyze
from detente.app.requests import BadRequestError
from detente.app.trying.moving import moved
from detente.case import Answer, Case, element_index
from detente.case.check import check
from detente.i18n import say


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Two analyses, of the case as it is and as it would be, and what differs between them.

    ``dropped`` are the rows of the base's brief that the changed one has no more, as the parties
    would judge them then: without them a cell could flip and nobody would see it.
    """

    base: Analysis
    changed: Analysis
    difference: Difference
    dropped: tuple[Row, ...]

    @property
    def shown(self) -> Analysis:
        """The changed analysis with the dropped rows at the end of its brief."""
        rows = (*self.changed.brief.rows, *self.dropped)
        return replace(self.changed, brief=replace(self.changed.brief, rows=rows))


def changed_case(
    case: Case,
    without: Iterable[str] = (),
    moves: Mapping[str, str] | None = None,
    language: str = "en",
) -> Case:
    """The case with some elements moved and others left out, by path or demand id.

    ``moves`` are an element's id and what it is moved to (`moving.movable`). Raises
    `BadRequestError` for an element the case does not have, for what it cannot be moved to, and
    where the case would not hold together then.
    """
    whole = case
    for element_id, to in (moves or {}).items():
        case = _moved(case, element_id, to, language)
    for element_id in without:
        try:
            case = case.without(element_id)
        except KeyError:
            raise _unknown(element_id, language) from None
    sound = {(fault.path, fault.code) for fault in check(whole)}
    for fault in check(case):
        if fault.severity == "error" and (fault.path, fault.code) not in sound:
            raise BadRequestError(fault.words(language))
    return case


def what_if(
    case: Case,
    without: Iterable[str] = (),
    moves: Mapping[str, str] | None = None,
    parties: Iterable[str] | None = None,
    *,
    base: Analysis | None = None,
    time_limit: float | None = None,
    language: str = "en",
) -> WhatIf:
    """What flips where some elements are left out or moved: both analyses and their difference.

    ``base`` is the analysis of the case as it is, for the same parties, where there is one already.
    Causes are looked for where several elements change, of cells only: of the rest a whole analysis
    per change would be needed. ``time_limit`` is in seconds for everything together (default 120).
    Raises `BadRequestError` as `changed_case` and `analyze` do.
    """
    deadline = time.monotonic() + (LONGEST if time_limit is None else time_limit)
    other = changed_case(case, without, moves, language)
    chosen = None if parties is None else list(parties)
    if base is None:
        base = analyze(case, chosen, time_limit=_left(deadline) / 2, language=language)
    changed = analyze(other, chosen, time_limit=_left(deadline), beside=base, language=language)
    found = difference(base, changed, deadline=deadline, causes_of=("cell",))
    return WhatIf(base, changed, found, dropped_rows(base, changed))


def dropped_rows(base: Analysis, changed: Analysis) -> tuple[Row, ...]:
    """The rows that only the base's brief has, judged in the changed case, where it has them."""
    there = {row.ref for row in changed.brief.rows}
    onward = Passage(base.whole, changed.whole)
    outlooks = {party: Outlook(changed.case, party) for party in changed.brief.columns}
    rows: list[Row] = []
    for row in base.brief.rows:
        if row.ref in there or row.package is None:
            continue
        fate = onward.carry(row.package)
        if fate.status == "survives":
            cells = tuple(
                cell(changed.case, party, acceptance(outlook, fate.package), ())
                for party, outlook in outlooks.items()
            )
            rows.append(replace(row, package=fate.package, cells=cells))
    return tuple(rows)


def _moved(case: Case, element_id: str, to: str, language: str) -> Case:
    try:
        kind, position = element_index(case).find(element_id)
    except KeyError:
        raise _unknown(element_id, language) from None
    elements = getattr(case, kind)
    was: Any = elements[position]
    if isinstance(was, Answer):
        now: Any = replace(was, says=moved(case, was.says, to, language))
    else:
        now = moved(case, was, to, language)
    changed: dict[str, Any] = {kind: (*elements[:position], now, *elements[position + 1 :])}
    return replace(case, **changed)


def _unknown(element_id: str, language: str) -> BadRequestError:
    return BadRequestError(say("whatif.unknown", language, element=element_id[:120]))


def _left(deadline: float) -> float:
    return max(0.0, deadline - time.monotonic())
