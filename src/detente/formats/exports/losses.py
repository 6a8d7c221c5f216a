"""What tables of utilities cannot carry of a case, each thing by its name.

Every part of a case that is neither a weight, a value nor the worth of no deal stands here. A
format that does carry one names its code among ``keeps``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from detente.case import (
    AboutEqual,
    AmongTop,
    Basis,
    Case,
    Differs,
    Direction,
    Grade,
    Kind,
    Order,
    Prefers,
    Ratio,
    Shape,
    StepOver,
    Swings,
    Text,
    Value,
    Wants,
    Weight,
    WouldSign,
    WouldWalkAway,
    write_number,
)
from detente.formats.exports.export import Remark, remark
from detente.formats.exports.utilities import Additive

_SAID = Basis(grade=Grade.SAID)
"""What readers of such formats take every number to rest on."""

_ORDINAL = {
    "wants": Wants,
    "directions": Direction,
    "orders": Order,
    "swings": Swings,
    "prefers": Prefers,
    "would_sign": WouldSign,
    "would_walk_away": WouldWalkAway,
    "ratios": Ratio,
    "steps": StepOver,
    "differs": Differs,
    "about_equal": AboutEqual,
    "shapes": Shape,
    "among_top": AmongTop,
}
_REST = (
    *("red_lines", "constraints", "bodies", "undo", "events", "expectations", "roadmap"),
    *("sources", "claims", "tracks"),
)


def losses(case: Case, keeps: Collection[str] = ()) -> tuple[Remark, ...]:
    """What would be lost, in the order of the case; codes of the ``exports`` catalogue."""
    found = [*_of_case(case), *_of_parties(case), *_of_issues(case), *_of_statements(case)]
    found += _of_no_deal(case)
    ties = [link.id for link in case.linkages if link.kind != "worth"]
    parts = {kind: [one.id for one in getattr(case, kind)] for kind in _REST}
    found += [("linkages", ties), *parts.items()]
    return tuple(remark(f"loss.{code}", ids) for code, ids in found if ids and code not in keeps)


def lost_ranges(case: Case, kept: Collection[str] = ()) -> Iterator[Remark]:
    """The issues settled by a number that become options, but those a format keeps as ranges."""
    if found := [i.id for i in case.issues if i.range is not None and i.id not in kept]:
        yield remark("loss.ranges", found)


def lost_caps(utilities: Iterable[Additive]) -> Iterator[Remark]:
    """The parties of whom some package would become worth more than their cap."""
    for one in utilities:
        if one.cap is not None and one.cut_off:
            most, cap = write_number(one.most), write_number(one.cap)
            yield remark("loss.cap", (one.party,), cap=cap, most=most)


_Found = Iterator[tuple[str, list[str]]]


def _of_case(case: Case) -> _Found:
    yield "title", [case.id] if case.title else []
    yield "as_of", [case.as_of.isoformat()] if case.as_of else []
    yield "marking", [case.id] if case.marking else []
    yield "note", [case.id] if case.note else []


def _of_parties(case: Case) -> _Found:
    """Mediators have no utility; everybody else becomes a party like any other."""
    parties = case.parties
    yield "mediators", [p.id for p in parties if p.kind is Kind.MEDIATOR]
    yield "affected", [p.id for p in parties if p.kind is Kind.AFFECTED]
    yield "party_names", [p.id for p in parties if p.name != Text(plain=p.id)]
    yield "power", [p.id for p in parties if p.power is not None]
    yield "delegation", [p.id for p in parties if p.delegation]
    yield "party_notes", [p.id for p in parties if p.note]


def _of_issues(case: Case) -> _Found:
    issues = case.issues
    yield "issue_names", [i.id for i in issues if i.name not in (None, Text(plain=i.id))]
    yield "option_names", [i.id for i in issues if any(o.name for o in i.options)]
    yield "readings", [i.id for i in issues if any(o.readings for o in i.options)]
    yield "units", [i.id for i in issues if i.range and i.range.unit]
    yield "status_quo", [i.id for i in issues if i.status_quo is not None]
    yield "decided_by", [i.id for i in issues if i.decided_by]
    yield "carried_out_by", [i.id for i in issues if i.carried_out_by]
    yield "issue_notes", [i.id for i in issues if i.note]
    yield "replaces", [i.id for i in issues if i.replaces or any(o.replaces for o in i.options)]


def _of_statements(case: Case) -> _Found:
    told = [one for one in case.statements if one.basis.principal is not None]
    yield "instructions", [one.id for one in told]
    own = [one for one in case.statements if one.basis.principal is None]
    for code, kind in _ORDINAL.items():
        yield code, [one.id for one in own if isinstance(one, kind)]
    yield "same_words", [scale.holder for scale in case.scales if scale.same_words]
    numbers = [one for one in own if isinstance(one, Value | Weight)]
    yield "further", list(_further(numbers))
    worths = [link for link in case.linkages if link.kind == "worth"]
    spans = [one.id for one in numbers if one.interval is not None]
    spans += [link.id for link in worths if link.worth and link.worth.interval is not None]
    yield "intervals", spans
    yield "worths", [link.id for link in worths]
    rests = [(one.holder, one.basis) for one in numbers]
    rests += [(one.party, one.basis) for one in case.no_deal]
    yield "basis", _holders(holder for holder, basis in rests if basis != _SAID)


def _further(numbers: Iterable[Value | Weight]) -> Iterator[str]:
    """Numbers on a weight or value that has one already, as an answer may add."""
    seen: set[tuple[str, ...]] = set()
    for one in numbers:
        about = (one.holder, one.issue, *((one.option,) if isinstance(one, Value) else ()))
        if about in seen:
            yield one.id
        seen.add(about)


def _of_no_deal(case: Case) -> _Found:
    yield "no_deal_text", [one.party for one in case.no_deal if one.text or one.date]
    yield "no_deal_intervals", [one.party for one in case.no_deal if one.interval is not None]
    yield "no_deal_packages", [one.party for one in case.no_deal if one.comparisons]


def _holders(holders: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(holders))
