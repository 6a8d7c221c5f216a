"""Every kind of statement, read from under its key: positions, orders, numbers, packages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial
from typing import Literal, cast

from detente.case import (
    Basis,
    Direction,
    Order,
    Prefers,
    Statement,
    Swings,
    Value,
    Wants,
    Weight,
    WouldSign,
    WouldWalkAway,
)
from detente.case.statements import Interval
from detente.formats.document import Mapping
from detente.formats.reading import judged
from detente.formats.reading.holder import Holder, own_path
from detente.formats.reading.parts import option_id, read_interval, read_options, read_package
from detente.formats.reading.spot import Spot


def read_kinds(holder: Holder, fields: dict[str, Spot]) -> Iterator[Statement]:
    """The statements among the fields of a holder, kind by kind."""
    for key, read in _KINDS.items():
        if key in fields:
            yield from read(holder, fields[key])


def _wants(holder: Holder, spot: Spot) -> Iterator[Statement]:
    for issue, at in spot.entries():
        inner, basis = holder.spread(at, "wants")
        options = read_options(inner.some(), issue, holder.numeric) if inner else ()
        if options:
            yield Wants(at.path, holder.id, issue, options, basis)


def _direction(holder: Holder, spot: Spot) -> Iterator[Statement]:
    for issue, at in spot.entries():
        inner, basis = holder.spread(at, "direction")
        towards = inner.choice("more", "less") if inner else None
        if towards is not None:
            way = cast(Literal["more", "less"], towards)
            yield Direction(at.path, holder.id, issue, way, basis)


def _order(holder: Holder, spot: Spot) -> Iterator[Statement]:
    for issue, at in spot.entries():
        inner, basis = holder.spread(at, "order")
        found = (
            (read_options(tier, issue, holder.numeric) for tier in inner.some().items())
            if inner
            else ()
        )
        tiers = tuple(tier for tier in found if tier)
        if tiers:
            yield Order(at.path, holder.id, issue, tiers, basis)


def _swings(holder: Holder, spot: Spot) -> Iterator[Statement]:
    inner, basis = holder.spread(spot, "order")
    tiers = tuple(tier.words() for tier in inner.some().items()) if inner else ()
    if any(tiers):
        yield Swings(spot.path, holder.id, tuple(tier for tier in tiers if tier), basis)


def _weights(holder: Holder, spot: Spot) -> Iterator[Statement]:
    for issue, at in spot.entries():
        yield from _measured(holder, at, partial(Weight, at.path, holder.id, issue))


def _values(holder: Holder, spot: Spot) -> Iterator[Statement]:
    for issue, options in spot.entries():
        for written, at in options.entries():
            option = option_id(written, issue, holder.numeric)
            path = f"{options.path}.{option}"
            at.alias(path)
            yield from _measured(holder, at, partial(Value, path, holder.id, issue, option))


def _measured(
    holder: Holder, spot: Spot, made: Callable[[Fraction | None, Interval | None, Basis], Statement]
) -> Iterator[Statement]:
    """A number, an interval or both; ``made`` makes the statement of them and of its basis."""
    if not isinstance(spot.node, Mapping):
        number = spot.number()
        if number is not None:
            yield made(number, None, holder.defaults)
        return
    fields = spot.fields("value", "interval", *holder.basis)
    value = fields["value"].number() if "value" in fields else None
    interval = read_interval(fields["interval"]) if "interval" in fields else None
    if not {"value", "interval"} & set(fields):
        spot.fault("value_or_interval")
    if value is not None or interval is not None:
        yield made(value, interval, holder.basis_of(fields))


def _prefers(holder: Holder, spot: Spot) -> Iterator[Statement]:
    for item in spot.items():
        fields = holder.item(item, "package", "over")
        if fields is None:
            continue
        both = [read_package(fields[key], holder.numeric) for key in ("package", "over")]
        package, over = both
        if package is not None and over is not None:
            path, basis = own_path(spot, item, fields), holder.basis_of(fields)
            yield Prefers(path, holder.id, package, over, basis)


def _packages(
    kind: type[WouldSign] | type[WouldWalkAway],
) -> Callable[[Holder, Spot], Iterator[Statement]]:
    def read(holder: Holder, spot: Spot) -> Iterator[Statement]:
        for item in spot.items():
            fields = holder.item(item, "package")
            package = read_package(fields["package"], holder.numeric) if fields else None
            if fields is not None and package is not None:
                path, basis = own_path(spot, item, fields), holder.basis_of(fields)
                yield kind(path, holder.id, package, basis)

    return read


_KINDS: dict[str, Callable[[Holder, Spot], Iterator[Statement]]] = {
    "wants": _wants,
    "direction": _direction,
    "order": _order,
    "swings": _swings,
    "weights": _weights,
    "values": _values,
    "prefers": _prefers,
    "would_sign": _packages(WouldSign),
    "would_walk_away": _packages(WouldWalkAway),
    "ratios": judged.read_ratios,
    "steps": judged.read_steps,
    "differs": judged.read_differs,
    "about_equal": judged.read_about_equal,
    "shape": judged.read_shape,
    "among_top": judged.read_among_top,
}

KINDS = tuple(_KINDS)
"""The keys under which statements stand, in the order of the file format."""
