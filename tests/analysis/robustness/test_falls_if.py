from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from random import Random

import pytest

import detente
from detente.analysis.agreements import acceptance
from detente.analysis.overview import Analysis
from detente.analysis.preferences import Outlook
from detente.analysis.robustness import column
from detente.analysis.robustness.elements import MOST_STATEMENTS, elements_of
from detente.case import Basis, Case, Grade, Issue, NoDeal, Package, Party, Range, Value, text
from strategies.brief_cases import analysed_said, said_case
from strategies.shipped_cases import SHIPPED, analysed


def _every_element(case: Case) -> list[str]:
    """Everything that can be taken out of a case, whoever said it."""
    found = [statement.id for statement in case.statements]
    found += [f"red_line:{line.id}" for line in case.red_lines]
    found += [f"linkage:{link.id}" for link in case.linkages]
    return found + [f"no_deal:{no_deal.party}" for no_deal in case.no_deal]


def _turning(
    analysis: Analysis, tried: Iterable[str] | None = None
) -> dict[tuple[str, str], set[str]]:
    """By brute force: the elements without which a cell of the brief would be another."""
    rows = {row.ref: row.package for row in analysis.brief.rows}
    before = {(r.ref, c.party): c.acceptance for r in analysis.brief.rows for c in r.cells}
    found: dict[tuple[str, str], set[str]] = {cell: set() for cell in before}
    for element in _every_element(analysis.case) if tried is None else tried:
        case = analysis.case.without(element)
        for party in analysis.brief.columns:
            outlook = Outlook(case, party)
            for ref, package in rows.items():
                if acceptance(outlook, package).acceptance is not before[ref, party]:
                    found[ref, party].add(element)
    return found


def _named(analysis: Analysis) -> dict[tuple[str, str], set[str]]:
    return {(r.ref, c.party): set(c.falls_if) for r in analysis.brief.rows for c in r.cells}


@pytest.mark.parametrize("seed", range(20))
def test_exactly_what_turns_a_cell_is_named(seed: int) -> None:
    """An element is in ``falls_if`` if and only if the cell is another without it."""
    analysis = analysed_said(seed)

    assert _turning(analysis) == _named(analysis)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(20, 500))
def test_exactly_what_turns_a_cell_is_named_in_many_cases(seed: int) -> None:
    """The same on many more cases."""
    analysis = analysed_said(seed)

    assert _turning(analysis) == _named(analysis)


@pytest.mark.parametrize("name", SHIPPED)
def test_what_is_named_turns_its_cell_in_what_we_ship(name: str) -> None:
    """In the examples and templates what is named turns its cell, and a sample of the rest not."""
    analysis = analysed(name)
    named = _named(analysis)
    told = sorted(set().union(*named.values()))
    rest = [element for element in _every_element(analysis.case) if element not in told]
    tried = set(Random(name).sample(told, min(12, len(told))))
    tried |= set(Random(name).sample(rest, min(12, len(rest))))

    assert {cell: ids & tried for cell, ids in named.items()} == _turning(analysis, tried)


@pytest.mark.nightly
@pytest.mark.parametrize("name", SHIPPED)
def test_exactly_what_turns_a_cell_is_named_in_what_we_ship(name: str) -> None:
    """The same for every element."""
    analysis = analysed(name)

    assert _turning(analysis) == _named(analysis)


def test_removing_all_that_was_said_leaves_everything_unknown() -> None:
    """Taken to its end: without any element of a party no package is accepted or refused."""
    for seed in range(20):
        case = said_case(Random(seed))
        for party in case.negotiators():
            bare = case.without(*elements_of(case, party))
            outlook = Outlook(bare, party)
            assert "unknown" == acceptance(outlook, bare.status_quo()).acceptance


def test_the_least_supported_are_tried_first() -> None:
    """Where a party has said more than can be tried, what rests on least is tried."""
    for seed in range(20):
        case = said_case(Random(seed))
        for party in case.negotiators():
            graded = [_grade(case, element) for element in elements_of(case, party)]
            assert sorted(graded, reverse=True) == graded
            assert len(case.said_by(party)) <= MOST_STATEMENTS


def _grade(case: Case, element: str) -> int:
    by_id = {s.id: (s.basis, s.holder) for s in case.statements}
    by_id |= {f"red_line:{line.id}": (line.basis, line.owner) for line in case.red_lines}
    by_id |= {f"linkage:{k.id}": (k.basis, k.owner or "") for k in case.linkages}
    by_id |= {f"no_deal:{n.party}": (n.basis, n.party) for n in case.no_deal}
    basis, holder = by_id[element]
    return list(Grade).index(case.grade(basis, holder))


def test_flips_say_from_what_to_what() -> None:
    """A flip names the acceptance before and after, as proved on the two cases."""
    for seed in range(20):
        case = said_case(Random(seed))
        rows: dict[str, Package | None] = {"status-quo": case.status_quo(), "no-deal": None}
        for party in case.negotiators():
            found = column(Outlook(case, party), rows, lambda: False)
            for element, flips in found.flips.items():
                after = Outlook(case.without(element), party)
                for flip in flips:
                    assert found.verdicts[flip.row].acceptance is flip.before
                    assert acceptance(after, rows[flip.row]).acceptance is flip.after
                    assert flip.before is not flip.after


def test_what_was_not_tried_is_said() -> None:
    """Of a party with hundreds of statements only demands are taken out, and a warning says so."""
    many = tuple(
        Value(f"v{k}", "ash", "pay", str(k), Fraction(100 * (k == 300))) for k in range(301)
    )
    spread = Range(Fraction(0), Fraction(300), Fraction(1))
    case = Case(
        "many",
        parties=(Party("ash", text("Ash")), Party("birch", text("Birch"))),
        issues=(Issue("pay", range=spread, status_quo="0"),),
        statements=many,
        no_deal=(NoDeal("ash", value=Fraction(10), basis=Basis(grade=Grade.SAID)),),
    )
    analysis = detente.analyze(case)

    assert {"no_deal:ash"} >= {assumption.element for assumption in analysis.assumptions}
    said = [
        dict(values)["party"] for key, values in analysis.warnings if key == "not_all_taken_out"
    ]
    assert ["ash"] == said


def test_at_a_time_limit_the_rest_is_left() -> None:
    """Out of time nothing more is taken out, and the column says that it is not complete."""
    case = said_case(Random(5))
    for party in case.negotiators():
        found = column(Outlook(case, party), {"no-deal": None}, lambda: True)
        assert found.complete == (not elements_of(case, party))
        assert {"no-deal": ()} == found.falls_if
