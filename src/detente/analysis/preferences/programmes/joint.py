"""Bounds where statements tie issues together: one linear programme over everything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cached_property

from detente.analysis.preferences.beliefs import Beliefs, readings
from detente.analysis.preferences.bounds import (
    ANYTHING,
    Certified,
    Span,
    widest,
    widest_certified,
)
from detente.analysis.preferences.closures import closure
from detente.analysis.preferences.links import open_issues
from detente.analysis.preferences.no_deal import Relation
from detente.analysis.preferences.option_values import relations
from detente.analysis.preferences.programmes.alternatives import Alternative, alternatives
from detente.analysis.preferences.programmes.blame import Refutation, blamed, refutation
from detente.analysis.preferences.programmes.polytope import Hanging, Polytope
from detente.analysis.preferences.programmes.programme import Optimum, Programme
from detente.analysis.preferences.programmes.quotients import scaled
from detente.analysis.preferences.programmes.rows_options import add_options
from detente.analysis.preferences.programmes.rows_packages import add_packages, packages_of
from detente.analysis.preferences.programmes.rows_steps import add_steps
from detente.analysis.preferences.programmes.rows_weights import add_weights
from detente.analysis.preferences.programmes.sums import Sum, plus
from detente.analysis.preferences.weighing import inside_issues, weighs_nothing
from detente.analysis.problem import Lottery, Said, shares
from detente.case import Case, Package, parse_number

ZERO, ONE = Fraction(0), Fraction(1)

_Key = tuple[frozenset[tuple[str, str]], frozenset[Hanging], int]


class Joint:
    """The set of compatible utilities of one party as linear programmes (native scale).

    One per alternative where a statement leaves a choice open (`alternatives`).
    """

    def __init__(
        self, case: Case, said: Said, no_deal: Sequence[Relation], *, strict_orders: bool = True
    ) -> None:
        """Keep what was said; a programme is built for the numbers asked about and kept.

        ``strict_orders``: for consistency an order puts one option clearly above another.
        """
        self.case = case
        self.said = said
        self.no_deal = tuple(no_deal)
        self.beliefs = Beliefs(case, said.party)
        self.readings = readings(packages_of(case, said, self.no_deal), self.beliefs)
        known = ((issue.id, relations(issue, said).ends) for issue in case.issues if said.shapes)
        self.alternatives = alternatives(
            self.readings,
            said.among_top,
            [issue.id for issue in case.issues],
            [(issue, ends) for issue, ends in known if ends],
        )
        self._strict_orders = strict_orders
        self._numeric = {i.id: said.named(i.id) for i in case.issues if i.range is not None}
        self._models: dict[_Key, Polytope] = {}

    def compatible(self) -> bool:
        """Whether any utility meets every statement, the strict ones with a margin.

        Preferring a package, weighing more, walking away, an order are strict (preferences, 4.1): a
        set in which one of them only holds as a tie is contradictory.
        """
        return any(
            found is not None and not (found.proved and found.value == 0)
            for _, found in map(self._strictly, self.alternatives.all)
        )

    def margin(self) -> Fraction | None:
        """The largest margin by which every strict statement holds at once, 0 to 1.

        None where not even ties are compatible (preferences, 4.1: above 0 is consistent).
        """
        found = (self._strictly(a, exact=True)[1] for a in self.alternatives.all)
        return max((-f.value for f in found if f is not None and f.value is not None), default=None)

    def refutation(self) -> Refutation | None:
        """Why nothing is compatible, strict statements taken strictly; None where something is."""
        found: list[Refutation] = []
        for alternative in self.alternatives.all:
            polytope, best = self._strictly(alternative)
            if best is None:
                reason = blamed(polytope.programme)
            elif best.proved and best.value == 0:
                reason = refutation(best.prices, proved=True)
            else:
                return None
            # In floats nothing fits, in fractions something does.
            if reason is None:
                return None
            found.append(reason)
        if len(found) == 1:
            return found[0]
        names = dict.fromkeys(name for reason in found for name in reason.origins)
        return Refutation(tuple(names), (), all(reason.proved for reason in found))

    def difference(self, more: Package, less: Package) -> Span:
        """The bounds of ``u(more) - u(less)``."""
        return self.lottery(((ONE, more), (-ONE, less)))

    def utility(self, package: Package) -> Span:
        """The bounds of ``u(package)``."""
        return self.lottery(((ONE, package),))

    def against_no_deal(self, package: Package) -> Span:
        """The bounds of ``u(package) - r``."""
        return self.lottery(((ONE, package),), over_no_deal=True)

    def least(self, more: Package, less: Package) -> Fraction | None:
        """The least of ``u(more) - u(less)``, None where it is not proved or nothing bounds it."""
        lows: list[Fraction] = []
        for polytope in self.polytopes((more, less)):
            ahead = plus(polytope.utility(more), polytope.utility(less), -1)
            found = polytope.programme.minimum(ahead)
            if found is not None:
                low = _end(found, 1)
                if low is None:
                    return None
                lows.append(low)
        return min(lows, default=None)

    def certified(self, more: Package, less: Package) -> Certified:
        """The exact bounds of ``u(more) - u(less)``, with what is shown of them in fractions."""

        def ahead(polytope: Polytope) -> Sum:
            return plus(polytope.utility(more), polytope.utility(less), -1)

        return self._exact(self.polytopes((more, less)), ahead)

    def weight(self, issue: str) -> Span:
        """The exact bounds of what an issue weighs, as a share of 1."""
        return self._exact(self.polytopes(), lambda p: {p.weight[issue]: ONE}).span

    def worth(self, issue: str, option: str) -> Span:
        """The exact bounds of the part-worth of an option, as a share of utility."""
        polytopes = self.polytopes(options=((issue, option),))
        return self._exact(polytopes, lambda p: p.line(issue, option)).span

    def value(self, issue: str, option: str) -> Span:
        """The exact bounds of an option's value on its issue, 0 to 1, where that weighs anything.

        Where it never weighs anything, any value is compatible.
        """
        polytopes = self.polytopes(options=((issue, option),))
        found = [
            _exactly(scaled(p.programme, {p.weight[issue]: ONE}), p.line(issue, option), p.loose)
            for p in polytopes
        ]
        spans = [each.span for each in found if each is not None]
        return self._with_doubt(widest(spans)) if spans else Span(ZERO, ONE)

    def reservation(self) -> Span:
        """The exact bounds of the worth of no deal."""
        return self._exact(self.polytopes(), lambda p: {p.reservation: ONE}).span

    def lottery(self, lottery: Lottery, *, over_no_deal: bool = False) -> Span:
        """The bounds of a sum of packages of plain options, each times its factor.

        ``over_no_deal``: less the worth of no deal, once.
        """
        spans: list[Span] = []
        for polytope in self.polytopes([package for _, package in lottery]):
            objective = polytope.expected(lottery)
            if over_no_deal:
                objective = plus(objective, {polytope.reservation: ONE}, -1)
            found = _span(polytope, objective)
            spans += [] if found is None else [found]
        return self._with_doubt(widest(spans)) if spans else ANYTHING

    def completed(self, package: Package) -> Package:
        """The package with the status quo on what it leaves open."""
        return self.case.status_quo().changed(package.as_dict())

    def polytopes(
        self, asked: Sequence[Package] = (), options: Sequence[tuple[str, str]] = ()
    ) -> tuple[Polytope, ...]:
        """The polytope of every alternative, with variables for the options of some packages.

        Numbers nobody has valued make it another one, as does a combination that hangs on what the
        packages leave open. ``options`` are further ones, each with its issue.
        """
        numbers = frozenset(
            (issue, option)
            for issue, option in (*options, *(c for package in asked for c in package.choices))
            if issue in self._numeric and not shares(self._numeric[issue], parse_number(option))
        )
        hanging = frozenset(
            (link.id, left)
            for package in asked
            for link in self.said.worths
            if (left := open_issues(link.when, package))
        )
        found: list[Polytope] = []
        for number, alternative in enumerate(self.alternatives.all):
            key = (numbers, hanging, number)
            if key not in self._models:
                self._models[key] = self._polytope(alternative, asked, numbers)
            found.append(self._models[key])
        return tuple(found)

    @cached_property
    def _hollow(self) -> tuple[str, ...]:
        """The issues on which all that is said only holds where they weigh nothing.

        Part-worths would let them: at weight 0 an option is worth 30 and 50 of 100 at once. Nobody
        means that, so for consistency these issues must weigh something.
        """
        inside = inside_issues(self.said)
        told = {*inside.shapes, *(d.issue for d in inside.differs)}
        told |= {over.more.issue for over in inside.steps}
        heavy = [i for i in self.case.issues if not weighs_nothing(self.said, i.id)]
        empty = {i.id for i in heavy if closure(relations(i, self.said)) is None}
        alone = Joint(self.case, inside, ()).polytopes() if told else ()
        found: list[str] = []
        for issue in (issue.id for issue in heavy):
            tried = (p.programme.minimum({p.weight[issue]: -ONE}) for p in alone)
            weightless = issue in told and all(t is None or t.value == 0 for t in tried)
            found += [issue] if issue in empty or weightless else []
        return tuple(found)

    def _strictly(
        self, alternative: Alternative, *, exact: bool = False
    ) -> tuple[Polytope, Optimum | None]:
        """An alternative with its largest margin (negative: it is the least of the opposite)."""
        polytope = self._polytope(alternative, (), (), strict=True)
        assert polytope.margin is not None
        return polytope, polytope.programme.minimum({polytope.margin: -ONE}, exact=exact)

    def _exact(self, polytopes: Sequence[Polytope], form: Callable[[Polytope], Sum]) -> Certified:
        found = [_exactly(p.programme, form(p), p.loose) for p in polytopes]
        some = [each for each in found if each is not None]
        if not some:
            return Certified(ANYTHING, low_proved=False, high_proved=False, attained=False)
        whole = widest_certified(some)
        return replace(whole, span=self._with_doubt(whole.span))

    def _with_doubt(self, span: Span) -> Span:
        return replace(span, loose=True) if self.alternatives.loose else span

    def _polytope(
        self,
        alternative: Alternative,
        asked: Sequence[Package],
        options: Iterable[tuple[str, str]],
        *,
        strict: bool = False,
    ) -> Polytope:
        stated = packages_of(self.case, self.said, self.no_deal)
        told = [
            plain
            for packages, corner in zip(stated, alternative.corners, strict=True)
            if corner is not None
            for package in packages
            for _, plain in self.beliefs.lottery(corner, (1, package))
        ]
        packages = [*asked, *told]
        polytope = Polytope(
            self.case, self.said, self.no_deal, self.beliefs, packages, options, strict=strict
        )
        add_options(polytope, dict(alternative.worst), strictly=self._strict_orders)
        for issue in self._hollow if strict else ():
            polytope.programme.require(polytope.clearly({polytope.weight[issue]: ONE}), ZERO)
        add_weights(polytope, alternative.tops)
        add_steps(polytope)
        add_packages(polytope, alternative.corners)
        return polytope


def _span(polytope: Polytope, objective: Sum) -> Span | None:
    """The bounds of a sum of variables; None where nothing is compatible."""
    low = polytope.programme.minimum(objective)
    high = polytope.programme.minimum({v: -c for v, c in objective.items()})
    if low is None or high is None:
        return None
    return Span(_end(low, 1), _end(high, -1), polytope.loose)


def _end(found: Optimum, sign: int) -> Fraction | None:
    """What an optimum proves; a negative end claims nothing and needs no proof."""
    claims = found.value is not None and (found.proved or found.value < 0)
    return sign * found.value if claims and found.value is not None else None


def _exactly(programme: Programme, form: Sum, loose: bool) -> Certified | None:
    """The exact bounds of a sum of variables; None where nothing is compatible."""
    low = programme.minimum(form, exact=True)
    high = programme.minimum({v: -c for v, c in form.items()}, exact=True)
    if low is None or high is None:
        return None
    span = Span(low.value, None if high.value is None else -high.value, loose)
    attained = low.attained and high.attained and not loose
    return Certified(span, low.proved, high.proved, attained)
