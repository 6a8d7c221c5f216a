"""Packages priced in every sample at once are worth what the integer tables say, in order."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.preferences import Drawn, Outlook, Sampler, sampler, utilities
from detente.case import Case, Direction, Issue, Package, Party, Range, text
from strategies.statements import every_package, one_party, tied

F = Fraction


@given(st.integers(0, 2**40), st.booleans())
def test_every_package_is_worth_the_sum_of_its_tables(seed: int, tie: bool) -> None:
    """Rounded once: the nearest float to the exact sum, so that equal packages stay equal."""
    random = Random(seed)
    case, _ = tied(random) if tie else one_party(random)
    found = sampler(Outlook(case, "a"))
    if not isinstance(found, Sampler):
        return
    drawn = found.draw(np.random.default_rng(seed), 5)
    packages = random.choices(every_package(case), k=3)
    worths, floor = utilities(found, drawn, packages, case)
    rows = range(drawn.count)
    expected = [[float(_worth(found, drawn, case, p, k)) for p in packages] for k in rows]

    assert np.abs(worths - np.array(expected).reshape(worths.shape)).max(initial=0) < 1e-12
    assert (floor is None) == (drawn.floor is None)
    if floor is not None:
        assert [float(F(int(f), found.scale)) for f in drawn.floor] == pytest.approx(floor.tolist())


def _worth(found: Sampler, drawn: Drawn, case: Case, package: Package, row: int) -> Fraction:
    total = F(found.constant)
    for names, table, issue in zip(found.options, drawn.tables, case.issues, strict=True):
        total += int(table[row, names.index(str(package.get(issue.id)))])
    links = [link for link in case.linkages if link.kind == "worth"]
    for link, amount in zip(links, drawn.amounts, strict=True):
        total += int(amount[row]) if link.when.holds(package) else 0
    return (total if found.cap is None else min(total, F(found.cap))) / found.scale


def test_a_number_off_the_grid_is_refused_by_name() -> None:
    """No samples of 2.5 where only whole numbers are sampled: better an error than a guess."""
    wage = Issue("wage", range=Range(F(0), F(4), F(1)), status_quo="0")
    said = (Direction("d", "a", "wage", "more"),)
    case = Case("grid", parties=(Party("a", text("A")),), issues=(wage,), statements=said)
    found = sampler(Outlook(case, "a"))
    assert isinstance(found, Sampler)
    drawn = found.draw(np.random.default_rng(1), 2)

    with pytest.raises(ValueError, match=r"2\.5"):
        utilities(found, drawn, [Package((("wage", "2.5"),))], case)
