"""Bounds where statements speak of single issues only: a product of small sets."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from detente.analysis.preferences.as_given import (
    difference_as_given,
    lottery_as_given,
    shares_of,
    utility_as_given,
)
from detente.analysis.preferences.bounds import ANYTHING, NOTHING, Span
from detente.analysis.preferences.closures import (
    Closure,
    closure,
    difference,
    is_loose,
    strictly_ordered,
    value,
    weighed,
)
from detente.analysis.preferences.links import bonus_of, bonus_span
from detente.analysis.preferences.option_values import Bounds, Relations, relations
from detente.analysis.preferences.weighing import weighing, weighs_nothing
from detente.analysis.problem import Lottery, Said
from detente.case import Case, Issue, Package

ZERO, ONE = Fraction(0), Fraction(1)


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
        self.contradictory |= not said.scale.as_given and self.weighing.contradictory

    def difference(self, more: Package, less: Package) -> Span | None:
        """The bounds of ``u(more) - u(less)``."""
        first, second = more.as_dict(), less.as_dict()
        changed = [i for i in self.case.issues if first.get(i.id) != second.get(i.id)]

        def between(issue: Issue, known: Relations, far: Closure) -> Bounds | None:
            if issue.id in first and issue.id in second:
                return difference(known, far, first[issue.id], second[issue.id])
            # Some option is at 0 and some at 1, and the open one may be either.
            alone = value(known, far, {**first, **second}[issue.id])
            if alone is None:
                return None
            low, high = alone
            return (low - 1, high) if issue.id in first else (-high, 1 - low)

        if self.said.scale.as_given:
            return difference_as_given(self.said, changed, more, less, self._order)
        found = self._sum(changed, {**second, **first}, second, between)
        return None if found is None else found + bonus_span(self.said, more, less)

    def utility(self, package: Package) -> Span | None:
        """The bounds of ``u(package)``."""
        chosen = package.as_dict()

        def alone(issue: Issue, known: Relations, far: Closure) -> Bounds | None:
            return value(known, far, chosen[issue.id]) if issue.id in chosen else (ZERO, ONE)

        if self.said.scale.as_given:
            return utility_as_given(self.said, self.case.issues, package)
        found = self._sum(list(self.case.issues), chosen, {}, alone)
        return None if found is None else found + bonus_span(self.said, package, None)

    def lottery(self, lottery: Lottery) -> Span | None:
        """The bounds of a sum of packages of plain options, each times its factor."""
        if self.said.scale.as_given:
            return lottery_as_given(self.said, self.case.issues, lottery, self._order)
        terms: dict[str, Bounds] = {}
        loose = False
        for issue in self.case.issues:
            shares = shares_of(lottery, issue.id)
            known, far = self._known(issue, tuple(sorted(o for o in shares if o is not None)))
            if far is None:
                return ANYTHING
            bounds = self._weighed(known, far, shares)
            if bounds is None:
                return None
            terms[issue.id] = bounds
            loose |= bool(shares) and is_loose(known)
        found = self.weighing.sum_bounds(terms)
        total = NOTHING if found is None else Span(*found, loose)
        return total + bonus_of(self.said, lottery)

    def _weighed(
        self, known: Relations, far: Closure, shares: dict[str | None, Fraction]
    ) -> Bounds | None:
        """A sum of options of one issue; one left open may be any between worst and best."""
        named = {option: share for option, share in shares.items() if option is not None}
        open_share = shares.get(None, ZERO)
        found: Bounds | None = (ZERO, ZERO)
        if known.numeric:
            # No number hangs on an event: what is left is one number, or one less another.
            more = next((option for option, share in named.items() if share == 1), None)
            less = next((option for option, share in named.items() if share == -1), None)
            if more is not None and less is not None:
                found = difference(known, far, more, less)
            elif more is not None or less is not None:
                found = value(known, far, str(more or less))
                found = (-found[1], -found[0]) if found and more is None else found
        elif named:
            found = weighed(known, named)
        if found is None:
            return None
        return (found[0] + min(open_share, ZERO), found[1] + max(open_share, ZERO))

    def weight(self, issue: str) -> Span:
        """The bounds of what an issue weighs, as a share of 1."""
        return self._alone(issue, (ONE, ONE), loose=False)

    def worth(self, issue: str, option: str) -> Span | None:
        """The bounds of the part-worth of an option, as a share of utility."""
        found = self.value(issue, option)
        if found is None or found.low is None or found.high is None:
            return found
        return self._alone(issue, (found.low, found.high), loose=found.loose)

    def value(self, issue: str, option: str) -> Span | None:
        """The bounds of an option's value on its issue, 0 to 1."""
        known, far = self._known(self.case.issue(issue), (option,))
        found = (ZERO, ONE) if far is None else value(known, far, option)
        return None if found is None else Span(*found, is_loose(known))

    def _alone(self, issue: str, term: Bounds, *, loose: bool) -> Span:
        """The bounds of one issue's weight times a number; 0 where it is indifferent to it."""
        indifferent = self._known(self.case.issue(issue), ())[0].indifferent
        found = None if indifferent else self.weighing.sum_bounds({issue: term})
        return NOTHING if found is None else Span(*found, loose)

    def best(self, issue: str) -> tuple[str, ...]:
        """The options known to be at the top of an issue, sorted."""
        known, _ = self._known(self.case.issue(issue), ())
        return tuple(sorted(known.best))

    @property
    def orders_contradict(self) -> bool:
        """Whether an order on some issue only holds as a tie (native scale)."""
        heavy = (i for i in self.case.issues if not weighs_nothing(self.said, i.id))
        return not all(strictly_ordered(self._known(issue, ())[0]) for issue in heavy)

    @property
    def needs_programme(self) -> bool:
        """Whether an order or a position speaks of a number on a straight line between others."""
        return any(self._known(issue, ())[0].on_lines for issue in self.case.issues)

    def _order(self, issue: Issue, more: str, less: str) -> Bounds | None:
        known, far = self._known(issue, tuple(sorted({more, less})))
        return None if far is None else difference(known, far, more, less)

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
