"""A package that hangs on events is what it may turn out to be."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

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
    RedLine,
)
from oracles.contingent import crosses, possible
from oracles.events import turned_out, worlds
from strategies.contingent_cases import with_events
from strategies.statements import every_package, negotiation

F = Fraction
SEEDS = st.integers(0, 2**40)


def case_of(**parts: object) -> Case:
    """Two issues that hang on a flood; one may hang on an election."""
    options = (
        Option("low"),
        Option("high"),
        Option("wet", contingent=Contingency("flood", "high", "low")),
        Option("dry", contingent=Contingency("flood", "low", "high")),
        Option("vote", contingent=Contingency("election", "high", "low")),
    )
    issues = tuple(Issue(i, options=options, status_quo="low") for i in ("dam", "toll"))
    case = Case("events", issues=issues, events=(Event("flood"), Event("election")))
    return replace(case, **parts)  # type: ignore[arg-type]


def package(dam: str, toll: str) -> Package:
    """One package."""
    return Package((("dam", dam), ("toll", toll)))


def test_a_plain_package_leads_to_itself() -> None:
    """Nothing hangs on an event: one outcome, in which nothing needs to have happened."""
    plain = package("low", "high")
    assert case_of().branches(plain) == (((), plain),)
    assert case_of(events=()).outcomes(plain) == (plain,)


def test_one_event_turns_out_one_way_for_every_issue() -> None:
    """Never high on one issue because of the flood and low on the other for lack of it."""
    assert case_of().branches(package("wet", "dry")) == (
        (("flood",), package("high", "low")),
        ((), package("low", "high")),
    )


def test_two_events_turn_out_in_four_ways() -> None:
    """Each combination once, with what has happened."""
    found = case_of().branches(package("wet", "vote"))
    assert found == (
        (("flood", "election"), package("high", "high")),
        (("flood",), package("high", "low")),
        (("election",), package("low", "high")),
        ((), package("low", "low")),
    )


def test_statements_speak_of_plain_options() -> None:
    """What hangs on an event may be chosen, and is not among what worth is stated for."""
    issue = case_of().issue("dam")
    assert issue.option_ids() == ("low", "high", "wet", "dry", "vote")
    assert issue.plain_ids() == ("low", "high")


def test_one_outcome_is_enough_to_cross_a_line_or_break_a_fact() -> None:
    """High on both is refused by one, barred by the fact, and above the cap."""
    both = Condition((("dam", Among(("high",))), ("toll", Among(("high",)))))
    high, toll = (Condition(((i, Among(("high",))),)) for i in ("dam", "toll"))
    lined = case_of(red_lines=(RedLine("a", "both", (both,)),))
    barred = case_of(linkages=(Linkage("not-both", "excludes", high, toll),))
    cost = (("high", F(2)),)
    capped = case_of(constraints=(Constraint("cap", (("dam", cost), ("toll", cost)), F(3)),))
    pairs = {("wet", "wet"): False, ("wet", "dry"): True, ("wet", "vote"): False}
    for (dam, other), free in pairs.items():
        chosen = package(dam, other)
        assert free == (not lined.crossed(chosen, "a"))
        assert free == barred.allows(chosen)
        assert free == capped.allows(chosen)
    assert lined.crossed(package("wet", "wet"), "b") == ()


def test_nothing_said_is_no_belief() -> None:
    """A party that states nothing has neither value nor interval."""
    event = Event("flood", beliefs=(Belief("a", value=F(20)),))
    assert event.belief("a").value == 20
    assert (event.belief("b").value, event.belief("b").interval) == (None, None)


@given(SEEDS)
def test_outcomes_are_those_of_every_world(seed: int) -> None:
    """Outcomes, facts and lines of random cases equal those over all ways the events can go."""
    random = Random(seed)
    case = with_events(random, negotiation(random, most=2))
    chosen = random.choice(every_package(case))
    expected = {turned_out(case, chosen, world) for world in worlds(case)}
    assert expected == set(case.outcomes(chosen))
    assert possible(case, chosen) == case.allows(chosen)
    for party in case.parties:
        assert crosses(case, party.id, chosen) == bool(case.crossed(chosen, party.id))
