"""Chains draw in the right measure: known centres, the worked case, and exact draws agree."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from detente.analysis.preferences import Drawn, Outlook, Sampler, sampler, utilities, walked
from detente.case import (
    Case,
    Issue,
    Option,
    Order,
    Package,
    Party,
    Prefers,
    Statement,
    Swings,
    Value,
    Wants,
    text,
)
from oracles.centroids import Row, centroid, vertices
from strategies.buyer import package, worked

F = Fraction
MANY = 20_000


def chained(case: Case, party: str = "a", measure: str = "product") -> Sampler:
    """A sampler by chains, also where draws each on their own would do."""
    found = walked(Outlook(case, party), measure)  # type: ignore[arg-type]
    assert isinstance(found, Sampler)
    assert "chain" == found.method
    return found


def some(sizes: dict[str, int], *said: Statement) -> Case:
    """Issues with so many options, the first one today's."""
    issues = tuple(
        Issue(name, options=tuple(Option(f"{name}{k}") for k in range(size)), status_quo=f"{name}0")
        for name, size in sizes.items()
    )
    return Case("sampled", parties=(Party("a", text("A")),), issues=issues, statements=said)


def weights(found: Sampler, drawn: Drawn) -> Any:
    """The best option of each issue is worth its weight (samples x issues)."""
    best = [table.max(axis=1) for table in drawn.tables]
    return np.stack(best, axis=1).astype(float) / found.scale


@pytest.mark.parametrize("issues", [3, 5, 8])
def test_ranked_weights_have_the_known_mean_and_spread(issues: int) -> None:
    """Rank order centroid; covariance V'(I - J/m)V / (m(m+1)), row j of V 1/j in j places."""
    names = tuple(f"i{k}" for k in range(issues))
    ranked = Swings("s", "a", tuple((name,) for name in names))
    found = chained(some(dict.fromkeys(names, 2), ranked))
    drawn = weights(found, found.draw(np.random.default_rng(1), MANY))
    rows = np.array([[1 / j if k < j else 0 for k in range(issues)] for j in range(1, issues + 1)])
    middle = np.eye(issues) - np.ones((issues, issues)) / issues
    spread = np.sqrt(np.diag(rows.T @ middle @ rows / (issues * (issues + 1))))

    assert np.abs(drawn.mean(axis=0) - rows.mean(axis=0)).max() < 0.005
    assert np.abs(drawn.std(axis=0) / spread - 1).max() < 0.05


def test_an_option_nobody_mentions_does_not_move_the_weights() -> None:
    """Of an issue whose values are walked: in part-worths alone, each option would add weight."""
    said: tuple[Statement, ...] = (
        *(Order(f"o{name}", "a", name, ((f"{name}0",), (f"{name}1",))) for name in "ab"),
        Wants("best", "a", "c", ("c0",)),
        Value("worst", "a", "c", "c2", F(0)),
        Prefers("tie", "a", Package((("a", "a0"), ("c", "c1"))), Package((("a", "a1"),))),
    )
    before, after = (chained(some({"a": 2, "b": 2, "c": size}, *said)) for size in (3, 4))
    first, second = (
        weights(found, found.draw(np.random.default_rng(2), MANY)).mean(axis=0)
        for found in (before, after)
    )

    assert 4 == len(after.options[2])
    assert np.abs(first - second).max() < 0.02


WORKED = [0.5436, 0.3283, 0.1281, 0.3795, 0.1641]
"""Weights of price, delivery, warranty; worth of mid price, normal delivery (product measure)."""

SHARES = {
    ("mid/fast/short", "low/slow/short"): 1.0,
    ("mid/fast/short", "mid/normal/short"): 1.0,
    ("low/slow/long", "high/fast/long"): 1.0,
    ("mid/fast/short", "low/slow/long"): 0.579,
    ("mid/fast/short", "mid/normal/long"): 0.616,
    ("mid/fast/short", "low/normal/short"): 0.500,
    ("low/slow/long", "mid/normal/short"): 0.830,
}


def five(found: Sampler, drawn: Drawn) -> Any:
    """The means that the worked case is about."""
    price, delivery, warranty = (table / found.scale for table in drawn.tables)
    columns = (price[:, 0], delivery[:, 0], warranty[:, 0], price[:, 1], delivery[:, 1])
    return np.array([column.mean() for column in columns])


@pytest.mark.parametrize("way", [walked, sampler], ids=["chain", "rejection"])
def test_the_worked_case_has_the_published_means_and_shares(way: Any) -> None:
    """Field notes on preferences, section 10, product measure: within 0.005 and 0.01."""
    case = worked()
    found = way(Outlook(case, "buyer"))
    drawn = found.draw(np.random.default_rng(5), 40_000)
    pairs = [tuple(package(*words.split("/")) for words in pair) for pair in SHARES]
    more, less = (utilities(found, drawn, each, case)[0] for each in zip(*pairs, strict=True))
    shares = (more > less).mean(axis=0)

    assert ("chain" == found.method) == (way is walked)
    assert np.abs(five(found, drawn) - WORKED).max() < 0.005
    assert np.abs(shares - list(SHARES.values())).max() < 0.01


def worked_rows() -> list[Row]:
    """The worked case over w of price and delivery, worth of mid price and normal delivery."""
    zero, one = F(0), F(1)
    return [
        ((one, -one, zero, zero), zero),  # price swing over delivery
        ((one, F(2), zero, zero), -one),  # delivery swing over warranty, w3 = 1 - w1 - w2
        ((-one, -one, zero, zero), one),
        ((zero, zero, one, zero), zero),
        ((one, zero, -one, zero), zero),
        ((zero, F(-2, 5), zero, one), zero),
        ((zero, F(3, 5), zero, -one), zero),
        ((-one, one, one, zero), zero),  # mid and fast over low and slow
    ]


def test_the_uniform_centre_of_the_worked_case_is_the_published_one() -> None:
    """Nine vertices; triangulated in fractions: w = (103/190, 13/38, 11/95), 141/380, 13/76."""
    price, delivery, mid, normal = centroid(worked_rows())

    assert 9 == len(vertices(worked_rows()))
    assert (F(103, 190), F(13, 38)) == (price, delivery)
    assert F(11, 95) == 1 - price - delivery
    assert (F(141, 380), F(13, 76)) == (mid, normal)


def test_lines_through_part_worths_reach_the_uniform_centre() -> None:
    """Hit-and-run without its correction for the measure, against the exact centre."""
    found = chained(worked(), "buyer", "uniform")
    drawn = found.draw(np.random.default_rng(6), 40_000)
    expected = [103 / 190, 13 / 38, 11 / 95, 141 / 380, 13 / 76]

    assert np.abs(five(found, drawn) - expected).max() < 0.005
