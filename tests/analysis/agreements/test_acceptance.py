"""Certain, possible, refused, unknown: against brute force over the compatible utilities."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.agreements import Acceptance, acceptance, grade_of
from detente.analysis.preferences import Outlook
from detente.analysis.robustness import column
from detente.case import Case, Grade, Package
from oracles.acceptance import GRADES, grade, mind, verdict
from strategies.statements import (
    every_package,
    negotiation,
    one_party,
    random_basis,
    random_red_line,
    tied,
)

SEEDS = st.integers(0, 2**40)


def single(random: Random) -> Case:
    """One party with statements on single issues and perhaps red lines."""
    case, _ = one_party(random)
    lines = tuple(
        replace(random_red_line(random, "a", case.issues, f"r{k}"), basis=random_basis(random))
        for k in range(random.choice((0, 0, 1, 2)))
    )
    claims = negotiation(Random(0)).claims
    return replace(case, red_lines=lines, claims=claims)


def wrong_verdicts(case: Case) -> list[tuple[Package, object, object]]:
    """The packages on which a verdict is not that of brute force, where nothing contradicts."""
    outlook, known = Outlook(case, "a"), mind(case, "a")
    assert known is not None
    if known.contradictory:
        return []
    found: list[tuple[Package, object, object]] = []
    for package in every_package(case):
        here = acceptance(outlook, package)
        assert not here.loose
        spared = here.without_possible or here.acceptance
        true = verdict(known, package)
        if (here.acceptance.value, spared.value) != true:
            found.append((package, here, true))
    return found


@settings(max_examples=80)
@given(SEEDS)
def test_verdicts_are_those_of_brute_force(seed: int) -> None:
    """Every verdict, with possible red lines and without them, equals the definition's."""
    assert [] == wrong_verdicts(single(Random(seed)))


@pytest.mark.nightly
@settings(max_examples=500)
@given(SEEDS)
def test_verdicts_hold_on_many_cases(seed: int) -> None:
    """The same on five hundred cases."""
    assert [] == wrong_verdicts(single(Random(seed)))


def unproved_verdicts(seed: int) -> list[tuple[Package, object, object]]:
    """Verdicts of tied statements that brute force denies, or fails to find though not loose."""
    case, _ = tied(Random(seed))
    outlook, known = Outlook(case, "a"), mind(case, "a", tied=True)
    if known is None or known.contradictory or outlook.contradictory:
        return []
    found: list[tuple[Package, object, object]] = []
    for package in every_package(case):
        here, true = acceptance(outlook, package), verdict(known, package)[0]
        claims = here.acceptance in (Acceptance.CERTAIN, Acceptance.REFUSED)
        if here.acceptance.value != true and (claims or not here.loose):
            found.append((package, here, true))
    return found


@settings(max_examples=30)
@given(SEEDS)
def test_tied_statements_prove_what_brute_force_proves(seed: int) -> None:
    """With comparisons and swings nothing false is claimed, and only loose bounds miss a proof."""
    assert [] == unproved_verdicts(seed)


@pytest.mark.nightly
@settings(max_examples=500)
@given(SEEDS)
def test_tied_statements_hold_on_many_cases(seed: int) -> None:
    """The same on five hundred cases."""
    assert [] == unproved_verdicts(seed)


@settings(max_examples=30)
@given(SEEDS)
def test_every_assumption_named_really_turns_its_cell(seed: int) -> None:
    """Without an element of ``falls_if`` brute force gives another verdict, without others not."""
    case = single(Random(seed))
    packages = dict(enumerate(every_package(case)[:4]))
    rows = {str(k): package for k, package in packages.items()}
    found = column(Outlook(case, "a"), dict(rows), lambda: False)
    elements = [s.id for s in case.statements] + [f"red_line:{r.id}" for r in case.red_lines]
    for element in elements:
        known = mind(case.without(element), "a")
        assert known is not None
        for row, package in rows.items():
            turned = verdict(known, package)[0] != found.verdicts[row].acceptance.value
            assert turned == (element in found.falls_if[row])


@settings(max_examples=60)
@given(SEEDS)
def test_grades_are_never_better_than_their_claims(seed: int) -> None:
    """What a verdict rests on has the worse of its stated grade and its best claim's."""
    case = negotiation(Random(seed))
    elements = {s.id: (s.basis, s.holder) for s in case.statements}
    elements |= {f"red_line:{r.id}": (r.basis, r.owner) for r in case.red_lines}
    elements |= {f"linkage:{link.id}": (link.basis, link.owner or "") for link in case.linkages}
    for element, (basis, holder) in elements.items():
        assert grade(case, basis, holder) == grade_of(case, element)
    outlook = Outlook(case, "a")
    for package in every_package(case):
        here = acceptance(outlook, package)
        if here.because is None:
            continue
        borne = grade_of(case, here.because)
        assert (here.grade, True) == (borne, borne in GRADES)


def test_a_red_line_is_decided_by_its_best_supported_one() -> None:
    """Of two lines crossed the better graded one decides; the cell stays without the other."""
    random = Random(1)
    case = single(random)
    condition = random_red_line(random, "a", case.issues, "x").refuses
    package = next(p for p in every_package(case) if any(c.holds(p) for c in condition))
    said, assumed = (
        replace(
            random_red_line(random, "a", case.issues, name),
            refuses=condition,
            basis=replace(random_basis(random), grade=grade, claims=()),
        )
        for name, grade in (("said", Grade.SAID), ("assumed", Grade.ASSUMED))
    )
    found = acceptance(Outlook(replace(case, red_lines=(assumed, said)), "a"), package)

    assert ("red_line:a.said", Grade.SAID) == (found.because, found.grade)
    assert Acceptance.REFUSED is found.without_possible
