"""What several parts of a case share when written: texts, numbers, bases, packages, conditions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from fractions import Fraction

from detente.case import Basis, Bounds, Condition, Package, Text, write_number
from detente.case.statements import Interval
from detente.formats.document import Mapping, Node, Scalar, Sequence

Entry = tuple[str, Node | None]


def keys(entries: Iterable[Entry]) -> Mapping:
    """A mapping of what is stated; entries without a node are left out."""
    return Mapping(tuple((Scalar(key), node) for key, node in entries if node is not None))


def word(written: str | None) -> Scalar | None:
    """A single text."""
    return None if written is None else Scalar(written)


def number(value: Fraction | None) -> Scalar | None:
    """An exact number in its shortest text."""
    return None if value is None else Scalar(write_number(value), kind="number")


def day(value: date | None) -> Scalar | None:
    """A day, year first."""
    return None if value is None else Scalar(value.isoformat())


def moment(value: datetime) -> Scalar:
    """A day and a time in UTC, to the second."""
    stamp = value.astimezone(UTC).replace(microsecond=0, tzinfo=None)
    return Scalar(f"{stamp.isoformat()}Z")


def count(value: int | None) -> Scalar | None:
    """A whole number."""
    return None if value is None else Scalar(str(value), kind="number")


def truth(value: bool | None) -> Scalar | None:
    """True or false."""
    return None if value is None else Scalar("true" if value else "false", kind="truth")


def words(written: Iterable[str]) -> Sequence | None:
    """A list of single texts, or nothing where it is empty."""
    items = tuple(Scalar(one) for one in written)
    return Sequence(items) if items else None


def words_of(text: Text | None) -> Node | None:
    """A text, plain or per language."""
    if text is None:
        return None
    if text.plain is not None:
        return Scalar(text.plain)
    return keys((language, Scalar(written)) for language, written in text.by_language)


def interval(ends: Interval | None) -> Sequence | None:
    """Two numbers, low and high."""
    if ends is None:
        return None
    return Sequence(tuple(Scalar(write_number(end), kind="number") for end in ends))


def basis(stated: Basis) -> list[Entry]:
    """The keys of a basis; a mapping's reader finds them beside its own."""
    return [
        ("grade", word(stated.grade)),
        ("confidence", word(stated.confidence)),
        ("claims", words(stated.claims)),
        ("author", word(stated.author)),
        ("date", day(stated.date)),
        ("text", words_of(stated.text)),
    ]


def package(chosen: Package) -> Mapping:
    """Issue to option."""
    return keys((issue, Scalar(option)) for issue, option in chosen.choices)


def condition(wanted: Condition) -> Mapping:
    """Issue to option, list of options, or bounds."""
    return keys(
        (issue, bounds(part) if isinstance(part, Bounds) else some(part.options))
        for issue, part in wanted.parts
    )


def bounds(part: Bounds) -> Mapping:
    """The bounds that are stated."""
    names = ("below", "above", "at_least", "at_most")
    return keys((name, number(getattr(part, name))) for name in names)


def some(options: tuple[str, ...]) -> Node:
    """One option as a single text, several as a list."""
    return Scalar(options[0]) if len(options) == 1 else Sequence(tuple(map(Scalar, options)))
