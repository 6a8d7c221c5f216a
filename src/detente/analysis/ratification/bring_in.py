"""What is the smallest change of a package after which a consent is no longer refused?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product

from detente.analysis.preferences import Outlook
from detente.analysis.ratification.clock import Late
from detente.analysis.ratification.council import Asked, Council
from detente.analysis.ratification.findings import BringIn, Passes
from detente.analysis.ratification.losses import Losses
from detente.analysis.ratification.relevance import everybody, issues_that_matter
from detente.case import Package

MOST_CHANGES = 200_000
"""Changes looked at per consent, the smallest first."""

MOST_JUDGED = 10_000
"""Changes for which the votes on the consent are worked out."""

_RANK: dict[Passes | None, int] = {"certain": 0, "possible": 1, "unknown": 2, None: 3}
"""How far a consent is brought in; None: it is no longer asked."""


@dataclass(frozen=True, slots=True)
class _Way:
    """A change that works; ``turned`` are the other consents that it loses."""

    package: Package
    passes: Passes | None
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
        self.losses = Losses(outlooks)
        self.out_of_time = False
        self.options = {issue.id: issue.option_ids() for issue in council.case.issues}
        self.all_that_matter = issues_that_matter(council, everybody(council), package, outlooks)

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
        self.own = issues_that_matter(whole.council, [target], whole.package, whole.outlooks)
        self._known: dict[Package, bool] = {}

    def run(self) -> tuple[BringIn, ...]:
        """Size by size: first the smallest change, then on until one turns nobody away.

        Whatever works, works with those of its moves alone that matter to the consent itself: so
        the smallest change moves no other issue.
        """
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
        council = self.whole.council
        for package in self._changes(issues, size):
            self._count()
            if not self._may_work(package) or not council.case.allows(package):
                continue
            asked = council.asked(package)
            mine = next((each for each in asked if each.key == self.target.key), None)
            found = None if mine is None else council.judge(mine, package)[0]
            yield _Way(package, found, self._turned(asked, package))

    def _changes(self, issues: tuple[str, ...], size: int) -> Iterator[Package]:
        held = self.whole.package.as_dict()
        others = {i: [o for o in self.whole.options[i] if o != held.get(i)] for i in issues}
        for chosen in combinations(issues, size):
            for options in product(*(others[issue] for issue in chosen)):
                yield self.whole.package.changed(dict(zip(chosen, options, strict=True)))

    def _may_work(self, package: Package) -> bool:
        """Whether the consent is not refused, told from its own issues: others cannot turn it."""
        changes = {i: o for i, o in package.choices if i in self.own}
        alone = self.whole.package.changed(changes)
        if alone not in self._known:
            self.judged += 1
            council = self.whole.council
            mine = next((a for a in council.asked(alone) if a.key == self.target.key), None)
            self._known[alone] = mine is None or council.judge(mine, alone)[0] != "no"
        return self._known[alone]

    def _turned(self, asked: tuple[Asked, ...], package: Package) -> tuple[str, ...]:
        """The others asked who refuse, though they do not refuse the package as it stands."""
        judge = self.whole.council.judge
        free = (a for a in asked if a.key != self.target.key and a.key not in self.whole.refused)
        return tuple(each.id for each in free if judge(each, package)[0] == "no")

    def _count(self) -> None:
        self.looked += 1
        if self.late():
            self.out_of_time = True
            raise _Stopped
        if self.looked > MOST_CHANGES or self.judged > MOST_JUDGED:
            raise _Stopped

    def _best(self, ways: list[_Way], complete: bool) -> tuple[_Way | None, bool]:
        """Of ways that move and turn away equally many, the one that costs the others least."""
        best: tuple[tuple[int, int, Fraction, int, str], _Way] | None = None
        for way in ways:
            if best is not None and self.late():
                self.out_of_time = True
                return best[1], False
            cost = self._cost(way)
            if best is None or cost < best[0]:
                best = (cost, way)
        return (None if best is None else best[1]), complete

    def _cost(self, way: _Way) -> tuple[int, int, Fraction, int, str]:
        """Who certainly loses, who possibly does, how much in all, how far the consent is given.

        Losses are added up as they are, each in its own party's utility; what one party gains is
        not set against what another loses.
        """
        losses = [
            loss
            for loss in self.whole.losses.of(self.whole.package, way.package)
            if loss.party != self.target.party
        ]
        certain = sum(loss.label == "certain" for loss in losses)
        open_ = sum(loss.label in ("possible", "unknown") for loss in losses)
        central = sum(
            (max(loss.central or Fraction(0), Fraction(0)) for loss in losses), Fraction(0)
        )
        text = ",".join(f"{issue}={option}" for issue, option in way.package.choices)
        return (certain, open_, central, _RANK[way.passes], text)

    def _finding(self, way: _Way | None, complete: bool, *, keeps_all: bool) -> BringIn:
        package = self.whole.package
        return BringIn(
            consent=self.target.id,
            package=None if way is None else way.package,
            moves=() if way is None else way.package.moves_from(package),
            passes=None if way is None else way.passes,
            turned_away=() if way is None else way.turned,
            losses=() if way is None else self.whole.losses.of(package, way.package),
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
