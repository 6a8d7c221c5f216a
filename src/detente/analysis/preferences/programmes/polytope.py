"""The variables of one party's compatible utilities, and packages as sums of them.

Part-worths ``p[j, o] = w[j] v[j, o]`` make every statement linear (preferences, section 3). Where
an issue's best or worst option is not known, the programme only keeps ``0 <= p <= w``: a larger
set, so what it proves holds, and the span says that it is loose where anything stated touches
that issue.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from detente.analysis.preferences.beliefs import Beliefs
from detente.analysis.preferences.links import amount_of, held, open_issues, with_nothing
from detente.analysis.preferences.no_deal import Relation
from detente.analysis.preferences.option_values import Relations, relations
from detente.analysis.preferences.programmes.programme import Origins, Programme
from detente.analysis.preferences.programmes.sums import Sum, plus
from detente.analysis.problem import Lottery, Said
from detente.case import Case, Package

ZERO, ONE = Fraction(0), Fraction(1)

Hanging = tuple[str, tuple[str, ...]]
"""A linkage and those of its issues that a package leaves open."""

OPEN = ""
"""The node of an issue that a package leaves open: any of its options."""


class Polytope:
    """Variables for weights, part-worths, combinations and the worth of no deal, still unbounded.

    ``margin`` is by how much strict statements hold, 0 to 1 (None: they may hold as ties).
    """

    def __init__(
        self,
        case: Case,
        said: Said,
        no_deal: Sequence[Relation],
        beliefs: Beliefs,
        packages: Sequence[Package],
        options: Iterable[tuple[str, str]] = (),
        *,
        strict: bool = False,
    ) -> None:
        """Name the variables for the options of some packages, of others by issue, and stated."""
        self.case, self.said, self.no_deal, self.beliefs = case, said, tuple(no_deal), beliefs
        self.programme = Programme()
        self.margin = self.programme.variable(ZERO, ONE) if strict else None
        self.loose = False
        self.known: dict[str, Relations] = {}
        self.weight: dict[str, int] = {}
        self.worth: dict[str, dict[str, int]] = {}
        self.bonus: dict[Hanging, int] = {}
        spoken = {*options, *_spoken_of(said), *(c for p in packages for c in p.choices)}
        for issue in case.issues:
            here = sorted(option for name, option in spoken if name == issue.id)
            self.known[issue.id] = relations(issue, said, here)
            self.weight[issue.id] = self.programme.variable(ZERO, ONE)
            self.worth[issue.id] = {
                node: self._part_worth(issue.id) for node in (*self.known[issue.id].nodes, OPEN)
            }
        if not all(known.indifferent for known in self.known.values()):
            self.programme.require(dict.fromkeys(self.weight.values(), ONE), ONE, ONE)
        self._bonuses(packages)
        self.reservation = self.programme.variable(None, None)

    def require(
        self, row: Sum, low: Fraction | None, high: Fraction | None = None, *, by: Origins
    ) -> None:
        """Add a row that rests on some statements."""
        self.programme.require(row, low, high, by)

    def clearly(self, row: Sum) -> Sum:
        """A row that must be above zero, by the margin where there is one."""
        return row if self.margin is None else plus(row, {self.margin: ONE}, -1)

    def line(self, issue: str, option: str) -> Sum:
        """The part-worth of an option: its own, or a share of two named numbers around it."""
        shares = self.known[issue].expression(option)
        return {self.worth[issue][node]: share for node, share in shares.items()}

    def step(self, issue: str, start: str, end: str) -> Sum:
        """What a move from one option to another adds."""
        return plus(self.line(issue, end), self.line(issue, start), -1)

    def expected(self, lottery: Lottery) -> Sum:
        """A sum of packages of plain options, each times its factor."""
        total: Sum = {}
        for factor, package in lottery:
            total = plus(total, self.utility(package), factor)
        return total

    def utility(self, package: Package) -> Sum:
        """What a package of plain options is worth."""
        total: Sum = {}
        chosen = package.as_dict()
        for issue, worth in self.worth.items():
            part = self.line(issue, chosen[issue]) if issue in chosen else {worth[OPEN]: ONE}
            for variable, share in part.items():
                total[variable] = total.get(variable, ZERO) + share
        for link in self.said.worths:
            if held(link.when, package) is not False:
                variable = self.bonus[link.id, open_issues(link.when, package)]
                total = plus(total, {variable: ONE}, 1)
        return total

    def _part_worth(self, issue: str) -> int:
        variable = self.programme.variable()
        self.programme.require({self.weight[issue]: ONE, variable: -ONE}, ZERO)
        return variable

    def _bonuses(self, packages: Iterable[Package]) -> None:
        for link in self.said.worths:
            amount = amount_of(link, self.said)
            hanging = {open_issues(link.when, package) for package in packages}
            for left in sorted({(), *hanging}):
                added = with_nothing(amount) if left else amount
                self.loose |= added.loose
                self.bonus[link.id, left] = self.programme.variable(
                    added.low, added.high, (f"linkages.{link.id}",)
                )


def _spoken_of(said: Said) -> Iterator[tuple[str, str]]:
    """The options of which steps and strengths speak, with their issues."""
    for over in said.steps:
        for step in (over.more, over.less):
            yield step.issue, step.start
            yield step.issue, step.end
    for differs in said.differs:
        yield differs.issue, differs.better
        yield differs.issue, differs.worse
