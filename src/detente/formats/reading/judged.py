"""What people say between orders and numbers: ratios, steps, strengths, near ties, shapes."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from detente.case import (
    AboutEqual,
    AmongTop,
    Differs,
    Ratio,
    Shape,
    Statement,
    Step,
    StepOver,
    Word,
)
from detente.formats.document import Mapping, Sequence
from detente.formats.reading.holder import Holder, own_path
from detente.formats.reading.parts import read_interval, read_option, read_package
from detente.formats.reading.spot import Spot

MOVE = ("issue", "from", "to")
TIMES = ("at_least", "at_most")


def read_ratios(holder: Holder, spot: Spot) -> Iterator[Statement]:
    """How many times as much the step from worst to best on one issue matters as on another."""
    for item in spot.items():
        fields = holder.item(item, "issue", "to", "times")
        if fields is None:
            continue
        issue, to, times = fields["issue"].word(), fields["to"].word(), _times(fields["times"])
        if issue is not None and to is not None and times is not None:
            path, basis = own_path(spot, item, fields), holder.basis_of(fields)
            yield Ratio(path, holder.id, issue, to, times, basis)


def _times(spot: Spot) -> tuple[Fraction | None, Fraction | None] | None:
    """A number, two for an interval, or a bound on one side."""
    if isinstance(spot.node, Sequence):
        return read_interval(spot)
    if not isinstance(spot.node, Mapping):
        number = spot.number()
        return None if number is None else (number, number)
    fields = spot.fields(*TIMES)
    least, most = (fields[key].number() if key in fields else None for key in TIMES)
    if not fields:
        spot.fault("ratio_without_bound")
    return None if least is None and most is None else (least, most)


def read_steps(holder: Holder, spot: Spot) -> Iterator[Statement]:
    """One move worth more than another."""
    for item in spot.items():
        fields = holder.item(item, *MOVE, "over")
        if fields is None:
            continue
        more, less = _move(fields, holder), _less(fields["over"], holder)
        if more is not None and less is not None:
            path, basis = own_path(spot, item, fields), holder.basis_of(fields)
            yield StepOver(path, holder.id, more, less, basis)


def _less(spot: Spot, holder: Holder) -> Step | None:
    fields = spot.fields(*MOVE)
    missing = [key for key in MOVE if key not in fields]
    for key in missing:
        spot.fault("missing_key", key=key)
    return None if missing else _move(fields, holder)


def _move(fields: dict[str, Spot], holder: Holder) -> Step | None:
    issue = fields["issue"].word()
    if issue is None:
        return None
    start, end = (read_option(fields[key], issue, holder.numeric) for key in ("from", "to"))
    return None if start is None or end is None else Step(issue, start, end)


def read_differs(holder: Holder, spot: Spot) -> Iterator[Statement]:
    """How much better one option is than another, in one word or between two."""
    for item in spot.items():
        fields = holder.item(item, "issue", "better", "worse", "strength")
        issue = fields["issue"].word() if fields is not None else None
        if fields is None or issue is None:
            continue
        options = [read_option(fields[k], issue, holder.numeric) for k in ("better", "worse")]
        better, worse = options
        words = _strength(fields["strength"])
        if better is not None and worse is not None and words is not None:
            path, basis = own_path(spot, item, fields), holder.basis_of(fields)
            yield Differs(path, holder.id, issue, better, worse, *words, basis)


def _strength(spot: Spot) -> tuple[Word, Word] | None:
    items = spot.items()
    words = spot.several_of(Word)
    if len(items) not in (1, 2):
        spot.fault("needs_strength", known=", ".join(Word))
    elif len(words) == len(items):
        return words[0], words[-1]
    return None


def read_about_equal(holder: Holder, spot: Spot) -> Iterator[Statement]:
    """Two packages that are about as good."""
    for item in spot.items():
        fields = holder.item(item, "package", "and", also=("within",))
        if fields is None:
            continue
        both = [read_package(fields[key], holder.numeric) for key in ("package", "and")]
        package, other = both
        within = fields["within"].number() if "within" in fields else Fraction(0)
        if package is not None and other is not None and within is not None:
            path, basis = own_path(spot, item, fields), holder.basis_of(fields)
            yield AboutEqual(path, holder.id, package, other, within, basis)


def read_shape(holder: Holder, spot: Spot) -> Iterator[Statement]:
    """How the worth of a number runs: where it is best, and whether it flattens."""
    for issue, at in spot.entries():
        fields = at.fields("best_at", "concave", *holder.basis)
        best = read_option(s, issue, holder.numeric) if (s := fields.get("best_at")) else None
        concave = s.yes_no() if (s := fields.get("concave")) else None
        if not {"best_at", "concave"} & set(fields):
            at.fault("shape_of_nothing")
        elif best is not None or concave is not None:
            basis = holder.basis_of(fields)
            yield Shape(at.path, holder.id, issue, best, bool(concave), basis)


def read_among_top(holder: Holder, spot: Spot) -> Iterator[Statement]:
    """Issues that are among so many that matter most."""
    for item in spot.items():
        fields = holder.item(item, "issues", "top")
        if fields is None:
            continue
        issues, top = fields["issues"].some().words(), fields["top"].whole()
        if issues and top is not None:
            path, basis = own_path(spot, item, fields), holder.basis_of(fields)
            yield AmongTop(path, holder.id, issues, top, basis)
