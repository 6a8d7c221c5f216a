"""No deal, red lines, linkages and caps."""

from __future__ import annotations

from fractions import Fraction

from detente.case import Case, Constraint, Linkage, NoDeal, RedLine, Worth
from detente.formats.document import Mapping, Node, Scalar, Sequence
from detente.formats.writing import parts


def write_no_deal(no_deal: NoDeal) -> Mapping:
    """What no agreement is to a party."""
    number, interval = parts.number(no_deal.value), parts.interval(no_deal.interval)
    stated = parts.keys([("value", number), ("interval", interval)])
    compared = [
        parts.keys([(one.relation, parts.package(one.package))]) for one in no_deal.comparisons
    ]
    worth = ([stated] if stated.entries else []) + compared
    basis = [entry for entry in parts.basis(no_deal.basis) if entry[0] not in ("date", "text")]
    return parts.keys(
        [
            ("date", parts.day(no_deal.date)),
            ("text", parts.words_of(no_deal.text)),
            ("worth", Sequence(tuple(worth)) if worth else None),
            *basis,
        ]
    )


def write_red_lines(case: Case) -> Mapping | None:
    """Every red line under its owner."""
    owned: dict[str, list[parts.Entry]] = {}
    for line in case.red_lines:
        owned.setdefault(line.owner, []).append((line.name, _red_line(line)))
    if not owned:
        return None
    return parts.keys((owner, parts.keys(lines)) for owner, lines in owned.items())


def _red_line(line: RedLine) -> Mapping:
    return Mapping((*red_line_content(line).entries, *parts.keys(parts.basis(line.basis)).entries))


def red_line_content(line: RedLine) -> Mapping:
    """What a red line refuses and why, without its basis."""
    refuses = Sequence(tuple(parts.condition(one) for one in line.refuses))
    return parts.keys([("refuses", refuses), ("reason", parts.words_of(line.reason))])


def write_linkage(linkage: Linkage) -> Mapping:
    """A tie between issues."""
    return parts.keys(
        [
            ("owner", parts.word(linkage.owner)),
            ("if", parts.condition(linkage.when)),
            (linkage.kind, _consequence(linkage)),
            *_basis_beside_text(linkage),
        ]
    )


def _consequence(linkage: Linkage) -> Node | None:
    if linkage.then is not None:
        return parts.condition(linkage.then)
    return None if linkage.worth is None else _worth(linkage.worth)


def _worth(worth: Worth) -> Node:
    if worth.sign is not None:
        return Scalar(worth.sign)
    number, interval = parts.number(worth.value), parts.interval(worth.interval)
    return parts.keys([("value", number), ("interval", interval)])


def write_constraint(constraint: Constraint) -> Mapping:
    """A cap."""
    return parts.keys(
        [
            ("cost", parts.keys((issue, _rate(rate)) for issue, rate in constraint.costs)),
            ("at_most", parts.number(constraint.at_most)),
            ("unit", parts.words_of(constraint.unit)),
            *_basis_beside_text(constraint),
        ]
    )


def _rate(rate: Fraction | tuple[tuple[str, Fraction], ...]) -> Mapping:
    if isinstance(rate, Fraction):
        return parts.keys([("each", parts.number(rate))])
    return parts.keys((option, parts.number(cost)) for option, cost in rate)


def _basis_beside_text(element: Linkage | Constraint) -> list[parts.Entry]:
    """The basis of an element whose ``text`` is its own."""
    kept = [entry for entry in parts.basis(element.basis) if entry[0] != "text"]
    return [("text", parts.words_of(element.text)), *kept]
