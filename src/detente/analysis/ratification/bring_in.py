"""What is the smallest change of a package after which a consent is no longer refused?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product

from detente.analysis.preferences import Outlook
from detente.analysis.ratification.clock import Late
from detente.analysis.ratification.council import Asked, Council
from detente.analysis.ratification.findings import BringIn, Passes, Stance, Vote
from detente.analysis.ratification.losses import Losses
from detente.analysis.ratification.relevance import everybody, issues_that_matter
from detente.analysis.ratification.screen import Screen
from detente.case import Package

MOST_CHANGES = 200_000
"""Changes looked at per consent, the smallest first."""

MOST_JUDGED = 4_000
"""Changes for which the votes on the consent are worked out."""

MOST_VOTES = 100_000
"""Votes of single blocs worked out for it: some seconds, however many blocs a body has."""

NOTHING = Fraction(0)

_RANK: dict[Passes | None, int] = {"certain": 0, "possible": 1, "unknown": 2, None: 3}
"""How far a consent is brought in; None: it is no longer asked."""


@dataclass(frozen=True, slots=True)
class _Way:
    """A change that works; ``turned`` are the other consents that it loses."""

    package: Package
    turned: tuple[str, ...]


class _Stopped(Exception):  # noqa: N818 - a signal within this file: a limit was reached
    """No further change is looked at."""


class BringingIn:
    """The search for one package, by the number of issues moved, over issues that can matter.

    ``out_of_time`` is true once a search was cut short by its clock.
    """

    def __init__(
        self,
        council: Council,
        package: Package,
        outlooks: Mapping[str, Outlook],
        refused: frozenset[tuple[bool, str]],
    ) -> None:
        """``refused`` are the keys of the consents that the package is refused already."""
        self.council = council
        self.package = package
        self.refused = refused
        self.outlooks = outlooks
        self.screens = {p: Screen(council.case, each, package) for p, each in outlooks.items()}
        self.losses = Losses(package, self.screens)
        self.quick = Council(council.case, council.parties, self._quickly)
        self.out_of_time = False
        self.options = {issue.id: issue.option_ids() for issue in council.case.issues}
        self.explained = {p: each for p, each in outlooks.items() if self._explains(p)}
        self.all_that_matter = issues_that_matter(
            council, everybody(council), package, self.explained
        )

    def _explains(self, party: str) -> bool:
        """Whether red lines and no deal tell how the party votes on the package as it stands.

        They do if stances are what they are said to be; else nothing is taken for granted of it.
        """
        refuses = self.screens[party].refuses(self.package)
        return refuses in (None, self.council.stances(party, self.package).vote is Vote.NO)

    def _quickly(self, party: str, package: Package) -> Stance:
        """A stance that is a no where the party refuses, and open instead of all others."""
        refuses = self.screens[party].refuses(package) if party in self.explained else None
        if refuses is None:
            return self.council.stances(party, package)
        return Stance(Vote.NO if refuses else Vote.OPEN)

    def smallest(self, target: Asked, late: Late) -> tuple[BringIn, ...]:
        """The smallest change, and the smallest that turns nobody away where it is another."""
        search = _Search(self, target, late)
        found = search.run()
        self.out_of_time = self.out_of_time or search.out_of_time
        return found


class _Search:
    """One consent's search; ``looked`` and ``judged`` count against the limits."""

    def __init__(self, whole: BringingIn, target: Asked, late: Late) -> None:
        self.whole = whole
        self.target = target
        self.late = late
        self.out_of_time = False
        self.looked = 0
        self.judged = 0
        blocs = len(target.body.blocs) if target.body is not None else 0
        self.most_judged = min(MOST_JUDGED, MOST_VOTES // max(blocs, 1))
        self.own = issues_that_matter(whole.council, [target], whole.package, whole.explained)
        self._known: dict[Package, Passes | None] = {}
        self._still_asked = True

    def run(self) -> tuple[BringIn, ...]:
        """Size by size: first the smallest change, then on until one turns nobody away.

        Whatever works, works with those of its moves alone that matter to the consent itself: so
        the smallest change moves no other issue. Only where nothing wins the consent is it enough
        that it is no longer asked: who leaves out what somebody decides has not brought him in.
        """
        first, complete = self._first(self.own, 1, keeping=False)
        if first is None and complete:
            self._still_asked = False
            first, complete = self._first(self.own, 1, keeping=False)
        found = self._finding(first, complete, keeps_all=first is not None and not first.turned)
        if first is None or not first.turned:
            return (found,)
        more = len(found.moves) + 1
        keeper, complete = self._first(self.whole.all_that_matter, more, keeping=True)
        return (found, self._finding(keeper, complete, keeps_all=True))

    def _first(
        self, issues: tuple[str, ...], start: int, *, keeping: bool
    ) -> tuple[_Way | None, bool]:
        """The best change of the smallest size at which one works, and whether that is proved."""
        for size in range(start, len(issues) + 1):
            fewest: list[_Way] = []
            complete = True
            try:
                for way in self._ways(issues, size):
                    if not keeping or not way.turned:
                        fewest = _fewest(fewest, way)
            except _Stopped:
                complete = False
            if fewest or not complete:
                return self._best(fewest, complete)
        return None, True

    def _ways(self, issues: tuple[str, ...], size: int) -> Iterator[_Way]:
        """Every change of so many issues that facts and caps allow and that works."""
        for package in self._changes(issues, size):
            self._count()
            if self._works(package) and self.whole.council.case.allows(package):
                yield _Way(package, self._turned(package))

    def _changes(self, issues: tuple[str, ...], size: int) -> Iterator[Package]:
        held = self.whole.package.as_dict()
        others = {i: [o for o in self.whole.options[i] if o != held.get(i)] for i in issues}
        for chosen in combinations(issues, size):
            for options in product(*(others[issue] for issue in chosen)):
                yield self.whole.package.changed(dict(zip(chosen, options, strict=True)))

    def _works(self, package: Package) -> bool:
        """Whether the consent is not refused, told from its own issues: others cannot turn it."""
        changes = {i: o for i, o in package.choices if i in self.own}
        alone = self.whole.package.changed(changes)
        if alone not in self._known:
            self.judged += 1
            self._known[alone] = self._passes(self.whole.quick, alone)
        found = self._known[alone]
        return found != "no" and not (found is None and self._still_asked)

    def _passes(self, council: Council, package: Package) -> Passes | None:
        """The consent after a change; None where it is no longer asked."""
        mine = next((a for a in council.asked(package) if a.key == self.target.key), None)
        return None if mine is None else council.judge(mine, package)[0]

    def _turned(self, package: Package) -> tuple[str, ...]:
        """The others asked who refuse, though they do not refuse the package as it stands."""
        quick, kept = self.whole.quick, {self.target.key, *self.whole.refused}
        free = (each for each in quick.asked(package) if each.key not in kept)
        return tuple(each.id for each in free if quick.judge(each, package)[0] == "no")

    def _count(self) -> None:
        self.looked += 1
        if self.late():
            self.out_of_time = True
            raise _Stopped
        if self.looked > MOST_CHANGES or self.judged > self.most_judged:
            raise _Stopped

    def _best(self, ways: list[_Way], complete: bool) -> tuple[_Way | None, bool]:
        """Of ways that move and turn away equally many, the one that costs the others least.

        Then the one that brings the consent in most surely, then the first by its text.
        """
        costs: list[tuple[int, int, Fraction]] = []
        for way in ways:
            if costs and self.late():
                self.out_of_time, complete = True, False
                break
            costs.append(self._cost(way.package))
        least = min(costs, default=None)
        tied = [way for way, cost in zip(ways, costs, strict=False) if cost == least]
        # Stances that are not what they are said to be may still refuse what was taken for a way.
        tied = [way for way in tied if self._passes(self.whole.council, way.package) != "no"]
        return min(tied, key=self._surely, default=None), complete

    def _cost(self, package: Package) -> tuple[int, int, Fraction]:
        """How many others certainly lose, how many possibly or unknown, and how much in all.

        Losses are added up as they are, each in its own party's utility; what one party gains is
        not set against what another loses.
        """
        losses = self.whole.losses
        others = [party for party in self.whole.outlooks if party != self.target.party]
        labels = [losses.label(party, package) for party in others]
        central = (losses.central(party, package) or NOTHING for party in others)
        lost = sum((max(loss, NOTHING) for loss in central), NOTHING)
        open_ = labels.count("possible") + labels.count("unknown")
        return (labels.count("certain"), open_, lost)

    def _surely(self, way: _Way) -> tuple[int, str]:
        passes = self._passes(self.whole.council, way.package)
        return _RANK[passes], ",".join(f"{i}={option}" for i, option in way.package.choices)

    def _finding(self, way: _Way | None, complete: bool, *, keeps_all: bool) -> BringIn:
        if way is None:
            return BringIn(self.target.id, None, (), None, (), (), keeps_all, complete)
        return BringIn(
            consent=self.target.id,
            package=way.package,
            moves=way.package.moves_from(self.whole.package),
            passes=self._passes(self.whole.council, way.package),
            turned_away=way.turned,
            losses=self.whole.losses.of(way.package),
            keeps_all=keeps_all,
            complete=complete,
        )


def _fewest(ways: list[_Way], way: _Way) -> list[_Way]:
    """The ways so far and another one, of them those that turn the fewest away."""
    if ways and len(way.turned) > len(ways[0].turned):
        return ways
    if ways and len(way.turned) < len(ways[0].turned):
        return [way]
    ways.append(way)
    return ways
