"""What must be settled, and the ways to settle it."""

from __future__ import annotations

from detente.case import Issue, Option, Range, Withdrawal
from detente.formats.document import Mapping, Scalar
from detente.formats.writing import parts


def write_issue(issue: Issue) -> Mapping:
    """An issue with its options or its range."""
    options = parts.keys((option.id, _option(option)) for option in issue.options)
    return parts.keys(
        [
            ("name", parts.words_of(issue.name)),
            ("track", parts.word(issue.track)),
            ("options", options if options.entries else None),
            ("range", None if issue.range is None else _range(issue.range)),
            ("status_quo", parts.word(issue.status_quo)),
            ("decided_by", parts.words(issue.decided_by)),
            ("carried_out_by", parts.words(issue.carried_out_by)),
            ("note", parts.words_of(issue.note)),
            ("replaces", parts.words(issue.replaces)),
            ("withdrawn", _withdrawn(issue.withdrawn)),
        ]
    )


def _option(option: Option) -> Mapping:
    readings = parts.keys((party, parts.words_of(read)) for party, read in option.readings)
    depends: list[parts.Entry] = []
    if (one := option.contingent) is not None:
        words = {"if": one.event, "then": one.then, "else": one.otherwise}
        depends = [(key, Scalar(word)) for key, word in words.items()]
    return parts.keys(
        [
            ("name", parts.words_of(option.name)),
            ("readings", readings if readings.entries else None),
            *depends,
            ("replaces", parts.words(option.replaces)),
            ("withdrawn", _withdrawn(option.withdrawn)),
        ]
    )


def _withdrawn(withdrawal: Withdrawal | None) -> Scalar | None:
    """Since a day, or since nobody knows when."""
    if withdrawal is None:
        return None
    return parts.day(withdrawal.on) or parts.truth(True)


def _range(limits: Range) -> Mapping:
    return parts.keys(
        [
            ("min", parts.number(limits.low)),
            ("max", parts.number(limits.high)),
            ("step", parts.number(limits.step)),
            ("unit", parts.words_of(limits.unit)),
        ]
    )
