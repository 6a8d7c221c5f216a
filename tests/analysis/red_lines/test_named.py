from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations, product
from random import Random

import pytest

import detente
from detente.analysis.problem import central_utility, compile_case, said_by
from detente.analysis.red_lines import RedLinesFinding, explain_red_lines
from detente.case import Among, Bounds, Case, Linkage, Package
from strategies.brief_cases import valued_case
from strategies.shipped_cases import shipped

SEEDS = range(40)


@dataclass(frozen=True)
class _Plain:
    """A case looked at package by package, without anything compiled."""

    case: Case
    parties: tuple[str, ...]
    possible: tuple[Package, ...]
    met: tuple[frozenset[str], ...]
    demands: dict[str, str]

    def compatible(self, demands: frozenset[str]) -> bool:
        return any(demands <= met for met in self.met)


def _breaks(link: Linkage, package: Package) -> bool:
    if not link.when.holds(package) or link.then is None:
        return False
    return link.then.holds(package) == (link.kind == "excludes")


def _demands(case: Case, parties: tuple[str, ...]) -> dict[str, str]:
    found = {f"red_line:{line.id}": line.owner for line in case.red_lines}
    found |= {f"linkage:{k.id}": k.owner for k in case.linkages if k.owner and k.kind != "worth"}
    valued = [n.party for n in case.no_deal if central_utility(case, n.party) is not None]
    found |= {f"no_deal:{party}": party for party in valued}
    return {demand: owner for demand, owner in found.items() if owner in parties}


def _met(case: Case, demand: str, package: Package) -> bool:
    kind, _, name = demand.partition(":")
    if kind == "red_line":
        (line,) = (line for line in case.red_lines if line.id == name)
        return not any(condition.holds(package) for condition in line.refuses)
    if kind == "linkage":
        (link,) = (link for link in case.linkages if link.id == name)
        return not _breaks(link, package)
    utility = central_utility(case, name)
    value = said_by(case, name).no_deal.value
    assert utility is not None
    assert value is not None
    return utility.of(package) >= value / 100


def _possible(case: Case, package: Package) -> bool:
    facts = (k for k in case.linkages if k.owner is None and k.kind != "worth")
    return not any(_breaks(fact, package) for fact in facts) and all(
        cap.holds(package) for cap in case.constraints
    )


def _plain(case: Case) -> _Plain:
    parties = case.negotiators()
    names = [issue.id for issue in case.issues]
    everything = product(*(issue.option_ids() for issue in case.issues))
    packages = (Package(tuple(zip(names, chosen, strict=True))) for chosen in everything)
    possible = tuple(package for package in packages if _possible(case, package))
    demands = _demands(case, parties)
    met = tuple(frozenset(d for d in demands if _met(case, d, package)) for package in possible)
    return _Plain(case, parties, possible, met, demands)


def _subsets(demands: dict[str, str]) -> list[frozenset[str]]:
    return [
        frozenset(chosen)
        for size in range(len(demands) + 1)
        for chosen in combinations(demands, size)
    ]


def _conflicts(plain: _Plain) -> set[frozenset[str]]:
    found: set[frozenset[str]] = set()
    for chosen in _subsets(plain.demands):
        if not any(conflict <= chosen for conflict in found) and not plain.compatible(chosen):
            found.add(chosen)
    return found


def _ways_out(plain: _Plain) -> set[frozenset[str]]:
    found: set[frozenset[str]] = set()
    everything = frozenset(plain.demands)
    for dropped in _subsets(plain.demands):
        if not any(way <= dropped for way in found) and plain.compatible(everything - dropped):
            found.add(dropped)
    return found


@cache
def _found(seed: int) -> tuple[_Plain, RedLinesFinding]:
    case = valued_case(Random(seed), 2 + seed % 3)
    return _plain(case), explain_red_lines(case, compile_case(case, case.negotiators()))


@pytest.mark.parametrize("seed", SEEDS)
def test_conflicts_and_ways_out_equal_brute_force(seed: int) -> None:
    """By name: exactly the minimal sets that clash, and exactly the minimal ones to drop."""
    plain, found = _found(seed)

    if not plain.possible:
        assert found.impossible
        return
    assert _conflicts(plain) == {frozenset(c.demands) for c in found.conflicts}
    ways_out = _ways_out(plain)
    assert (ways_out - {frozenset()}) == {frozenset(w.drop) for w in found.ways_out}


@pytest.mark.parametrize("seed", SEEDS)
def test_every_demand_is_listed_with_its_owner_and_grade(seed: int) -> None:
    """Each demand of a party in the analysis once, owned and graded as in the case."""
    plain, found = _found(seed)
    bases = {f"red_line:{line.id}": line.basis for line in plain.case.red_lines}
    bases |= {f"linkage:{k.id}": k.basis for k in plain.case.linkages}
    bases |= {f"no_deal:{n.party}": n.basis for n in plain.case.no_deal}

    assert plain.demands == {note.demand: note.owner for note in found.demands}
    assert len(plain.demands) == len(found.demands)
    for note in found.demands:
        assert plain.case.grade(bases[note.demand], note.owner) is note.grade


@pytest.mark.parametrize("seed", SEEDS)
def test_a_conflict_is_witnessed_marked_and_has_its_facts(seed: int) -> None:
    """Each witness meets all but one; *possible* if a demand is; facts are those it needs."""
    plain, found = _found(seed)

    for conflict in found.conflicts:
        members = frozenset(conflict.demands)
        assert members == {demand for demand, _ in conflict.witnesses}
        for dropped, package in conflict.witnesses:
            assert _possible(plain.case, package)
            assert all(_met(plain.case, demand, package) for demand in members - {dropped})
        assert any(grade.only_possible for _, grade in conflict.grades) == conflict.possible
        assert members == {demand for demand, _ in conflict.grades}
        assert conflict.proved
        assert _facts_needed(plain.case, members) == set(conflict.facts)


