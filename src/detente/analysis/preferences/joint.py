"""Bounds where statements tie issues together: one linear programme over everything.

Part-worths ``p[j, o] = w[j] v[j, o]`` make every statement linear (preferences, section 3). Where
an issue's best or worst option is not known, the programme only keeps ``0 <= p <= w``: a larger
set, so what it proves holds, and the span says that it is loose where anything stated touches
that issue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from detente.analysis.preferences.beliefs import Beliefs, Reading, readings, widest
from detente.analysis.preferences.bounds import ANYTHING, Span
from detente.analysis.preferences.links import amount_of, held, open_issues, with_nothing
from detente.analysis.preferences.no_deal import Relation
from detente.analysis.preferences.option_values import Relations, relations
from detente.analysis.preferences.programme import Optimum, Programme
from detente.analysis.problem import Lottery, Said, centre_of, shares, span_of
from detente.case import Case, Package, parse_number

ZERO, ONE = Fraction(0), Fraction(1)
Sum = dict[int, Fraction]

Hanging = tuple[str, tuple[str, ...]]
"""A linkage and those of its issues that a package leaves open."""

_Key = tuple[frozenset[tuple[str, str]], frozenset[Hanging], int]

OPEN = ""
"""The node of an issue that a package leaves open: any of its options."""


class Joint:
    """The set of compatible utilities of one party as a linear programme (native scale)."""

    def __init__(self, case: Case, said: Said, no_deal: Sequence[Relation]) -> None:
        """Keep what was said; a programme is built for the numbers asked about and kept."""
        self.case = case
        self.said = said
        self.no_deal = tuple(no_deal)
        self.beliefs = Beliefs(case, said.party)
        self.readings = readings(self.packages_of(), self.beliefs)
        self._numeric = {
            issue.id: sorted(parse_number(option) for option in said.values.get(issue.id, ()))
            for issue in case.issues
            if issue.range is not None
        }
        self._models: dict[_Key, _Model] = {}

    def compatible(self) -> bool:
        """Whether any utility meets every statement, the strict ones with a margin.

        Preferring a package, weighing more and walking away are strict (preferences, 4.1): a set
        in which one of them only holds as a tie is contradictory.
        """
        return any(self._possible(reading) for reading in self.readings.all)

    def _possible(self, reading: Reading) -> bool:
        model = _Model(self, (), reading, strict=True)
        assert model.margin is not None
        found = model.programme.minimum({model.margin: -ONE})
        return found is not None and not (found.proved and found.value == 0)

    def difference(self, more: Package, less: Package) -> Span:
        """The bounds of ``u(more) - u(less)``."""
        return self.lottery(((ONE, more), (-ONE, less)))

    def utility(self, package: Package) -> Span:
        """The bounds of ``u(package)``."""
        return self.lottery(((ONE, package),))

    def against_no_deal(self, package: Package) -> Span:
        """The bounds of ``u(package) - r``."""
        return self.lottery(((ONE, package),), over_no_deal=True)

    def lottery(self, lottery: Lottery, *, over_no_deal: bool = False) -> Span:
        """The bounds of a sum of packages of plain options, each times its factor.

        ``over_no_deal``: less the worth of no deal, once.
        """
        packages = [package for _, package in lottery]
        spans: list[Span] = []
        for number in range(len(self.readings.all)):
            model = self._model(packages, number)
            objective = model.expected(lottery)
            if over_no_deal:
                objective = _plus(objective, {model.reservation: ONE}, -1)
            found = model.span(objective)
            spans += [] if found is None else [found]
        if not spans:
            return ANYTHING
        found = widest(spans)
        return replace(found, loose=True) if self.readings.loose else found

    def packages_of(self) -> tuple[tuple[Package, ...], ...]:
        """The packages of each statement about packages, completed, in the order of the programme.

        First what is preferred to what, then what no deal is compared with (nothing for a number).
        """
        pairs = ((self.completed(s.package), self.completed(s.over)) for s in self.said.prefers)
        beside = (() if r.package is None else (r.package,) for r in self.no_deal)
        return (*pairs, *beside)

    def completed(self, package: Package) -> Package:
        """The package with the status quo on what it leaves open."""
        return self.case.status_quo().changed(package.as_dict())

    def _model(self, asked: Sequence[Package], reading: int) -> _Model:
        """The programme for some packages: numbers nobody has valued make it another one.

        So does a combination that hangs on what they leave open.
        """
        numbers = frozenset(
            (issue, option)
            for package in asked
            for issue, option in package.choices
            if issue in self._numeric and not shares(self._numeric[issue], parse_number(option))
        )
        hanging = frozenset(
            (link.id, left)
            for package in asked
            for link in self.said.worths
            if (left := open_issues(link.when, package))
        )
        key = (numbers, hanging, reading)
        if key not in self._models:
            self._models[key] = _Model(self, asked, self.readings.all[reading])
        return self._models[key]


class _Model:
    def __init__(
        self, joint: Joint, asked: Sequence[Package], reading: Reading, *, strict: bool = False
    ) -> None:
        self.joint = joint
        self.reading = reading
        self.said = joint.said
        self.programme = Programme()
        self.known: dict[str, Relations] = {}
        self.weight: dict[str, int] = {}
        self.worth: dict[str, dict[str, int]] = {}
        self.bonus: dict[Hanging, int] = {}
        self.loose = False
        self.margin = self.programme.variable(ZERO, ONE) if strict else None
        packages = [*asked, *self._stated_packages()]
        for issue in joint.case.issues:
            options = {p.get(issue.id) for p in packages} - {None}
            self._issue(issue.id, sorted(str(option) for option in options))
        self._weights()
        self._bonuses(packages)
        self.reservation = self.programme.variable(None, None)
        self._statements()

    def span(self, objective: Sum) -> Span | None:
        """The bounds of a sum of variables; None where nothing is compatible."""
        low = self.programme.minimum(objective)
        high = self.programme.minimum({v: -c for v, c in objective.items()})
        if low is None or high is None:
            return None

        def end(found: Optimum, sign: int) -> Fraction | None:
            # What fractions could not confirm bounds nothing; a negative end claims nothing.
            claims = found.value is not None and (found.proved or found.value < 0)
            return sign * found.value if claims and found.value is not None else None

        return Span(end(low, 1), end(high, -1), self.loose)

    def expected(self, lottery: Lottery) -> Sum:
        total: Sum = {}
        for factor, package in lottery:
            total = _plus(total, self.utility(package), factor)
        return total

    def utility(self, package: Package) -> Sum:
        total: Sum = {}
        chosen = package.as_dict()
        for issue, worth in self.worth.items():
            if issue not in chosen:
                total = _plus(total, {worth[OPEN]: ONE}, 1)
                continue
            total = _plus(total, self._line(issue, chosen[issue]), 1)
        for link in self.said.worths:
            if held(link.when, package) is not False:
                variable = self.bonus[link.id, open_issues(link.when, package)]
                total = _plus(total, {variable: ONE}, 1)
        return total

    def _part_worth(self, issue: str) -> int:
        variable = self.programme.variable()
        self.programme.require({self.weight[issue]: ONE, variable: -ONE}, ZERO)
        return variable

    def _stated_packages(self) -> list[Package]:
        return [
            plain
            for packages, corner in zip(self.joint.packages_of(), self.reading, strict=True)
            if corner is not None
            for package in packages
            for _, plain in self.joint.beliefs.lottery(corner, (1, package))
        ]

    def _issue(self, issue_id: str, options: list[str]) -> None:
        issue = self.joint.case.issue(issue_id)
        known = relations(issue, self.said, options)
        self.known[issue_id] = known
        self.weight[issue_id] = weight = self.programme.variable(ZERO, ONE)
        self.worth[issue_id] = worth = {node: self._part_worth(issue_id) for node in known.nodes}
        worth[OPEN] = self._part_worth(issue_id)
        require = self.programme.require
        for option in known.best:
            require(_plus(self._line(issue_id, option), {weight: ONE}, -1), ZERO, ZERO)
        for option in known.worst:
            require(self._line(issue_id, option), ZERO, ZERO)
        for better, lesser in known.at_least:
            require({worth[better]: ONE, worth[lesser]: -ONE}, ZERO)
        for option, (low, high) in known.spans:
            require({worth[option]: ONE, weight: -low}, ZERO)
            require({weight: high, worth[option]: -ONE}, ZERO)
        if known.indifferent:
            require({weight: ONE}, ZERO, ZERO)
        for better, lesser in known.on_lines:
            require(_plus(self._line(issue_id, better), self._line(issue_id, lesser), -1), ZERO)
        open_ended = not ((known.best and known.worst) or known.indifferent)
        stated = bool(known.at_least or known.spans or known.on_lines)
        self.loose |= open_ended and (stated or self._compared(issue_id))

    def _compared(self, issue: str) -> bool:
        """Whether packages that somebody compared tell more of an issue than two of its options."""
        relations_to = self.joint.no_deal
        if len(relations_to) > 1 and any(r.package is not None for r in relations_to):
            return True
        complete = self.joint.completed
        pairs = ((complete(p.package), complete(p.over)) for p in self.said.prefers)
        return any(package.get(issue) != over.get(issue) for package, over in pairs)

    def _line(self, issue: str, option: str) -> Sum:
        shares = self.known[issue].expression(option)
        return {self.worth[issue][node]: share for node, share in shares.items()}

    def _weights(self) -> None:
        require = self.programme.require
        if not all(known.indifferent for known in self.known.values()):
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

    def _bonuses(self, packages: Sequence[Package]) -> None:
        for link in self.said.worths:
            amount = amount_of(link, self.said)
            hanging = {open_issues(link.when, package) for package in packages}
            for left in sorted({(), *hanging}):
                added = with_nothing(amount) if left else amount
                self.loose |= added.loose
                self.bonus[link.id, left] = self.programme.variable(added.low, added.high)

    def _statements(self) -> None:
        require = self.programme.require
        for swings in self.said.swings:
            flat = [issue for tier in swings.issues for issue in tier]
            tier_of = {issue: k for k, tier in enumerate(swings.issues) for issue in tier}
            for first, second in pairwise(flat):
                row = {self.weight[first]: ONE, self.weight[second]: -ONE}
                if tier_of[first] == tier_of[second]:
                    require(row, ZERO, ZERO)
                else:
                    require(self._clearly(row), ZERO)
        corners = iter(self.reading)
        lottery = self.joint.beliefs.lottery
        for prefers, corner in zip(self.said.prefers, corners, strict=False):
            if corner is not None:
                pair = (self.joint.completed(p) for p in (prefers.package, prefers.over))
                signed = zip((1, -1), pair, strict=True)
                require(self._clearly(self.expected(lottery(corner, *signed))), ZERO)
        for relation, corner in zip(self.joint.no_deal, corners, strict=True):
            if relation.span is not None:
                require({self.reservation: ONE}, *relation.span)
                continue
            if corner is None or relation.package is None:
                continue
            surplus = self.expected(lottery(corner, (1, relation.package)))
            surplus = _plus(surplus, {self.reservation: ONE}, -1)
            if relation.kind == "above":
                require(self._clearly(_plus({}, surplus, -1)), ZERO)
            else:
                require(surplus, ZERO, None if relation.kind == "below" else ZERO)

    def _clearly(self, row: Sum) -> Sum:
        """A row that must be above zero, by the margin where there is one."""
        return row if self.margin is None else _plus(row, {self.margin: ONE}, -1)


def _plus(first: Sum, second: Sum, factor: Fraction | int) -> Sum:
    total = dict(first)
    for variable, coefficient in second.items():
        total[variable] = total.get(variable, ZERO) + factor * coefficient
    return total
