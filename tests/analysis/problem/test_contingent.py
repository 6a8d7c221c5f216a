"""A compiled case prices what hangs on events, and holds lines and caps in every outcome."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.problem import Compiled, central_utility, compile_case
from detente.case import (
    Among,
    Belief,
    Case,
    Condition,
    Constraint,
    Contingency,
    Event,
    Issue,
    Linkage,
    Option,
    Package,
    Party,
    RedLine,
    Scale,
    Text,
    Value,
    Weight,
    Worth,
)
from oracles.central import no_deal
from oracles.contingent import central_worth, crosses, possible
from strategies.contingent_cases import with_events
from strategies.statements import every_package, negotiation

F = Fraction
SEEDS = st.integers(0, 2**40)


def check_package(case: Case, compiled: Compiled, package: Package) -> None:
    """Everything the problem says of a package, against every way its events can turn out."""
    problem = compiled.problem
    indices = compiled.indices(package)
    assert indices is not None
    allowed = possible(case, package)
    assert allowed == problem.feasible(indices)
    accepted = allowed and not any(crosses(case, party, package) for party in compiled.parties)
    for number, party in enumerate(compiled.parties):
        if party in compiled.unvalued:
            continue
        true, floor = central_worth(case, party, package), no_deal(case, party)
        assert true == F(problem.utilities(indices)[number], problem.scales[number])
        accepted = accepted and (floor is None or true is None or true >= floor)
    assert accepted == problem.acceptable(indices)


def check_case(seed: int) -> None:
    """Compile a random case with events and look at every package of it."""
    random = Random(seed)
    case = negotiation(random, valued=0.8, most=2)
    case = with_events(random, case, certain=random.random() < 0.6)
    parties = [party.id for party in case.parties if party.id != "outside"]
    compiled = compile_case(case, parties)
    for package in every_package(case):
        if compiled.indices(package) is None:
            continue
        check_package(case, compiled, package)
    inside = [p for p in every_package(case) if compiled.indices(p) is not None]
    for party in parties:
        priced = all(central_worth(case, party, package) is not None for package in inside)
        assert (party in compiled.unvalued) == (not priced)


@settings(max_examples=60)
@given(SEEDS)
def test_integers_say_what_every_outcome_says(seed: int) -> None:
    """Worth, possibility and acceptability of every package equal those taken over all outcomes."""
    check_case(seed)


@pytest.mark.nightly
@settings(max_examples=500)
@given(SEEDS)
def test_integers_hold_on_many_cases_with_events(seed: int) -> None:
    """The same on five hundred cases."""
    check_case(seed)


def river(**parts: object) -> Case:
    """Two issues that both hang on one event, one party that values them alike."""
    options = (
        Option("low"),
        Option("high"),
        Option("if", contingent=Contingency("flood", "high", "low")),
        Option("unless", contingent=Contingency("flood", "low", "high")),
    )
    said = [Weight(f"w.{i}", "a", i, F(50)) for i in ("dam", "toll")]
    values = [
        Value(f"v.{i}.{o}", "a", i, o, F(number))
        for i in ("dam", "toll")
        for o, number in (("low", 0), ("high", 100))
    ]
    case = Case(
        "river",
        parties=(Party("a", Text(plain="a")),),
        issues=tuple(Issue(i, options=options, status_quo="low") for i in ("dam", "toll")),
        statements=(*said, *values),
        events=(Event("flood", beliefs=(Belief("a", value=F(30)),)),),
    )
    return replace(case, **parts)  # type: ignore[arg-type]


def package(dam: str, toll: str) -> Package:
    """One package of the river."""
    return Package((("dam", dam), ("toll", toll)))


def both(first: str, second: str) -> Condition:
    """One option on each issue."""
    return Condition((("dam", Among((first,))), ("toll", Among((second,)))))


def within(case: Case, chosen: Package, *, zone: bool = False) -> bool:
    """Whether a package is possible, or acceptable."""
    compiled = compile_case(case, ["a"])
    indices = compiled.indices(chosen)
    assert indices is not None
    return (compiled.problem.acceptable if zone else compiled.problem.feasible)(indices)


def test_one_event_turns_out_alike_on_two_issues() -> None:
    """Two options that hang on the same event never meet a line that needs it both ways."""
    case = river(red_lines=(RedLine("a", "both", (both("high", "high"),)),))
    assert not within(case, package("if", "if"), zone=True)
    assert within(case, package("if", "unless"), zone=True)
    assert not within(case, package("if", "high"), zone=True)


def test_a_line_crossed_in_one_outcome_is_crossed() -> None:
    """Whatever its probability: an outcome that is refused makes the package refused."""
    line = RedLine("a", "dry", (Condition((("dam", Among(("high",))),)),))
    case = river(red_lines=(line,), events=(Event("flood", beliefs=(Belief("a", value=F(0)),)),))
    assert not within(case, package("if", "low"), zone=True)
    assert within(case, package("low", "if"), zone=True)


def test_what_is_required_must_hold_in_every_outcome() -> None:
    """A high dam asks for a high toll: met by the same event, not by its opposite."""
    high = Condition((("dam", Among(("high",))),))
    toll = Condition((("toll", Among(("high",))),))
    case = river(linkages=(Linkage("dam-pays", "requires", high, toll),))
    kept = {(d, t) for d in ("if", "unless") for t in ("low", "if", "unless", "high")}
    allowed = {pair for pair in kept if within(case, package(*pair))}
    assert allowed == {("if", "if"), ("unless", "unless"), ("if", "high"), ("unless", "high")}


def test_a_cap_is_kept_in_every_outcome_and_not_in_impossible_ones() -> None:
    """Costs of options that hang on one event are added up as they come together."""
    cost = (("low", F(1)), ("high", F(4)))
    cap = Constraint("cap", (("dam", cost), ("toll", cost)), F(5))
    case = river(constraints=(cap,))
    assert within(case, package("if", "unless"))
    assert not within(case, package("if", "if"))
    assert within(case, package("if", "low"))
    assert not within(case, package("high", "if"))


def many_events(count: int, at_most: int) -> Case:
    """Each event decides the dam one way and the toll the other; either costs 1 if high."""
    names = [f"e{k}" for k in range(count)]
    options = {
        "dam": [Option(n, contingent=Contingency(n, "high", "low")) for n in names],
        "toll": [Option(n, contingent=Contingency(n, "low", "high")) for n in names],
    }
    plain = [Option("low"), Option("high")]
    issues = (Issue(i, options=(*plain, *o), status_quo="low") for i, o in options.items())
    cost = (("high", F(1)),)
    return river(
        issues=tuple(issues),
        events=tuple(Event(n, beliefs=(Belief("a", value=F(50)),)) for n in names),
        constraints=(Constraint("cap", (("dam", cost), ("toll", cost)), F(at_most)),),
    )


def test_a_cap_over_too_many_shared_events_is_kept_and_named() -> None:
    """Within the limit exact; beyond, no package breaks the cap and the cap is labelled."""
    few, many = many_events(3, 1), many_events(10, 1)
    assert compile_case(few, ["a"]).cautious == ()
    assert compile_case(many, ["a"]).cautious == ("cap",)
    for case, exact in ((few, True), (many, False)):
        compiled = compile_case(case, ["a"])
        for chosen in every_package(case):
            indices = compiled.indices(chosen)
            assert indices is not None
            kept = compiled.problem.feasible(indices)
            assert possible(case, chosen) if kept else (not possible(case, chosen) or not exact)


def test_a_combination_is_worth_its_probability() -> None:
    """Twenty points for both high: 30 per cent of them where both follow the flood, else none."""
    worth = Linkage("pair", "worth", both("high", "high"), worth=Worth(F(20)), owner="a")
    compiled = compile_case(river(linkages=(worth,)), ["a"])
    found = {}
    for dam, toll in (("if", "if"), ("if", "unless"), ("if", "high"), ("high", "high")):
        indices = compiled.indices(package(dam, toll))
        assert indices is not None
        found[dam, toll] = F(compiled.problem.utilities(indices)[0], compiled.problem.scales[0])
    assert found == {
        ("if", "if"): F(3, 10) + F(3, 10) * F(1, 5),
        ("if", "unless"): F(1, 2),
        ("if", "high"): F(3, 20) + F(1, 2) + F(3, 10) * F(1, 5),
        ("high", "high"): F(6, 5),
    }


@pytest.mark.parametrize(
    ("belief", "unvalued", "central"),
    [
        (Belief("a", value=F(30)), False, False),
        (Belief("a", interval=(F(20), F(40))), False, True),
        (Belief("a", value=F(30), interval=(F(30), F(30))), False, False),
        (Belief("a"), True, False),
    ],
)
def test_what_a_belief_makes_of_a_utility(belief: Belief, unvalued: bool, central: bool) -> None:
    """A number prices exactly, an interval by a central value, and silence not at all."""
    case = river(events=(Event("flood", beliefs=(belief,)),))
    compiled = compile_case(case, ["a"])
    assert (unvalued, central) == (bool(compiled.unvalued), compiled.central)


def test_a_belief_that_does_not_matter_is_not_missed() -> None:
    """Both outcomes worth the same: the party is valued without saying what it believes."""
    options = (
        Option("low"),
        Option("same"),
        Option("high"),
        Option("if", contingent=Contingency("flood", "low", "same")),
    )
    said = (
        Weight("w", "a", "dam", F(1)),
        *(
            Value(f"v.{o}", "a", "dam", o, F(n))
            for o, n in (("low", 0), ("same", 0), ("high", 100))
        ),
    )
    case = river(
        issues=(Issue("dam", options=options, status_quo="low"),),
        statements=said,
        events=(Event("flood"),),
    )
    compiled = compile_case(case, ["a"])
    assert not compiled.unvalued
    assert not compiled.central
    utility = central_utility(case, "a")
    assert utility is not None
    assert utility.of(Package((("dam", "if"),))) == 0


def test_a_utility_cut_off_at_a_cap_prices_no_uncertain_package() -> None:
    """What is expected of a sum cut off is no sum: the party is unvalued, unless the cap is far."""

    def capped(cap: int) -> Compiled:
        scales = (Scale("a", as_given=True, cap=F(cap)),)
        return compile_case(river(scales=scales), ["a"])

    assert capped(6000).unvalued == ("a",)
    assert not capped(10000).unvalued
