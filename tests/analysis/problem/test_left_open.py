"""An issue that others decide and whose status quo nobody stated: it stays open everywhere."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from detente.analysis.problem import compile_case
from detente.app.analyze import analyze
from detente.case import (
    Among,
    Case,
    Comparison,
    Condition,
    Issue,
    Linkage,
    NoDeal,
    Option,
    Package,
    Party,
    Statement,
    Value,
    Weight,
    text,
)

F = Fraction
OPTIONS = (Option("x"), Option("y"))


def case(weight_on_theirs: int) -> Case:
    """Two parties, an issue of theirs, and one that an outsider decides."""
    said: list[Statement] = []
    for party, best in (("a", "x"), ("b", "y")):
        for issue, weight in (("ours", 50), ("theirs", weight_on_theirs)):
            said.append(Weight(f"w.{party}.{issue}", party, issue, F(weight)))
            for option in "xy":
                points = F(100 if option == best else 0)
                said.append(Value(f"v.{party}.{issue}.{option}", party, issue, option, points))
    return Case(
        "left-open",
        parties=tuple(Party(p, text(p)) for p in ("a", "b", "outsider")),
        issues=(
            Issue("ours", options=OPTIONS, status_quo="x"),
            Issue("theirs", options=OPTIONS, decided_by=("outsider",)),
        ),
        statements=tuple(said),
    )


def test_no_package_settles_what_others_decide() -> None:
    """Without a status quo to stay at, the issue is left open: no option is picked for them."""
    found = analyze(case(0), ["a", "b"])
    assert found.held.frontier is not None
    chosen = [p for point in found.held.frontier.points() for p in point.packages]

    assert 2 == found.packages_in_play
    assert [{"ours": "x"}, {"ours": "y"}] == [package.as_dict() for package in chosen]
    assert None is compile_case(case(0), ["a", "b"]).indices(
        Package((("ours", "x"), ("theirs", "x")))
    )


def test_a_party_to_whom_it_matters_has_no_fixed_utility() -> None:
    """What the open issue is worth is not known, so no number stands for the whole."""
    found = analyze(case(10), ["a", "b"])

    assert ("a", "b") == found.unvalued
    assert "needs_values" == found.status


def test_no_deal_as_good_as_an_open_package_fixes_nothing() -> None:
    """A comparison with a package that leaves open what matters gives no reservation value."""
    stated = (NoDeal("a", comparisons=(Comparison("as_good_as", Package((("ours", "x"),))),)),)
    for weight, fixed in ((0, True), (10, False)):
        everybody = replace(case(weight), no_deal=stated)
        problem = compile_case(everybody, ["a", "outsider"]).problem

        assert fixed == (problem.reservations[0] is not None)


def test_a_linkage_that_hangs_on_an_open_issue_is_not_broken() -> None:
    """It may still be kept; it is broken once the issue is settled otherwise."""
    link = Linkage(
        "l",
        "requires",
        Condition((("ours", Among(("y",))),)),
        Condition((("theirs", Among(("x",))),)),
    )
    found = analyze(replace(case(0), linkages=(link,)), ["a", "b"])

    assert 2 == found.held.zone.count
    assert not link.broken_by(Package((("ours", "y"),)))
    assert link.broken_by(Package((("ours", "y"), ("theirs", "y"))))
