"""A table over packages: an amount for every package it names, over all issues at once."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import prod

from detente.case import Among, Condition, Package
from detente.formats.document import Mapping, Node, Place, Sequence
from detente.formats.imports.notes import wrong
from detente.formats.imports.topics import Topic
from detente.formats.limits import TABLED_PACKAGES
from detente.formats.log import Log
from detente.formats.negmas.nodes import given, number_of, optional_number
from detente.formats.negmas.packages import package_of

Boxes = tuple[tuple[Condition, Fraction], ...]


def boxes_of(root: Mapping, topics: tuple[Topic, ...], log: Log) -> tuple[Fraction, Boxes]:
    """What packages outside the table are worth, and an amount for each inside.

    Every package must be named unless a ``default`` is stated. Errors go to the log.
    """
    nothing: tuple[Fraction, Boxes] = (Fraction(0), ())
    mapping = given(root, "mapping")
    if not isinstance(mapping, Mapping | Sequence):
        wrong(log, root.place if mapping is None else mapping.place, "negmas_mapping")
        return nothing
    packages = _count(topics, mapping.place, log)
    if packages is None:
        return nothing
    known = len(log.faults)
    stated = _stated(mapping, topics, log)
    default = optional_number(root, "default", log)
    if len(log.faults) > known:
        return nothing
    missing = packages - len(stated)
    if missing and default is None:
        wrong(log, mapping.place, "negmas_packages_missing", found=missing)
        return nothing
    constant = default if missing and default is not None else Fraction(0)
    boxes = ((_box(package), value - constant) for package, value in stated.items())
    return constant, tuple((box, amount) for box, amount in boxes if amount != 0)


def _count(topics: tuple[Topic, ...], place: Place | None, log: Log) -> int | None:
    """How many packages there are, where a table can hold them all."""
    for topic in topics:
        if topic.kind == "real" and not topic.fixed:
            wrong(log, place, "negmas_table_on_range", issue=topic.name)
            return None
    found = prod(
        len(topic.options) if topic.kind == "discrete" else int(topic.high - topic.low) + 1
        for topic in topics
    )
    if found > TABLED_PACKAGES:
        shown = found if found < 10**12 else "> 10^12"
        wrong(log, place, "negmas_too_many_packages", found=shown, limit=TABLED_PACKAGES)
        return None
    return found


def _stated(
    mapping: Mapping | Sequence, topics: tuple[Topic, ...], log: Log
) -> dict[Package, Fraction]:
    stated: dict[Package, Fraction] = {}
    for written, node in _entries(mapping, log):
        package = package_of(written, topics, log)
        value = number_of(node, log)
        if package is None or value is None:
            continue
        if package in stated:
            first = mapping.place.line if mapping.place else ""
            named = ", ".join(option for _, option in package.choices)
            wrong(log, written.place, "key_twice", key=named, first=first)
        stated[package] = value
    return stated


def _entries(mapping: Mapping | Sequence, log: Log) -> Iterator[tuple[Node, Node]]:
    """Package and value: keys with their values, or a list of pairs."""
    if isinstance(mapping, Mapping):
        yield from mapping.entries
        return
    for pair in mapping.items:
        if isinstance(pair, Sequence) and len(pair.items) == 2:
            yield pair.items[0], pair.items[1]
        else:
            wrong(log, pair.place, "negmas_mapping")


def _box(package: Package) -> Condition:
    return Condition(tuple((issue, Among((option,))) for issue, option in package.choices))
