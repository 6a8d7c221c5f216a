"""What must be settled, and the ways to settle it."""

from __future__ import annotations

from detente.case import Issue, Option, Range
from detente.formats.document import Mapping, absent
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
)
OPTION = ("name", "readings")
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
        spot.fault("range_and_options")
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
    )


def _options(spot: Spot) -> tuple[Option, ...]:
    if not isinstance(spot.node, Mapping):
        return tuple(Option(word) for word in spot.words())
    return tuple(_option(option, at) for option, at in spot.entries(OPTIONS))


def _option(option: str, spot: Spot) -> Option:
    if absent(spot.node):
        return Option(option)
    if is_text(spot):
        return Option(option, spot.text(NAME_LENGTH))
    fields = spot.fields(*OPTION)
    readings = fields["readings"].entries() if "readings" in fields else []
    read = ((party, at.text()) for party, at in readings)
    return Option(
        option,
        fields["name"].text(NAME_LENGTH) if "name" in fields else None,
        tuple((party, words) for party, words in read if words is not None),
    )


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
