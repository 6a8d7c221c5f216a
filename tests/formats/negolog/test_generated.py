"""Made-up folders: utilities beside a second evaluator, straight from the numbers written.

The evaluator here knows no statements and no case: it applies the rules of formats, 6, to the
numbers of a profile directly.
"""

from __future__ import annotations

import tempfile
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.imported import case_of, codes, read_json, utility
from helpers.negolog import profile

SCORES = st.decimals("0", "1", places=4)
SIZES = st.lists(st.integers(1, 4), min_size=1, max_size=4)


@st.composite
def _folders(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """Two profiles of the same names, the second written in the opposite order."""
    sizes = draw(SIZES)

    def one(turned: bool) -> dict[str, Any]:
        numbers = list(enumerate(sizes))
        order = numbers[::-1] if turned else numbers
        weights = {f"issue {n}": draw(SCORES) for n, _ in order}
        issues = {
            f"issue {n}": {
                f"value {o}": draw(SCORES) for o in (range(size)[::-1] if turned else range(size))
            }
            for n, size in order
        }
        floor = draw(st.decimals("-1", "2", places=6))
        return profile(reservationValue=floor, issueWeights=weights, issues=issues)

    return one(False), one(True)


def _worth(written: dict[str, Any], package: dict[str, str]) -> Fraction:
    weights: dict[str, Decimal] = written["issueWeights"]
    parts = (Fraction(w) * Fraction(written["issues"][i][package[i]]) for i, w in weights.items())
    return sum(parts, Fraction(0))


def _same_utilities(first: dict[str, Any], second: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        reading = read_json(Path(folder), a=first, b=second)
    case = case_of(reading)
    issues = first["issues"]

    assert {issue: tuple(options) for issue, options in issues.items()} == {
        issue.id: issue.option_ids() for issue in case.issues
    }
    for options in product(*issues.values()):
        package = dict(zip(issues, options, strict=True))
        for party, written in (("a", first), ("b", second)):
            assert _worth(written, package) == utility(case, party, *options)
    for party, written in (("a", first), ("b", second)):
        assert Fraction(written["reservationValue"]) == case.no_deal_of(party).value
    sums = {sum(written["issueWeights"].values()) for written in (first, second)}
    assert (sums != {1}) == ("import_weights_sum" in codes(reading))


@settings(max_examples=60, deadline=None)
@given(_folders())
def test_utilities_of_generated_profiles(folder: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """Every package of two generated profiles has the utility of the rules, exactly."""
    _same_utilities(*folder)


@pytest.mark.nightly
@settings(max_examples=2000, deadline=None)
@given(_folders())
def test_utilities_of_many_generated_profiles(
    folder: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    """The long form: 2,000 folders without a difference."""
    _same_utilities(*folder)
