"""Bounds where statements speak of single issues only: a product of small sets."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from detente.analysis.preferences.bounds import ANYTHING, NOTHING, Span
from detente.analysis.preferences.option_values import (
    Bounds,
    Closure,
    Relations,
    closure,
    difference,
    is_loose,
    relations,
    value,
)
from detente.analysis.preferences.weighing import weighing
from detente.analysis.problem import Said, shares, span_of, worth_span
from detente.case import Case, Issue, Package, parse_number

ZERO, ONE, HUNDRED = Fraction(0), Fraction(1), Fraction(100)


class Product:
    """Bounds of utilities over option values per issue and weights that add up to 1.

    A result of None means that a straight line between intervals meets an order on the same
    issue: only a linear programme bounds that exactly.
    """

    def __init__(self, case: Case, said: Said) -> None:
        """Gather the statements; an empty set on any issue makes the whole contradictory."""
        self.case = case
        self.said = said
        self._closed: dict[tuple[str, tuple[str, ...]], tuple[Relations, Closure | None]] = {}
        about = [self._known(issue, ()) for issue in case.issues]
        # Numbers as given have no best at 1 and no worst at 0 to be missing.
        self.contradictory = not said.scale.as_given and any(far is None for _, far in about)
        pairs = zip(case.issues, about, strict=True)
        self.weighing = weighing(said, (i.id for i, (known, _) in pairs if not known.indifferent))

    def difference(self, more: Package, less: Package) -> Span | None:
        """The bounds of ``u(more) - u(less)``."""
        first, second = more.as_dict(), less.as_dict()
        changed = [i for i in self.case.issues if first.get(i.id) != second.get(i.id)]

        def between(issue: Issue, known: Relations, far: Closure) -> Bounds | None:
            if issue.id not in first or issue.id not in second:
                return (-ONE, ONE)
            return difference(known, far, first[issue.id], second[issue.id])

        if self.said.scale.as_given:
            return self._as_given(changed, first, second) + self._bonuses(more, less)
        found = self._sum(changed, {**second, **first}, second, between)
        return None if found is None else found + self._bonuses(more, less)

    def utility(self, package: Package) -> Span | None:
        """The bounds of ``u(package)``."""
        chosen = package.as_dict()

        def alone(issue: Issue, known: Relations, far: Closure) -> Bounds | None:
            return value(known, far, chosen[issue.id]) if issue.id in chosen else (ZERO, ONE)

        if self.said.scale.as_given:
            constant = self.said.scale.constant or ZERO
            given = self._as_given(list(self.case.issues), chosen, None)
            found: Span | None = given + Span(constant, constant)
        else:
            found = self._sum(list(self.case.issues), chosen, {}, alone)
        return None if found is None else found + self._bonuses(package, None)

    def best(self, issue: str) -> tuple[str, ...]:
        """The options known to be at the top of an issue, sorted."""
        known, _ = self._known(self.case.issue(issue), ())
        return tuple(sorted(known.best))

    def _known(self, issue: Issue, options: tuple[str, ...]) -> tuple[Relations, Closure | None]:
        key = (issue.id, options if issue.range is not None else ())
        if key not in self._closed:
            known = relations(issue, self.said, options)
            self._closed[key] = (known, closure(known))
        return self._closed[key]

    def _sum(
        self,
        issues: list[Issue],
        first: dict[str, str],
        second: dict[str, str],
        term: Callable[[Issue, Relations, Closure], Bounds | None],
    ) -> Span | None:
        terms: dict[str, Bounds] = {}
        loose = False
        for issue in issues:
            asked = [c[issue.id] for c in (first, second) if issue.id in c]
            known, far = self._known(issue, tuple(sorted(set(asked))))
            if far is None:
                return ANYTHING
            bounds = term(issue, known, far)
            if bounds is None:
                return None
            terms[issue.id] = bounds
            loose |= is_loose(known)
        found = self.weighing.sum_bounds(terms)
        return NOTHING if found is None else Span(*found, loose)

    def _as_given(
        self, issues: list[Issue], first: dict[str, str], second: dict[str, str] | None
    ) -> Span:
        """Weight times value as written; intervals of both vary on their own."""
        total = NOTHING
        for issue in issues:
            weight, values = self.said.weights.get(issue.id), self.said.values.get(issue.id)
            if weight is None and values is None:
                continue
            ends = [self._given(issue, first)]
            if second is not None:
                ends.append(-self._given(issue, second))
            worth = sum(ends, NOTHING)
            if weight is None or worth.low is None or worth.high is None:
                return ANYTHING
            heavy = span_of(weight.value, weight.interval)
            corners = [w * v for w in heavy for v in (worth.low, worth.high)]
            total += Span(min(corners), max(corners), worth.loose)
        if self.said.scale.cap is not None:
            return Span(total.low, total.high, loose=True)
        return total

    def _given(self, issue: Issue, chosen: dict[str, str]) -> Span:
        values = self.said.values.get(issue.id, {})
        option = chosen.get(issue.id)
        if option in values:
            return Span(*span_of(values[option].value, values[option].interval))
        if option is None or issue.range is None:
            return ANYTHING
        spans = {parse_number(o): span_of(v.value, v.interval) for o, v in values.items()}
        parts = shares(sorted(spans), parse_number(option))
        if not parts:
            return ANYTHING
        ends = [sum((share * spans[n][k] for n, share in parts), ZERO) for k in (0, 1)]
        return Span(ends[0], ends[1], len(parts) > 1)

    def _bonuses(self, more: Package, less: Package | None) -> Span:
        total = NOTHING
        for link in self.said.worths:
            if link.worth is None:
                continue
            low, high = worth_span(link.worth)
            unit = 1 if self.said.scale.as_given else HUNDRED
            amount = Span(
                None if low is None else low / unit, None if high is None else high / unit
            )
            hit = link.when.holds(more)
            missed = less is None or not link.when.holds(less)
            if hit and missed:
                total += amount
            elif not hit and not missed:
                total += -amount
        return total
