"""What the issues may weigh to a party, and the exact bounds of a weighted sum over that.

Weights are shares of 1. Stated ones lie in a box (their points divided by the total, case file,
rule 6) and add up to 1; where only some are stated they share out what the unstated ones leave.
A sum with a weight per issue is then bounded by a greedy fill, exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from detente.analysis.problem import Said, centre_of, span_of
from detente.case import NoDeal, Weight

Bounds = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Weighing:
    """The box of the stated weights, divided by their total, and the issues without one."""

    stated: tuple[tuple[str, Bounds], ...]
    unstated: tuple[str, ...]

    @property
    def contradictory(self) -> bool:
        """Whether no weights fit: a box is empty, or they cannot add up to 1."""
        boxes = [box for _, box in self.stated]
        least = sum((low for low, _ in boxes), Fraction(0))
        most = sum((high for _, high in boxes), Fraction(0))
        return bool(boxes) and (not least <= 1 <= most or any(low > high for low, high in boxes))

    def sum_bounds(self, terms: Mapping[str, Bounds]) -> Bounds | None:
        """The bounds of ``sum of w[j] d[j]`` for ``d[j]`` within ``terms[j]``.

        An issue without a term counts as 0. None where there is no issue to weigh.
        """
        zero = (Fraction(0), Fraction(0))
        lows = [terms.get(issue, zero)[0] for issue in self.unstated]
        highs = [terms.get(issue, zero)[1] for issue in self.unstated]
        if self.stated:
            boxes = [(bounds, terms.get(issue, zero)) for issue, bounds in self.stated]
            lows.append(_fill([(box, term[0]) for box, term in boxes]))
            highs.append(-_fill([(box, -term[1]) for box, term in boxes]))
        return (min(lows), max(highs)) if lows else None


def weighing(said: Said, issues: Iterable[str]) -> Weighing:
    """The weights a party's statements allow over some issues (those it is not indifferent on)."""
    issues = tuple(issues)
    weights = [said.weights[issue] for issue in issues if issue in said.weights]
    total = sum((centre_of(w.value, w.interval) for w in weights), Fraction(0))
    if total <= 0:
        return Weighing((), issues)
    stated = tuple((w.issue, _box(said, w.issue, total)) for w in weights)
    return Weighing(stated, tuple(i for i in issues if i not in said.weights))


def weighs_nothing(said: Said, issue: str) -> bool:
    """Whether a stated weight is 0: then what is said inside the issue decides nothing."""
    return any(span_of(w.value, w.interval)[1] <= 0 for w in said.every_weight(issue))


def inside_issues(said: Said) -> Said:
    """Only what is said inside single issues, of the order and worth of their options."""
    return replace(
        said,
        no_deal=NoDeal(said.party),
        weights={},
        swings=[],
        prefers=[],
        would_sign=[],
        would_walk_away=[],
        ratios=[],
        steps=[over for over in said.steps if over.more.issue == over.less.issue],
        about_equal=[],
        among_top=[],
        further=[statement for statement in said.further if not isinstance(statement, Weight)],
        worths=[],
    )


def total_with(said: Said, total: Fraction, weight: Weight) -> Fraction:
    """The total that a weight is a part of: with its own points in place of the first ones.

    So a second weight on an issue says what it would say alone beside the weights of the others.
    """
    first = said.weights[weight.issue]
    own, other = centre_of(weight.value, weight.interval), centre_of(first.value, first.interval)
    return total - other + own


def _box(said: Said, issue: str, total: Fraction) -> Bounds:
    """Where all that is said of one weight holds, as shares."""
    boxes: list[Bounds] = []
    for weight in said.every_weight(issue):
        low, high = span_of(weight.value, weight.interval)
        whole = total_with(said, total, weight)
        boxes += [(low / whole, high / whole)] if whole > 0 else []
    return (max(low for low, _ in boxes), min(high for _, high in boxes))


def _fill(boxes: list[tuple[Bounds, Fraction]]) -> Fraction:
    """The least ``sum of w d`` with w in its box and adding up to 1: fill the smallest d first."""
    total = sum((low * term for (low, _), term in boxes), Fraction(0))
    left = 1 - sum((low for (low, _), _ in boxes), Fraction(0))
    for (low, high), term in sorted(boxes, key=lambda entry: entry[1]):
        more = min(left, high - low)
        total += more * term
        left -= more
    return total
