"""All conflicts and all withdrawals, against looking at every set of statements."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, combinations
from random import Random

import pytest

from detente.analysis.preferences import Outlook
from detente.analysis.preferences.conflicts import conflicts
from detente.case import Basis, Case, Confidence, Package, Prefers, Statement
from strategies.one_party import (
    PARTY,
    PATH,
    Mind,
    anything,
    case_of,
    comparisons,
    orders,
    random_truth,
    ratings,
    ratios,
    steps,
    swing_pairs,
)

COSTS = {Confidence.SURE: 3, Confidence.THINK_SO: 2, Confidence.GUESS: 1, None: 2}


def reversals(random: Random, truth: Mind, count: int) -> list[Statement]:
    """Comparisons the wrong way round."""
    said: list[Statement] = []
    for k, one in enumerate(comparisons(random, truth, count)):
        assert isinstance(one, Prefers)
        said.append(Prefers(f"{PATH}.reversed.{k}", PARTY, one.over, one.package))
    return said


def contradictory_case(seed: int, *, numbers: bool) -> Case:
    """Eight statements, most of them true, held with different confidence.

    Without ``numbers`` nothing is said that is measured from worst to best.
    """
    random = Random(seed)
    truth = random_truth(random, 2 + seed % 2, 3)
    said = [*orders(truth), *reversals(random, truth, 1 + seed % 2)]
    pool = [*comparisons(random, truth, 4), *steps(random, truth, 3)]
    if numbers:
        pool = [*swing_pairs(truth), *ratings(random, truth), *ratios(random, truth, 2), *pool[3:5]]
    said += random.sample(pool, min(len(pool), 8 - len(said)))
    held = (replace(s, basis=Basis(confidence=random.choice(list(COSTS)))) for s in said)
    return case_of(truth, list(held))


def every_set(said: tuple[str, ...]) -> list[frozenset[str]]:
    """All sets of statements, smaller ones first."""
    sizes = range(len(said) + 1)
    return [frozenset(s) for s in chain.from_iterable(combinations(said, k) for k in sizes)]


def fitting(case: Case) -> dict[frozenset[str], bool]:
    """Whether each set of statements fits together."""
    said = {s.id: s for s in case.statements}

    def fit(kept: frozenset[str]) -> bool:
        left = tuple(s for i, s in said.items() if i in kept)
        return not Outlook(replace(case, statements=left), PARTY).contradictory

    return {kept: fit(kept) for kept in every_set(tuple(said))}


def smallest(sets: list[frozenset[str]]) -> set[frozenset[str]]:
    """Those that contain no other."""
    return {one for one in sets if not any(other < one for other in sets)}


SEEDS = range(6)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_smallest_conflict_and_withdrawal_is_found(seed: int) -> None:
    """Listed are all sets that clash and fit without any one of them, and all that mend that.

    Withdrawals come in the order of what they cost, by how sure the holder is.
    """
    case = contradictory_case(seed, numbers=False)
    fits = fitting(case)
    everything = frozenset(s.id for s in case.statements)
    cost = {s.id: COSTS[s.basis.confidence] for s in case.statements}
    found = conflicts(case, PARTY)
    costs = [sum(cost[element] for element in one) for one in found.withdrawals]

    assert found.complete
    assert smallest([s for s, fit in fits.items() if not fit]) == {
        frozenset(one.statements) for one in found.conflicts
    }
    assert smallest([everything - s for s, fit in fits.items() if fit]) - {frozenset()} == set(
        map(frozenset, found.withdrawals)
    )
    assert sorted(costs) == costs


@pytest.mark.parametrize("seed", SEEDS)
def test_numbers_clash_with_the_scale_they_are_measured_on(seed: int) -> None:
    """With what says where best and worst lie, every conflict stands alone and is a smallest one.

    And none is missing: whatever clashes holds one of those listed.
    """
    case = contradictory_case(seed, numbers=True)
    fits = fitting(case)
    clashing = smallest([s for s, fit in fits.items() if not fit])
    everything = frozenset(s.id for s in case.statements)
    found = conflicts(case, PARTY)

    assert clashing >= {frozenset((*one.statements, *one.scale)) for one in found.conflicts}
    assert all(any(one >= set(c.statements) for c in found.conflicts) for one in clashing)
    assert all(fits[everything.difference(one)] for one in found.withdrawals)


def test_a_limit_is_said() -> None:
    """With a limit the search stops early, and says that something may be missing."""
    case = contradictory_case(1, numbers=False)
    everything = conflicts(case, PARTY)
    first = conflicts(case, PARTY, most=1)

    assert len(everything.conflicts) > 1
    assert (1, False) == (len(first.conflicts), first.complete)
    assert first.conflicts[0] in everything.conflicts


def test_what_fits_together_has_no_conflict() -> None:
    """True statements contradict nothing and need no withdrawal."""
    random = Random(1)
    truth = random_truth(random, 3, 4)
    case = case_of(truth, [*orders(truth), *swing_pairs(truth), *comparisons(random, truth, 5)])
    found = conflicts(case, PARTY)

    assert ((), (), True) == (found.conflicts, found.withdrawals, found.complete)


def test_only_the_statements_named_are_looked_at() -> None:
    """Asked about some statements, the search leaves all others out."""
    random = Random(2)
    truth = random_truth(random, 2, 3)
    one, other = anything(random, truth), Package((("i0", "o1"), ("i1", "o1")))
    there = Prefers(f"{PATH}.prefers.there", PARTY, one, other)
    back = Prefers(f"{PATH}.prefers.back", PARTY, other, one)
    case = case_of(truth, [*orders(truth), there, back])

    assert () == conflicts(case, PARTY, ids=(there.id,)).conflicts
    assert (there.id, back.id) == conflicts(case, PARTY, ids=(there.id, back.id)).conflicts[
        0
    ].statements
