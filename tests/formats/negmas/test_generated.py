"""Made-up folders in both spellings: utilities beside a second evaluator, straight from the file.

The evaluator here knows no statements, ranges or linkages: it applies the rules of formats, 5 to
a package directly, on the plain values that were written.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.case import Case
from detente.formats import Reading
from helpers.imported import case_of, utility
from helpers.negmas import (
    NOT_STATED,
    Document,
    Word,
    discounted,
    domain,
    issue,
    read_json,
    read_yaml,
    words,
)

DECIMALS = st.decimals("-9", "9", places=4)
OPTIONS = st.lists(st.sampled_from(["no", "on", "null", "1_000", "a b", "é", "it's", "2026-11-01"]))
LISTED = st.lists(st.decimals("-20", "20", places=2), min_size=1, max_size=4, unique=True)
LEFT_OUT = "left out"
Scenario = tuple[list[Document], Document]


def _issues(spelt: type[str]) -> st.SearchStrategy[Document]:
    """An issue of any kind, still without a name; ``spelt`` writes its words, bare or in quotes."""
    return st.one_of(
        OPTIONS.filter(bool).map(lambda found: words("", *map(spelt, dict.fromkeys(found)))),
        LISTED.map(lambda found: issue("", "CardinalIssue", *found)),
        st.tuples(st.integers(-9, 9), st.integers(0, 4)).map(
            lambda ends: issue("", "ContiguousIssue", ends[0], sum(ends))
        ),
        st.tuples(st.integers(-9, 9), st.integers(1, 4)).map(
            lambda ends: issue("", "ContinuousIssue", ends[0], sum(ends))
        ),
    )


def _ways(one: Document) -> list[Any]:
    """The options of an issue as written; of a range without a step, five numbers of it."""
    first, last = one["values"][0], one["values"][-1]
    if one["type"] == "ContiguousIssue":
        return list(range(first, last + 1))
    if one["type"] == "ContinuousIssue":
        return [Decimal(first) + (last - first) * Decimal(part) / 20 for part in (0, 1, 10, 19, 20)]
    return list(one["values"])


def _function(one: Document, spelt: type[str]) -> st.SearchStrategy[Document]:
    """A value function that the issue allows."""
    affine = st.builds(
        lambda s, b: {"type": "AffineFun", "slope": s, "bias": b}, DECIMALS, DECIMALS
    )
    others = [st.builds(lambda b: {"type": "ConstFun", "bias": b}, DECIMALS)]
    if one["type"] != "CategoricalIssue":
        linear = DECIMALS.map(lambda slope: {"type": "a.b.LinearFun", "slope": slope})
        others += [affine, linear, st.just({"__python_class__": "IdentityFun"})]
    if one["type"] != "ContinuousIssue":
        ways = [spelt(way) for way in _ways(one)]
        numbers = st.lists(DECIMALS, min_size=len(ways), max_size=len(ways))
        order = st.permutations(ways)
        others.append(
            st.tuples(order, numbers).map(
                lambda drawn: {"type": "TableFun", "mapping": dict(zip(*drawn, strict=True))}
            )
        )
    return st.one_of(others)


@st.composite
def scenarios(draw: st.DrawFn, spelt: type[str]) -> Scenario:
    """The issues, and a profile over them with everything around it."""
    issues = [
        {**one, "name": f"issue {number}"}
        for number, one in enumerate(draw(st.lists(_issues(spelt), min_size=1, max_size=3)))
    ]
    weights = [draw(DECIMALS) for _ in issues]
    numeric = all(one["type"] != "CategoricalIssue" for one in issues)
    finite = all(one["type"] != "ContinuousIssue" for one in issues)
    kinds = ["LinearAdditiveUtilityFunction"]
    kinds += ["AffineUtilityFunction", "LinearUtilityFunction"] if numeric else []
    kinds += ["MappingUtilityFunction"] if finite else []
    kind = draw(st.sampled_from(kinds))
    profile: Document = {"type": draw(st.sampled_from(["", "negmas.preferences."])) + kind}
    if kind == "MappingUtilityFunction":
        packages = list(product(*map(_ways, issues)))
        profile["mapping"] = [[list(package), draw(DECIMALS)] for package in packages]
    else:
        profile["weights"] = weights
        if draw(st.booleans()):
            profile["bias"] = draw(DECIMALS)
    if kind == "LinearAdditiveUtilityFunction":
        profile["values"] = [draw(_function(one, spelt)) for one in issues]
    return issues, _around(draw, profile, issues)


def _around(draw: st.DrawFn, profile: Document, issues: list[Document]) -> Document:
    """Reservation value or package, and now and then a wrapper that says the same or nothing."""
    stated = draw(st.one_of(st.just(LEFT_OUT), st.just(NOT_STATED), DECIMALS))
    if stated != LEFT_OUT:
        profile["reserved_value"] = stated
    if draw(st.booleans()):
        profile["reserved_outcome"] = [draw(st.sampled_from(_ways(one))) for one in issues]
    if draw(st.booleans()):
        return profile
    wrapper = discounted(profile, discount=draw(st.sampled_from([1, Decimal("0.9")])))
    if draw(st.booleans()) and isinstance(stated, Decimal):
        wrapper["reserved_value"] = stated
    if not isinstance(stated, Decimal) and draw(st.booleans()):
        wrapper["reserved_value"] = draw(DECIMALS)
    return wrapper


def _score(function: Document, way: Any) -> Fraction:
    kind = function.get("type") or function["__python_class__"]
    match kind.split(".")[-1]:
        case "TableFun":
            return Fraction(function["mapping"][str(way)])
        case "ConstFun":
            return Fraction(function["bias"])
        case "IdentityFun":
            return Fraction(way)
        case "LinearFun":
            return Fraction(function["slope"]) * Fraction(way)
    return Fraction(function["slope"]) * Fraction(way) + Fraction(function["bias"])


def _worth(profile: Mapping[str, Any], package: tuple[Any, ...]) -> Fraction:
    """The rules, and nothing else."""
    inner = profile.get("ufun", profile)
    if "mapping" in inner:
        return Fraction(next(value for known, value in inner["mapping"] if known == list(package)))
    functions = inner.get("values") or [{"type": "IdentityFun"}] * len(package)
    total = Fraction(inner.get("bias", 0))
    for weight, function, way in zip(inner["weights"], functions, package, strict=True):
        total += Fraction(weight) * _score(function, way)
    return total


def _floor(profile: Mapping[str, Any]) -> Fraction | None:
    """The inner value, else the outer one, else the worth of the package, else nothing."""
    inner = profile.get("ufun", profile)
    for one in (inner, profile):
        if one.get("reserved_value", NOT_STATED) is not NOT_STATED:
            return Fraction(one["reserved_value"])
    if "reserved_outcome" in inner:
        return _worth(profile, tuple(inner["reserved_outcome"]))
    return None


def _same_utilities(scenario: Scenario, read: Callable[..., Reading]) -> None:
    issues, profile = scenario
    with tempfile.TemporaryDirectory() as folder:
        case: Case = case_of(read(Path(folder), d=domain(*issues), p=profile))
    for package in product(*map(_ways, issues)):
        named = [_name(one, way) for one, way in zip(issues, package, strict=True)]
        assert _worth(profile, package) == utility(case, "p", *named)
    assert _floor(profile) == case.no_deal_of("p").value


def _name(one: Document, way: Any) -> str:
    """The id of an option in the case: numbers of a range without zeros at their end."""
    return f"{way.normalize():f}" if one["type"] == "ContinuousIssue" else str(way)


@settings(max_examples=60, deadline=None)
@given(scenarios(Word))
def test_utilities_of_yaml(scenario: Scenario) -> None:
    """Every package of a generated folder has the utility of the rules, exactly."""
    _same_utilities(scenario, read_yaml)


@settings(max_examples=60, deadline=None)
@given(scenarios(str))
def test_utilities_of_json(scenario: Scenario) -> None:
    """The same in the other spelling."""
    _same_utilities(scenario, read_json)


@pytest.mark.nightly
@settings(max_examples=2000, deadline=None)
@given(scenarios(Word))
def test_many_utilities_of_yaml(scenario: Scenario) -> None:
    """The long form: 2,000 folders without a difference."""
    _same_utilities(scenario, read_yaml)


@pytest.mark.nightly
@settings(max_examples=2000, deadline=None)
@given(scenarios(str))
def test_many_utilities_of_json(scenario: Scenario) -> None:
    """The long form: 2,000 folders without a difference."""
    _same_utilities(scenario, read_json)
