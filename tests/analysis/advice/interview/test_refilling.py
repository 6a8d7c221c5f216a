"""A cloud filled up again has the samples that a fresh draw would have."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np

from detente.analysis.advice.interview.cloud import Cloud, cloud_of
from detente.analysis.advice.interview.fitting import all_fitting, fitting
from detente.analysis.advice.interview.refilling import refilled
from detente.analysis.preferences import Outlook
from detente.case import Case, Order, Package, Prefers, Swings, Value
from helpers.simulated_user import plain_case


def _ranked(issues: int, options: int) -> Case:
    """Every option and every issue in order."""
    case = plain_case(issues, options)
    names = tuple((f"o{o}",) for o in range(options))
    orders = tuple(Order(f"order{i.id}", "nord", i.id, names) for i in case.issues)
    swings = Swings("swings", "nord", tuple((i.id,) for i in case.issues))
    return replace(case, statements=(*orders, swings))


PACKAGES = (
    Package((("i0", "o0"), ("i1", "o3"), ("i2", "o1"))),
    Package((("i0", "o1"), ("i1", "o0"), ("i2", "o2"))),
)
SAID = Value("v", "nord", "i0", "o1", None, (Fraction(70), Fraction(90)))
TIED = Prefers("p", "nord", PACKAGES[1], PACKAGES[0])


def _thinned() -> tuple[Outlook, Cloud, Cloud]:
    """What fits two further statements: refilled from a wider cloud, and drawn at once."""
    wide, case = _ranked(3, 4), _ranked(3, 4)
    case = replace(case, statements=(*case.statements, SAID, TIED))
    before = cloud_of(wide, Outlook(wide, "nord"), PACKAGES, seed=1, count=4000, with_no_deal=True)
    outlook = Outlook(case, "nord")
    fresh = cloud_of(case, outlook, PACKAGES, seed=2, count=4000, with_no_deal=True)
    assert isinstance(before, Cloud)
    assert isinstance(fresh, Cloud)
    kept = all_fitting(case, before, (SAID, TIED))
    assert kept is not None
    cut = before.where(kept)
    filled = refilled(outlook, cut.where(np.arange(cut.count) < 150), 4000, 3)
    assert filled is not None
    return outlook, filled, fresh


def test_filled_up_as_if_drawn_anew() -> None:
    """Means of weights and part-worths agree with those of independent draws within 0.03."""
    _, filled, fresh = _thinned()

    assert 4000 == filled.count
    for mine, theirs in zip(filled.worths, fresh.worths, strict=True):
        assert float(np.abs(mine.mean(axis=0) - theirs.mean(axis=0)).max()) < 0.03
        assert float(np.abs(mine.std(axis=0) - theirs.std(axis=0)).max()) < 0.03


def test_all_that_was_said_holds_in_every_sample() -> None:
    """Weights add up to 1, ranks, bounds and the comparison of packages hold."""
    outlook, filled, _ = _thinned()
    weights = sum(filled.weight(place) for place in range(3))

    assert float(np.abs(weights - 1).max()) < 1e-9
    for said in outlook.case.statements:
        kept = fitting(outlook.case, filled, said)
        assert kept is not None
        assert kept.all()


def test_what_packages_are_worth_moves_with_their_options() -> None:
    """The worth of a package stays the sum of its options."""
    _, filled, _ = _thinned()
    for place, package in enumerate(PACKAGES):
        total = sum(
            filled.worths[i][:, filled.options[i][option]]
            for i, (_, option) in enumerate(package.choices)
        )
        assert float(np.abs(filled.packages[:, place] - total).max()) < 1e-9


def test_too_few_samples_are_not_stretched() -> None:
    """From a handful of samples nothing is filled up."""
    outlook, filled, _ = _thinned()

    assert refilled(outlook, filled.where(np.arange(filled.count) < 10), 1000, 1) is None
