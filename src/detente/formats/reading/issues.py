"""What must be settled, and the ways to settle it."""

from __future__ import annotations

from detente.case import Contingency, Issue, Option, Range, Withdrawal
from detente.formats.document import Mapping, Scalar, absent
from detente.formats.limits import ISSUES, NAME_LENGTH, OPTIONS
from detente.formats.reading.parties import is_text
from detente.formats.reading.parts import Numeric, read_option
from detente.formats.reading.spot import Spot

ISSUE = (
    "name",
    "track",
    "options",
    "range",
    "status_quo",
    "decided_by",
    "carried_out_by",
    "note",
    "replaces",
    "withdrawn",
)
_IF = ("if", "then", "else")
OPTION = ("name", "readings", *_IF, "replaces", "withdrawn")
RANGE = ("min", "max", "step", "unit")


def read_issues(spot: Spot) -> tuple[Issue, ...]:
    """Every issue; one with neither options nor range that could be read is noted as broken."""
    return tuple(_issue(issue, at) for issue, at in spot.entries(ISSUES))


def numeric_issues(issues: tuple[Issue, ...]) -> Numeric:
    """The issues whose options are numbers."""
    return frozenset(issue.id for issue in issues if issue.range is not None)


def _issue(issue: str, spot: Spot) -> Issue:
    fields = spot.fields(*ISSUE)
    limits = _range(fields["range"]) if "range" in fields else None
    options = _options(fields["options"]) if "options" in fields else ()
    if "range" in fields and "options" in fields:
        depends = any(option.contingent for option in options)
        spot.fault("contingent_on_range" if depends else "range_and_options")
    if limits is None and not options:
        spot.log.broken.add(issue)
        if "range" not in fields and "options" not in fields:
            spot.fault("no_options")
    numeric = frozenset([issue]) if limits else frozenset()
    return Issue(
        issue,
        fields["name"].text(NAME_LENGTH) if "name" in fields else None,
        fields["track"].word() if "track" in fields else None,
        () if limits else options,
        limits,
        read_option(fields["status_quo"], issue, numeric) if "status_quo" in fields else None,
        fields["decided_by"].words() if "decided_by" in fields else (),
        fields["carried_out_by"].words() if "carried_out_by" in fields else (),
        fields["note"].text() if "note" in fields else None,
        fields["replaces"].words() if "replaces" in fields else (),
        _withdrawn(fields["withdrawn"]) if "withdrawn" in fields else None,
    )


def _options(spot: Spot) -> tuple[Option, ...]:
    if not isinstance(spot.node, Mapping):
        return tuple(Option(word) for word in spot.words())
    return tuple(_option(option, at) for option, at in spot.entries(OPTIONS))


def _option(option: str, spot: Spot) -> Option:
    if absent(spot.node):
        return Option(option)
    if is_text(spot) and not _depends(spot):
        return Option(option, spot.text(NAME_LENGTH))
    fields = spot.fields(*OPTION)
    readings = fields["readings"].entries() if "readings" in fields else []
    read = ((party, at.text()) for party, at in readings)
    return Option(
        option,
        fields["name"].text(NAME_LENGTH) if "name" in fields else None,
        tuple((party, words) for party, words in read if words is not None),
        _contingency(spot, fields),
        fields["replaces"].words() if "replaces" in fields else (),
        _withdrawn(fields["withdrawn"]) if "withdrawn" in fields else None,
    )


def _depends(spot: Spot) -> bool:
    """Whether ``if`` stands here, which looks like the code of a language and is none."""
    return isinstance(spot.node, Mapping) and spot.node.get("if") is not None


def _contingency(spot: Spot, fields: dict[str, Spot]) -> Contingency | None:
    """Event, option if it happens, option if not; all three or none."""
    if not set(_IF) & set(fields):
        return None
    for key in _IF:
        if key not in fields:
            spot.fault("missing_key", key=key)
    event, then, otherwise = (fields[key].word() if key in fields else None for key in _IF)
    if event is None or then is None or otherwise is None:
        return None
    return Contingency(event, then, otherwise)


def _withdrawn(spot: Spot) -> Withdrawal | None:
    """A day or *true*; *false* says that it still stands."""
    if not isinstance(spot.node, Scalar) or spot.node.text[:1].isdigit():
        day = spot.date()
        return None if day is None else Withdrawal(day)
    return Withdrawal() if spot.yes_no("needs_day_or_truth") else None


def _range(spot: Spot) -> Range | None:
    fields = spot.fields(*RANGE)
    ends = [fields[key].number() if key in fields else None for key in ("min", "max")]
    for key in ("min", "max"):
        if key not in fields:
            spot.fault("missing_key", key=key)
    low, high = ends
    if low is None or high is None:
        return None
    step = fields["step"].number() if "step" in fields else None
    unit = fields["unit"].text(NAME_LENGTH) if "unit" in fields else None
    return Range(low, high, step, unit)
