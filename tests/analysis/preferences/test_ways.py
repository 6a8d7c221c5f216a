"""A party that contradicts itself: what holds in every smallest way of resolving it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from detente.analysis.preferences import Outlook, Span
from detente.analysis.preferences.conflicts import conflicts, ways
from detente.analysis.preferences.ways import MOST_WAYS, resolved
from detente.case import Case, NoDeal, Statement, Swings, Value, WouldSign
from strategies.one_party import PARTY, PATH, every_pair, planted

F = Fraction


def test_bounds_are_the_widest_over_the_ways() -> None:
    """Certain is what is certain however the contradiction is resolved."""
    for seed in range(4):
        case, _ = planted(seed)
        outlook = Outlook(case, PARTY)
        withdrawn = conflicts(case, PARTY).withdrawals[:MOST_WAYS]
        apart = [Outlook(case.without(*gone), PARTY) for gone in withdrawn]

        assert outlook.contradictory
        assert withdrawn == ways(case, PARTY)
        assert len(apart) == len(outlook.ways)
        for more, less in every_pair(case, 12):
            spans = [way.difference(more, less) for way in apart]
            lows = [span.low for span in spans if span.low is not None]
            highs = [span.high for span in spans if span.high is not None]
            found = outlook.difference(more, less)
            assert (min(lows), max(highs)) == (found.low, found.high)
            assert outlook.no_loss(more, less) == all(way.no_loss(more, less) for way in apart)


def test_what_no_contradiction_touches_stays_certain() -> None:
    """Two swings contradict each other; the orders of options are none the worse for it."""
    case, _ = planted(0)
    first, second = (issue.id for issue in case.issues[:2])
    circle = (
        Swings(f"{PATH}.swings.a", PARTY, ((first,), (second,))),
        Swings(f"{PATH}.swings.b", PARTY, ((second,), (first,))),
    )
    orders = tuple(s for s in case.statements if s.id.startswith(f"{PATH}.order"))
    outlook = Outlook(replaced(case, (*orders, *circle)), PARTY)
    start = case.status_quo()

    assert outlook.contradictory
    assert outlook.tells
    assert outlook.no_loss(start.changed({first: "o0"}), start)
    assert ("o0",) == outlook.best_options(first)
    assert outlook.ways[0].difference(start.changed({first: "o0"}), start).low == F(0)


def test_no_deal_that_gives_way_leaves_its_worth_open() -> None:
    """Signing today's package at no deal worth 40: in one way nothing bounds no deal from below."""
    case, _ = planted(0)
    orders = tuple(s for s in case.statements if s.id.startswith(f"{PATH}.order"))
    signs = WouldSign(f"{PATH}.would_sign.1", PARTY, case.status_quo())
    said = replaced(case, (*orders, signs), NoDeal(PARTY, value=F(40)))
    outlook = Outlook(said, PARTY)

    assert outlook.contradictory
    assert {(signs.id,), (f"no_deal:{PARTY}",)} <= set(conflicts(said, PARTY).withdrawals)
    found = outlook.no_deal_worth()
    assert found is not None
    assert (None, F(2, 5)) == (found.low, found.high)


def test_a_way_keeps_everything_but_what_it_withdraws() -> None:
    """Other parties, claims and red lines stay; so does every other statement."""
    case, wrong = planted(1)
    left = resolved(case, PARTY, (wrong,))

    assert {s.id for s in case.statements} - {wrong} == {s.id for s in left.statements}
    assert case.issues == left.issues


def test_what_fits_together_has_no_ways() -> None:
    """Without a contradiction there is nothing to resolve."""
    case, wrong = planted(2)
    outlook = Outlook(case.without(wrong), PARTY)

    assert outlook.tells
    assert () == outlook.ways


def test_single_numbers_that_clash_are_resolved_one_by_one() -> None:
    """Two values of one option that exclude each other: either may be the one that was meant."""
    case, _ = planted(0)
    issue = case.issues[0].id
    orders = tuple(s for s in case.statements if s.id.startswith(f"{PATH}.order"))
    low, high = (Value(f"{PATH}.values.{n}", PARTY, issue, "o1", F(n)) for n in (20, 70))
    outlook = Outlook(replaced(case, (*orders, low, high)), PARTY)

    assert outlook.contradictory
    assert Span(F(1, 5), F(7, 10)) == outlook.value(issue, "o1")


def test_taking_out_one_element_follows_the_same_ways() -> None:
    """What is known of contradictions is used again, and gives what looking anew gives."""
    for seed in (2, 6):
        case, _ = planted(seed)
        outlook = Outlook(case, PARTY)
        assert outlook.ways
        for element in (s.id for s in case.statements):
            kept, anew = outlook.without(element), Outlook(case.without(element), PARTY)

            assert anew.contradictory == kept.contradictory
            assert said_in(anew.ways) == said_in(kept.ways)


def said_in(ways: tuple[Outlook, ...]) -> set[frozenset[str]]:
    """What is still said in each way."""
    return {frozenset(s.id for s in way.case.statements) for way in ways}


def replaced(case: Case, statements: tuple[Statement, ...], *no_deal: NoDeal) -> Case:
    """The case with other statements."""
    return replace(case, statements=statements, no_deal=no_deal)
