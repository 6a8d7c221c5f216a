"""A backup that is made while browsers post changes holds all that was acknowledged before it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from detente.app.keeping import look
from helpers.served import NAMES, Browser, Load, Served, begin_cases, wait_until_up, words_held

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such sockets")


def _detente(*words: str | Path) -> None:
    """A command of the command line, which must end well."""
    done = subprocess.run(
        [sys.executable, "-m", "detente", "server", *words],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _compared(folder: Path, backups: int) -> None:
    data = folder / "data"
    with Served() as servers:
        running = servers.begin(data)
        wait_until_up(running.port)
        load = Load(*begin_cases(running))
        load.begin(running.port, "r0")
        assert load.acknowledged["files"].wait(60)
        before = []
        for number in range(backups):
            before.append(dict(load.had))
            _detente("backup", folder / f"{number}", "--data", data)
        load.end()
    for number, had in enumerate(before):
        assert had
        _restored(servers, folder, number, load, had)


def _restored(servers: Served, folder: Path, number: int, load: Load, had: dict[str, str]) -> None:
    """Bring a backup back and ask the server that is started there."""
    again = folder / f"restored-{number}"
    _detente("restore", folder / f"{number}", "--verify")
    _detente("restore", folder / f"{number}", "--data", again)
    with servers:
        running = servers.begin(again)
        wait_until_up(running.port)
        browser = Browser(running.port)
        browser.enter(running.link)
        found = words_held(browser, load.cases)
        bad = [line.key for line in look(again, lambda *_: None) if line.state == "bad"]
        browser.close()

    assert [] == bad
    assert set(had) <= set(found) <= {*load.asked, *NAMES}
    assert {1} == set(found.values())


def test_a_backup_holds_what_was_acknowledged_before_it(tmp_path: Path) -> None:
    """Made, checked and restored by the command line: the server started there shows it all."""
    _compared(tmp_path, backups=1)


@pytest.mark.nightly
def test_ten_backups_hold_what_was_acknowledged_before_each(tmp_path: Path) -> None:
    """One after another, while the browsers post on."""
    _compared(tmp_path, backups=10)
