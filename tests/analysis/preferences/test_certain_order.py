"""The certain order: transitive, never undone by saying more, the same as pair by pair."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.preferences import Outlook
from detente.analysis.preferences.regret import cautious, max_regret
from detente.analysis.preferences.relations import CertainOrder, certain_order, compare
from detente.case import Case, Package, Value, Weight
from strategies.judgements import judging, packages

SEEDS = st.integers(0, 2**40)


def order_of(case: Case, chosen: list[Package]) -> CertainOrder:
    """The certain order of the party ``a`` among some packages."""
    return certain_order(Outlook(case, "a"), chosen)


def some(random: Random, case: Case, most: int = 10) -> list[Package]:
    """Some packages of a case."""
    every = packages(case)
    return random.sample(every, min(most, len(every)))


@settings(max_examples=20)
@given(SEEDS)
def test_it_is_transitive_and_the_same_pair_by_pair(seed: int) -> None:
    """What transitivity and corners settle is what each pair is by itself."""
    random = Random(seed)
    case = judging(random)
    chosen = some(random, case)
    order = order_of(case, chosen)
    places = range(len(chosen))
    outlook = Outlook(case, "a")

    assert all(order.at_least[j] <= order.at_least[i] for i in places for j in order.at_least[i])
    assert [[compare(outlook, a, b).label for b in chosen] for a in chosen] == [
        [order.label(i, j) for j in places] for i in places
    ]


@settings(max_examples=20)
@given(SEEDS)
def test_saying_more_never_turns_certain_into_open(seed: int) -> None:
    """With a statement more everything certain stays, and no regret grows."""
    random = Random(seed)
    case = judging(random, judgements=5)
    fewer = replace(case, statements=case.statements[:-1])
    chosen = some(random, case, 6)
    before, after = order_of(fewer, chosen), order_of(case, chosen)
    first = max_regret(Outlook(fewer, "a"), chosen)
    # A weight is a share of the total of those stated: one more weight changes what others say.
    weights = isinstance(case.statements[-1], Weight)

    assert weights or all(
        old <= new for old, new in zip(before.at_least, after.at_least, strict=True)
    )
    assert weights or all(
        (new.amount or Fraction(0)) <= (old.amount or Fraction(0))
        for old, new in zip(first, max_regret(Outlook(case, "a"), chosen), strict=True)
    )


@settings(max_examples=20)
@given(SEEDS)
def test_samples_change_nothing(seed: int) -> None:
    """Worths in some compatible utilities only save questions: the order stays the same."""
    import numpy as np

    random = Random(seed)
    case = judging(random)
    chosen = some(random, case)
    outlook = Outlook(case, "a")
    plain = certain_order(outlook, chosen)
    none = certain_order(outlook, chosen, np.zeros((0, len(chosen))))

    assert plain.at_least == none.at_least


@settings(max_examples=20)
@given(SEEDS)
def test_a_statement_said_twice_says_it_once(seed: int) -> None:
    """Repeating a value or weight, or widening it, moves no bound; narrowing it moves inwards."""
    random = Random(seed)
    case = judging(random)
    intervals = [s for s in case.statements if isinstance(s, Value | Weight) and s.interval]
    if not intervals:
        return
    chosen = random.choice(intervals)
    twice = replace(case, statements=(*case.statements, replace(chosen, id="again")))
    outlook, same = Outlook(case, "a"), Outlook(twice, "a")
    options = [(i.id, o) for i in case.issues for o in i.option_ids()]

    assert [outlook.value(*each) for each in options] == [same.value(*each) for each in options]
    assert [outlook.weight(i.id) for i in case.issues] == [same.weight(i.id) for i in case.issues]


def test_two_values_hold_both() -> None:
    """Two intervals for one option leave what lies in both; two apart are a contradiction."""
    cases = (judging(Random(seed), judgements=0) for seed in range(50))
    case, issue = next((c, i) for c in cases for i in c.issues if len(i.options) > 2)
    option = issue.option_ids()[1]

    def value(name: str, low: int, high: int) -> Value:
        return Value(name, "a", issue.id, option, None, (Fraction(low), Fraction(high)))

    def told(*said: Value) -> Outlook:
        return Outlook(replace(case, statements=(*case.statements, *said)), "a")

    both = told(value("one", 20, 60), value("two", 40, 80)).value(issue.id, option)
    apart = told(value("one", 20, 30), value("two", 40, 80))
    reason = apart.refutation()

    assert (Fraction(2, 5), Fraction(3, 5)) == (both.low, both.high)
    assert reason is not None
    assert {"one", "two"} <= set(reason.origins)
    assert reason.proved


def test_a_contradiction_is_answered_for_over_every_way_to_resolve_it() -> None:
    """Labels and regrets of a party that contradicts itself are the widest over its ways."""
    case = next(found for seed in range(200) if Outlook(found := erring(seed), "a").contradictory)
    outlook = Outlook(case, "a")
    chosen = some(Random(0), case, 6)
    ways = [certain_order(way, chosen) for way in outlook.ways]
    order = certain_order(outlook, chosen)
    regrets = [max_regret(way, chosen) for way in outlook.ways]

    assert ways
    assert order.at_least == tuple(
        frozenset.intersection(*(way.at_least[i] for way in ways)) for i in range(len(chosen))
    )
    assert [max(r.amount or Fraction(0) for r in each) for each in zip(*regrets, strict=True)] == [
        regret.amount for regret in max_regret(outlook, chosen)
    ]


def erring(seed: int) -> Case:
    """A party half of whose judgements are wrong."""
    return judging(Random(seed), judgements=5, errs=0.5)


@settings(max_examples=15)
@given(SEEDS)
def test_the_cautious_choice_has_the_least_regret(seed: int) -> None:
    """No package has a smaller largest regret than the cautious choices."""
    random = Random(seed)
    case = judging(random)
    regrets = max_regret(Outlook(case, "a"), some(random, case, 6))
    amounts = [regret.amount for regret in regrets if regret.amount is not None]

    assert len(amounts) == len(regrets)
    assert {min(amounts)} == {regret.amount for regret in cautious(regrets)}
