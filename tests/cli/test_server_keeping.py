"""``detente server doctor``, ``backup`` and ``restore`` from the command line."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from detente.app.keeping import Listener
from detente.store.engines import FILE
from helpers.logs import event, opened

from .conftest import Run


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one case of two events, where the commands look by default."""
    with opened(tmp_path / "detente-data") as (_, log):
        log.append("c0", 1, event())
    return tmp_path / "detente-data"


def test_a_backup_and_back_again(run: Run, data: Path) -> None:
    """Backup, check, restore: each says what is in it, and the same SHA-256."""
    kept = run("server", "backup", "b.detente")
    checked = run("server", "restore", "b.detente", "--verify", "--lang", "de")
    back = run("server", "restore", "b.detente", "--data", "again")
    numbers = {done.stdout.partition("SHA-256 ")[2][:64] for done in (kept, checked, back)}

    assert [0, 0, 0] == [kept.returncode, checked.returncode, back.returncode], back.stderr
    assert "Cases: 1; events: 2" in kept.stdout
    assert "Es wurde nichts geschrieben" in checked.stdout
    assert 1 == len(numbers)
    with opened(data.parent / "again") as (_, log):
        assert 2 == log.head("c0")


def test_a_running_server_makes_the_backup(run: Run, tmp_path: Path) -> None:
    """Beside a server that holds the folder, backup and doctor ask it, and start is refused."""
    with opened(tmp_path / "detente-data") as (database, _):
        listener = Listener(database)
        kept = run("server", "backup", "b.detente")
        looked = run("server", "doctor")
        started = run("server", "start")
        listener.close()

    assert (0, 0, 2) == (kept.returncode, looked.returncode, started.returncode), kept.stderr
    assert "keeps others out" in looked.stdout
    assert "Only one may at a time" in started.stderr


def test_damage_is_said_and_refused(run: Run, data: Path) -> None:
    """A changed event: the doctor leaves with 2, no backup is made, both say where it is."""
    with closing(sqlite3.connect(data / FILE, isolation_level=None)) as connection:
        connection.execute("UPDATE private_events SET kind = 'x' WHERE sequence = 2")
    looked = run("server", "doctor", "--json", "-", "--lang", "de")
    kept = run("server", "backup", "b.detente")
    bad = [line for line in json.loads(looked.stdout)["lines"] if line["state"] == "bad"]

    assert (2, 2) == (looked.returncode, kept.returncode)
    assert ["found.chain"] == [line["what"] for line in bad]
    assert ("c0", 2) == (bad[0]["case"], bad[0]["version"])
    assert "bricht bei Fassung 2" in bad[0]["text"]
    assert "breaks at version 2" in kept.stderr
    assert not (data.parent / "b.detente").exists()


def test_a_restore_without_a_place_asks_for_one(run: Run, data: Path) -> None:
    """Neither a folder nor a mere check: the sentence names both, exit 2."""
    done = run("server", "restore", "b.detente")

    assert 2 == done.returncode
    assert "--data" in done.stderr
    assert "--verify" in done.stderr


@pytest.mark.parametrize("words", [("doctor",), ("backup", "b"), ("start",)], ids=lambda w: w[0])
def test_what_the_system_refuses_is_said(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    """A place where no folder can be is named with the system's own reason, exit 2."""
    (tmp_path / "file").write_text("in the way")
    done = run("server", *words, "--data", "file/data")

    assert done.returncode in (0, 2), done.stderr
    assert "inside the program" not in done.stderr
