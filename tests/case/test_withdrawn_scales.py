"""Numbers keep what they said of the rest when issues and options are withdrawn."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

from detente.analysis.agreements import Acceptance, acceptance
from detente.analysis.preferences import Outlook
from detente.case import (
    Case,
    Direction,
    Issue,
    NoDeal,
    Option,
    Order,
    Package,
    Party,
    Statement,
    Swings,
    Value,
    Wants,
    Weight,
    Withdrawal,
    in_force,
    text,
)
from strategies.statements import every_package, negotiation

F = Fraction
GONE = Withdrawal()


def _case(*gone: str, interval: bool = False, toll: str | None = "0") -> Case:
    """Water, weighing 60, none 0, some 60, all 100; toll, weighing 40, 0 at 100 and 1 at 0."""
    table: dict[str, dict[str, int]] = {"water": {"none": 0, "some": 60, "all": 100}}
    table["toll"] = {"0": 100, "1": 0}
    statements: list[Statement] = [
        Weight("weights.water", "up", "water", F(60)),
        Weight("weights.toll", "up", "toll", F(40), (F(30), F(50)) if interval else None),
    ]
    issues = []
    for name, values in table.items():
        options = tuple(Option(o, withdrawn=GONE if o in gone else None) for o in values)
        today = toll if name == "toll" else "none"
        withdrawn = GONE if name in gone else None
        issues.append(Issue(name, options=options, status_quo=today, withdrawn=withdrawn))
        statements += [Value(f"values.{name}.{o}", "up", name, o, F(v)) for o, v in values.items()]
    return Case(
        "c",
        parties=(Party("up", text("Upland")),),
        issues=tuple(issues),
        statements=tuple(statements),
        no_deal=(NoDeal("up", F(50)),),
    )


def test_an_option_is_worth_what_it_was_when_the_best_is_withdrawn() -> None:
    """Some water is 60 of 100 still, though nothing better is left: 36 points of the whole."""
    outlook = Outlook(in_force(_case("all")), "up")
    some, none = (Package((("water", o), ("toll", "0"))) for o in ("some", "none"))

    assert not outlook.contradictory
    assert F(36, 100) == outlook.difference(some, none).low == outlook.difference(some, none).high


def test_no_deal_is_measured_against_the_same_whole() -> None:
    """The withdrawn toll brings its 40 points as it is: all water is worth 100, no deal 50."""
    left = in_force(_case("toll"))
    found = Outlook(left, "up").against_no_deal(Package((("water", "all"),)))
    worse = Outlook(left, "up").against_no_deal(Package((("water", "none"),)))

    assert found is not None
    assert worse is not None
    assert (F(1, 2), F(-1, 10)) == (found.low, worse.high)


def test_an_interval_of_a_withdrawn_issue_widens_no_deal() -> None:
    """Its 40 points may be 30 or 50: so much less is known of what lies above no deal."""
    left = in_force(_case("toll", interval=True))
    found = Outlook(left, "up").against_no_deal(Package((("water", "all"),)))

    assert found is not None
    assert (F(4, 10), F(6, 10)) == (found.low, found.high)


def test_without_today_no_deal_in_points_falls_silent() -> None:
    """What a withdrawn issue brings is not known: nothing is certainly above no deal."""
    left = in_force(_case("toll", toll=None))

    assert not left.no_deal_of("up").stated
    assert None is Outlook(left, "up").against_no_deal(Package((("water", "all"),)))


def test_a_swing_is_over_what_it_was_said_of() -> None:
    """From worst to best, withdrawn or not: half way on the first issue may be less than all."""
    issues = tuple(
        Issue(name, options=tuple(map(Option, "abc")), status_quo="a") for name in ("i", "j")
    )
    gone = replace(issues[0], options=(*issues[0].options[:2], Option("c", withdrawn=GONE)))
    said: tuple[Statement, ...] = (
        Swings("s", "up", (("i",), ("j",))),
        Direction("di", "up", "i", "more"),
        Direction("dj", "up", "j", "more"),
    )
    parties = (Party("up", text("Up")),)
    case = Case("c", parties=parties, issues=(gone, issues[1]), statements=said)
    outlook = Outlook(in_force(case), "up")
    first, second = (Package((("i", i), ("j", j))) for i, j in (("b", "a"), ("a", "c")))

    assert outlook.difference(first, second).low == -F(1, 2)


def test_whoever_wants_all_that_is_left_is_indifferent() -> None:
    """Two options are best and the worst is withdrawn: those left are all the same to it."""
    issue = Issue("i", options=tuple(map(Option, "abc")), status_quo="a")
    gone = replace(issue, options=(*issue.options[:2], Option("c", withdrawn=GONE)))
    parties = (Party("up", text("Up")),)
    case = Case(
        "c", parties=parties, issues=(gone,), statements=(Wants("w", "up", "i", ("a", "b")),)
    )
    outlook = Outlook(in_force(case), "up")

    assert not outlook.contradictory
    found = outlook.difference(Package((("i", "a"),)), Package((("i", "b"),)))
    assert (F(0), F(0)) == (found.low, found.high)


def _random(seed: int, valued: float) -> Case:
    random = Random(seed)
    case = negotiation(random, valued=valued)
    issues = [
        replace(
            issue,
            options=tuple(
                replace(option, withdrawn=GONE if random.random() < 0.25 else None)
                for option in issue.options
            ),
            withdrawn=GONE if random.random() < 0.3 else None,
        )
        for issue in case.issues
    ]
    return replace(case, issues=tuple(issues))


def _restored(case: Case) -> Case:
    """The case as if nothing had been withdrawn."""
    return replace(
        case,
        issues=tuple(
            replace(
                issue,
                withdrawn=None,
                options=tuple(replace(option, withdrawn=None) for option in issue.options),
            )
            for issue in case.issues
        ),
    )


def _on_the_edge(full: Outlook, package: Package) -> bool:
    """Whether a package is below no deal unless the withdrawn issue is all that counts."""
    span = full.against_no_deal(package)
    return span is not None and span.high == 0


@pytest.mark.parametrize("valued", [0.0, 1.0])
@pytest.mark.parametrize("seed", range(80))
def test_nothing_is_certain_that_was_not(seed: int, valued: float) -> None:
    """A verdict in force is that of the whole case with withdrawn issues as today, or is open."""
    case = replace(_random(seed, valued), red_lines=())
    case = replace(case, linkages=tuple(x for x in case.linkages if x.kind == "worth"))
    whole, left = _restored(case), in_force(case)
    today = whole.status_quo()
    for party in left.negotiators():
        full, now = Outlook(whole, party), Outlook(left, party)
        if full.contradictory:
            continue
        assert not now.contradictory
        for package in every_package(left):
            then = today.changed(package.as_dict())
            before = acceptance(full, then).acceptance
            after = acceptance(now, package).acceptance
            if after == Acceptance.REFUSED and _on_the_edge(full, then):
                continue
            assert before == after or after in (Acceptance.POSSIBLE, Acceptance.UNKNOWN)


@pytest.mark.parametrize("seed", range(80))
def test_withdrawn_options_change_no_verdict_on_the_others(seed: int) -> None:
    """Whatever was said of issues one by one, of weights and of no deal says the same of them."""
    case = _random(seed, 0.3)
    issues = tuple(replace(issue, withdrawn=None) for issue in case.issues)
    said = tuple(
        s for s in case.statements if isinstance(s, Value | Weight | Order | Direction | Swings)
    )
    case = replace(case, issues=issues, statements=said, red_lines=(), linkages=())
    case = replace(case, no_deal=tuple(replace(n, comparisons=()) for n in case.no_deal))
    whole, left = _restored(case), in_force(case)
    for party in left.negotiators():
        full, now = Outlook(whole, party), Outlook(left, party)
        assert full.contradictory == now.contradictory
        for package in every_package(left):
            assert acceptance(full, package) == acceptance(now, package)


@pytest.mark.parametrize("seed", range(80))
def test_whoever_valued_everything_in_numbers_judges_as_before(seed: int) -> None:
    """Exactly: no interval, every weight and value stated."""
    case = replace(_random(seed, 1.0), red_lines=(), linkages=())
    exact = tuple(
        replace(s, interval=None) for s in case.statements if isinstance(s, Value | Weight)
    )
    case = replace(case, statements=exact)
    whole, left = _restored(case), in_force(case)
    for party in left.negotiators():
        full, now = Outlook(whole, party), Outlook(left, party)
        if full.contradictory or len(full.no_deal) != len(now.no_deal):
            continue
        for package in every_package(left):
            before = full.against_no_deal(whole.status_quo().changed(package.as_dict()))
            assert before == now.against_no_deal(package)
