"""Constraint propagation: remove the options that no package meeting the constraints can use."""

from __future__ import annotations

from detente.analysis.problem import Box
from detente.analysis.red_lines.constraints import Constraints, Row, impossible


def narrowed(constraints: Constraints) -> Constraints:
    """The same packages with fewer options and fewer, smaller boxes and rows.

    Repeats until nothing changes: a box left with one part takes its options away, and an option
    goes if even with the best of everything else it leaves a row below its floor.
    """
    domains = [set(domain) for domain in constraints.domains]
    boxes = constraints.forbidden
    rows = constraints.rows
    while all(domains):
        before = sum(map(len, domains))
        boxes = _without_settled_boxes(boxes, domains)
        rows = tuple(_settled_bonuses(row, domains) for row in rows)
        for row in rows:
            _drop_options_below(row, domains)
        if sum(map(len, domains)) == before:
            break
    else:
        return impossible(constraints)
    open_rows = tuple(row for row in rows if _can_miss(row, domains))
    return Constraints(tuple(tuple(sorted(domain)) for domain in domains), boxes, open_rows)


def _can_miss(row: Row, domains: list[set[int]]) -> bool:
    """Whether the worst of everything leaves the row below its floor."""
    worst = sum(
        min(table[option] for option in domain)
        for table, domain in zip(row.tables, domains, strict=True)
    )
    return worst + sum(min(0, amount) for _, amount in row.bonuses) < row.floor


def _open_parts(box: Box, domains: list[set[int]]) -> Box | None:
    """The box without the parts that hold anyway, or None where it cannot hold any more."""
    parts = []
    for issue, options in box.parts:
        inside = domains[issue] & options
        if not inside:
            return None
        if len(inside) < len(domains[issue]):
            parts.append((issue, frozenset(inside)))
    return Box(tuple(parts))


def _without_settled_boxes(boxes: tuple[Box, ...], domains: list[set[int]]) -> tuple[Box, ...]:
    """The boxes that still tie several issues; the options of the others are removed."""
    left = []
    for box in boxes:
        part = _open_parts(box, domains)
        if part is None:
            continue
        if not part.parts:
            domains[0].clear()
        elif len(part.parts) == 1:
            issue, options = part.parts[0]
            domains[issue] -= options
        else:
            left.append(part)
    return tuple(left)


def _settled_bonuses(row: Row, domains: list[set[int]]) -> Row:
    """The row with the bonuses that are certain or on one issue moved into floor and tables."""
    if not row.bonuses:
        return row
    tables, floor, bonuses = list(row.tables), row.floor, []
    for box, amount in row.bonuses:
        part = _open_parts(box, domains)
        if part is None:
            continue
        if not part.parts:
            floor -= amount
        elif len(part.parts) == 1:
            issue, options = part.parts[0]
            tables[issue] = tuple(
                value + amount if option in options else value
                for option, value in enumerate(tables[issue])
            )
        else:
            bonuses.append((part, amount))
    return Row(tuple(tables), tuple(bonuses), floor)


def _drop_options_below(row: Row, domains: list[set[int]]) -> None:
    """Remove the options with which a row cannot reach its floor."""
    if not all(domains):
        return
    best = [
        max(table[option] for option in domain)
        for table, domain in zip(row.tables, domains, strict=True)
    ]
    slack = sum(best) + sum(max(0, amount) for _, amount in row.bonuses) - row.floor
    for issue, (table, top) in enumerate(zip(row.tables, best, strict=True)):
        domains[issue] = {option for option in domains[issue] if table[option] >= top - slack}
