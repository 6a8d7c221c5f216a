"""First steps, authority, certain orders and contests, against looking at every package."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.agreements import (
    Acceptance,
    authority,
    certain_orders,
    contested,
    first_steps,
)
from detente.analysis.preferences import Outlook
from detente.case import (
    Case,
    Direction,
    Issue,
    Option,
    Package,
    Party,
    RoadmapStep,
    Scale,
    Value,
    Weight,
    text,
)
from oracles.acceptance import Mind, mind, named_issues, refused_by_lines
from strategies.statements import every_package, negotiation

SEEDS = st.integers(0, 2**40)
F = Fraction


def minds(case: Case, parties: list[str]) -> dict[str, Mind]:
    """What each party may think."""
    found = {party: mind(case, party) for party in parties}
    return {party: known for party, known in found.items() if known is not None}


def allowed(case: Case, package: Package) -> bool:
    """Whether facts and caps allow a package, straight from their definitions."""
    facts = (link for link in case.linkages if link.owner is None and link.then is not None)
    for link in facts:
        assert link.then is not None
        if link.when.holds(package) and link.then.holds(package) == (link.kind == "excludes"):
            return False
    return all(
        sum((cap.cost(issue, option) for issue, option in package.choices), F(0)) <= cap.at_most
        for cap in case.constraints
    )


Step = tuple[frozenset[tuple[str, str]], tuple[tuple[str, str], ...], frozenset[str]]


def true_steps(case: Case, parties: list[str], start: Package) -> set[Step]:
    """(package, acceptance per party, who may gain) by trying every package."""
    known = minds(case, parties)
    before = start.as_dict()
    movable = {i.id for i in case.issues if set(i.decided_by) <= set(parties)}
    found: set[Step] = set()
    for package in every_package(case):
        moved = {issue for issue, option in package.choices if before[issue] != option}
        refused = any(refused_by_lines(case, party, package) for party in parties)
        if (
            not 1 <= len(moved) <= 2
            or not moved <= movable
            or refused
            or not allowed(case, package)
        ):
            continue
        accepted: dict[str, str] = {}
        gains: set[str] = set()
        for party in parties:
            if not moved & named_issues(case, party):
                accepted[party] = "unknown"
                continue
            low, high = known[party].difference(package, start)
            accepted[party] = "certain" if low is not None and low >= 0 else "loses"
            gains |= {party} if high is None or high > 0 else set()
        if "loses" not in accepted.values():
            found.add((frozenset(package.choices), tuple(accepted.items()), frozenset(gains)))
    return found


def compare_steps(seed: int) -> tuple[set[Step], set[Step]]:
    """Brute force beside the answer, for some parties and a start of a random case."""
    random = Random(seed)
    case = negotiation(random)
    names = [party.id for party in case.parties if party.id != "outside"]
    parties = names if random.random() < 0.7 else names[:-1]
    start = case.status_quo() if random.random() < 0.7 else random.choice(every_package(case))
    if any(known.contradictory for known in minds(case, parties).values()):
        return set(), set()
    found = first_steps(case, [Outlook(case, party) for party in parties], start)
    assert found.complete
    answered = {
        (
            frozenset(step.package.choices),
            tuple((party, str(here)) for party, here in dict(step.acceptance).items()),
            frozenset(step.gains),
        )
        for step in found.steps
    }
    assert len(answered) == len(found.steps)
    return true_steps(case, parties, start), answered


@settings(max_examples=60)
@given(SEEDS)
def test_first_steps_are_all_there_is(seed: int) -> None:
    """Every package at most two issues away that hurts nobody known, and no other."""
    expected, found = compare_steps(seed)

    assert expected == found


@pytest.mark.nightly
@settings(max_examples=500)
@given(SEEDS)
def test_first_steps_hold_on_many_cases(seed: int) -> None:
    """The same on five hundred cases."""
    expected, found = compare_steps(seed)

    assert expected == found


@settings(max_examples=60)
@given(SEEDS)
def test_authority_splits_the_agenda(seed: int) -> None:
    """Settled: all deciders are there; recommended: some; not theirs: none; each issue once."""
    case = negotiation(Random(seed))
    for parties in (["a"], ["a", "b"], ["outside"]):
        found = authority(case, parties)
        for issue in case.issues:
            absent = set(issue.decided_by) - set(parties)
            place = "settle" if not absent else "recommend"
            place = "not_theirs" if absent and absent == set(issue.decided_by) else place
            assert [place] == [
                p for p in ("settle", "recommend", "not_theirs") if issue.id in getattr(found, p)
            ]


@settings(max_examples=40)
@given(SEEDS)
def test_certain_orders_are_those_of_brute_force(seed: int) -> None:
    """Of some packages, the ordered pairs are those better for every compatible utility."""
    random = Random(seed)
    case = negotiation(random)
    packages = {str(k): random.choice(every_package(case)) for k in range(4)}
    known = mind(case, "a")
    assert known is not None
    if known.contradictory:
        return
    expected: set[tuple[str, str, bool]] = set()
    for better, worse in ((a, b) for a in packages for b in packages if a != b):
        low, high = known.difference(packages[better], packages[worse])
        if low is not None and low >= 0 and not (high == 0 and better > worse):
            expected.add((better, worse, high == 0))
    found = certain_orders(Outlook(case, "a"), packages)

    assert expected == {(o.better, o.worse, o.tie) for o in found}
    assert len(expected) == len(found)


@settings(max_examples=60)
@given(SEEDS)
def test_contested_issues_have_positions_that_exclude_each_other(seed: int) -> None:
    """On a contested issue two parties' best options have nothing in common, in every utility."""
    case = negotiation(Random(seed))
    names = [party.id for party in case.parties]
    known = minds(case, names)
    opposed: set[str] = set()
    for issue in case.issues:
        best: dict[str, frozenset[str]] = {}
        for party, about in ((p, m.apart.issues[issue.id]) for p, m in known.items()):
            always = {o for o in about.forms if all(table[o] == 1 for table in about.tables)}
            if always and not known[party].contradictory:
                best[party] = frozenset(always)
        if any(not a & b for a in best.values() for b in best.values()):
            opposed.add(issue.id)
    found = contested(case, [Outlook(case, name) for name in names])
    listed = {contest.issue for contest in found}

    sides = [sum(len(parties) for _, parties, _ in contest.sides) for contest in found]
    assert listed <= opposed | {
        i.id for i in case.issues for m in known.values() if m.contradictory
    }
    assert sorted(sides, reverse=True) == sides


