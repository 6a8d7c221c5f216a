"""Does it pay to ask people for what they can say? Two ways to an agreement, equally many prompts.

Two parties with opposed wishes on every issue. True weights are uniform on the simplex, true values
of the options sorted uniforms between worst (0) and best (1), what no deal is worth uniform between
0.3 and 0.7. Every judgement errs by an independent normal error (standard deviation 0.10 or 0.15 on
a scale from 0 to 1): the value of an option, a swing against the heaviest, the worth of
no deal, whether a package is better than no deal.

(a) Exact numbers: best and worst per issue, every other option rated, every swing stated (m k
    prompts), and the worth of no deal; the Nash point of these numbers.
(b) The advice of Détente: the same prompts, or (``asked 3``, ``asked 6``) so many ratings on the
    lightest issues left to their order, and as many questions instead: "would you sign this package
    rather than have no deal?", each about the package that would be recommended just then.
    Recommended is the package with the largest product of acceptance shares, by the code of
    `detente advise --error`; ``near``: of those nearly as acceptable the one that gives up least.

Counted are negotiations with a package that truly serves both. Rejected: worth less to a party,
truly, than no deal. Given up: the true worth both could have had at their true Nash package, less
what they have, in points of 100 for both together. Run: python benchmarks/does_it_pay.py [--quick]
"""

from __future__ import annotations

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import sqrt

import numpy as np
import numpy.typing as npt

from detente.analysis.advice.choosing import best_first, own_worth, ranked
from detente.analysis.advice.erring import loosened, weighed
from detente.analysis.advice.seats import Seat
from detente.analysis.preferences import Drawn, Outlook, Sampler
from detente.case import (
    Basis,
    Case,
    Grade,
    Issue,
    NoDeal,
    Option,
    Order,
    Package,
    Party,
    Statement,
    Text,
    Value,
    Weight,
    WouldSign,
    WouldWalkAway,
)

Floats = npt.NDArray[np.float64]

CANDIDATES = 100
"""Packages weighed: those best for the worse-off party by the stated numbers."""

SAMPLES = 200
LOW, HIGH = 0.3, 0.7
SAID = Basis(grade=Grade.SAID, date=date(2026, 11, 1))


@dataclass(frozen=True)
class Person:
    """What is true of a party."""

    weights: Floats
    values: Floats
    no_deal: float

    def worth(self, packages: npt.NDArray[np.int64]) -> Floats:
        """The true worth of packages (rows of option places)."""
        return summed(self.weights[:, None] * self.values, packages)


@dataclass
class Told:
    """What a party said, each number with its error; answers as (package row, yes)."""

    swings: Floats
    values: Floats
    no_deal: float
    answers: list[tuple[npt.NDArray[np.int64], bool]]

    def gains(self, packages: npt.NDArray[np.int64]) -> Floats:
        """What packages are worth over no deal, by the numbers as they were said."""
        return summed((self.swings / self.swings.sum())[:, None] * self.values, packages) - (
            self.no_deal
        )


def summed(table: Floats, packages: npt.NDArray[np.int64]) -> Floats:
    """Sums over the issues."""
    total = np.zeros(len(packages))
    for issue, row in enumerate(table):
        total += row[packages[:, issue]]
    return total


def person(rng: np.random.Generator, m: int, k: int, *, down: bool) -> Person:
    """A party by the model; ``down``: the first options are the best."""
    inner = np.sort(rng.random((m, k - 2)), axis=1)
    values = np.concatenate([np.zeros((m, 1)), inner, np.ones((m, 1))], axis=1)
    no_deal = float(rng.uniform(LOW, HIGH))
    return Person(rng.dirichlet(np.ones(m)), values[:, ::-1] if down else values, no_deal)


def told_by(rng: np.random.Generator, who: Person, error: float) -> Told:
    """Every judgement with its error, within the scale it is given on."""
    values = np.clip(who.values + rng.normal(0, error, who.values.shape), 0, 1)
    for end in (0, -1):
        values[:, end] = who.values[:, end]
    swings = np.clip(who.weights / who.weights.max() + rng.normal(0, error, len(values)), 0.01, 1)
    swings[who.weights.argmax()] = 1
    return Told(swings, values, who.no_deal + float(rng.normal(0, error)), [])


def case_of(told: list[Told], left_out: int) -> Case:
    """What both said as a case, all but some ratings on the issues with the smallest swings."""
    m, k = told[0].values.shape
    options = tuple(Option(f"o{o}") for o in range(k))
    statements: list[Statement] = []
    for name, one in zip("ab", told, strict=True):
        statements += _statements(name, one, left_out)
    return Case(
        id="pay",
        parties=tuple(Party(name, Text(plain=name)) for name in "ab"),
        issues=tuple(Issue(f"i{i}", options=options, status_quo="o0") for i in range(m)),
        statements=tuple(statements),
        no_deal=tuple(
            NoDeal(name, _points(one.no_deal), basis=SAID)
            for name, one in zip("ab", told, strict=True)
        ),
    )


