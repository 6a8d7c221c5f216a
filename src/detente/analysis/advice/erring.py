"""Samples weighed by how likely the answers are if people err (preferences, section 4.8).

One wrong hard answer removes the truth. Here every number that was stated is a judgement with a
normal error of a standard deviation that the user gives: bounds widen, and within them a utility
counts the more the nearer it is to what was said. Parts that were judged one by one (the options of
an issue, the weights, no deal) are resampled one by one, since in the product measure they are
independent; what would be signed ties them and is weighed last.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import erf, sqrt
from typing import TYPE_CHECKING, Any

from detente.analysis.preferences import Drawn, Outlook, Sampler, sampler, utilities
from detente.analysis.problem import span_of
from detente.case import Case, NoDeal, Statement, Value, Weight, WouldSign, WouldWalkAway

if TYPE_CHECKING:
    import numpy as np

WIDE = 2
"""Standard deviations by which bounds widen: 95 of 100 judgements err by less."""

DRAWS = 4
"""Utilities drawn per sample kept."""

FEWEST = 50
"""Draws that must carry the weight between them; with fewer, a sample is hardly one."""


def erring(
    outlook: Outlook, error: Fraction, count: int, rng: np.random.Generator
) -> tuple[Sampler, Drawn] | None:
    """That many utilities in proportion to how likely they make what was said.

    ``error`` is on a scale from 0 to 1: of the values of an issue, of a weight against the
    heaviest, of utility. None where utilities are no product of issues (numbers as given, values of
    combinations, comparisons of packages), or hardly any fits.
    """
    drawn = loosened(outlook, error, count, rng)
    return None if drawn is None else weighed(outlook, *drawn, float(error), count, rng)


def loosened(
    outlook: Outlook, error: Fraction, count: int, rng: np.random.Generator
) -> tuple[Sampler, Drawn] | None:
    """Utilities within the widened bounds, all alike; what would be signed does not touch them."""
    said = outlook.said
    if said.scale.as_given or said.worths or said.prefers or outlook.beliefs.contingencies.options:
        return None
    case = _widened(outlook.case, outlook, error)
    found = sampler(Outlook(case, said.party))
    if not isinstance(found, Sampler) or found.point is not None or found.wide:
        return None
    drawn = found.draw(rng, DRAWS * count)
    return (found, drawn) if drawn.count == DRAWS * count else None


def _widened(case: Case, outlook: Outlook, error: Fraction) -> Case:
    """The case with every number of the party widened, and without what it would sign."""
    party = outlook.said.party
    points = WIDE * error * 100
    heaviest = max(
        (w.value or span_of(w.value, w.interval)[1] for w in _weights(outlook)), default=0
    )
    apart = (WouldSign, WouldWalkAway)
    statements = tuple(
        s
        if s.holder != party or _chosen_end(outlook, s)
        else _wider(s, points, WIDE * error * heaviest)
        for s in case.statements
        if s.holder != party or not isinstance(s, apart)
    )
    stated = case.no_deal_of(party)
    no_deal = tuple(_wider_no_deal(n, points) if n is stated else n for n in case.no_deal)
    return replace(case, statements=statements, no_deal=no_deal)


def _weights(outlook: Outlook) -> list[Weight]:
    return list(outlook.said.weights.values())


def _chosen_end(outlook: Outlook, stated: Statement) -> bool:
    """Whether a value is that of the best or the worst option: chosen, not judged.

    With several at the same end, an order tells which one fixes the scale.
    """
    if not isinstance(stated, Value) or stated.value not in (0, 100):
        return False
    issue, said = stated.issue, outlook.said
    alike = [o for o, v in said.values[issue].items() if v.value == stated.value]
    ends = [order.tiers[0 if stated.value else -1] for order in said.orders.get(issue, ())]
    return len(alike) == 1 or any(stated.option in tier for tier in ends)


def _wider(stated: Statement, points: Fraction, weight: Fraction) -> Statement:
    if isinstance(stated, Value):
        low, high = span_of(stated.value, stated.interval)
        within = (max(low - points, Fraction(0)), min(high + points, Fraction(100)))
        return replace(stated, value=None, interval=within)
    if isinstance(stated, Weight):
        low, high = span_of(stated.value, stated.interval)
        return replace(
            stated, value=stated.value, interval=(max(low - weight, Fraction(0)), high + weight)
        )
    return stated


def _wider_no_deal(stated: NoDeal, points: Fraction) -> NoDeal:
    if stated.value is None and stated.interval is None:
        return stated
    low, high = span_of(stated.value, stated.interval)
    return replace(stated, value=None, interval=(low - points, high + points))


def weighed(
    outlook: Outlook,
    found: Sampler,
    drawn: Drawn,
    error: float,
    count: int,
    rng: np.random.Generator,
) -> tuple[Sampler, Drawn] | None:
    """Values, weights and no deal each by their own likelihood, then all by what is signed."""
    import numpy as np

    said = outlook.said
    tops = np.stack([table.max(axis=1) for table in drawn.tables], axis=1) / found.scale
    chosen = _picked(_of_weights(outlook, tops, error), drawn.count, rng)
    if chosen is None:
        return None
    tables = []
    for place, (issue, names) in enumerate(zip(outlook.case.issues, found.options, strict=True)):
        values = drawn.tables[place] / np.maximum(tops[:, [place]] * found.scale, 1.0)
        stated = {o: v for o, v in said.values.get(issue.id, {}).items() if o in names}
        judged = [_off(values[:, names.index(o)], v, 100.0, error) for o, v in stated.items()]
        rows = _picked(sum(judged, np.zeros(drawn.count)), drawn.count, rng)
        if rows is None:
            return None
        worths = tops[chosen, place][:, None] * found.scale * values[rows]
        tables.append(np.rint(worths).astype(np.int64))
    floor = drawn.floor
    if floor is not None and said.no_deal.stated and not said.no_deal.comparisons:
        rows = _picked(_off(floor / found.scale, said.no_deal, 100.0, error), drawn.count, rng)
        floor = None if rows is None else floor[rows]
    whole = replace(drawn, tables=tuple(tables), amounts=(), floor=floor)
    last = _picked(_of_signing(outlook, found, whole, error), count, rng)
    if last is None:
        return None
    kept = tuple(table[last] for table in whole.tables)
    return found, replace(whole, tables=kept, floor=None if floor is None else floor[last])


def _off(numbers: Any, stated: Any, unit: float, error: float) -> Any:
    """The log likelihood of a judgement: none within the stated interval, normal outside."""
    import numpy as np

    low, high = (float(end) / unit for end in span_of(stated.value, stated.interval))
    away = np.maximum(np.maximum(low - numbers, numbers - high), 0.0)
    return -((away / error) ** 2) / 2


def _of_weights(outlook: Outlook, tops: Any, error: float) -> Any:
    """Of the weights, each against the heaviest as it was judged."""
    import numpy as np

    total = np.zeros(len(tops))
    weights = outlook.said.weights
    if not weights:
        return total
    places = {issue.id: place for place, issue in enumerate(outlook.case.issues)}
    centres = {
        i: float(w.value or sum(span_of(w.value, w.interval)) / 2) for i, w in weights.items()
    }
    most = max(centres.values())
    heaviest = np.maximum(tops[:, [places[i] for i in weights]].max(axis=1), 1e-12)
    for issue, weight in weights.items():
        total = total + _off(tops[:, places[issue]] / heaviest, weight, most, error)
    return total


def _of_signing(outlook: Outlook, found: Sampler, drawn: Drawn, error: float) -> Any:
    """Of what the party would sign or walk away from: the larger the gain, the likelier a yes."""
    import numpy as np

    total = np.zeros(drawn.count)
    said = outlook.said
    asked = [(s.package, 1) for s in said.would_sign] + [
        (s.package, -1) for s in said.would_walk_away
    ]
    if drawn.floor is None or not asked:
        return total
    worths, floor = utilities(found, drawn, [package for package, _ in asked], outlook.case)
    assert floor is not None
    for column, (_, sign) in enumerate(asked):
        gains = sign * (worths[:, column] - floor) / error
        likely = [(1 + erf(gain / sqrt(2))) / 2 for gain in gains]
        total = total + np.log(np.maximum(likely, 1e-12))
    return total


def _picked(logs: Any, count: int, rng: np.random.Generator) -> Any:
    """Rows in proportion to their likelihood (systematic resampling); None where few carry it."""
    import numpy as np

    parts = np.exp(logs - logs.max())
    parts = parts / parts.sum()
    if 1 / float((parts**2).sum()) < FEWEST:
        return None
    steps = (rng.random() + np.arange(count)) / count
    rows = np.minimum(np.searchsorted(np.cumsum(parts), steps), len(parts) - 1)
    return rng.permutation(rows)
