"""Made-up folders: utilities beside a second evaluator, straight from the numbers written.

The evaluator here knows no statements, ranges or packages of a case: it applies the rules of
formats, 4, to the values of a bid directly.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.case import write_number
from helpers.geniusweb import domain, line, profile
from helpers.imported import case_of, codes, read_json, utility

SCORES = st.decimals("0", "1", places=4)
WEIGHTS = st.decimals("0", "1", places=4)


@dataclass(frozen=True)
class Words:
    """An issue of words: a score each; the profile and its domain list them turned round."""

    scores: tuple[Decimal, ...]

    def values(self, turned: bool) -> dict[str, Any]:
        """The values as a domain has them."""
        listed = [f"value {number}" for number in range(len(self.scores))]
        return {"values": listed[::-1] if turned else listed}

    def utilities(self) -> dict[str, Any]:
        """The scores as a profile has them."""
        scores = {f"value {n}": score for n, score in enumerate(self.scores)}
        return {"discreteutils": {"valueUtilities": scores}}

    def bids(self) -> list[tuple[Any, Fraction]]:
        """What may be bid, with what the rules make of it."""
        return [(f"value {n}", Fraction(score)) for n, score in enumerate(self.scores)]


@dataclass(frozen=True)
class Numbers:
    """An issue of numbers on a line over the whole range; ``quoted`` writes the range as texts."""

    low: Decimal
    length: Decimal
    step: Decimal
    ends: tuple[Decimal, Decimal]
    quoted: bool

    @property
    def high(self) -> Decimal:
        """The stated end, which no step need meet."""
        return self.low + self.length

    def values(self, turned: bool) -> dict[str, Any]:
        """The range as a domain has it; that inside a profile is not quoted."""
        listed = [self.low, self.high, self.step]
        return {"range": [str(one) for one in listed] if self.quoted and not turned else listed}

    def utilities(self) -> dict[str, Any]:
        """The line as a profile has it."""
        if self.length == 0:
            return line(self.low, self.ends[0], self.high, self.ends[0])
        return line(self.low, self.ends[0], self.high, self.ends[1])

    def bids(self) -> list[tuple[Any, Fraction]]:
        """Every number from the lowest up by steps, with its place on the line."""
        found, number = [], self.low
        while number <= self.high:
            along = Fraction(number - self.low) / Fraction(self.length) if self.length else 0
            rise = Fraction(self.ends[1]) - Fraction(self.ends[0])
            found.append((number, Fraction(self.ends[0]) + along * rise))
            number += self.step
        return found


ISSUES = st.one_of(
    st.builds(Words, st.lists(SCORES, min_size=1, max_size=4).map(tuple)),
    st.builds(
        Numbers,
        st.decimals("-20", "20", places=2),
        st.decimals("0", "3", places=2),
        st.decimals("0.4", "2", places=2),
        st.tuples(SCORES, SCORES),
        st.booleans(),
    ),
)
PROFILES = st.lists(st.tuples(ISSUES, WEIGHTS), min_size=1, max_size=3)
Issues = list[tuple[Words | Numbers, Decimal]]


def _option(bid: Any) -> str:
    return bid if isinstance(bid, str) else write_number(Fraction(bid))


def _same_utilities(issues: Issues, chosen: int) -> None:
    named = {f"issue {n}": issue for n, (issue, _) in enumerate(issues)}
    weights = {f"issue {n}": weight for n, (_, weight) in enumerate(issues)}
    packages = list(product(*(issue.bids() for issue in named.values())))
    worths = [
        sum(
            (Fraction(w) * s for w, (_, s) in zip(weights.values(), package, strict=True)),
            Fraction(0),
        )
        for package in packages
    ]
    fallback = chosen % len(packages)
    inside = domain(**{name: issue.values(True) for name, issue in reversed(named.items())})
    text = profile(
        inside,
        weights,
        {name: issue.utilities() for name, issue in named.items()},
        {name: bid for name, (bid, _) in zip(named, packages[fallback], strict=True)},
    )
    outside = domain(**{name: issue.values(False) for name, issue in named.items()})
    with tempfile.TemporaryDirectory() as folder:
        reading = read_json(Path(folder), d=outside, p=text)
    case = case_of(reading)

    assert [list(map(_option, dict(issue.bids()))) for issue in named.values()] == [
        list(issue.option_ids()) for issue in case.issues
    ]
    for package, worth in zip(packages, worths, strict=True):
        assert worth == utility(case, "p", *(_option(bid) for bid, _ in package))
    assert worths[fallback] == case.no_deal_of("p").value
    assert (sum(weights.values()) != 1) == ("import_weights_sum" in codes(reading))


@settings(max_examples=60, deadline=None)
@given(PROFILES, st.integers(0, 1000))
def test_utilities_of_generated_profiles(issues: Issues, chosen: int) -> None:
    """Every package of a generated profile has the utility of the rules, exactly, as has its bid.

    The domain inside is written in another order than the domain file.
    """
    _same_utilities(issues, chosen)


@pytest.mark.nightly
@settings(max_examples=2000, deadline=None)
@given(PROFILES, st.integers(0, 1000))
def test_utilities_of_many_generated_profiles(issues: Issues, chosen: int) -> None:
    """The long form: 2,000 folders without a difference."""
    _same_utilities(issues, chosen)
