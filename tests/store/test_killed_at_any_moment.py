from __future__ import annotations

import sys
from pathlib import Path

import pytest

from helpers.kill_nine import Tally, killed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")


def _harm(tally: Tally) -> tuple[int, int, int]:
    return tally.lost, tally.doubled, tally.unsound


def test_a_kill_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """Killed with -9 under load, nothing acknowledged is lost; asked again, nothing is doubled."""
    tally = killed(tmp_path, kills=15, seed=7, rounds=8)

    assert ((0, 0, 0), 15) == (_harm(tally), tally.kills)
    assert min(tally.acknowledged, tally.retried) > 0


@pytest.mark.nightly
def test_a_thousand_kills_lose_and_double_nothing(tmp_path: Path) -> None:
    """The same a thousand times, with integrity and chains looked at in between."""
    tally = killed(tmp_path, kills=1_000, seed=8)

    assert ((0, 0, 0), 1_000) == (_harm(tally), tally.kills)
    assert tally.acknowledged > 3_000
