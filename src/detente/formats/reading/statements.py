"""What each party has said it wants: every kind of statement, its id the path in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, cast

from detente.case import (
    NOTHING_STATED,
    Basis,
    Direction,
    Order,
    Prefers,
    Scale,
    Statement,
    Swings,
    Value,
    Wants,
    Weight,
    WouldSign,
    WouldWalkAway,
)
from detente.formats.document import Mapping
from detente.formats.reading.parts import (
    BASIS,
    Numeric,
    option_id,
    read_basis,
    read_interval,
    read_options,
    read_package,
)
from detente.formats.reading.spot import Spot

HOLDER = (
    "defaults",
    "scale",
    "constant",
    "cap",
    "discount",
    "wants",
    "direction",
    "order",
    "swings",
    "weights",
    "values",
    "prefers",
    "would_sign",
    "would_walk_away",
)


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose statements are being read, with the basis they share."""

    id: str
    numeric: Numeric
    defaults: Basis


def read_statements(
    spot: Spot, numeric: Numeric, parties: tuple[str, ...]
) -> tuple[tuple[Statement, ...], tuple[Scale, ...]]:
    """Every statement of every holder, and how each means its numbers.

    Holders come in the order of the parties: in a folder each has a file of its own, and files
    have no order.
    """
    statements: list[Statement] = []
    scales: list[Scale] = []
    place = {party: number for number, party in enumerate(parties)}
    holders = sorted(spot.entries(), key=lambda entry: place.get(entry[0], len(place)))
    for holder, at in holders:
        fields = at.fields(*HOLDER)
        defaults = _defaults(fields)
        statements.extend(_of_holder(Holder(holder, numeric, defaults), fields))
        scale = _scale(holder, fields)
        if scale != Scale(holder):
            scales.append(scale)
    return tuple(statements), tuple(scales)


def _defaults(fields: dict[str, Spot]) -> Basis:
    if "defaults" not in fields:
        return NOTHING_STATED
    return read_basis(fields["defaults"].fields(*(key for key in BASIS if key != "text")))


def _scale(holder: str, fields: dict[str, Spot]) -> Scale:
    written = fields["scale"].choice("native", "as_given") if "scale" in fields else None
    return Scale(
        holder,
        written == "as_given",
        fields["constant"].number() if "constant" in fields else None,
        fields["cap"].number() if "cap" in fields else None,
        fields["discount"].number() if "discount" in fields else None,
    )


def _of_holder(holder: Holder, fields: dict[str, Spot]) -> Iterator[Statement]:
    for key, read in _KINDS.items():
        if key in fields:
            yield from read(holder, fields[key])


def _spread(holder: Holder, spot: Spot, key: str) -> tuple[Spot | None, Basis]:
    """The content and the basis of a statement: bare, or under its key in a mapping."""
    if not isinstance(spot.node, Mapping):
        return spot, holder.defaults
    fields = spot.fields(key, *BASIS)
    if key not in fields:
        spot.fault("missing_key", key=key)
    return fields.get(key), read_basis(fields, holder.defaults)


def _wants(holder: Holder, spot: Spot) -> Iterator[Statement]:
    for issue, at in spot.entries():
        inner, basis = _spread(holder, at, "wants")
        options = read_options(inner, issue, holder.numeric) if inner else ()
        if options:
            yield Wants(at.path, holder.id, issue, options, basis)


def _direction(holder: Holder, spot: Spot) -> Iterator[Statement]:
    for issue, at in spot.entries():
        inner, basis = _spread(holder, at, "direction")
        towards = inner.choice("more", "less") if inner else None
        if towards is not None:
            way = cast(Literal["more", "less"], towards)
            yield Direction(at.path, holder.id, issue, way, basis)


def _order(holder: Holder, spot: Spot) -> Iterator[Statement]:
    for issue, at in spot.entries():
        inner, basis = _spread(holder, at, "order")
        found = (
            (read_options(tier, issue, holder.numeric) for tier in inner.items()) if inner else ()
        )
        tiers = tuple(tier for tier in found if tier)
        if tiers:
            yield Order(at.path, holder.id, issue, tiers, basis)


def _swings(holder: Holder, spot: Spot) -> Iterator[Statement]:
    inner, basis = _spread(holder, spot, "order")
    tiers = tuple(tier.words() for tier in inner.items()) if inner else ()
    if any(tiers):
        yield Swings(spot.path, holder.id, tuple(tier for tier in tiers if tier), basis)


def _weights(holder: Holder, spot: Spot) -> Iterator[Statement]:
    for issue, at in spot.entries():
        blank = Weight(at.path, holder.id, issue, None)
        yield from _measured(holder, at, blank)


def _values(holder: Holder, spot: Spot) -> Iterator[Statement]:
    for issue, options in spot.entries():
        for written, at in options.entries():
            option = option_id(written, issue, holder.numeric)
            path = f"{options.path}.{option}"
            at.alias(path)
            yield from _measured(holder, at, Value(path, holder.id, issue, option, None))


def _measured(holder: Holder, spot: Spot, blank: Value | Weight) -> Iterator[Statement]:
    if not isinstance(spot.node, Mapping):
        number = spot.number()
        if number is not None:
            yield replace(blank, value=number, basis=holder.defaults)
        return
    fields = spot.fields("value", "interval", *BASIS)
    value = fields["value"].number() if "value" in fields else None
    interval = read_interval(fields["interval"]) if "interval" in fields else None
    if not {"value", "interval"} & set(fields):
        spot.fault("value_or_interval")
    if value is not None or interval is not None:
        basis = read_basis(fields, holder.defaults)
        yield replace(blank, value=value, interval=interval, basis=basis)


def _own_path(group: Spot, item: Spot, fields: dict[str, Spot]) -> str:
    """The path of a list item: by its own id where it has one, else by its position."""
    own = fields["id"].word() if "id" in fields else None
    if own is None:
        return item.path if item is not group else f"{group.path}.1"
    path = f"{group.path}.{own}"
    item.alias(path)
    return path


def _prefers(holder: Holder, spot: Spot) -> Iterator[Statement]:
    for item in spot.items():
        fields = item.fields("id", "package", "over", *BASIS)
        read = {
            key: read_package(fields[key], holder.numeric) if key in fields else None
            for key in ("package", "over")
        }
        for key in read:
            if key not in fields:
                item.fault("missing_key", key=key)
        package, over = read["package"], read["over"]
        if package is not None and over is not None:
            basis = read_basis(fields, holder.defaults)
            yield Prefers(_own_path(spot, item, fields), holder.id, package, over, basis)


def _packages(
    kind: type[WouldSign] | type[WouldWalkAway],
) -> Callable[[Holder, Spot], Iterator[Statement]]:
    def read(holder: Holder, spot: Spot) -> Iterator[Statement]:
        for item in spot.items():
            fields = item.fields("id", "package", *BASIS)
            if "package" not in fields:
                item.fault("missing_key", key="package")
                continue
            package = read_package(fields["package"], holder.numeric)
            if package is not None:
                basis = read_basis(fields, holder.defaults)
                yield kind(_own_path(spot, item, fields), holder.id, package, basis)

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
}
