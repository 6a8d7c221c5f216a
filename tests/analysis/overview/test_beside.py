"""An analysis laid beside another takes over what holds, and finds what it would find alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from detente.analysis.overview import Analysis
from detente.analysis.overview.beside import found_beside
from detente.app.analyze import analyze
from detente.case import element_path, in_force
from detente.formats import load

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
KINDS = ("red_lines", "linkages", "no_deal", "statements")


def _without_bringing_in(found: Analysis) -> Analysis:
    """What is left out beside another: what would bring in those who refuse, and its clock."""
    told = ((ref, replace(one, bring_in=(), partial=None)) for ref, one in found.ratification)
    return replace(found, ratification=tuple(told))


def _alone_and_beside(name: str, each: int) -> None:
    case = load(EXAMPLES / name)
    base = analyze(case)
    assert base.partial is None
    paths = [element_path(kind, one) for kind in KINDS for one in getattr(case, kind)]
    for path in paths[::each]:
        changed = case.without(path)
        alone = _without_bringing_in(analyze(changed))
        assert alone == _without_bringing_in(analyze(changed, beside=base)), path


def test_nothing_else_is_found_beside_the_case_as_it_is() -> None:
    """Without one demand or statement, every finding is the same alone and beside the base."""
    _alone_and_beside("alaska-2025", 9)


@pytest.mark.nightly
@pytest.mark.parametrize("name", ["alaska-2025", "monitor-purchase", "river-treaty", "wage-round"])
def test_nothing_else_is_found_in_any_example(name: str) -> None:
    """The same for many elements of every example."""
    _alone_and_beside(name, 3)


def test_only_a_party_that_sees_no_change_is_taken_over() -> None:
    """Without one of its own red lines a party is judged anew; the other is not."""
    case = load(EXAMPLES / "alaska-2025")
    base = analyze(case)
    line = case.red_lines[0]
    changed = in_force(case.without(f"red_lines.{line.id}"))
    others = [party for party in base.parties if party != line.owner]
    assert found_beside(base, changed, line.owner) is None
    assert all(found_beside(base, changed, party) is not None for party in others)


def test_a_change_that_everybody_sees_is_taken_over_by_nobody() -> None:
    """An issue that is left out, or a fact, may turn any cell."""
    case = load(EXAMPLES / "alaska-2025")
    base = analyze(case)
    renamed = replace(in_force(case), issues=case.issues[1:])
    assert [found_beside(base, renamed, party) for party in base.parties] == [
        None for _ in base.parties
    ]


def test_what_had_no_time_is_not_taken_over() -> None:
    """An analysis that stopped early may not have taken every element out."""
    case = load(EXAMPLES / "alaska-2025")
    base = replace(analyze(case), partial="time")
    assert found_beside(base, in_force(case), base.parties[0]) is None
