"""Check 8: ranks first and then the best numbers need fewer prompts at equal error."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

import numpy as np
import pytest

from helpers.needs import ROOT


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    """The published benchmark, loaded from its file."""
    spec = importlib.util.spec_from_file_location(
        "fewer_questions", ROOT / "benchmarks" / "fewer_questions.py"
    )
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    sys.modules["fewer_questions"] = found  # its dataclasses look their module up
    spec.loader.exec_module(found)
    return found


def test_a_number_with_a_known_error_is_weighed_as_bayes_says(benchmark: ModuleType) -> None:
    """One value uniform between 0 and 1, told as 0.3 with error 0.1: the truncated normal."""
    rng = np.random.default_rng(1)
    cloud = benchmark.Cloud(rng.random((200_000, 1)))
    cloud.told(cloud.particles[:, 0], 0.3, 0.1)
    grid = (np.arange(100_000) + 0.5) / 100_000
    weights = np.exp(-((grid - 0.3) ** 2) / 0.02)
    expected = float((weights * grid).sum() / weights.sum())

    assert pytest.approx(expected, abs=0.002) == float(cloud.mean()[0])


def test_true_ranks_give_the_means_of_order_statistics(benchmark: ModuleType) -> None:
    """Three uniform values in a known order: 3/4, 1/2, 1/4, each where the order puts it."""
    rng = np.random.default_rng(2)
    found = benchmark.ranked(rng, rng.random((100_000, 3)), np.array([0.2, 0.9, 0.5]), 0.0)

    assert pytest.approx([0.25, 0.75, 0.5], abs=0.005) == found.mean(axis=0).tolist()


def test_light_needs_fewer_prompts_at_equal_error(benchmark: ModuleType) -> None:
    """A few users, 5 issues with 6 options, the larger error: under the bar of 0.60 plus slack."""
    plain, _, course = benchmark.measured(11, (5, 6), 0.15, 12, noisy=True)
    found = benchmark.prompts(course, 5, plain)

    assert found is not None
    assert found <= 0.70 * 30


@pytest.mark.nightly
@pytest.mark.parametrize("error", [0.10, 0.15])
@pytest.mark.parametrize("size", range(4))
def test_light_meets_every_bar(benchmark: ModuleType, error: float, size: int) -> None:
    """Two hundred users, noisy ranks: at most the stated share of the full prompts."""
    issues, options = benchmark.SIZES[size]
    plain, _, course = benchmark.measured(20261122, (issues, options), error, 200, noisy=True)
    found = benchmark.prompts(course, issues, plain)

    print(f"{issues} x {options}, error {error}: {found} of {issues * options} prompts")
    assert found is not None
    assert found <= benchmark.BARS[error][size] * issues * options
