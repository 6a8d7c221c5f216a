"""What every kind of statement leaves compatible, against the vertices of it in fractions."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.preferences import Outlook
from detente.analysis.preferences.regret import max_regret
from detente.analysis.preferences.relations import compare
from detente.case import Case
from oracles.compatible import STRICTLY, Compatible, added, utility, weight, worth
from strategies.judgements import judging, packages

SEEDS = st.integers(0, 2**40)


def consistent(case: Case) -> bool:
    """Whether every strict statement can hold with a margin, by the vertices."""
    found = Compatible(case, "a", strict=True).ends({STRICTLY: Fraction(1)})
    return found is not None and found[1] > 0


def wrong_about_consistency(seed: int) -> list[object]:
    """Where a party contradicts itself and is not said to, or the other way; without a proof."""
    case = judging(Random(seed), judgements=5, errs=0.25)
    outlook = Outlook(case, "a")
    if consistent(case) == outlook.contradictory:
        return [case]
    reason = outlook.refutation()
    if outlook.contradictory and (reason is None or not reason.proved):
        return [case, reason]
    return []


def wrong_about_pairs(seed: int) -> list[object]:
    """Where bounds or labels of pairs are not those over the vertices, to the exact fraction."""
    random = Random(seed)
    case = judging(random)
    outlook, known = Outlook(case, "a"), Compatible(case, "a")
    if outlook.contradictory or not known.vertices:
        return [case]
    every = packages(case)
    found: list[object] = []
    for _ in range(8):
        more, less = random.choice(every), random.choice(every)
        ends = known.ends(added((1, utility(more)), (-1, utility(less))))
        compared = compare(outlook, more, less)
        assert ends is not None
        low, high = ends
        label = (
            ("tie" if high <= 0 else "certain") if low >= 0 else "never" if high <= 0 else "open"
        )
        if (compared.span.low, compared.span.high, compared.label) != (low, high, label):
            found.append((more, less, ends, compared))
        if not compared.proved:
            found.append((more, less, "unproved"))
    return found


def wrong_about_quantities(seed: int) -> list[object]:
    """Where bounds of weights, part-worths or values are not those over the vertices."""
    case = judging(Random(seed))
    outlook, known = Outlook(case, "a"), Compatible(case, "a")
    found: list[object] = []
    for issue in case.issues:
        span = outlook.weight(issue.id)
        if (span.low, span.high) != known.ends({weight(issue.id): Fraction(1)}):
            found.append((issue.id, span))
        for option in issue.option_ids():
            span = outlook.worth(issue.id, option)
            if (span.low, span.high) != known.ends({worth(issue.id, option): Fraction(1)}):
                found.append((issue.id, option, span))
            heavy = [
                (known.at(vertex, {worth(issue.id, option): Fraction(1)}), share)
                for vertex in known.vertices
                if (share := known.at(vertex, {weight(issue.id): Fraction(1)}))
            ]
            quotients = [part / share for part, share in heavy]
            span = outlook.value(issue.id, option)
            if quotients and (span.low, span.high) != (min(quotients), max(quotients)):
                found.append((issue.id, option, "value", span, min(quotients), max(quotients)))
    return found


def wrong_about_regret(seed: int) -> list[object]:
    """Where the largest regret of a package is not that over alternatives and vertices."""
    random = Random(seed)
    case = judging(random)
    outlook, known = Outlook(case, "a"), Compatible(case, "a")
    every = packages(case)
    chosen = random.sample(every, min(6, len(every)))
    found: list[object] = []
    for regret in max_regret(outlook, chosen):
        losses = [
            known.ends(added((1, utility(other)), (-1, utility(regret.package))))
            for other in chosen
        ]
        most = max(ends[1] for ends in losses if ends is not None)
        at_worst = known.ends(added((1, utility(regret.worst)), (-1, utility(regret.package))))
        if regret.amount != most or not regret.proved or at_worst is None or at_worst[1] != most:
            found.append((regret, most))
    return found


CHECKS = [wrong_about_consistency, wrong_about_pairs, wrong_about_quantities, wrong_about_regret]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__[6:])
def test_as_over_the_vertices(check: object) -> None:
    """Consistency, pairs, quantities and regrets are exactly those over the vertices."""

    @settings(max_examples=25)
    @given(SEEDS)
    def on(seed: int) -> None:
        assert [] == check(seed)  # type: ignore[operator]

    on()


@pytest.mark.nightly
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__[6:])
def test_on_two_hundred_cases(check: object) -> None:
    """The same on two hundred cases of at most six free variables (preferences, check 4)."""
    assert [] == [seed for seed in range(200) if check(seed)]  # type: ignore[operator]
