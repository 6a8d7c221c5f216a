"""What the issues may weigh to a party, and the exact bounds of a weighted sum over that.

Weights are shares of 1. Stated ones lie in a box (their points divided by the total, case file,
rule 6) and add up to 1; where only some are stated they share out what the unstated ones leave.
A sum with a weight per issue is then bounded by a greedy fill, exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from detente.analysis.problem import Said, centre_of, span_of

Bounds = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Weighing:
    """The box of the stated weights, divided by their total, and the issues without one."""

    stated: tuple[tuple[str, Bounds], ...]
    unstated: tuple[str, ...]

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
    stated: list[tuple[str, Bounds]] = []
    for weight in weights:
        low, high = span_of(weight.value, weight.interval)
        stated.append((weight.issue, (low / total, high / total)))
    return Weighing(tuple(stated), tuple(i for i in issues if i not in said.weights))


def _fill(boxes: list[tuple[Bounds, Fraction]]) -> Fraction:
    """The least ``sum of w d`` with w in its box and adding up to 1: fill the smallest d first."""
    total = sum((low * term for (low, _), term in boxes), Fraction(0))
    left = 1 - sum((low for (low, _), _ in boxes), Fraction(0))
    for (low, high), term in sorted(boxes, key=lambda entry: entry[1]):
        more = min(left, high - low)
        total += more * term
        left -= more
    return total
