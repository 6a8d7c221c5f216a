from __future__ import annotations

from fractions import Fraction
from functools import cache

import pytest

from detente.analysis.agreements import Acceptance, acceptance
from detente.analysis.preferences import Outlook
from detente.analysis.robustness import Listed, Robustness, robustness
from detente.app.candidates import candidates
from detente.case import (
    Case,
    Issue,
    NoDeal,
    Option,
    Order,
    Package,
    Party,
    RedLine,
    Statement,
    Value,
    Weight,
    in_force,
    text,
)
from detente.case.packages import Among, Condition
from strategies.shipped_cases import analysed

F = Fraction


def _found(case: Case, packages: list[Package], samples: int = 2_000, seed: int = 1) -> Robustness:
    case = in_force(case)
    parties = tuple(party.id for party in case.parties)
    outlooks = {party: Outlook(case, party) for party in parties}
    return robustness(case, outlooks, packages, parties=parties, samples=samples, seed=seed)


def _case(
    *said: Statement, no_deal: tuple[NoDeal, ...] = (), lines: tuple[RedLine, ...] = ()
) -> Case:
    """Two parties, two issues of two options each; a wants x1 and y1, b wants x0 and y0."""
    issues = tuple(
        Issue(name, options=(Option(f"{name}0"), Option(f"{name}1")), status_quo=f"{name}0")
        for name in "xy"
    )
    orders = [
        Order(f"{party}.{name}", party, name, tiers)
        for party, last in (("a", 0), ("b", 1))
        for name in "xy"
        for tiers in [tuple((f"{name}{k}",) for k in ((1, 0) if last == 0 else (0, 1)))]
    ]
    return Case(
        "small",
        parties=(Party("a", text("A")), Party("b", text("B"))),
        issues=issues,
        statements=(*orders, *said),
        no_deal=no_deal,
        red_lines=lines,
    )


def _package(x: int, y: int) -> Package:
    return Package((("x", f"x{x}"), ("y", f"y{y}")))


ALL = [_package(x, y) for x in (0, 1) for y in (0, 1)]


def _of(found: Robustness, package: Package) -> Listed:
    return next(each for each in found.candidates if each.package == package)


def test_shares_are_those_of_the_measure() -> None:
    """Weights uniform, no deal worth 20 to 60: P(w >= r) is 0.6 by integration.

    The weight of x is uniform on 0 to 1, r on 0.2 to 0.6: the mean of 1 - r is 0.6.
    """
    found = _found(
        _case(no_deal=(NoDeal("a", interval=(F(20), F(60))), NoDeal("b", value=F(0)))), ALL, 20_000
    )
    share = {each.package: found.share(each.acceptable[0].count) for each in found.candidates}

    assert 20_000 == found.samples
    assert 0.0 == share[_package(0, 0)]
    assert 1.0 == share[_package(1, 1)]
    assert share[_package(1, 0)] == pytest.approx(0.6, abs=0.015)
    assert share[_package(0, 1)] == pytest.approx(0.6, abs=0.015)


def test_shares_agree_with_a_grid_over_everything_compatible() -> None:
    """Weights and no deal of both parties on grids of 100 points, every combination counted."""
    ends = ((F(20), F(60)), (F(10), F(90)))
    case = _case(no_deal=(NoDeal("a", interval=ends[0]), NoDeal("b", interval=ends[1])))
    found = _found(case, ALL, 20_000)
    middles = [F(2 * k + 1, 200) for k in range(100)]
    accepts = {
        (party, package): F(
            sum(
                (low + (high - low) * step) / 100 <= _worth(party, package, weight)
                for weight in middles
                for step in middles
            ),
            10_000,
        )
        for party, (low, high) in zip("ab", ends, strict=True)
        for package in ALL
    }

    for package in ALL:
        entry = _of(found, package)
        for own in entry.acceptable:
            expected = float(accepts[own.party, package])
            assert found.share(own.count) == pytest.approx(expected, abs=0.015)
        both = float(accepts["a", package] * accepts["b", package])
        assert found.share(entry.joint) == pytest.approx(both, abs=0.015)


def _worth(party: str, package: Package, weight: Fraction) -> Fraction:
    """With a weight of x: a wants the options 1, b the options 0."""
    wanted = "1" if party == "a" else "0"
    parts = {"x": weight, "y": 1 - weight}
    return sum((w for i, w in parts.items() if package.as_dict()[i][1] == wanted), F(0))


def test_what_is_proved_is_proved_by_bounds() -> None:
    """Never, possible and certain, each where the bounds say so."""
    found = _found(
        _case(no_deal=(NoDeal("a", interval=(F(20), F(60))), NoDeal("b", value=F(0)))), ALL
    )
    proved = {each.package: each.acceptable[0].proved for each in found.candidates}

    assert {
        _package(0, 0): "never",
        _package(1, 0): "possible",
        _package(0, 1): "possible",
        _package(1, 1): "certain",
    } == proved


def test_all_samples_agreeing_proves_nothing() -> None:
    """A thousandth of the weights refuses: few samples all accept, and *possible* is proved."""
    floor = NoDeal("a", value=F(1, 10))
    found = _found(_case(no_deal=(floor, NoDeal("b", value=F(0)))), [_package(1, 0)], samples=5)
    alone = found.candidates[0].acceptable[0]

    assert 5 == alone.count
    assert "possible" == alone.proved


