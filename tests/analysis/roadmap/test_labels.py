"""Labels before the first number: against brute force over the compatible utilities.

The oracle knows the vertices of what is compatible and nothing of the source.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.preferences import Outlook
from detente.analysis.roadmap import roadmap
from detente.analysis.roadmap.labels import Labels
from detente.analysis.roadmap.steps import Way, way
from detente.case import Case, Package, Party, Prefers, RoadmapStep, Statement, text
from oracles.acceptance import Mind, mind, named_issues
from strategies.statements import (
    Truth,
    on_one_issue,
    one_party,
    random_issues,
    random_truth,
    random_weights,
    tied,
)
from strategies.ways import additive, all_yes

F = Fraction
SEEDS = st.integers(0, 2**40)
RANKS = {"none": 0, "unknown": 1, "possible": 1, "certain": 2}


def with_tranches(random: Random, case: Case, package: Package) -> Case:
    """Named steps on some issues, now and then by way of another option, some irreversible."""
    steps: list[RoadmapStep] = []
    for issue in case.issues:
        wanted, today = package.get(issue.id), issue.status_quo
        between = [o for o in issue.option_ids() if o not in (wanted, today)]
        via = [random.choice(between)] if between and random.random() < 0.5 else []
        if wanted is None or wanted == today or random.random() < 0.3:
            continue
        for to in (*via, wanted):
            once = random.choice((None, True, False, False))
            steps.append(RoadmapStep(f"{issue.id}-{to}", issue.id, to, reversible=once))
    return replace(case, roadmap=tuple(steps))


def a_way(random: Random, case: Case) -> tuple[Case, Package]:
    """A random package and steps towards it."""
    package = Package(tuple((i.id, random.choice(i.option_ids())) for i in case.issues))
    return with_tranches(random, case, package), package


def only_orders(random: Random, parties: int = 2) -> Case:
    """A case in which nothing is known but orders, directions and positions."""
    issues = random_issues(random)
    names = "abc"[:parties]
    said: list[Statement] = []
    for name in names:
        truth: Truth = random_truth(random, issues)
        for issue in issues:
            told = on_one_issue(random, name, issue, truth.values[issue.id])
            said += [s for s in told if ".values." not in s.id]
    people = tuple(Party(name, text(name)) for name in names)
    return Case("orders", parties=people, issues=issues, statements=tuple(said))


def lead(known: Mind, more: Package, less: Package) -> str:
    """Whether one state is better than another: as the labels are defined."""
    before = less.as_dict()
    moved = {issue for issue, option in more.choices if before.get(issue) != option}
    if not moved:
        return "none"
    low, high = known.difference(more, less)
    if low is not None and low > 0:
        return "certain"
    if high is not None and high <= 0:
        return "none"
    heard = named_issues(known.case, known.party)
    for link in known.case.linkages:
        if link.kind == "worth" and link.owner == known.party:
            heard |= {issue for issue, _ in link.when.parts}
    return "possible" if moved & heard else "unknown"


def exposure(known: Mind, ahead: Way, done: int) -> str:
    """The worse of the state and of its irreversible steps alone."""
    kept = [k for k, s in enumerate(ahead.steps) if done >> k & 1 and s.reversible is False]
    states = [ahead.at(ahead.positions(done)), ahead.at(ahead.positions(sum(1 << k for k in kept)))]
    return max((lead(known, ahead.start, state) for state in states), key=list(RANKS).index)


def reachable(ahead: Way) -> list[int]:
    """The states in which no tranche is done before an earlier one."""

    def fine(done: int) -> bool:
        return all(
            done >> j & 1 or not done >> k & 1
            for k, step in enumerate(ahead.steps)
            for j in range(k)
            if ahead.steps[j].issue == step.issue
        )

    return [done for done in range(1 << len(ahead.steps)) if fine(done)]


def wrong_labels(case: Case, random: Random, *, ties: bool = False) -> list[object]:
    """The states in which a label is not that of brute force; those only proved may say less."""
    case, package = a_way(random, case)
    ahead = way(case, package)
    found: list[object] = []
    for party in (p.id for p in case.parties):
        known, outlook = mind(case, party, tied=ties), Outlook(case, party)
        if known is None or known.contradictory or outlook.contradictory:
            continue
        labels = Labels(ahead, outlook)
        for done in reachable(ahead):
            here = labels.exposure(done), labels.temptation(done)
            state = ahead.at(ahead.positions(done))
            true = exposure(known, ahead, done), lead(known, state, ahead.end)
            for mine, right in zip(here, true, strict=True):
                claims = mine.label in ("certain", "none") or not mine.loose
                if mine.label != right and claims:
                    found.append((party, done, mine, right))
    return found


def worst_of_best_order(case: Case, ahead: Way) -> int:
    """How wide the widest label is on the best order of single steps, over all orders."""
    minds = [mind(case, party.id) for party in case.parties]
    states = set(reachable(ahead))

    def worst(done: int) -> int:
        labels = [
            label
            for known in minds
            if known is not None
            for label in (
                exposure(known, ahead, done),
                lead(known, ahead.at(ahead.positions(done)), ahead.end),
            )
        ]
        return max(RANKS[label] for label in labels)

    count = len(ahead.steps)
    width = {done: worst(done) for done in states}
    best = max(RANKS.values())
    for order in permutations(range(count)):
        masks = [sum(1 << step for step in order[: k + 1]) for k in range(count)]
        if states.issuperset(masks):
            best = min(best, max(width[mask] for mask in masks))
    return best


def wrong_order(seed: int) -> list[object]:
    """Where the plan one by one, among parties of whom only orders are known, is not the best."""
    random = Random(seed)
    case, package = a_way(random, only_orders(random))
    ahead = way(case, package)
    outlooks = {party.id: Outlook(case, party.id) for party in case.parties}
    if not ahead.steps or any(outlook.contradictory for outlook in outlooks.values()):
        return []
    plan = roadmap(case, package, tuple(outlooks), outlooks).one_by_one
    mine = max(
        RANKS[degree.label]
        for stage in plan.stages
        for _, degree in (*stage.exposure, *stage.temptation)
    )
    best = worst_of_best_order(case, ahead)
    return [] if mine == best and plan.exact else [(seed, mine, best)]


@settings(max_examples=60)
@given(SEEDS)
def test_labels_from_orders_are_those_of_brute_force(seed: int) -> None:
    """Where only orders are known every label of every state is that of the definition."""
    random = Random(seed)

    assert [] == wrong_labels(only_orders(random), random)


@settings(max_examples=60)
@given(SEEDS)
def test_labels_from_intervals_are_those_of_brute_force(seed: int) -> None:
    """So it is with weights, values, combinations and what is known of no deal."""
    random = Random(seed)

    assert [] == wrong_labels(one_party(random)[0], random)


@settings(max_examples=25)
@given(SEEDS)
def test_labels_from_tied_issues_are_proved(seed: int) -> None:
    """Where statements tie issues together no label claims what brute force denies."""
    random = Random(seed)

    assert [] == wrong_labels(tied(random)[0], random, ties=True)


@settings(max_examples=40)
@given(SEEDS)
def test_the_order_is_the_best_by_labels(seed: int) -> None:
    """One by one, no order has a better worst label."""
    assert [] == wrong_order(seed)


@pytest.mark.nightly
def test_labels_hold_on_three_hundred_cases() -> None:
    """Labels and the best order on three hundred cases of orders alone, and as many of anything."""
    for seed in range(300):  # one seed for the case, another for the way
        assert [] == wrong_labels(only_orders(Random(seed)), Random(seed + 1))
        assert [] == wrong_labels(one_party(Random(seed))[0], Random(seed + 1))
        assert [] == wrong_order(seed)
        assert [] == unlike_states(seed)


def unlike_states(seed: int) -> list[object]:
    """States whose bounds are others where issues nobody spoke of are told apart."""
    random = Random(seed)
    issues = random_issues(random, 6, 3)
    truth = random_truth(random, issues)
    said: list[Statement] = random_weights(random, "a", truth) if random.random() < 0.3 else []
    for issue in issues:
        said += on_one_issue(random, "a", issue, truth.values[issue.id])
    said = [s for s in said if random.random() < 0.5]
    bare = Case("some", parties=(Party("a", text("A")),), issues=issues)
    if random.random() < 0.3:
        more, less = (
            Package(tuple((i.id, random.choice(i.option_ids())) for i in issues[:2]))
            for _ in range(2)
        )
        said.append(Prefers("statements.a.prefers.1", "a", more, less))
    case, package = a_way(random, replace(bare, statements=tuple(said)))
    ahead, outlook = way(case, package), Outlook(case, "a")
    labels = Labels(ahead, outlook)
    found: list[object] = []
    for done in random.sample(reachable(ahead), min(20, len(reachable(ahead)))):
        state = ahead.at(ahead.positions(done))
        for mine, apart in (
            (labels.loss(ahead.positions(done)), outlook.difference(ahead.start, state)),
            (labels.temptation(done), outlook.difference(state, ahead.end)),
        ):
            ends = tuple(None if end is None else max(end, F(0)) for end in (apart.low, apart.high))
            if not outlook.contradictory and (mine.low, mine.high) != (ends[0] or F(0), ends[1]):
                found.append((done, mine, apart))
    return found


@settings(max_examples=40)
@given(SEEDS)
def test_issues_nobody_spoke_of_are_alike(seed: int) -> None:
    """One state asked for all that differ in such issues alone: every bound is as it was."""
    assert [] == unlike_states(seed)


def test_alike_issues_leave_few_states() -> None:
    """Twelve issues of which a party knows nothing are thirteen states to it, not 4096."""
    case = additive({"b": {f"i{k}": 1 for k in range(12)}})
    case = replace(case, parties=(*case.parties, Party("a", text("A"))))
    ahead = way(case, all_yes(case))

    assert 13 == Labels(ahead, Outlook(case, "a")).states
    assert 4096 == Labels(ahead, Outlook(case, "b")).states


def test_nothing_known_is_unknown() -> None:
    """A party that has said nothing is neither exposed nor safe, wherever the way stands."""
    case = replace(only_orders(Random(3)), statements=())
    package = Package(
        tuple((i.id, next(o for o in i.option_ids() if o != i.status_quo)) for i in case.issues)
    )
    ahead = way(case, package)
    labels = Labels(ahead, Outlook(case, "a"))
    every = range(1, (1 << len(ahead.steps)) - 1)

    assert {"unknown"} == {labels.exposure(done).label for done in (*every, every.stop)}
    assert {"unknown"} == {labels.temptation(done).label for done in (0, *every)}
    assert F(0) == labels.exposure(0).high