def _statements(name: str, one: Told, left_out: int) -> list[Statement]:
    m, k = one.values.shape
    unrated = {
        (i, o)
        for i, o in [(i, o) for i in np.argsort(one.swings) for o in range(1, k - 1)][:left_out]
    }
    found: list[Statement] = []
    for i in range(m):
        best_first_places = range(k) if one.values[i, 0] == 1 else range(k - 1, -1, -1)
        tiers = tuple((f"o{o}",) for o in best_first_places)
        found.append(Order(f"statements.{name}.order.i{i}", name, f"i{i}", tiers, basis=SAID))
        swing = _points(float(one.swings[i]))
        found.append(Weight(f"statements.{name}.weights.i{i}", name, f"i{i}", swing, basis=SAID))
        for o in range(k):
            if (i, o) in unrated:
                continue
            place = f"statements.{name}.values.i{i}.o{o}"
            points = _points(float(one.values[i, o]))
            found.append(Value(place, name, f"i{i}", f"o{o}", points, basis=SAID))
    return found


def _answers(name: str, one: Told) -> list[WouldSign | WouldWalkAway]:
    return [
        (WouldSign if yes else WouldWalkAway)(
            f"statements.{name}.answers.{number}", name, package_of(row), basis=SAID
        )
        for number, (row, yes) in enumerate(one.answers)
    ]


def _points(number: float) -> Fraction:
    """Points of 100, as people state them: to a tenth."""
    return Fraction(round(number * 1000), 10)


def package_of(row: npt.NDArray[np.int64]) -> Package:
    """Option places as a package."""
    return Package(tuple((f"i{i}", f"o{o}") for i, o in enumerate(row)))


def best_of(seats: list[Seat], listed: list[Package]) -> tuple[int, int, float]:
    """The place of the package that the advice recommends, and of the one that gives up less.

    Last the product of shares of the first.

    The second has the largest product of mean gains among those whose product of shares reaches
    nine tenths of the largest.
    """
    shares, margins = ranked(seats, listed)
    first = best_first(shares, margins, own_worth(seats[0], listed), 1)[0]
    gains = [_mean_gains(seat, listed) for seat in seats]
    close = (shares >= 0.9 * shares[first]) & (gains[0] > 0) & (gains[1] > 0)
    near = int(np.where(close, gains[0] * gains[1], 0).argmax()) if close.any() else first
    return first, near, float(shares[first])


def _mean_gains(seat: Seat, listed: list[Package]) -> Floats:
    found = seat.worths(listed)
    assert found is not None
    assert found[1] is not None
    gains: Floats = (found[0] - found[1][:, None]).mean(axis=0)
    return gains


Results = dict[str, tuple[bool, float, float]]
"""Per arm: rejected, points given up, the product of shares (1 for (a))."""

ARMS = ("a", "b", "b near", "b asked 3", "b asked 3 near", "b asked 6", "b asked 6 near")
"""What is compared; ``near``: of the packages nearly as acceptable the one that gives up least."""


def _seat(
    outlook: Outlook,
    number: int,
    one: Told,
    loose: tuple[Sampler, Drawn] | None,
    error: float,
    rng: np.random.Generator,
) -> Seat:
    """A seat as `seat_of` makes it, its draws kept from question to question.

    The answers are told beside the numbers; an `Outlook` of them is not needed for shares.
    """
    said = outlook.said
    said.would_sign = [s for s in _answers(said.party, one) if isinstance(s, WouldSign)]
    said.would_walk_away = [s for s in _answers(said.party, one) if isinstance(s, WouldWalkAway)]
    assert loose is not None
    draws = weighed(outlook, *loose, error, SAMPLES, rng)
    return Seat(outlook, SAMPLES, 0, number, draws=(draws or loose,))


