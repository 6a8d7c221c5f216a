"""What can be moved about an element, and the element as it is then.

What is moved was said by nobody: it rests on no claim any more, and counts as *assumed*.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Literal

from detente.app.requests import BadRequestError
from detente.case import (
    Basis,
    Case,
    Direction,
    Grade,
    Issue,
    NoDeal,
    Order,
    Value,
    Wants,
    Weight,
    parse_number,
    write_number,
)
from detente.i18n import say

OURS = Basis(grade=Grade.ASSUMED)
"""What somebody only tries rests on nothing that anybody said."""


@dataclass(frozen=True, slots=True)
class Movable:
    """What an element can be moved to.

    *option*: one of ``choices``, ids of options of the ``issue``; *first*: the option that comes
    first in an order, the others behind it as they were; *direction*: ``more`` or ``less``;
    *amount*: a number of the issue between ``least`` and ``most``; *points*: a worth between them.
    A bound of None is none. ``now`` is what is said today, "" where it is no single thing.
    """

    how: Literal["option", "first", "direction", "amount", "points"]
    now: str
    choices: tuple[str, ...] = ()
    issue: str = ""
    least: str | None = None
    most: str | None = None


def movable(case: Case, element: Any) -> Movable | None:
    """What a statement or a no deal can be moved to; None for what can only be left out."""
    match element:
        case Wants():
            return _position(_issue(case, element.issue), element)
        case Direction():
            return Movable("direction", element.towards, ("more", "less"), element.issue)
        case Order():
            flat = tuple(option for tier in element.tiers for option in tier)
            alone = element.tiers[0][0] if len(element.tiers[0]) == 1 else ""
            return Movable("first", alone, flat, element.issue) if len(flat) > 1 else None
        case Value() | Weight():
            return _points(case, element, element.holder)
        case NoDeal() if element.value is not None or element.interval is not None:
            return _points(case, element, element.party)
    return None


def moved(case: Case, element: Any, to: str, language: str = "en") -> Any:
    """The element as it would be. Raises `BadRequestError` for what it cannot be moved to."""
    kind = movable(case, element)
    if kind is None:
        raise BadRequestError(say("whatif.cannot_move", language))
    if kind.how in ("amount", "points"):
        to = _number(kind, to.strip(), language)
    elif to not in kind.choices:
        raise BadRequestError(say("whatif.no_choice", language, to=to[:80]))
    match element:
        case Wants():
            return replace(element, options=(to,), basis=OURS)
        case Direction():
            towards: Literal["more", "less"] = "more" if to == "more" else "less"
            return replace(element, towards=towards, basis=OURS)
        case Order():
            left = (tuple(o for o in tier if o != to) for tier in element.tiers)
            return replace(element, tiers=((to,), *(tier for tier in left if tier)), basis=OURS)
    return replace(element, value=parse_number(to), interval=None, basis=OURS)


def _issue(case: Case, issue: str) -> Issue | None:
    return next((one for one in case.issues if one.id == issue), None)


def _position(issue: Issue | None, said: Wants) -> Movable | None:
    if issue is None:
        return None
    now = said.options[0] if len(said.options) == 1 else ""
    if issue.range is None:
        return Movable("option", now, issue.option_ids(), issue.id)
    bounds = write_number(issue.range.low), write_number(issue.range.high)
    return Movable("amount", now, (), issue.id, *bounds)


def _points(case: Case, said: Value | Weight | NoDeal, holder: str) -> Movable:
    """Points run from 0 to 100; weights have no upper bound, a scale of its own has none at all."""
    now = "" if said.value is None else write_number(said.value)
    issue = "" if isinstance(said, NoDeal) else said.issue
    if case.scale(holder).as_given:
        return Movable("points", now, (), issue)
    most = None if isinstance(said, Weight) else "100"
    return Movable("points", now, (), issue, "0", most)


def _number(kind: Movable, written: str, language: str) -> str:
    """The number as the case writes it; both marks of a fraction are understood."""
    try:
        number = parse_number(written.replace(",", "."))
    except ValueError:
        raise BadRequestError(say("whatif.no_number", language, to=written[:80])) from None
    least, most = (None if end is None else Fraction(end) for end in (kind.least, kind.most))
    if (least is not None and number < least) or (most is not None and number > most):
        key = "between" if most is not None else "at_least"
        raise BadRequestError(say(f"whatif.{key}", language, least=kind.least, most=kind.most))
    return write_number(number)
