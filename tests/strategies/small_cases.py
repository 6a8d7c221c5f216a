"""Small cases for tests of writers: one party with weights and scores, as given and said."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from detente.case import (
    Basis,
    Case,
    Grade,
    Issue,
    NoDeal,
    Option,
    Party,
    Range,
    Scale,
    Statement,
    Text,
    Value,
    Weight,
)

SAID = Basis(grade=Grade.SAID)
Table = Mapping[str, tuple[object, Mapping[str, object]]]
"""Issue to its weight, and to the score of each option."""


def party_case(
    table: Table,
    *,
    party: str = "a",
    ranges: Mapping[str, Range] | None = None,
    reservation: object = None,
    constant: object = None,
    cap: object = None,
    discount: object = None,
) -> Case:
    """A case of one party; numbers in any spelling that `Fraction` reads."""
    statements: list[Statement] = []
    issues = []
    base = f"statements.{party}"
    for issue, (weight, scores) in table.items():
        place = f"{base}.weights.{issue}"
        statements.append(Weight(place, party, issue, _number(weight), basis=SAID))
        for option, score in scores.items():
            place = f"{base}.values.{issue}.{option}"
            statements.append(Value(place, party, issue, option, _number(score), basis=SAID))
        limits = (ranges or {}).get(issue)
        options = () if limits else tuple(map(Option, scores))
        issues.append(Issue(issue, options=options, range=limits))
    worth = _number(reservation)
    return Case(
        id="made up",
        parties=(Party(party, Text(plain=party)),),
        issues=tuple(issues),
        statements=tuple(statements),
        scales=(Scale(party, True, _number(constant), _number(cap), _number(discount)),),
        no_deal=() if worth is None else (NoDeal(party, worth, basis=SAID),),
    )


def _number(written: object) -> Fraction | None:
    return None if written is None else Fraction(str(written))
