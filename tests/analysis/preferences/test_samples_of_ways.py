"""A party that contradicts itself is sampled in every way to resolve it, in equal parts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from detente.analysis.preferences import (
    Outlook,
    Sampler,
    representative,
    sampler,
    utilities,
)
from detente.analysis.preferences.findings import Representative
from strategies.buyer import AT_MOST_30, TIMES_THREE, package, worked


def test_each_way_gives_as_many_samples() -> None:
    """The worked case with s6 and s7: withdraw one of three; each sample breaks exactly that."""
    case = worked(TIMES_THREE, AT_MOST_30)
    outlook = Outlook(case, "buyer")
    found = sampler(outlook)
    assert isinstance(found, Sampler)
    drawn = found.draw(np.random.default_rng(1), 3_000)
    price, delivery, _ = (table / found.scale for table in drawn.tables)
    preferred = (package("mid", "fast", "short"), package("low", "slow", "short"))
    u, _ = utilities(found, drawn, preferred, case)
    broken = [
        u[:, 0] <= u[:, 1],
        price[:, 0] < 3 * delivery[:, 0],
        price[:, 1] > 0.3 * price[:, 0],
    ]

    assert outlook.contradictory
    assert 3 == len(outlook.ways)
    assert [1_000] * 3 == [int(each.sum()) for each in broken]
    assert (np.sum(broken, axis=0) == 1).all()
    assert found.method.startswith("ways+")


def test_samples_lie_within_the_bounds_over_all_ways() -> None:
    """What is certain in every way is so in every sample."""
    case = worked(TIMES_THREE, AT_MOST_30)
    outlook = Outlook(case, "buyer")
    found = sampler(outlook)
    assert isinstance(found, Sampler)
    packages = [
        package(*words.split("/"))
        for words in ("mid/fast/short", "low/slow/long", "mid/normal/long", "high/fast/long")
    ]
    u, _ = utilities(found, found.draw(np.random.default_rng(2), 900), packages, case)
    for place, one in enumerate(packages):
        for other, two in enumerate(packages):
            span = outlook.difference(one, two)
            assert span.low is not None
            assert span.high is not None
            change = u[:, place] - u[:, other]
            assert float(span.low) - 1e-9 <= change.min()
            assert change.max() <= float(span.high) + 1e-9


def test_few_samples_come_from_no_way_more_than_from_another() -> None:
    """Two of three ways, drawn at random: over many small draws every way comes up as often."""
    found = sampler(Outlook(worked(TIMES_THREE, AT_MOST_30), "buyer"))
    assert isinstance(found, Sampler)
    parts = [found.draw(np.random.default_rng(seed), 2) for seed in range(120)]
    heavy = [part.tables[0][:, 0] >= 3 * part.tables[1][:, 0] for part in parts]

    assert {2} == {part.count for part in parts}
    assert abs(np.concatenate(heavy).mean() - 2 / 3) < 0.12


def test_there_is_a_representative_of_all_ways() -> None:
    """Marked by the contradiction it stands beside, and as reproducible as any."""
    outlook = Outlook(worked(TIMES_THREE, AT_MOST_30), "buyer")
    first, again = (representative(outlook, samples=600, seed=4) for _ in range(2))

    assert isinstance(first, Representative)
    assert first == again
    assert replace(first, seed=5) != representative(outlook, samples=600, seed=5)