def negotiation(job: tuple[int, int, int, float]) -> Results | None:
    """One simulated negotiation: per arm, whether it is rejected and what is given up."""
    seed, m, k, error = job
    rng = np.random.default_rng(seed)
    people = [person(rng, m, k, down=down) for down in (False, True)]
    if k**m <= 5_000:
        every = np.indices((k,) * m).reshape(m, -1).T
    else:
        every = rng.integers(0, k, (60_000, m))
    gains = [who.worth(every) - who.no_deal for who in people]
    serving = (gains[0] >= 0) & (gains[1] >= 0)
    if not serving.any():
        return None
    told = [told_by(rng, who, error) for who in people]
    ideal = int(np.where(serving, gains[0] * gains[1], -1).argmax())
    stated = [one.gains(every) for one in told]
    found: Results = {}

    def record(arm: str, place: int, sure: float = 1.0) -> None:
        lost = sum(float(each[ideal] - each[place]) for each in gains)
        found[arm] = (bool(min(each[place] for each in gains) < 0), 100 * lost, sure)

    inside = (stated[0] >= 0) & (stated[1] >= 0)
    if inside.any():
        record("a", int(np.where(inside, stated[0] * stated[1], -1).argmax()))
    places = np.argsort(-np.minimum(*stated))[:CANDIDATES]
    listed = [package_of(every[k]) for k in places]
    off = Fraction(round(error * 100), 100)
    for arm, asked in (("b", 0), ("b asked 3", 3), ("b asked 6", 6)):
        rngs = np.random.default_rng([seed, asked])
        for one in told:
            one.answers = []
        case = case_of(told, asked)
        outlooks = [Outlook(case, party) for party in "ab"]
        drawn = [loosened(each, off, SAMPLES, rngs) for each in outlooks]
        if any(each is None for each in drawn):
            continue
        for number in range(asked + 1):
            seats = [
                _seat(each, n, one, loose, error, rngs)
                for n, (each, one, loose) in enumerate(zip(outlooks, told, drawn, strict=True))
            ]
            first, near, sure = best_of(seats, listed)
            if number == asked:
                break
            row = every[places[first]]
            for one, who in zip(told, people, strict=True):
                gain = float(who.worth(row[None, :])[0]) - who.no_deal
                one.answers.append((row, gain + float(rngs.normal(0, error)) > 0))
        record(arm, int(places[first]), sure)
        record(f"{arm} near", int(places[near]), sure)
    return found


def main() -> None:
    """Run every cell and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="40 negotiations per cell")
    parser.add_argument("--count", type=int, default=1_000, help="negotiations per cell")
    parser.add_argument("--cells", default="5x5,8x5")
    parser.add_argument("--errors", default="0.10,0.15")
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    count = 40 if asked.quick else asked.count
    for cell in asked.cells.split(","):
        m, k = map(int, cell.split("x"))
        for error in map(float, asked.errors.split(",")):
            begun = time.monotonic()
            results = gathered(m, k, error, count, asked.workers)
            took = time.monotonic() - begun
            print(f"\n{m} x {k}, error {error}: {len(results)} negotiations ({took:.0f} s)")
            table(results)
            sys.stdout.flush()


def gathered(m: int, k: int, error: float, count: int, workers: int) -> list[Results]:
    """That many negotiations with something to agree on; seeds in a row."""
    results: list[Results] = []
    with ProcessPoolExecutor(workers) as pool:
        start = 0
        while len(results) < count:
            jobs = [(start + n, m, k, error) for n in range(count)]
            for found in pool.map(negotiation, jobs, chunksize=4):
                if found is not None and len(results) < count:
                    results.append(found)
                    if len(results) % 100 == 0 and len(results) < count:
                        print(f"... {m} x {k}, error {error}: {len(results)}", flush=True)
                        table(results)
            start += count
    return results


def table(results: list[Results]) -> None:
    """The table: share rejected (95 % interval), against (a) in three ways, points given up.

    Against (a): over all negotiations; over those in which (a) has an answer; and over as many as
    (a) has answers for, leaving out those with the smallest products of shares.
    """
    mine = [r for r in results if "a" in r]
    base = _share([r["a"] for r in mine]) or float("nan")
    heads = f"{'all':>8}{'where a':>9}{'as many':>9}{'given up':>10}"
    print(f"{'':16}{'n':>6}{'rejected':>20}{heads}")
    for arm in ARMS:
        have = [r[arm] for r in results if arm in r]
        share = _share(have)
        both = _share([r[arm] for r in mine if arm in r])
        surest = _share(sorted(have, key=lambda one: -one[2])[: len(mine)])
        half = 1.96 * sqrt(share * (1 - share) / len(have))
        lost = sum(points for _, points, _ in have) / len(have)
        spread = f"{share:.3f} +- {half:.3f}"
        ratios = "".join(
            f"{each / base:>{w}.2f}" for each, w in ((share, 8), (both, 9), (surest, 9))
        )
        print(f"{arm:16}{len(have):>6}{spread:>20}{ratios}{lost:>10.1f}", flush=True)


def _share(have: list[tuple[bool, float, float]]) -> float:
    return sum(bad for bad, _, _ in have) / len(have)


if __name__ == "__main__":
    main()