def capped() -> Case:
    """Numbers as given with a cap that today's package lies far above."""
    issues = tuple(
        Issue(name, options=(Option("much"), Option("less")), status_quo="much") for name in "ij"
    )
    said = [
        statement
        for name in "ij"
        for statement in (
            Weight(f"w.{name}", "a", name, F(1)),
            Value(f"v.{name}.much", "a", name, "much", F(10)),
            Value(f"v.{name}.less", "a", name, "less", F(2)),
        )
    ]
    return Case(
        "capped",
        parties=(Party("a", text("A")),),
        issues=issues,
        statements=tuple(said),
        scales=(Scale("a", as_given=True, cap=F(12)),),
    )


def test_two_moves_below_a_cap_are_not_harmless_together() -> None:
    """Each alone stays at the cap; together they fall below it, so they are no first step."""
    found = first_steps(capped(), [Outlook(capped(), "a")])

    assert [("i",), ("j",)] == sorted(tuple(m.issue for m in step.moves) for step in found.steps)
    assert all(step.gains == () for step in found.steps)


def test_steps_that_help_most_and_stand_on_the_roadmap_come_first() -> None:
    """More who gain, fewer unasked, named by the roadmap, fewer moves: in that order."""
    issues = tuple(
        Issue(name, options=(Option("now"), Option("then")), status_quo="now") for name in "ijk"
    )
    case = Case(
        "ranked",
        parties=(Party("a", text("A")), Party("b", text("B"))),
        issues=issues,
        statements=(
            Direction("d.a.i", "a", "i", "more"),
            Direction("d.b.i", "b", "i", "more"),
            Direction("d.a.j", "a", "j", "more"),
            Direction("d.a.k", "a", "k", "more"),
        ),
        roadmap=(RoadmapStep("first", "k", "then"),),
    )
    found = first_steps(case, [Outlook(case, "a"), Outlook(case, "b")]).steps

    moved = [tuple(move.issue for move in step.moves) for step in found]
    assert [("i",), ("k",), ("j", "k"), ("j",)] == moved
    assert all(dict(step.acceptance)["a"] is Acceptance.CERTAIN for step in found)