def test_where_no_deal_is_not_known_no_share_is_given() -> None:
    """Neither of the party nor of all; the best choice is then the Nash package."""
    found = _found(_case(no_deal=(NoDeal("a", value=F(0)),)), ALL)

    assert "nash" == found.criterion
    assert {None} == {each.acceptable[1].count for each in found.candidates}
    assert {None} == {each.acceptable[1].proved for each in found.candidates}
    assert {None} == {each.joint for each in found.candidates}


def test_a_red_line_is_never_whatever_no_deal_is_worth() -> None:
    """And what is never acceptable to one is never acceptable to all."""
    line = RedLine("b", "no", (Condition((("x", Among(("x1",))),)),))
    found = _found(_case(lines=(line,)), ALL)

    for package in ALL:
        refused = package.get("x") == "x1"
        entry = _of(found, package)
        assert (0 if refused else None) == entry.acceptable[1].count == entry.joint
        assert ("never" if refused else None) == entry.acceptable[1].proved == entry.proved


def test_a_point_is_nought_or_all() -> None:
    """Where the statements leave one utility every share is 0 or 1 and proved."""
    said = [
        Weight(f"{p}.w{i}", p, i, F(w))
        for p, i, w in (("a", "x", 60), ("a", "y", 40), ("b", "x", 30), ("b", "y", 70))
    ]
    values = [
        Value(f"{p}.{o}", p, o[0], o, F(v))
        for p, o, v in (
            ("a", "x0", 0),
            ("a", "x1", 100),
            ("a", "y0", 0),
            ("a", "y1", 100),
            ("b", "x0", 100),
            ("b", "x1", 0),
            ("b", "y0", 100),
            ("b", "y1", 0),
        )
    ]
    floors = (NoDeal("a", value=F(50)), NoDeal("b", value=F(50)))
    found = _found(_case(*said, *values, no_deal=floors), ALL, samples=50)

    assert _package(1, 0) == found.candidates[0].package
    assert (50, 50, 50) == (
        _of(found, _package(1, 0)).joint,
        _of(found, _package(1, 0)).nash,
        _of(found, _package(1, 0)).efficient,
    )
    assert {"certain", "never"} == {a.proved for each in found.candidates for a in each.acceptable}
    assert () == found.influence


def test_the_same_seed_gives_the_same_finding() -> None:
    """Another seed gives other counts."""
    case = _case(no_deal=(NoDeal("a", interval=(F(20), F(60))), NoDeal("b", value=F(30))))

    assert _found(case, ALL, seed=4) == _found(case, ALL, seed=4)
    assert _found(case, ALL, seed=4) != _found(case, ALL, seed=5)


def test_one_party_s_words_move_nobody_else_s_samples() -> None:
    """A statement of b leaves the counts of a as they are."""
    floors = (NoDeal("a", interval=(F(20), F(60))), NoDeal("b", value=F(30)))
    before = _found(_case(no_deal=floors), ALL)
    after = _found(
        _case(Weight("w", "b", "x", F(10)), Weight("v", "b", "y", F(20)), no_deal=floors), ALL
    )

    for package in ALL:
        assert _of(before, package).acceptable[0] == _of(after, package).acceptable[0] or (
            _of(before, package).acceptable[0].count == _of(after, package).acceptable[0].count
        )


def test_chunks_add_up() -> None:
    """25,000 samples are all counted."""
    floors = (NoDeal("a", interval=(F(20), F(60))), NoDeal("b", value=F(30)))
    found = _found(_case(no_deal=floors), ALL, samples=25_000)

    assert (25_000, 25_000, 10_000) == (found.asked, found.samples, found.influence_samples)


@cache
def _shipped(name: str) -> tuple[Robustness, Case]:
    analysis = analysed(name)
    outlooks = {party: Outlook(analysis.case, party) for party in analysis.parties}
    listed = candidates(analysis, outlooks)
    found = robustness(
        analysis.case, outlooks, listed, parties=analysis.parties, samples=400, seed=2
    )
    return found, analysis.case


@pytest.mark.parametrize("name", ["wage-round", "river-treaty", "alaska-2025"])
def test_proved_never_contradicts_samples_nor_the_verdict(name: str) -> None:
    """Certain: all samples; never: none; and both as `acceptance` proves them."""
    found, case = _shipped(name)
    outlooks = {party: Outlook(case, party) for party in found.parties}
    words = {"certain": Acceptance.CERTAIN, "never": Acceptance.REFUSED}

    for each in found.candidates:
        for own in each.acceptable:
            if own.proved == "certain" and own.count is not None:
                assert found.samples == own.count
            if own.proved == "never" and own.count is not None:
                assert 0 == own.count
            if own.proved in words:
                assert words[own.proved] is acceptance(outlooks[own.party], each.package).acceptance


@pytest.mark.parametrize("name", ["wage-round", "river-treaty"])
def test_a_nash_package_is_efficient_and_acceptable_to_all(name: str) -> None:
    """In every sample, so in no more samples than either."""
    found, _ = _shipped(name)

    for each in found.candidates:
        assert (each.nash or 0) <= min(each.efficient or 0, each.joint or 0)
