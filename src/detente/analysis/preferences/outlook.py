"""Everything compatible with what one party has said, and the bounds that follow from it.

The set of compatible utilities (preferences, section 3) holds option values within each issue,
weights that add up to 1, and the worth of no deal. Where the statements speak of single issues,
the set is a product and a greedy fill gives exact bounds; statements that tie issues together
(one package over another, one swing over another, several things about no deal) go to a linear
programme. Packages that hang on events are sums over what they lead to, at the corners of what the
party may believe.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from detente.analysis.preferences.as_given import (
    numbers_clash,
    value_as_given,
    weight_as_given,
    worth_as_given,
)
from detente.analysis.preferences.beliefs import Pricing, narrowed
from detente.analysis.preferences.bounds import (
    ANYTHING,
    Certified,
    Span,
    intersection,
    widest,
    widest_certified,
)
from detente.analysis.preferences.no_deal import (
    Relation,
    relations_to_no_deal,
    worth_of_relation,
)
from detente.analysis.preferences.product import Product
from detente.analysis.preferences.programmes.blame import Refutation
from detente.analysis.preferences.programmes.joint import Joint
from detente.analysis.preferences.programmes.polytope import Polytope
from detente.analysis.preferences.ways import Ways, resolved, ways_left, ways_of
from detente.analysis.problem import Lottery, Said, central_utility, said_by
from detente.case import Case, Package


class Outlook:
    """One party's set of compatible utilities, ready to be asked about packages.

    Where a package leaves an issue open, any option of it is compatible; two packages that both
    leave it open are equal on it. ``contradictory`` says that nothing is compatible with all that
    was said. Such a party is answered for by its ``ways``: bounds are the widest over them, so that
    what is certain is certain however the contradiction is resolved (decision 9).
    """

    def __init__(self, case: Case, party: str) -> None:
        """Gather what a party of the case has said."""
        self.case = case
        self.said: Said = said_by(case, party)
        self.no_deal: tuple[Relation, ...] = relations_to_no_deal(case, self.said)
        central = central_utility(case, party, self.said)
        self._fixed = central if central is not None and central.fixed else None
        self._product = Product(case, self.said)
        self._tied = _tied(self.said) or len(self.no_deal) > 1
        # Numbers that fix a point keep a tie that an order beside them puts apart.
        self._strict_orders = self._fixed is None
        self._whole = Joint(case, self.said, self.no_deal, strict_orders=self._strict_orders)
        self.beliefs = self._whole.beliefs
        # Numbers as given are sums already, with no total to share out between issues.
        joined = (self._tied or self._product.needs_programme) and not self.said.scale.as_given
        self._joint = self._whole if joined else None
        told = self._whole.readings.told if self._tied else ()
        self._pricing = Pricing(self.beliefs, self.said, told, self._lottery)
        self.contradictory = self._contradicts()
        self._ways: tuple[Outlook, ...] | None = None if self.contradictory else ()
        self._known_ways: Ways | None = None

    def _contradicts(self) -> bool:
        native = not self.said.scale.as_given
        if self._product.contradictory or (not native and numbers_clash(self.said)):
            return True
        if self._joint is not None:
            return not self._joint.compatible()
        ordered = native and self._strict_orders and self._product.orders_contradict
        return ordered or self._numbers_contradict()

    def refutation(self) -> Refutation | None:
        """Why nothing is compatible with what the party said, None where something is.

        Its origins hold a conflict, but need not be a smallest one. Where no sum of rows shows it
        (numbers as given, or an extreme that nobody named), all of them are returned, unproved.
        """
        if not self.contradictory:
            return None
        found = None if self.said.scale.as_given else self._whole.refutation()
        if found is not None:
            return found
        names = (s.id for s in self.case.own_words_of(self.said.party))
        beside = (f"linkages.{link.id}" for link in self.said.worths)
        relations_to = (relation.element for relation in self.no_deal)
        return Refutation(tuple(dict.fromkeys((*names, *relations_to, *beside))), (), False)

    def difference(self, more: Package, less: Package) -> Span:
        """The bounds of ``u(more) - u(less)`` over every compatible utility and belief."""
        if self.contradictory:
            return self._over_ways(lambda way: way.difference(more, less))
        if self.beliefs.hang(more, less):
            return narrowed(self._pricing.difference(more, less), self._preferred(more, less))
        if self._fixed is not None and self._complete(more) and self._complete(less):
            exact = self._fixed.change(more, less)
            return Span(exact, exact)
        if self._joint is not None:
            return self._joint.difference(more, less)
        found = self._product.difference(more, less)
        found = found if found is not None else self._whole.difference(more, less)
        return self._untied(found)

    def no_loss(self, more: Package, less: Package) -> bool:
        """Whether one package is certainly at least as good as another: `difference` from 0 up.

        Statements that tie issues together only narrow what is compatible, so what holds without
        them holds: the linear programme is asked only where that settles nothing.
        """
        if self.contradictory:
            return bool(self.ways) and all(way.no_loss(more, less) for way in self.ways)
        plain = not self.beliefs.hang(more, less)
        if self._joint is not None and self._fixed is None and plain:
            wider = self._product.difference(more, less)
            if wider is not None and wider.low is not None and wider.low >= 0:
                return True
            if wider is not None and wider.high is not None and wider.high < 0:
                return False
        tied = plain and self._joint is not None and self._fixed is None
        low = self._whole.least(more, less) if tied else self.difference(more, less).low
        return low is not None and low >= 0

    def certified(self, more: Package, less: Package) -> Certified:
        """The bounds of `difference`, exact at both ends, with what is shown of them."""
        if self.contradictory and self.ways:
            return widest_certified(way.certified(more, less) for way in self.ways)
        plain = not self.contradictory and not self.beliefs.hang(more, less)
        if plain and self._fixed is None and self._joint is not None:
            return self._joint.certified(more, less)
        return Certified.of(self.difference(more, less))

    def polytopes(self, packages: Sequence[Package]) -> tuple[Polytope, ...] | None:
        """What is compatible as polytopes in which these packages are sums.

        None where it is none or where it says less than single issues do: numbers as given, an
        event on which a package hangs, a best or worst that nobody named, a contradiction.
        """
        if self.contradictory or self.said.scale.as_given or self.beliefs.hang(*packages):
            return None
        found = self._whole.polytopes(packages)
        loose = self._whole.alternatives.loose or any(polytope.loose for polytope in found)
        return None if loose and self._joint is None else found

    @property
    def ways(self) -> tuple[Outlook, ...]:
        """One outlook per smallest way of resolving a contradiction, the cheapest first.

        Empty where nothing contradicts, and where no way was found within bounds.
        """
        if self._ways is None:
            self._known_ways = ways_of(self.case, self.said.party, self._beside)
            self._ways = self._following(self._known_ways.withdrawn)
        return self._ways

    def without(self, element: str) -> Outlook:
        """The outlook in the case without one element, by id.

        What is known of contradictions here saves looking for them again there; but for a weight,
        without which the others are other shares.
        """
        left = self._beside(self.case.without(element))
        if self._known_ways is not None and left.contradictory:
            weighed = len(left.said.weights) == len(self.said.weights)
            known = ways_left(self._known_ways, left.case, left.said.party, self._beside)
            ways = left._following(known) if weighed else ()
            if ways and not any(way.contradictory for way in ways):
                left._ways = ways
        return left

    def _beside(self, case: Case) -> Outlook:
        return Outlook(case, self.said.party)

    def _following(self, withdrawn: tuple[tuple[str, ...], ...]) -> tuple[Outlook, ...]:
        party = self.said.party
        return tuple(self._beside(resolved(self.case, party, gone)) for gone in withdrawn)

    @property
    def tells(self) -> bool:
        """Whether questions have an answer: there is no contradiction, or a way to resolve it."""
        return not self.contradictory or bool(self.ways)

    def _over_ways(self, ask: Callable[[Outlook], Span | None]) -> Span:
        """The widest bounds however a contradiction is resolved; none where one way has none."""
        found = [ask(way) for way in self.ways]
        known = [span for span in found if span is not None]
        return widest(known) if known and len(known) == len(found) else ANYTHING

    def weight(self, issue: str) -> Span:
        """The bounds of what an issue weighs: a share of 1, or points as given."""
        if self.contradictory:
            return self._over_ways(lambda way: way.weight(issue))
        if self.said.scale.as_given:
            return weight_as_given(self.said, issue)
        return self._product.weight(issue) if self._joint is None else self._joint.weight(issue)

    def worth(self, issue: str, option: str) -> Span:
        """The bounds of what an option of plain kind adds: weight times value."""
        if self.contradictory:
            return self._over_ways(lambda way: way.worth(issue, option))
        if self.said.scale.as_given:
            return worth_as_given(self.said, self.case.issue(issue), option)
        found = self._product.worth(issue, option) if self._joint is None else None
        return self._whole.worth(issue, option) if found is None else found

    def value(self, issue: str, option: str) -> Span:
        """The bounds of what an option of plain kind is worth on its issue, 0 to 1 (or as given).

        Bounds of the weight and of the value do not multiply to those of the worth: `worth`.
        """
        if self.contradictory:
            return self._over_ways(lambda way: way.value(issue, option))
        if self.said.scale.as_given:
            return value_as_given(self.said, self.case.issue(issue), option)
        found = self._product.value(issue, option) if self._joint is None else None
        return self._whole.value(issue, option) if found is None else found

    def no_deal_worth(self) -> Span | None:
        """The bounds of the worth of no deal, on the scale of `utility`; None: nothing is known."""
        if not self.no_deal:
            return None
        if self.contradictory:
            return self._over_ways(lambda way: way.no_deal_worth())
        if self._joint is not None:
            return self._joint.reservation()
        return intersection(worth_of_relation(relation, self.utility) for relation in self.no_deal)

    def utility(self, package: Package) -> Span:
        """The bounds of ``u(package)``: 0 to 1 on the native scale, interactions on top."""
        if self.contradictory:
            return self._over_ways(lambda way: way.utility(package))
        if self.beliefs.hang(package):
            return self._pricing.alone(package)
        if self._fixed is not None and self._complete(package):
            exact = self._fixed.of(package)
            return Span(exact, exact)
        if self._joint is not None:
            return self._joint.utility(package)
        found = self._product.utility(package)
        return self._untied(found if found is not None else self._whole.utility(package))

    def against_no_deal(self, package: Package) -> Span | None:
        """The bounds of ``u(package) - r``; None where nothing is known of the worth r of no deal.

        A relation that only bounds r from one side leaves the other side open.
        """
        if not self.no_deal or not self.tells:
            return None
        if self.contradictory:
            return self._over_ways(lambda way: way.against_no_deal(package))
        if self._joint is not None and self._fixed is None:
            if not self.beliefs.hang(package):
                return self._joint.against_no_deal(package)
            found = self._pricing.alone(package, self._over_no_deal)
            # What it would sign it signs at whatever it believes: the relations by themselves know.
            return narrowed(found, self._by_relations(package)) if found.loose else found
        return self._by_relations(package)

    def _by_relations(self, package: Package) -> Span:
        """The bounds of ``u(package) - r`` from each thing known of r on its own."""
        spans = [self._against(package, relation) for relation in self.no_deal]
        # Each bound may be reached at a belief of its own.
        named = [relation.package for relation in self.no_deal if relation.package is not None]
        apart = len(spans) > 1 and bool(self.beliefs.open(package, *named))
        found = intersection(spans)
        return replace(found, loose=apart or found.loose)

    def certainly_below(self, package: Package, refused: Package) -> bool:
        """Whether a package is at most as good as another for every compatible utility."""
        high = self.difference(package, refused).high
        return high is not None and high <= 0

    def knows(self, issue: str) -> bool:
        """Whether the party has stated any preference about an issue."""
        said = self.said
        weighed = {i for swings in said.swings for tier in swings.issues for i in tier}
        weighed |= {i for ratio in said.ratios for i in (ratio.issue, ratio.to)}
        weighed |= {i for top in said.among_top for i in top.issues}
        return bool(said.about(issue)) or issue in weighed

    def best_options(self, issue: str) -> tuple[str, ...]:
        """The options known to be the best for the party on an issue; empty where none is known."""
        if self.contradictory:
            found = [set(way.best_options(issue)) for way in self.ways]
            return tuple(sorted(set.intersection(*found))) if found else ()
        if self._fixed is None:
            here = self.case.issue(issue)
            best = () if self.said.scale.as_given else self._product.best(issue)
            return tuple(o for o in best if here.range is not None or here.option(o) is not None)
        plain = frozenset(self.case.issue(issue).plain_ids())
        row = {o: v for o, v in self._fixed.table.get(issue, {}).items() if o in plain}
        top = max(row.values(), default=None)
        flat = len(set(row.values())) < 2
        return () if flat else tuple(sorted(o for o, value in row.items() if value == top))

    def _against(self, package: Package, relation: Relation) -> Span:
        if relation.span is not None:
            low, high = relation.span
            return self.utility(package) - Span(low, high)
        assert relation.package is not None
        found = self.difference(package, relation.package)
        match relation.kind:
            case "above":
                return Span(None, found.high, found.loose)
            case "below":
                return Span(found.low, None, found.loose)
            case _:
                return found

    def _lottery(self, lottery: Lottery) -> Span:
        """The bounds of a sum of packages of plain options, each times its factor."""
        if self._fixed is not None and all(self._complete(package) for _, package in lottery):
            exact = self._fixed.total(lottery)
            return Span(exact, exact)
        if self._joint is not None:
            return self._joint.lottery(lottery)
        found = self._product.lottery(lottery)
        return self._untied(found if found is not None else self._whole.lottery(lottery))

    def _preferred(self, more: Package, less: Package) -> Span:
        """The sign of a difference that was stated as it is, whatever is believed."""
        asked = (set(more.choices), set(less.choices))
        stated = [
            tuple(set(self._whole.completed(named).choices) for named in (p.package, p.over))
            for p in self.said.prefers
        ]
        low = Fraction(0) if asked in stated else None
        return Span(low, Fraction(0) if asked[::-1] in stated else None)

    def _over_no_deal(self, lottery: Lottery) -> Span:
        return self._whole.lottery(lottery, over_no_deal=True)

    def _untied(self, found: Span) -> Span:
        """Bounds that leave out statements tying issues together are loose (scale as given)."""
        return replace(found, loose=True) if self._tied else found

    def _numbers_contradict(self) -> bool:
        """Whether numbers as given refute a stated preference, or leave no deal no worth."""
        self.contradictory = False
        start = self.case.status_quo()
        against = self.against_no_deal(start)
        if against is not None and against.low is not None and against.high is not None:
            self.contradictory = against.low > against.high
        changes = [
            self.difference(start.changed(p.package.as_dict()), start.changed(p.over.as_dict()))
            for p in self.said.prefers
        ]
        return self.contradictory or any(c.high is not None and c.high <= 0 for c in changes)

    def _complete(self, package: Package) -> bool:
        named = package.as_dict()
        return all(issue.id in named for issue in self.case.issues)


def _tied(said: Said) -> bool:
    """Whether anything is said that a product of single issues does not hold."""
    between = (said.swings, said.prefers, said.about_equal, said.ratios, said.among_top)
    return any(between) or bool(said.steps or said.differs or said.shapes)
