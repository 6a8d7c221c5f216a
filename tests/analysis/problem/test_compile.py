"""A compiled case says of every package what the case itself says, in integers."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.problem import (
    Compiled,
    central_reservation,
    central_utility,
    compile_case,
    said_by,
    shares,
)
from detente.case import (
    Case,
    Comparison,
    Issue,
    NoDeal,
    Package,
    Range,
    Scale,
    Statement,
    Value,
    Weight,
)
from oracles.acceptance import refused_by_lines
from oracles.central import feasible, no_deal, utility
from strategies.statements import every_package, negotiation

F = Fraction
SEEDS = st.integers(0, 2**40)


def as_given(random: Random, case: Case, party: str) -> Case:
    """The case with a party's statements replaced by numbers as given, some issues left out."""
    said: list[Statement] = [s for s in case.statements if s.holder != party]
    for issue in case.issues:
        if random.random() < 0.2:
            continue
        weight = F(random.randint(-3, 9), random.choice((1, 7)))
        said.append(Weight(f"w.{party}.{issue.id}", party, issue.id, weight))
        for option in issue.option_ids():
            number = F(random.randint(-30, 300), random.choice((1, 3)))
            said.append(Value(f"v.{party}.{issue.id}.{option}", party, issue.id, option, number))
    cap = F(random.randint(0, 300)) if random.random() < 0.5 else None
    scale = Scale(party, True, constant=F(random.randint(-3, 3), 2), cap=cap)
    return replace(case, statements=tuple(said), scales=(scale,))


def random_case(random: Random) -> Case:
    """A negotiation whose parties mostly value everything, one now and then as given."""
    case = negotiation(random, valued=0.8)
    if random.random() < 0.4:
        case = as_given(random, case, "b")
    for number, issue in enumerate(case.issues):
        if issue.range is not None and random.random() < 0.5:
            # Only the ends keep a value: straight lines run between them.
            low, high = issue.option_ids()[0], issue.option_ids()[-1]
            case = replace(
                case,
                statements=tuple(
                    s
                    for s in case.statements
                    if not isinstance(s, Value) or s.issue != issue.id or s.option in (low, high)
                ),
            )
        if random.random() < 0.1:
            changed = (*case.issues[:number], replace(issue, decided_by=("outside",)))
            case = replace(case, issues=(*changed, *case.issues[number + 1 :]))
    return case


def check_package(case: Case, compiled: Compiled, package: Package) -> None:
    """Everything the problem says of a package, against the case."""
    problem = compiled.problem
    indices = compiled.indices(package)
    assert indices is not None
    assert package == compiled.named(indices)
    assert feasible(case, package) == problem.feasible(indices)
    accepted = feasible(case, package)
    for number, party in enumerate(compiled.parties):
        true, floor = utility(case, party, package), no_deal(case, party)
        assert (true is None) == (party in compiled.unvalued)
        accepted = accepted and not refused_by_lines(case, party, package)
        if true is None:
            continue
        assert true == F(problem.utilities(indices)[number], problem.scales[number])
        accepted = accepted and (floor is None or true >= floor)
    assert accepted == problem.acceptable(indices)


def check_case(seed: int) -> None:
    """Compile a random case and look at every package of it."""
    random = Random(seed)
    case = random_case(random)
    names = [party.id for party in case.parties if party.id != "outside"]
    parties = names if random.random() < 0.7 else names[:-1]
    compiled = compile_case(case, parties)
    today = case.status_quo().as_dict()
    held = {i.id for i in case.issues if not set(i.decided_by) <= set(parties)}
    inside = [
        package
        for package in every_package(case)
        if all(option == today[issue] for issue, option in package.choices if issue in held)
    ]
    assert len(inside) == compiled.problem.packages
    for package in every_package(case):
        if package in inside:
            check_package(case, compiled, package)
        else:
            assert compiled.indices(package) is None


@settings(max_examples=80)
@given(SEEDS)
def test_integers_say_what_the_case_says(seed: int) -> None:
    """Utility, possibility and acceptability of every package equal those read off the case."""
    check_case(seed)


@pytest.mark.nightly
@settings(max_examples=500)
@given(SEEDS)
def test_integers_hold_on_many_cases(seed: int) -> None:
    """The same on five hundred cases."""
    check_case(seed)


@settings(max_examples=40)
@given(SEEDS)
def test_central_utility_agrees_with_the_integers(seed: int) -> None:
    """`central_utility`, its changes and the reservation value are the same exact fractions."""
    random = Random(seed)
    case = random_case(random)
    one, other = random.choice(every_package(case)), random.choice(every_package(case))
    for party in ("a", "b"):
        found = central_utility(case, party)
        true = utility(case, party, one)
        assert (found is None) == (true is None)
        if found is None or true is None:
            continue
        assert true == found.of(one)
        assert true - (utility(case, party, other) or 0) == found.change(one, other)
        assert no_deal(case, party) == central_reservation(case, said_by(case, party), found)


def test_a_package_held_fixed_leaves_the_problem() -> None:
    """Issues agreed already are constants; everything else stays as it was."""
    random = Random(5)
    case = replace(negotiation(random, valued=1.0), linkages=(), constraints=())
    issue = case.issues[0]
    held = issue.option_ids()[-1]
    compiled = compile_case(case, ["a", "b"], Package(((issue.id, held),)))
    inside = [p for p in every_package(case) if p.get(issue.id) == held]

    assert len(inside) == compiled.problem.packages
    for package in inside:
        check_package(case, compiled, package)


def test_comparisons_fix_a_worth_only_where_it_is_as_good_as_a_package() -> None:
    """*Better than* and *worse than* leave the reservation value open."""
    case = negotiation(Random(5), valued=1.0)
    package = every_package(case)[0]
    for relation, fixed in (("as_good_as", True), ("better_than", False), ("worse_than", False)):
        stated = (NoDeal("a", comparisons=(Comparison(relation, package),)),)  # type: ignore[arg-type]
        problem = compile_case(replace(case, no_deal=stated), ["a"]).problem
        assert fixed == (problem.reservations[0] is not None)


@given(
    st.lists(st.fractions(-9, 9, max_denominator=6), min_size=1, max_size=5, unique=True),
    st.fractions(-10, 10, max_denominator=6),
)
def test_shares_lie_on_the_line_between_neighbours(named: list[Fraction], number: Fraction) -> None:
    """The shares add up to 1, give the number back, and use only the numbers next to it."""
    named.sort()
    found = shares(named, number)

    assert bool(found) == (named[0] <= number <= named[-1])
    if found:
        assert (F(1), number) == (sum(s for _, s in found), sum(n * s for n, s in found))
        assert not [n for n in named for a, b in product(found, found) if a[0] < n < b[0]]


def test_today_off_the_grid_is_an_option() -> None:
    """A status quo that is on no step of its range can still be kept."""
    case = negotiation(Random(5), valued=1.0)
    issue = Issue("n", range=Range(F(0), F(4), F(2)), status_quo="3")
    compiled = compile_case(replace(case, issues=(*case.issues, issue)), ["a", "b"])

    assert ("0", "2", "3", "4") == compiled.board.options[-1]
