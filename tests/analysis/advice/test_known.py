"""Everything known of one party: ranges, relations with reasons, what has become of answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from detente.analysis.advice.known import known
from detente.analysis.advice.worth_comparing import MOST, worth_comparing
from detente.analysis.preferences import Outlook
from detente.analysis.preferences.conflicts import Unknown
from strategies.buyer import (
    AT_MOST_30,
    NORMAL,
    PREFERS,
    TIMES_THREE,
    answer,
    buyer,
    orders,
    package,
    swings,
    worked,
)

F = Fraction


def test_ranges_are_those_of_the_worked_case() -> None:
    """Weights and worths of section 10, exactly."""
    found = known(worked(), "buyer", samples=200)
    weights = {each.issue: (each.span.low, each.span.high) for each in found.ranges.weights}
    worths = {
        (each.issue, each.option): (each.span.low, each.span.high) for each in found.ranges.worths
    }

    assert {
        "price": (F(1, 3), 1),
        "delivery": (0, F(1, 2)),
        "warranty": (0, F(1, 3)),
    } == weights
    assert (F(0), F(1)) == worths["price", "mid"]
    assert (F(0), F(3, 10)) == worths["delivery", "normal"]


def test_representative_lies_within_every_range() -> None:
    """The centre is shown inside what it is the centre of."""
    found = known(worked(), "buyer", samples=500)

    assert found.representative is not None
    for each in (*found.ranges.weights, *found.ranges.worths):
        assert each.representative is not None
        assert float(each.span.low or 0) - 1e-6 <= each.representative
        assert each.representative <= float(each.span.high or 0) + 1e-6


def test_reasons_imply_the_relation_and_none_can_be_dropped() -> None:
    """What is named behind a certain pair implies it; without any one of them it does not."""
    case = worked()
    found = known(case, "buyer", [package("low", "slow", "long")], samples=50)
    certain = [each.compared for each in found.relations if each.compared.reasons]
    said = {each.id: each for each in case.statements}

    assert certain
    for relation in certain:
        kept = [said[one] for one in relation.reasons]
        assert Outlook(buyer(*kept), "buyer").no_loss(relation.more, relation.less)
        for gone in kept:
            rest = buyer(*(each for each in kept if each is not gone))
            assert not Outlook(rest, "buyer").no_loss(relation.more, relation.less)


def test_every_pair_is_listed_once_and_rightly() -> None:
    """Labels follow the exact bounds of the difference."""
    case = worked()
    found = known(case, "buyer", samples=50)
    outlook = Outlook(case, "buyer")
    count = len(found.packages)

    assert count * (count - 1) // 2 == len(found.relations)
    for relation in (each.compared for each in found.relations):
        span = outlook.difference(relation.more, relation.less)
        assert span == relation.span
        assert (relation.label == "open") == (span.low is None or span.low < 0 < (span.high or 1))


def test_contradiction_is_the_minimal_one_and_is_mended() -> None:
    """s5, s6 and s7 of the worked case; each repair restores a compatible utility."""
    case = worked(TIMES_THREE, AT_MOST_30)
    (contradiction,) = known(case, "buyer", samples=20).contradictions

    assert {PREFERS.id, TIMES_THREE.id, AT_MOST_30.id} == set(contradiction.conflict.statements)
    assert contradiction.repairs
    for repair in contradiction.repairs:
        if repair.withdraw:
            assert not Outlook(case.without(*repair.withdraw), "buyer").contradictory


def test_packages_are_few_complete_and_distinct() -> None:
    """Today first, best and worst known, the stated ones; at most eight, none twice."""
    found = worth_comparing(worked(), "buyer", [package("mid", "normal", "long")])

    assert package("high", "slow", "short") == found[0]
    assert package("low", "fast", "long") in found
    assert {PREFERS.package, PREFERS.over, package("mid", "normal", "long")} <= set(found)
    assert len(set(found)) == len(found) <= MOST


def test_answers_tell_what_holds_and_how_often_it_changed() -> None:
    """An answer replaced twice is counted; only the last one holds."""
    first = replace(NORMAL, id="statements.buyer.answers.a1")
    second = replace(NORMAL, id="statements.buyer.answers.a2", interval=(F(10), F(20)))
    third = replace(NORMAL, id="statements.buyer.answers.a3", interval=(F(30), F(50)))
    case = buyer(
        *orders(),
        answers=(
            answer("a1", 3, first),
            answer("a2", 4, second, replaces=(first.id,)),
            answer("a3", 5, third, replaces=(second.id,)),
        ),
    )
    found = known(case, "buyer", samples=20)

    assert [(False, 0), (False, 1), (True, 2)] == [(p.holds, p.reversals) for p in found.answers]
    assert third.id in {each.id for each in found.statements}
    assert not {first.id, second.id} & {each.id for each in found.statements}
    assert ["a2", "a3"] == [
        p.answer.id.rpartition(".")[2]
        for p in known(case, "buyer", samples=20, since=date(2026, 5, 4)).answers
    ]


def test_what_turned_since_a_day_is_told_with_before_and_now() -> None:
    """A pair open before the answer of that day and certain after it."""
    said = replace(PREFERS, id="statements.buyer.answers.a1")
    case = buyer(
        *orders(), swings("price", "delivery", "warranty"), answers=(answer("a1", 7, said),)
    )
    turned = known(case, "buyer", samples=20, since=date(2026, 5, 7)).turned
    later = known(case, "buyer", samples=20, since=date(2026, 5, 8)).turned

    pairs = {(each.now.more, each.now.less): (each.before.label, each.now.label) for each in turned}
    assert ("open", "certain") == pairs[said.package, said.over]
    assert () == later


def test_open_pair_has_its_share() -> None:
    """The share of mid/fast/short over low/slow/long is that of the worked case, within 0.05."""
    case = worked()
    found = known(case, "buyer", [package("low", "slow", "long")], samples=2_000)
    pairs = {(p.compared.more, p.compared.less): p for p in found.relations}
    one, other = package("mid", "fast", "short"), package("low", "slow", "long")
    pair = pairs.get((one, other)) or pairs[other, one]
    share = pair.compared.share

    assert "open" == pair.compared.label
    assert share is not None
    ahead = share.value if pair.compared.more == one else 1 - share.value
    assert abs(ahead - 0.579) < 0.05


def test_open_pair_names_what_would_close_it() -> None:
    """With s6 the balance of delivery and warranty decides; only open pairs have such a thing."""
    found = known(worked(TIMES_THREE), "buyer", [package("mid", "normal", "long")], samples=20)
    closed = {p.closing.unknown for p in found.relations if p.closing is not None}

    assert Unknown("weight", "delivery", "warranty") in closed
    assert all(p.compared.label == "open" for p in found.relations if p.closing is not None)


def test_certain_pair_has_reasons_and_no_share() -> None:
    """What is proved needs no sample."""
    found = known(worked(), "buyer", samples=50)
    certain = [p.compared for p in found.relations if p.compared.label == "certain"]

    assert certain
    assert all(each.share is None and each.proved for each in certain)
