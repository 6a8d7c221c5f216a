"""Wide boxes as chains of narrow ones, so that a red line over ten issues stays cheap.

A box over issues 1..r holds if all its parts do. An auxiliary variable per step, "the parts so far
hold", turns it into links of at most three variables; a table over all r issues, the rejected
alternative, has as many cells as there are combinations. The auxiliary variables follow from the
package, so nothing is counted twice.
"""

from __future__ import annotations

from dataclasses import replace

from detente.analysis.problem import Box
from detente.analysis.solutions.reduction import Reduced

Part = tuple[int, frozenset[int]]
Kinds = list[tuple[tuple[int, ...], ...]]


def split(reduced: Reduced, component: tuple[int, ...]) -> Reduced:
    """The same computation, with the component's boxes over four or more issues made narrow."""
    kinds: Kinds = list(reduced.kinds)
    rules: list[Box] = []

    def narrowed(box: Box) -> Box:
        wide = len(box.parts) > 3 and box.scope[0] in component
        return _narrowed(box, kinds, rules) if wide else box

    forbidden = [narrowed(box) for box in reduced.forbidden]
    bonuses = tuple((index, narrowed(box), amount) for index, box, amount in reduced.bonuses)
    return replace(reduced, kinds=tuple(kinds), forbidden=(*forbidden, *rules), bonuses=bonuses)


def _narrowed(box: Box, kinds: Kinds, rules: list[Box]) -> Box:
    """A box of two variables that holds exactly when the given one does.

    Appends the auxiliary variables to ``kinds`` and what defines them to ``rules``.
    """
    so_far, *rest = box.parts
    while len(rest) > 1:
        step = rest.pop(0)
        holds, fails = (len(kinds), frozenset({1})), (len(kinds), frozenset({0}))
        kinds.append(((), ()))
        rules += [
            _box(_outside(so_far, kinds), holds),
            _box(_outside(step, kinds), holds),
            _box(so_far, step, fails),
        ]
        so_far = holds
    return _box(so_far, *rest)


def _outside(part: Part, kinds: Kinds) -> Part:
    variable, inside = part
    return variable, frozenset(range(len(kinds[variable]))) - inside


def _box(*parts: Part) -> Box:
    return Box(tuple(sorted(parts, key=lambda part: part[0])))