def _facts_needed(case: Case, members: frozenset[str]) -> set[str]:
    found: set[str] = set()
    facts = [f"linkage:{k.id}" for k in case.linkages if k.owner is None and k.kind != "worth"]
    for element in (*facts, *(f"constraints.{cap.id}" for cap in case.constraints)):
        rest = _plain(case.without(element))
        if rest.compatible(members):
            found.add(element.replace("constraints.", "constraint:"))
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_a_way_out_is_witnessed_and_says_who_gives(seed: int) -> None:
    """Its witness meets all that is kept; those who give are the owners of what is dropped."""
    plain, found = _found(seed)

    for way in found.ways_out:
        kept = set(plain.demands) - set(way.drop)
        assert _possible(plain.case, way.witness)
        assert all(_met(plain.case, demand, way.witness) for demand in kept)
        assert {plain.demands[demand] for demand in way.drop} == set(way.gives)
        grades = {note.demand: note.grade for note in found.demands}
        assert any(grades[demand].only_possible for demand in way.drop) == way.possible


@pytest.mark.parametrize("seed", SEEDS)
def test_a_relief_is_enough_and_a_smaller_one_is_not(seed: int) -> None:
    """No deal lowered to ``enough`` (red lines of the way out gone) opens a zone, higher not."""
    plain, found = _found(seed)

    for way in found.ways_out:
        kept = frozenset(plain.demands) - set(way.drop)
        utilities = {r.party: central_utility(plain.case, r.party) for r in way.reliefs}
        worth = [
            {party: u.of(package) for party, u in utilities.items() if u is not None}
            for package, met in zip(plain.possible, plain.met, strict=True)
            if kept <= met
        ]
        enough = {relief.party: relief.enough for relief in way.reliefs}
        assert {f"no_deal:{p}" for p in enough} == {d for d in way.drop if d.startswith("no_deal")}
        assert not enough or any(all(w[p] >= enough[p] for p in enough) for w in worth)
        for relief in way.reliefs:
            assert relief.enough < relief.stated
            less = {**enough, relief.party: relief.enough + Fraction(1, 10**9)}
            assert not any(all(w[p] >= less[p] for p in less) for w in worth)


def _refused(case: Case, demand: str) -> dict[str, frozenset[str]]:
    """What a red line with one condition, or an owned linkage, refuses: options per issue."""
    kind, _, name = demand.partition(":")
    if kind == "red_line":
        (line,) = (line for line in case.red_lines if line.id == name)
        (condition,) = line.refuses
        return {issue: _options(case, issue, options) for issue, options in condition.parts}
    (link,) = (link for link in case.linkages if link.id == name)
    found = {issue: _options(case, issue, options) for issue, options in link.when.parts}
    assert link.then is not None
    for issue, options in link.then.parts:
        named = _options(case, issue, options)
        everything = frozenset(case.issue(issue).option_ids())
        found[issue] = named if link.kind == "excludes" else everything - named
    return found


def _options(case: Case, issue: str, options: Among | Bounds) -> frozenset[str]:
    return frozenset(o for o in case.issue(issue).option_ids() if options.holds(o))


@pytest.mark.parametrize("seed", [*SEEDS, 55, 58, 89, 99, 119])
def test_a_concession_is_enough_and_one_option_less_is_not(seed: int) -> None:
    """A demand on numbers without the options given up opens a zone; with one of them not."""
    plain, found = _found(seed)

    for way in found.ways_out:
        kept = frozenset(plain.demands) - set(way.drop)
        for concession in way.concessions:
            refused = _refused(plain.case, concession.demand)
            run = sorted(refused[concession.issue], key=Fraction)
            given_up = list(concession.options)
            lowest_first = given_up == run[: len(given_up)]
            assert lowest_first or given_up == run[-len(given_up) :]
            fewer = given_up[:-1] if lowest_first else given_up[1:]
            for gone, enough in ((given_up, True), (fewer, False)):
                left = {**refused, concession.issue: refused[concession.issue] - set(gone)}
                opened = any(
                    kept <= met and not all(package.get(i) in left[i] for i in left)
                    for package, met in zip(plain.possible, plain.met, strict=True)
                )
                assert enough == opened


def test_the_random_cases_have_concessions() -> None:
    """The test above is not empty: some of its cases do have concessions, reliefs and facts."""
    ways = [way for seed in SEEDS for way in _found(seed)[1].ways_out]

    assert sum(bool(way.concessions) for way in ways) >= 3
    assert sum(bool(way.reliefs) for way in ways) >= 20


def test_the_river_treaty_has_two_ways_out() -> None:
    """The example has an empty zone and exactly two ways out, one of them a single rumour."""
    found = detente.analyze(shipped("river-treaty")).held.red_lines

    assert 2 == len(found.ways_out)
    assert ("red_line:upland.not-for-free",) == found.ways_out[0].drop
    assert found.ways_out[0].possible
    assert ("upland",) == found.ways_out[0].gives
    assert found.ways_out[0].concessions


def test_parties_that_decide_nothing_get_an_answer() -> None:
    """With every issue in other hands there is nothing to settle: no conflict, and no fault."""
    case = shipped("alaska-2025")
    found = explain_red_lines(case, compile_case(case, ["moldova"]))

    assert () == found.conflicts
    assert found.complete
