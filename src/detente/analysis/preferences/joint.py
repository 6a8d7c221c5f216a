"""Bounds where statements tie issues together: one linear programme over everything.

Part-worths ``p[j, o] = w[j] v[j, o]`` make every statement linear (preferences, section 3). Where
an issue's best or worst option is not known, the programme only keeps ``0 <= p <= w``: a larger
set, so what it proves holds, and the span says that it is loose.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from detente.analysis.preferences.bounds import ANYTHING, Span
from detente.analysis.preferences.no_deal import Relation
from detente.analysis.preferences.option_values import Relations, relations
from detente.analysis.preferences.programme import Optimum, Programme
from detente.analysis.problem import Said, centre_of, shares, span_of, worth_span
from detente.case import Case, Package, parse_number

ZERO, ONE = Fraction(0), Fraction(1)
Sum = dict[int, Fraction]

OPEN = ""
"""The node of an issue that a package leaves open: any of its options."""


class Joint:
    """The set of compatible utilities of one party as a linear programme (native scale)."""

    def __init__(self, case: Case, said: Said, no_deal: Sequence[Relation]) -> None:
        """Keep what was said; a programme is built for the numbers asked about and kept."""
        self.case = case
        self.said = said
        self.no_deal = tuple(no_deal)
        self._numeric = {
            issue.id: sorted(parse_number(option) for option in said.values.get(issue.id, ()))
            for issue in case.issues
            if issue.range is not None
        }
        self._models: dict[frozenset[tuple[str, str]], _Model] = {}

    def compatible(self) -> bool:
        """Whether any utility meets every statement."""
        return self._model().programme.minimum({}) is not None

    def difference(self, more: Package, less: Package) -> Span:
        """The bounds of ``u(more) - u(less)``."""
        model = self._model(more, less)
        return model.span(_plus(model.utility(more), model.utility(less), -1))

    def utility(self, package: Package) -> Span:
        """The bounds of ``u(package)``."""
        model = self._model(package)
        return model.span(model.utility(package))

    def against_no_deal(self, package: Package) -> Span:
        """The bounds of ``u(package) - r``."""
        model = self._model(package)
        return model.span(_plus(model.utility(package), {model.reservation: ONE}, -1))

    def _model(self, *asked: Package) -> _Model:
        """The programme for some packages: only numbers nobody has valued make it another one."""
        numbers = frozenset(
            (issue, option)
            for package in asked
            for issue, option in package.choices
            if issue in self._numeric and not shares(self._numeric[issue], parse_number(option))
        )
        if numbers not in self._models:
            self._models[numbers] = _Model(self, asked)
        return self._models[numbers]


class _Model:
    def __init__(self, joint: Joint, asked: Sequence[Package]) -> None:
        self.joint = joint
        self.said = joint.said
        self.programme = Programme()
        self.known: dict[str, Relations] = {}
        self.weight: dict[str, int] = {}
        self.worth: dict[str, dict[str, int]] = {}
        self.bonus: dict[str, int] = {}
        self.loose = False
        packages = [*asked, *self._stated_packages()]
        for issue in joint.case.issues:
            options = {p.get(issue.id) for p in packages} - {None}
            self._issue(issue.id, sorted(str(option) for option in options))
        self._weights()
        self._bonuses()
        self.reservation = self.programme.variable(None, None)
        self._statements()

    def span(self, objective: Sum) -> Span:
        low = self.programme.minimum(objective)
        high = self.programme.minimum({v: -c for v, c in objective.items()})
        if low is None or high is None:
            return ANYTHING

        def end(found: Optimum, sign: int) -> Fraction | None:
            # What fractions could not confirm bounds nothing; a negative end claims nothing.
            claims = found.value is not None and (found.proved or found.value < 0)
            return sign * found.value if claims and found.value is not None else None

        return Span(end(low, 1), end(high, -1), self.loose)

    def utility(self, package: Package) -> Sum:
        total: Sum = {}
        chosen = package.as_dict()
        for issue, worth in self.worth.items():
            if issue not in chosen:
                total = _plus(total, {worth[OPEN]: ONE}, 1)
                continue
            for node, share in self.known[issue].expression(chosen[issue]).items():
                total = _plus(total, {worth[node]: share}, 1)
        for link in self.said.worths:
            if link.id in self.bonus and link.when.holds(package):
                total = _plus(total, {self.bonus[link.id]: ONE}, 1)
        return total

    def _part_worth(self, issue: str) -> int:
        variable = self.programme.variable()
        self.programme.require({self.weight[issue]: ONE, variable: -ONE}, ZERO)
        return variable

    def _stated_packages(self) -> list[Package]:
        stated = [p for s in self.said.prefers for p in (s.package, s.over)]
        stated = [self._complete(package) for package in stated]
        return stated + [r.package for r in self.joint.no_deal if r.package is not None]

    def _complete(self, package: Package) -> Package:
        return self.joint.case.status_quo().changed(package.as_dict())

    def _issue(self, issue_id: str, options: list[str]) -> None:
        issue = self.joint.case.issue(issue_id)
        known = relations(issue, self.said, options)
        self.known[issue_id] = known
        self.weight[issue_id] = weight = self.programme.variable(ZERO, ONE)
        self.worth[issue_id] = worth = {node: self._part_worth(issue_id) for node in known.nodes}
        worth[OPEN] = self._part_worth(issue_id)
        require = self.programme.require
        for option in known.best:
            require({worth[option]: ONE, weight: -ONE}, ZERO, ZERO)
        for option in known.worst:
            require({worth[option]: ONE}, ZERO, ZERO)
        for better, lesser in known.at_least:
            require({worth[better]: ONE, worth[lesser]: -ONE}, ZERO)
        for option, (low, high) in known.spans:
            require({worth[option]: ONE, weight: -low}, ZERO)
            require({weight: high, worth[option]: -ONE}, ZERO)
        if known.indifferent:
            require({weight: ONE}, ZERO, ZERO)
        said_something = bool(known.at_least or known.spans)
        self.loose |= said_something and not ((known.best and known.worst) or known.indifferent)

    def _weights(self) -> None:
        require = self.programme.require
        require(dict.fromkeys(self.weight.values(), ONE), ONE, ONE)
        stated = [
            w
            for i, w in self.said.weights.items()
            if i in self.weight and not self.known[i].indifferent
        ]
        total = sum((centre_of(w.value, w.interval) for w in stated), ZERO)
        if total <= 0:
            return
        together = {self.weight[w.issue]: ONE for w in stated}
        for statement in stated:
            low, high = span_of(statement.value, statement.interval)
            alone = {self.weight[statement.issue]: ONE}
            require(_plus(alone, together, -low / total), ZERO)
            require(_plus(_plus({}, together, high / total), alone, -1), ZERO)

    def _bonuses(self) -> None:
        for link in self.said.worths:
            if link.worth is not None:
                low, high = worth_span(link.worth)
                self.bonus[link.id] = self.programme.variable(
                    None if low is None else low / 100, None if high is None else high / 100
                )

    def _statements(self) -> None:
        require = self.programme.require
        for swings in self.said.swings:
            flat = [issue for tier in swings.issues for issue in tier]
            tier_of = {issue: k for k, tier in enumerate(swings.issues) for issue in tier}
            for first, second in pairwise(flat):
                row = {self.weight[first]: ONE, self.weight[second]: -ONE}
                require(row, ZERO, ZERO if tier_of[first] == tier_of[second] else None)
        for prefers in self.said.prefers:
            better = self.utility(self._complete(prefers.package))
            require(_plus(better, self.utility(self._complete(prefers.over)), -1), ZERO)
        for relation in self.joint.no_deal:
            if relation.span is not None:
                require({self.reservation: ONE}, *relation.span)
                continue
            assert relation.package is not None
            surplus = _plus(self.utility(relation.package), {self.reservation: ONE}, -1)
            low = None if relation.kind == "above" else ZERO
            require(surplus, low, None if relation.kind == "below" else ZERO)


def _plus(first: Sum, second: Sum, factor: Fraction | int) -> Sum:
    total = dict(first)
    for variable, coefficient in second.items():
        total[variable] = total.get(variable, ZERO) + factor * coefficient
    return total
