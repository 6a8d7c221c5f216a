"""Statements by holder and kind, each with its basis in full."""

from __future__ import annotations

from detente.case import (
    Case,
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
from detente.formats.document import Mapping, Node, Scalar, Sequence
from detente.formats.writing import parts

_KEYS: dict[type[Statement], str] = {
    Wants: "wants",
    Direction: "direction",
    Order: "order",
    Swings: "swings",
    Weight: "weights",
    Value: "values",
    Prefers: "prefers",
    WouldSign: "would_sign",
    WouldWalkAway: "would_walk_away",
}


def write_statements(case: Case) -> Mapping | None:
    """Every holder's statements; None where nobody states anything.

    Holders keep the order in which they first appear, kinds have that of the file format.
    """
    held: dict[str, list[Statement]] = {}
    for statement in case.statements:
        held.setdefault(statement.holder, []).append(statement)
    for scale in case.scales:
        held.setdefault(scale.holder, [])
    written = ((holder, _holder(case.scale(holder), held[holder])) for holder in held)
    return parts.keys(written) if held else None


def _holder(scale: Scale, statements: list[Statement]) -> Mapping:
    entries: list[parts.Entry] = [
        ("scale", Scalar("as_given") if scale.as_given else None),
        ("constant", parts.number(scale.constant)),
        ("cap", parts.number(scale.cap)),
        ("discount", parts.number(scale.discount)),
    ]
    for kind, key in _KEYS.items():
        of_kind = [statement for statement in statements if isinstance(statement, kind)]
        if of_kind:
            entries.append((key, _of_kind(key, of_kind)))
    return parts.keys(entries)


def _of_kind(key: str, statements: list[Statement]) -> Node:
    if key in ("prefers", "would_sign", "would_walk_away"):
        return Sequence(tuple(_item(key, n, s) for n, s in enumerate(statements, 1)))
    if key == "swings":
        return _single(statements[0])
    if key != "values":
        return parts.keys((_issue(statement), _single(statement)) for statement in statements)
    by_issue: dict[str, list[parts.Entry]] = {}
    for value in statements:
        if isinstance(value, Value):
            by_issue.setdefault(value.issue, []).append((value.option, _single(value)))
    return parts.keys((issue, parts.keys(options)) for issue, options in by_issue.items())


def _issue(statement: Statement) -> str:
    return str(getattr(statement, "issue", ""))


def _single(statement: Statement) -> Mapping:
    content: list[parts.Entry]
    match statement:
        case Wants():
            content = [("wants", parts.some(statement.options))]
        case Direction():
            content = [("direction", Scalar(statement.towards))]
        case Order():
            content = [("order", _tiers(statement.tiers))]
        case Swings():
            content = [("order", _tiers(statement.issues))]
        case Weight() | Value():
            number = parts.number(statement.value)
            content = [("value", number), ("interval", parts.interval(statement.interval))]
        case Prefers():
            over = parts.package(statement.over)
            content = [("package", parts.package(statement.package)), ("over", over)]
        case WouldSign() | WouldWalkAway():
            content = [("package", parts.package(statement.package))]
    return parts.keys([*content, *parts.basis(statement.basis)])


def _tiers(tiers: tuple[tuple[str, ...], ...]) -> Sequence:
    return Sequence(tuple(parts.some(tier) for tier in tiers))


def _item(key: str, position: int, statement: Statement) -> Mapping:
    """A list item; its own id is written only where its position does not already say it."""
    own = statement.id.removeprefix(f"statements.{statement.holder}.{key}.")
    item = _single(statement)
    if own == str(position):
        return item
    return Mapping(((Scalar("id"), Scalar(own)), *item.entries))
