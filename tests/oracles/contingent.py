"""What packages that hang on events mean, by going through every way the events turn out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import product

from detente.case import Belief, Case, Package
from oracles import central
from oracles.acceptance import refused_by_lines
from oracles.events import turned_out, weight, worlds
from oracles.preferences import Compatible, Ends, worths

F = Fraction


def expected(
    case: Case,
    chances: Mapping[str, Fraction],
    package: Package,
    worth: Callable[[Package], Fraction],
) -> Fraction:
    """The worth of what the package turns out to be, weighed by how likely that is."""
    return sum(
        (weight(w, chances) * worth(turned_out(case, package, w)) for w in worlds(case)), F(0)
    )


def centre(belief: Belief) -> Fraction | None:
    """The central belief from 0 to 1, None where nothing is stated."""
    if belief.value is not None:
        return belief.value / 100
    return None if belief.interval is None else sum(belief.interval, F(0)) / 200


def ends(belief: Belief) -> tuple[Fraction, Fraction]:
    """The least and the greatest belief that fits what is stated."""
    if belief.interval is not None:
        return belief.interval[0] / 100, belief.interval[1] / 100
    return (F(0), F(1)) if belief.value is None else (belief.value / 100, belief.value / 100)


def central_worth(case: Case, party: str, package: Package) -> Fraction | None:
    """By the central belief; None where the utility, or a belief that matters, is not fixed."""
    chances = {event.id: centre(event.belief(party)) for event in case.events}
    found: set[Fraction | None] = set()
    unknown = [event for event, chance in chances.items() if chance is None]
    for guesses in product((F(0), F(1, 3), F(1)), repeat=len(unknown)):
        tried = {e: c for e, c in chances.items() if c is not None}
        tried |= dict(zip(unknown, guesses, strict=True))
        total: Fraction | None = F(0)
        for world in worlds(case):
            plain = central.utility(case, party, turned_out(case, package, world))
            likely = weight(world, tried)
            total = None if plain is None or total is None else total + likely * plain
        found.add(total)
    return found.pop() if len(found) == 1 else None


def possible(case: Case, package: Package) -> bool:
    """Whether facts and caps hold in every world."""
    return all(central.feasible(case, turned_out(case, package, world)) for world in worlds(case))


def crosses(case: Case, party: str, package: Package) -> bool:
    """Whether a line of the party is crossed in some world."""
    return any(refused_by_lines(case, party, turned_out(case, package, w)) for w in worlds(case))


def beliefs(case: Case, party: str, steps: int) -> list[dict[str, Fraction]]:
    """A grid over everything the party may believe of all events, ends among it."""
    axes = []
    for event in case.events:
        low, high = ends(event.belief(party))
        count = steps if low < high else 0
        points = {low + (high - low) * k / max(count, 1) for k in range(count + 1)}
        axes.append([(event.id, point) for point in sorted(points)])
    return [dict(chosen) for chosen in product(*axes)]


def believing(case: Case, party: str, chances: Mapping[str, Fraction]) -> Case:
    """The case with these numbers as the party's beliefs."""
    events = tuple(
        replace(event, beliefs=(Belief(party, value=100 * chances[event.id]),))
        for event in case.events
    )
    return replace(case, events=events)


Signed = tuple[tuple[int, Package], ...]


def sum_ends(
    known: Compatible, case: Case, chances: Mapping[str, Fraction], sum_of: Signed
) -> Ends:
    """The bounds of signed packages of one party without statements that tie issues together."""
    parts = [
        (sign * weight(world, chances), turned_out(case, package, world))
        for sign, package in sum_of
        for world in worlds(case)
    ]
    low: Fraction | None = None
    high: Fraction | None = None
    for weights in known.weights:
        least = most = F(0)
        for issue, about in known.issues.items():
            found = [
                sum((c * table[str(plain.get(issue))] for c, plain in parts), F(0))
                for table in about.tables
            ]
            least += weights[issue] * min(found)
            most += weights[issue] * max(found)
        low = least if low is None else min(low, least)
        high = most if high is None else max(high, most)
    for link, (bottom, top) in worths(case, known.party):
        times = sum((c for c, plain in parts if link.when.holds(plain)), F(0))
        if times < 0:
            bottom, top = top, bottom
        if times:
            low = None if low is None or bottom is None else low + times * bottom
            high = None if high is None or top is None else high + times * top
    return low, high


def over_beliefs(found: Iterable[Ends]) -> Ends:
    """The widest of some bounds."""
    found = list(found)
    lows, highs = [low for low, _ in found], [high for _, high in found]
    return (
        None if None in lows else min(low for low in lows if low is not None),
        None if None in highs else max(high for high in highs if high is not None),
    )
