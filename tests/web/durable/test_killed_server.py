"""A server that is killed with -9 keeps what it has acknowledged, and does nothing twice."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from helpers.kill_server import Tally, killed
from helpers.served import Forked, Served

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")


def _harm(tally: Tally) -> tuple[list[str], list[str], list[str]]:
    return tally.lost, tally.doubled, tally.unsound


def test_a_killed_server_loses_and_doubles_nothing(tmp_path: Path) -> None:
    """What five browsers were told is saved is there once; asked again, the rest is too."""
    with Forked() as servers:
        tally = killed(tmp_path, servers, kills=5, seed=7)

    assert ([], [], [], 5) == (*_harm(tally), tally.kills)
    assert min(tally.acknowledged, tally.asked_again) > 0


@pytest.mark.nightly
def test_the_command_itself_is_killed(tmp_path: Path) -> None:
    """The same with an interpreter of its own for every start, as at a terminal."""
    with Served() as servers:
        tally = killed(tmp_path, servers, kills=20, seed=9)

    assert ([], [], [], 20) == (*_harm(tally), tally.kills)
    assert min(tally.acknowledged, tally.asked_again) > 0


@pytest.mark.nightly
def test_a_thousand_kills_of_a_server_lose_and_double_nothing(tmp_path: Path) -> None:
    """The same a thousand times, in forty data folders one after another."""
    with Forked() as servers:
        tally = killed(tmp_path, servers, kills=1_000, seed=8)

    print(tally)
    assert ([], [], [], 1_000) == (*_harm(tally), tally.kills)
    assert tally.acknowledged > 1_000
