"""Made-up folders: utilities beside a second evaluator, straight from the numbers written.

The evaluator here knows no statements, ranges or linkages: it applies the rules of formats, 3.2 to
3.4, to a package directly.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente import formats
from helpers.genius import case_of, discrete, domain, folder_of, integer, profile, utility

DECIMALS = st.decimals("-2", "2", places=3).map(str)
WEIGHTS = st.decimals("0", "1", places=4).map(str)
EVALUATIONS = st.decimals("0", "50", places=2).map(str)


@dataclass(frozen=True)
class Words:
    """A discrete issue: evaluation per option."""

    evaluations: tuple[str, ...]

    @property
    def options(self) -> tuple[int, ...]:
        """The ways to settle it."""
        return tuple(range(len(self.evaluations)))

    def xml(self, index: int) -> str:
        """The issue as a file has it."""
        named = {f"o{n}": said for n, said in enumerate(self.evaluations)}
        return discrete(index, f"issue {index}", **named)

    def score(self, option: int) -> Fraction:
        """What the rules make of an option."""
        top = max(map(Fraction, self.evaluations))
        return Fraction(self.evaluations[option]) / top if top >= Fraction("0.00001") else top * 0


@dataclass(frozen=True)
class Numbers:
    """An integer issue with a linear evaluator."""

    low: int
    count: int
    slope: str
    offset: str

    @property
    def options(self) -> tuple[int, ...]:
        """The ways to settle it."""
        return tuple(range(self.low, self.low + self.count))

    def xml(self, index: int) -> str:
        """The issue as a file has it."""
        said = f'<evaluator ftype="linear" slope="{self.slope}" offset="{self.offset}"/>'
        return integer(index, f"issue {index}", self.low, self.low + self.count - 1, said)

    def score(self, option: int) -> Fraction:
        """What the rules make of an option."""
        raw = Fraction(self.slope) * (option - self.low) + Fraction(self.offset)
        return min(max(raw, Fraction(0)), Fraction(1))


ISSUES = st.one_of(
    st.builds(Words, st.lists(EVALUATIONS, min_size=1, max_size=4).map(tuple)),
    st.builds(Numbers, st.integers(-9, 9), st.integers(1, 8), DECIMALS, DECIMALS),
)
ADDITIVE = st.lists(st.tuples(ISSUES, WEIGHTS), min_size=1, max_size=3)


def _name(issue: Words | Numbers, option: int) -> str:
    return f"o{option}" if isinstance(issue, Words) else str(option)


def _same_utilities(issues: list[tuple[Words | Numbers, str]]) -> None:
    inside = "".join(issue.xml(index) for index, (issue, _) in enumerate(issues, 1))
    stated = "".join(f'<weight index="{n}" value="{w}"/>' for n, (_, w) in enumerate(issues, 1))
    with tempfile.TemporaryDirectory() as folder:
        files = {"d.xml": domain(inside), "p.xml": profile(stated, inside)}
        case = case_of(formats.read(folder_of(Path(folder), files)))
    for package in product(*(issue.options for issue, _ in issues)):
        parts = zip(issues, package, strict=True)
        total = sum((Fraction(w) * issue.score(o) for (issue, w), o in parts), Fraction(0))
        named = [_name(issue, o) for (issue, _), o in zip(issues, package, strict=True)]
        assert min(total, Fraction(1)) == utility(case, "p", *named)


@settings(max_examples=100, deadline=None)
@given(ADDITIVE)
def test_additive_utilities(issues: list[tuple[Words | Numbers, str]]) -> None:
    """Every package of a generated additive profile has the utility of the rules, exactly."""
    _same_utilities(issues)


@pytest.mark.nightly
@settings(max_examples=2000, deadline=None)
@given(ADDITIVE)
def test_many_additive_utilities(issues: list[tuple[Words | Numbers, str]]) -> None:
    """The long form: 2,000 folders without a difference."""
    _same_utilities(issues)


PARTS = st.lists(
    st.tuples(st.sampled_from(["INCLUDES", "EXCLUDES"]), st.integers(1, 2)).flatmap(
        lambda part: st.tuples(st.just(part), st.integers(-1, 4), st.integers(-1, 4))
    ),
    max_size=3,
)
BOXES = st.lists(st.tuples(DECIMALS, st.sampled_from(["0.5", "1", "3"]), PARTS), max_size=5)
Part = tuple[tuple[str, int], int, int]


def _counts(parts: list[Part], package: tuple[int, ...]) -> bool:
    def hold(kind: str) -> list[bool]:
        return [low <= package[index - 1] <= high for (k, index), low, high in parts if k == kind]

    excludes = hold("EXCLUDES")
    return not all(excludes) if excludes else all(hold("INCLUDES"))


def _same_boxes(boxes: list[tuple[str, str, list[Part]]]) -> None:
    issues = integer(1, "i", 0, 3) + integer(2, "j", 0, 3)
    written = "".join(
        f'<hyperRectangle utility="{points}" weight="{weight}">'
        + "".join(f'<{k} index="{n}" min="{low}" max="{high}"/>' for (k, n), low, high in parts)
        + "</hyperRectangle>"
        for points, weight, parts in boxes
    )
    body = f'<utility maxutility="7"><ufun aggregation="sum">{written}</ufun></utility>'
    with tempfile.TemporaryDirectory() as folder:
        files = {"d.xml": domain(issues), "p.xml": profile(issues, body, kind="nonlinear")}
        case = case_of(formats.read(folder_of(Path(folder), files)))
    for package in product(range(4), repeat=2):
        counted = [Fraction(p) * Fraction(w) for p, w, parts in boxes if _counts(parts, package)]
        assert min(sum(counted, Fraction(0)) / 7, Fraction(1)) == utility(case, "p", *package)


@settings(max_examples=100, deadline=None)
@given(BOXES)
def test_non_linear_utilities(boxes: list[tuple[str, str, list[Part]]]) -> None:
    """Every package of a generated set of rectangles has the utility of the rules, exactly."""
    _same_boxes(boxes)


@pytest.mark.nightly
@settings(max_examples=2000, deadline=None)
@given(BOXES)
def test_many_non_linear_utilities(boxes: list[tuple[str, str, list[Part]]]) -> None:
    """The long form: 2,000 folders without a difference."""
    _same_boxes(boxes)
