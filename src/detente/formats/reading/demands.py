"""No deal, red lines, linkages and caps."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Literal, cast

from detente.case import (
    Comparison,
    Condition,
    Constraint,
    Linkage,
    NoDeal,
    RedLine,
    Worth,
)
from detente.formats.document import Mapping, Sequence
from detente.formats.limits import NAME_LENGTH
from detente.formats.reading.parts import (
    BASIS,
    Numeric,
    option_id,
    read_basis,
    read_condition,
    read_conditions,
    read_interval,
    read_package,
)
from detente.formats.reading.spot import Spot

_RELATIONS = ("as_good_as", "better_than", "worse_than")
_TIES: tuple[Literal["requires", "excludes", "worth"], ...] = ("requires", "excludes", "worth")
LINKAGE = ("owner", "if", *_TIES, *BASIS)
CONSTRAINT = ("cost", "at_most", "unit", *BASIS)
RED_LINE = ("refuses", "reason", *BASIS)
NO_DEAL = ("date", "text", "worth", "grade", "confidence", "claims", "author")


def read_no_deal(spot: Spot, numeric: Numeric) -> tuple[NoDeal, ...]:
    """What no agreement is to each party."""
    return tuple(_no_deal(party, at, numeric) for party, at in spot.entries())


def _no_deal(party: str, spot: Spot, numeric: Numeric) -> NoDeal:
    fields = spot.fields(*NO_DEAL)
    found = NoDeal(party)
    if "worth" in fields:
        worth = fields["worth"]
        many = isinstance(worth.node, Sequence)
        for item in worth.items() if many else [worth]:
            found = _with_worth(found, item, numeric)
    return replace(
        found,
        date=fields["date"].date() if "date" in fields else None,
        text=fields["text"].text() if "text" in fields else None,
        basis=read_basis({k: v for k, v in fields.items() if k not in ("date", "text")}),
    )


def _with_worth(found: NoDeal, spot: Spot, numeric: Numeric) -> NoDeal:
    if not isinstance(spot.node, Mapping):
        return replace(found, value=spot.number())
    fields = spot.fields("value", "interval", *_RELATIONS)
    if "value" in fields:
        found = replace(found, value=fields["value"].number())
    if "interval" in fields:
        found = replace(found, interval=read_interval(fields["interval"]))
    for relation in fields:
        if relation in _RELATIONS:
            package = read_package(fields[relation], numeric)
            if package is not None:
                how = cast(Literal["as_good_as", "better_than", "worse_than"], relation)
                compared = (*found.comparisons, Comparison(how, package))
                found = replace(found, comparisons=compared)
    return found


def read_red_lines(spot: Spot, numeric: Numeric) -> tuple[RedLine, ...]:
    """Every red line of every owner."""
    lines = (
        _red_line(owner, name, line, numeric)
        for owner, at in spot.entries()
        for name, line in at.entries()
    )
    return tuple(line for line in lines if line is not None)


def _red_line(owner: str, name: str, spot: Spot, numeric: Numeric) -> RedLine | None:
    fields = spot.fields(*RED_LINE)
    if "refuses" not in fields:
        spot.fault("missing_key", key="refuses")
        return None
    refuses = read_conditions(fields["refuses"], numeric)
    if not refuses:
        return None
    reason = fields["reason"].text() if "reason" in fields else None
    return RedLine(owner, name, refuses, reason, read_basis(fields))


def read_linkages(spot: Spot, numeric: Numeric) -> tuple[Linkage, ...]:
    """Every tie between issues."""
    ties = (_linkage(linkage, at, numeric) for linkage, at in spot.entries())
    return tuple(tie for tie in ties if tie is not None)


def _linkage(linkage: str, spot: Spot, numeric: Numeric) -> Linkage | None:
    fields = spot.fields(*LINKAGE)
    kinds = [kind for kind in _TIES if kind in fields]
    if "if" not in fields:
        spot.fault("missing_key", key="if")
    if len(kinds) != 1:
        spot.fault("linkage_needs_one")
    when = read_condition(fields["if"], numeric) if "if" in fields else None
    if when is None or len(kinds) != 1:
        return None
    then, worth = _consequence(fields[kinds[0]], numeric)
    if then is None and worth is None:
        return None
    owner = fields["owner"].word() if "owner" in fields else None
    words = fields["text"].text() if "text" in fields else None
    basis = read_basis({k: v for k, v in fields.items() if k != "text"})
    return Linkage(linkage, kinds[0], when, then, worth, owner, words, basis)


def _consequence(spot: Spot, numeric: Numeric) -> tuple[Condition | None, Worth | None]:
    if spot.path.rpartition(".")[2] == "worth":
        return None, _worth(spot)
    return read_condition(spot, numeric), None


def _worth(spot: Spot) -> Worth | None:
    if isinstance(spot.node, Mapping):
        fields = spot.fields("value", "interval")
        value = fields["value"].number() if "value" in fields else None
        interval = read_interval(fields["interval"]) if "interval" in fields else None
        if not fields:
            spot.fault("value_or_interval")
        return None if value is None and interval is None else Worth(value, interval)
    if (word := spot.word()) in ("more", "less"):
        return Worth(sign=cast(Literal["more", "less"], word))
    number = None if word is None else spot.number()
    return None if number is None else Worth(number)


def read_constraints(spot: Spot, numeric: Numeric) -> tuple[Constraint, ...]:
    """Every cap."""
    caps = (_constraint(constraint, at, numeric) for constraint, at in spot.entries())
    return tuple(cap for cap in caps if cap is not None)


def _constraint(constraint: str, spot: Spot, numeric: Numeric) -> Constraint | None:
    fields = spot.fields(*CONSTRAINT)
    for key in ("cost", "at_most"):
        if key not in fields:
            spot.fault("missing_key", key=key)
    at_most = fields["at_most"].number() if "at_most" in fields else None
    rates = fields["cost"].entries() if "cost" in fields else []
    costs = tuple((issue, _rate(at, issue, numeric)) for issue, at in rates)
    if at_most is None or not costs:
        return None
    return Constraint(
        constraint,
        costs,
        at_most,
        fields["unit"].text(NAME_LENGTH) if "unit" in fields else None,
        fields["text"].text() if "text" in fields else None,
        read_basis({k: v for k, v in fields.items() if k != "text"}),
    )


def _rate(spot: Spot, issue: str, numeric: Numeric) -> Fraction | tuple[tuple[str, Fraction], ...]:
    entries = spot.entries()
    if issue in numeric and [key for key, _ in entries] == ["each"]:
        return entries[0][1].number() or Fraction(0)
    costs = ((option_id(option, issue, numeric), at.number()) for option, at in entries)
    return tuple((option, number) for option, number in costs if number is not None)
