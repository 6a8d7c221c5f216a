from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import numpy as np
import pytest

from detente.analysis.agreements.shares import CONCEPTS, Judged, Valuation, judge
from detente.analysis.solutions.egalitarian import egalitarian
from detente.analysis.solutions.kalai_smorodinsky import kalai_smorodinsky
from detente.analysis.solutions.nash import nash
from detente.analysis.solutions.utilitarian import utilitarian

Table = list[list[int]]
"""One party: samples x packages, in hundredths."""


def _valuations(
    random: Random, parties: int, samples: int, packages: int
) -> tuple[list[Table], list[list[int] | None], list[list[bool]]]:
    """Small whole numbers, so that ties come up often; every other party may lack a no deal."""
    worths = [
        [[random.randrange(7) * 10 for _ in range(packages)] for _ in range(samples)]
        for _ in range(parties)
    ]
    floors = [
        None if random.random() < 0.3 else [random.randrange(5) * 10 for _ in range(samples)]
        for _ in range(parties)
    ]
    refused = [[random.random() < 0.2 for _ in range(packages)] for _ in range(parties)]
    return worths, floors, refused


def _as_given(
    worths: Sequence[Table],
    floors: Sequence[list[int] | None],
    refused: Sequence[list[bool]],
) -> list[Valuation]:
    return [
        Valuation(
            np.array(own) / 100,
            None if floor is None else np.array(floor) / 100,
            np.array(lines, dtype=bool),
        )
        for own, floor, lines in zip(worths, floors, refused, strict=True)
    ]


def _winners(points: list[tuple[int, ...]], start: list[int]) -> dict[str, set[tuple[int, ...]]]:
    """The winning vectors of each concept, by the exact functions of the solutions room."""
    none: dict[str, set[tuple[int, ...]]] = {name: set() for name in CONCEPTS}
    if not points:
        return none
    best = [max(column) for column in zip(*points, strict=True)]
    active = [k for k, (most, low) in enumerate(zip(best, start, strict=True)) if most > low]
    if not active:
        return none
    gains = [tuple(point[k] - start[k] for k in active) for point in points]
    ones = [1] * len(active)
    found = {
        "nash": nash(gains),
        "kalai_smorodinsky": kalai_smorodinsky(gains, [best[k] - start[k] for k in active]),
        "egalitarian": egalitarian(gains, ones),
        "utilitarian": utilitarian(gains, ones),
    }
    return {name: {points[index] for index in indices} for name, indices in found.items()}


def _check(
    found: Judged,
    sample: int,
    worths: Sequence[Sequence[int]],
    low: list[int],
    refused: Sequence[Sequence[bool]],
) -> None:
    """Compare one sample with plain loops over its packages."""
    points = list(zip(*worths, strict=True))
    crossed = list(zip(*refused, strict=True))
    inside = [bool(flag) for flag in found.joint[:, sample]]
    for package, point in enumerate(points):
        better = [
            other
            for k, other in enumerate(points)
            if other != point
            and all(a >= b for a, b in zip(other, point, strict=True))
            and all(a <= b for a, b in zip(crossed[k], crossed[package], strict=True))
        ]
        assert (not better) == found.efficient[package, sample]
    won = _winners([p for p, ok in zip(points, inside, strict=True) if ok], low)
    for name in CONCEPTS:
        expected = [ok and p in won[name] for p, ok in zip(points, inside, strict=True)]
        assert expected == found.won[name][:, sample].tolist(), (name, points, inside, low)


@pytest.mark.parametrize("parties", [2, 3, 4])
def test_every_sample_is_judged_as_plain_loops_judge_it(parties: int) -> None:
    """Acceptable, efficient and the four concepts, ties and red lines included."""
    random = Random(parties)
    for _ in range(25):
        worths, floors, refused = _valuations(random, parties, samples=4, packages=9)
        found = judge(_as_given(worths, floors, refused))
        for sample in range(4):
            rows = [own[sample] for own in worths]
            start = [
                min(row) if floor is None else floor[sample]
                for row, floor in zip(rows, floors, strict=True)
            ]
            for k, row in enumerate(rows):
                least = -1 if floors[k] is None else start[k]
                expected = [w >= least and not no for w, no in zip(row, refused[k], strict=True)]
                assert expected == found.acceptable[k][:, sample].tolist()
            _check(found, sample, rows, start, refused)


def test_a_nash_package_is_efficient_and_acceptable() -> None:
    """Whatever is refused: who wins is beaten by no listed package that nobody refuses."""
    for seed in range(20):
        found = judge(_as_given(*_valuations(Random(seed), 3, samples=20, packages=12)))
        assert not (found.won["nash"] & ~(found.efficient & found.joint)).any()


def test_ranks_are_the_best_and_the_worst_over_the_samples() -> None:
    """1 plus the number of listed packages that are strictly better."""
    worths, floors, refused = _valuations(Random(5), 2, samples=30, packages=8)
    found = judge(_as_given(worths, floors, refused)).counts

    for own, ranks in zip(worths, found.ranks, strict=True):
        for package, (best, worst) in enumerate(ranks):
            places = [1 + sum(other > row[package] for other in row) for row in own]
            assert (min(places), max(places)) == (best, worst)


def test_blocks_and_further_samples_add_up() -> None:
    """2,500 samples judged at once, or as two pieces whose counts are added."""
    worths, floors, refused = _valuations(Random(6), 3, samples=2_500, packages=6)
    whole = _as_given(worths, floors, refused)
    pieces = [
        [
            replace(
                own,
                utilities=own.utilities[rows],
                floor=None if own.floor is None else own.floor[rows],
            )
            for own in whole
        ]
        for rows in (slice(0, 900), slice(900, None))
    ]

    assert judge(whole).counts == judge(pieces[0]).counts + judge(pieces[1]).counts


def test_gains_start_at_the_worst_where_no_deal_is_not_known() -> None:
    """With a ``least`` below every listed package another package wins than without."""
    listed = [
        Valuation(np.array([[0.5, 0.6, 0.9]]), None, np.zeros(3, dtype=bool)),
        Valuation(np.array([[0.9, 0.75, 0.1]]), None, np.zeros(3, dtype=bool)),
    ]
    wider = [replace(own, least=np.array([0.0])) for own in listed]

    assert [False, True, False] == judge(listed).won["nash"][:, 0].tolist()
    assert [True, True, False] == judge(wider).won["nash"][:, 0].tolist()


def test_many_packages_have_ranks_beyond_a_byte() -> None:
    """300 packages in strict order: the last is 300th."""
    falling = np.arange(300, 0, -1, dtype=float)[None, :]
    found = judge([Valuation(falling, None, np.zeros(300, dtype=bool))]).counts

    assert (300, 300) == found.ranks[0][-1]
    assert (1, *(0,) * 299) == found.efficient
