"""Every kind of statement under its key, each with its basis in full."""

from __future__ import annotations

from dataclasses import replace

from detente.case import (
    NOTHING_STATED,
    AboutEqual,
    AmongTop,
    Basis,
    Differs,
    Direction,
    Order,
    Prefers,
    Ratio,
    Shape,
    Statement,
    Step,
    StepOver,
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
    Ratio: "ratios",
    StepOver: "steps",
    Differs: "differs",
    AboutEqual: "about_equal",
    Shape: "shape",
    AmongTop: "among_top",
}

LISTS = (
    *("prefers", "would_sign", "would_walk_away"),
    *("ratios", "steps", "differs", "about_equal", "among_top"),
)
"""Kinds of which a holder has a list, each item with an id or a position."""


def by_kind(statements: list[Statement], path: str, *, authored: bool = True) -> list[parts.Entry]:
    """The statements of one voice, kind by kind in the order of the file format.

    ``path`` is where they stand: ``statements.union``. Not ``authored``: without their author.
    """
    if not authored:
        statements = [replace(s, basis=replace(s.basis, author=None)) for s in statements]
    entries: list[parts.Entry] = []
    for kind, key in _KEYS.items():
        of_kind = [statement for statement in statements if isinstance(statement, kind)]
        if of_kind:
            entries.append((key, _of_kind(key, of_kind, f"{path}.{key}.")))
    return entries


def written_as(statement: Statement) -> Mapping:
    """A statement alone under its key, without its basis: what an answer says."""
    bare = replace(statement, id="1", basis=NOTHING_STATED)
    key = _KEYS[type(statement)]
    return parts.keys([(key, _of_kind(key, [bare], ""))])


def _of_kind(key: str, statements: list[Statement], path: str) -> Node:
    if key in LISTS:
        return Sequence(tuple(_item(path, n, s) for n, s in enumerate(statements, 1)))
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


def _item(path: str, position: int, statement: Statement) -> Mapping:
    """A list item; its own id is written only where its position does not already say it."""
    own = statement.id.removeprefix(path)
    item = _single(statement)
    if own == str(position):
        return item
    return Mapping(((Scalar("id"), Scalar(own)), *item.entries))


def _single(statement: Statement) -> Mapping:
    basis: Basis = statement.basis
    return parts.keys([*_content(statement), *parts.basis(basis)])


def _content(statement: Statement) -> list[parts.Entry]:
    match statement:
        case Wants():
            return [("wants", parts.some(statement.options))]
        case Direction():
            return [("direction", Scalar(statement.towards))]
        case Order():
            return [("order", _tiers(statement.tiers))]
        case Swings():
            return [("order", _tiers(statement.issues))]
        case Weight() | Value():
            number = parts.number(statement.value)
            return [("value", number), ("interval", parts.interval(statement.interval))]
        case Prefers():
            over = parts.package(statement.over)
            return [("package", parts.package(statement.package)), ("over", over)]
        case WouldSign() | WouldWalkAway():
            return [("package", parts.package(statement.package))]
        case _:
            return _judged(statement)


def _judged(
    statement: Ratio | StepOver | Differs | AboutEqual | Shape | AmongTop,
) -> list[parts.Entry]:
    match statement:
        case Ratio():
            least, most = (parts.number(end) for end in statement.interval)
            times = parts.keys([("at_least", least), ("at_most", most)])
            issues = [("issue", Scalar(statement.issue)), ("to", Scalar(statement.to))]
            return [*issues, ("times", times)]
        case StepOver():
            return [*_move(statement.more), ("over", parts.keys(_move(statement.less)))]
        case Differs():
            options = [("better", statement.better), ("worse", statement.worse)]
            named = [("issue", statement.issue), *options]
            strength = Sequence((Scalar(statement.least), Scalar(statement.most)))
            return [*((key, Scalar(word)) for key, word in named), ("strength", strength)]
        case AboutEqual():
            both = [("package", statement.package), ("and", statement.other)]
            apart = parts.number(statement.within) if statement.within else None
            return [*((key, parts.package(one)) for key, one in both), ("within", apart)]
        case Shape():
            best = parts.word(statement.best_at)
            # A shape that says nothing of flattening still says so where it says nothing else.
            flat = statement.concave or best is None
            concave = parts.truth(statement.concave) if flat else None
            return [("best_at", best), ("concave", concave)]
        case AmongTop():
            named_issues = Sequence(tuple(map(Scalar, statement.issues)))
            return [("issues", named_issues), ("top", parts.count(statement.top))]


def _move(step: Step) -> list[parts.Entry]:
    return [
        ("issue", Scalar(step.issue)),
        ("from", Scalar(step.start)),
        ("to", Scalar(step.end)),
    ]


def _tiers(tiers: tuple[tuple[str, ...], ...]) -> Sequence:
    return Sequence(tuple(parts.some(tier) for tier in tiers))
