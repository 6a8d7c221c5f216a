"""Who must consent beside those at the table, and who could take an agreement back."""

from __future__ import annotations

from detente.case import Bloc, Body, Rule, Support, Undo
from detente.formats.document import Mapping, absent
from detente.formats.limits import NAME_LENGTH
from detente.formats.reading.parts import (
    BASIS,
    Numeric,
    read_basis,
    read_condition,
    read_conditions,
    read_measure,
    read_package,
)
from detente.formats.reading.spot import Spot

BODY = (
    "party",
    "name",
    "rule",
    "blocs",
    "quota",
    "not_without",
    "threshold",
    "support",
    "decides",
    *BASIS,
)
BLOC = ("seats", "name", "votes_like", "refuses", "supports", "reason", *BASIS)
SUPPORT = ("if", "value", "interval", *BASIS)
UNDO = ("party", "together_with", "act", "undoes", "leaves", "cost", "days", *BASIS)


def read_bodies(spot: Spot, numeric: Numeric) -> tuple[Body, ...]:
    """Every body that must consent for a party."""
    bodies = (_body(body, at, numeric) for body, at in spot.entries())
    return tuple(body for body in bodies if body is not None)


def _body(body: str, spot: Spot, numeric: Numeric) -> Body | None:
    fields = spot.fields(*BODY)
    party = fields["party"].word() if "party" in fields else None
    if "party" not in fields:
        spot.fault("missing_key", key="party")
    if party is None:
        return None
    rule = fields["rule"].one_of(Rule) if "rule" in fields else None
    blocs = fields["blocs"].entries() if "blocs" in fields else []
    shares = fields["support"].items() if "support" in fields else []
    support = (_support(item, numeric) for item in shares)
    return Body(
        body,
        party,
        fields["name"].text(NAME_LENGTH) if "name" in fields else None,
        rule or Rule.VOTE,
        tuple(_bloc(bloc, at, numeric) for bloc, at in blocs),
        fields["quota"].number() if "quota" in fields else None,
        fields["threshold"].number() if "threshold" in fields else None,
        tuple(one for one in support if one is not None),
        fields["not_without"].words() if "not_without" in fields else (),
        fields["decides"].words() if "decides" in fields else (),
        read_basis(fields),
    )


def _bloc(bloc: str, spot: Spot, numeric: Numeric) -> Bloc:
    """A bloc; a number alone is its seats, nothing at all leaves even those unknown."""
    if absent(spot.node):
        return Bloc(bloc)
    if not isinstance(spot.node, Mapping):
        return Bloc(bloc, spot.number())
    fields = spot.fields(*BLOC)
    return Bloc(
        bloc,
        fields["seats"].number() if "seats" in fields else None,
        fields["name"].text(NAME_LENGTH) if "name" in fields else None,
        fields["votes_like"].word() if "votes_like" in fields else None,
        read_conditions(fields["refuses"], numeric) if "refuses" in fields else (),
        read_conditions(fields["supports"], numeric) if "supports" in fields else (),
        fields["reason"].text() if "reason" in fields else None,
        read_basis(fields),
    )


def _support(spot: Spot, numeric: Numeric) -> Support | None:
    """A share of the votes; one whose condition cannot be read is left out, not widened."""
    if not isinstance(spot.node, Mapping):
        number = spot.number()
        return None if number is None else Support(value=number)
    fields = spot.fields(*SUPPORT)
    when = read_condition(fields["if"], numeric) if "if" in fields else None
    value, interval = read_measure(spot, fields)
    unread = "if" in fields and when is None
    if unread or (value is None and interval is None):
        return None
    return Support(when, value, interval, read_basis(fields))


def read_undo(spot: Spot, numeric: Numeric) -> tuple[Undo, ...]:
    """Every act that could take an agreement back."""
    acts = (_undo(act, at, numeric) for act, at in spot.entries())
    return tuple(act for act in acts if act is not None)


def _undo(undo: str, spot: Spot, numeric: Numeric) -> Undo | None:
    fields = spot.fields(*UNDO)
    for key in ("party", "undoes"):
        if key not in fields:
            spot.fault("missing_key", key=key)
    party = fields["party"].word() if "party" in fields else None
    undoes = read_conditions(fields["undoes"], numeric) if "undoes" in fields else ()
    if party is None or not undoes:
        return None
    cost, interval = read_measure(fields["cost"]) if "cost" in fields else (None, None)
    return Undo(
        undo,
        party,
        undoes,
        fields["act"].text() if "act" in fields else None,
        fields["together_with"].words() if "together_with" in fields else (),
        read_package(fields["leaves"], numeric) if "leaves" in fields else None,
        cost,
        interval,
        fields["days"].number() if "days" in fields else None,
        read_basis(fields),
    )
