from __future__ import annotations

import json
import shutil
import socket
import sqlite3
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from detente.app.keeping import (
    KeepingError,
    Listener,
    NoRoomError,
    StoreError,
    UnsoundError,
    back_up,
    restore,
    verify,
    words,
)
from detente.store import Accounts, Database, InUseError, Log, NewerDatabaseError
from detente.store.engines import FILE
from helpers.logs import NOW, event, examined, opened

unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such sockets")


def _silent(_what: str, _done: int, _total: int) -> None:
    """Nobody watches."""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Database, Log]]:
    """A database with three cases and its listener, as a running server has them."""
    with opened(tmp_path / "data", cases=3) as (database, log):
        listener = Listener(database)
        yield database, log
        listener.close()


def _backup(tmp_path: Path) -> Path:
    """A backup of a case with a history."""
    with opened(tmp_path / "data") as (database, log):
        for number in range(1, 8):
            log.append("c0", number, event(b"%d" % number * 900))
        accounts = Accounts(database)
        accounts.begin_session("a", "cookie", NOW)
        accounts.make_link("a", "link", NOW)
    back_up(tmp_path / "data", tmp_path / "b.detente", _silent)
    return tmp_path / "b.detente"


@unix
def test_a_backup_under_load_restores_to_a_prefix_of_everything(
    served: tuple[Database, Log], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made while three write: all acknowledged before it is in it, chains hold, counts agree."""
    monkeypatch.setattr("detente.store.copying._PAGES", 2)  # many steps, writes between them
    _, log = served
    log.append("c0", 1, event(b"x" * 1_000_000))
    done = threading.Event()
    counted = [log.head(f"c{case}") for case in range(3)]

    def write(case: int) -> None:
        while not done.is_set():
            counted[case] = log.append(
                f"c{case}", log.head(f"c{case}"), event(b"%d" % counted[case] * 500)
            ).sequence

    writers = [threading.Thread(target=write, args=(case,)) for case in range(3)]
    for writer in writers:
        writer.start()
    kept = []
    for number in range(5):
        before = list(counted)
        steps: list[int] = []

        def told(what: str, done: int, _total: int, steps: list[int] = steps) -> None:
            if what == "copy":
                steps.append(done)

        kept.append((before, back_up(tmp_path / "data", tmp_path / f"{number}", told)))
        assert sorted(steps) == steps  # writers never make it begin anew
    done.set()
    for writer in writers:
        writer.join()
    everything = {f"c{case}": log.events(f"c{case}") for case in range(3)}

    for number, (before, backup) in enumerate(kept):
        restored = restore(backup.file, tmp_path / f"r{number}", _silent)
        with opened(tmp_path / f"r{number}", cases=3) as (again, its_log):
            for case in range(3):
                events = its_log.events(f"c{case}")
                assert len(events) >= before[case]
                assert everything[f"c{case}"][: len(events)] == events
            found = examined(again)
        assert backup.held == restored.held == found
        assert (backup.sha256, backup.size) == (restored.sha256, restored.size)
    assert sum(map(len, everything.values())) > 30
    assert [] == list((tmp_path / "data").glob("copy-*"))
    assert [] == list(tmp_path.glob(".*"))


def test_a_backup_without_a_server_is_the_same(tmp_path: Path) -> None:
    """Where no server runs, the command takes the folder itself and lets it go again."""
    file = _backup(tmp_path)
    restored = restore(file, tmp_path / "restored", _silent)
    with opened(tmp_path / "data") as (_, log), opened(tmp_path / "restored") as (_, again):
        same = log.events("c0") == again.events("c0")
        contents = again.contents(
            "c0",
            [digest for each in again.events("c0") for digest in each.changed.values() if digest],
        )

    assert (True, 8, restored.held.contents) == (same, restored.held.events, len(contents))


def test_a_killed_server_s_last_changes_are_in_a_backup(tmp_path: Path) -> None:
    """What stands only in the log of SQLite, as after a kill, is in the backup too."""
    with opened(tmp_path / "live") as (_, log):
        log.append("c0", 1, event())
        shutil.copytree(tmp_path / "live", tmp_path / "killed", ignore=shutil.ignore_patterns("*m"))
    kept = back_up(tmp_path / "killed", tmp_path / "b", _silent)

    assert 2 == kept.held.events


def test_only_its_owner_can_read_a_backup(tmp_path: Path) -> None:
    """A backup holds everything private and is closed to others; nothing else is left beside it."""
    file = _backup(tmp_path)

    assert 0o600 == stat.S_IMODE(file.stat().st_mode)
    assert {"data", "b.detente"} == {path.name for path in tmp_path.iterdir()}


def test_everybody_signs_in_again_after_a_restore(tmp_path: Path) -> None:
    """A session or a link of the time of the backup opens nothing afterwards."""
    restore(_backup(tmp_path), tmp_path / "r", _silent)
    with opened(tmp_path / "r") as (database, _):
        accounts = Accounts(database)

        assert (None, None) == (accounts.session("cookie", NOW), accounts.spend_link("link", NOW))


def _refused(work: Callable[[], object], key: str) -> None:
    with pytest.raises(KeepingError) as refused:
        work()
    assert key == refused.value.key
    assert all(len(refused.value.sentence(language)) > 20 for language in ("en", "de"))


def test_a_backup_never_writes_over_a_file(tmp_path: Path) -> None:
    """A file of that name stays as it is."""
    file = _backup(tmp_path)
    before = file.read_bytes()
    _refused(lambda: back_up(tmp_path / "data", file, _silent), "exists")

    assert before == file.read_bytes()


@pytest.mark.parametrize(
    ("data", "file", "key"),
    [("nowhere", "x", "nothing_there"), ("data", "no/such/x", "no_folder")],
)
def test_what_cannot_be_backed_up_is_said(tmp_path: Path, data: str, file: str, key: str) -> None:
    """No data, or no place for the file: a sentence, and nothing is made."""
    _backup(tmp_path)
    before = sorted(tmp_path.iterdir())
    _refused(lambda: back_up(tmp_path / data, tmp_path / file, _silent), key)

    assert before == sorted(tmp_path.iterdir())


def test_a_restore_writes_over_nothing(tmp_path: Path) -> None:
    """A folder with anything in it is refused and stays as it is."""
    file = _backup(tmp_path)
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "mine.txt").write_text("mine")
    _refused(lambda: restore(file, tmp_path / "r", _silent), "not_empty")
    _refused(lambda: restore(file, tmp_path / "data", _silent), "not_empty")

    assert ["mine.txt"] == [path.name for path in (tmp_path / "r").iterdir()]


TAMPERED = {
    "event": "UPDATE private_events SET kind = 'x' WHERE sequence = 3",
    "order": "UPDATE private_events SET sequence = 99 WHERE sequence = 3",
    "gone": "DELETE FROM private_events WHERE sequence = 4",
    "unreadable": "UPDATE private_events SET data = '{' WHERE sequence = 2",
    "all gone": "DELETE FROM private_events",
    "content": "UPDATE private_contents SET content = x'00'",
    "missing": "DELETE FROM private_contents WHERE rowid = 3",
    "owner": "UPDATE cases SET owner = 'nobody'",
    "tables": "DROP TABLE cases",
}


@pytest.mark.parametrize("statement", TAMPERED.values(), ids=TAMPERED)
def test_a_tampered_backup_is_found_and_not_restored(tmp_path: Path, statement: str) -> None:
    """Whatever was changed inside: the backup is refused, and no folder is made from it."""
    file = _backup(tmp_path)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute(statement)
    works: list[Callable[[], object]] = [
        lambda: verify(file, _silent),
        lambda: restore(file, tmp_path / "r", _silent),
    ]
    for work in works:
        with pytest.raises(UnsoundError) as refused:
            work()
        assert refused.value.faults

    assert not (tmp_path / "r").exists()


def test_a_backup_cut_anywhere_is_found(tmp_path: Path) -> None:
    """Half a file, an empty one, or one of another program is no backup."""
    whole = _backup(tmp_path).read_bytes()
    part = tmp_path / "part"
    for content in (whole[: len(whole) // 2], whole[:-1], whole[:100], b"", b"text " * 1000):
        part.write_bytes(content)
        with pytest.raises(UnsoundError):
            verify(part, _silent)
        (tmp_path / "r").mkdir()
        with pytest.raises(UnsoundError):
            restore(part, tmp_path / "r", _silent)
        assert [] == list((tmp_path / "r").iterdir())
        (tmp_path / "r").rmdir()


def test_a_backup_of_a_newer_release_is_not_restored(tmp_path: Path) -> None:
    """It is not called damaged: the sentence asks for the newer release."""
    file = _backup(tmp_path)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    with pytest.raises(NewerDatabaseError):
        restore(file, tmp_path / "r", _silent)

    assert not (tmp_path / "r").exists()


def test_checking_a_backup_leaves_nothing(tmp_path: Path) -> None:
    """The check writes nothing, beside the file or in it, even where nothing can be written."""
    file = _backup(tmp_path)
    before, there = file.read_bytes(), sorted(tmp_path.rglob("*"))
    kept = verify(file, _silent)
    _refused(lambda: verify(tmp_path / "none", _silent), "no_file")

    assert (before, there, 8) == (file.read_bytes(), sorted(tmp_path.rglob("*")), kept.held.events)


def test_long_work_tells_how_far_it_is(tmp_path: Path) -> None:
    """A backup and a restore tell of copying and of each check, never more than all."""
    _backup(tmp_path)
    told: list[tuple[str, int, int]] = []
    back_up(tmp_path / "data", tmp_path / "b2", lambda *step: told.append(step))
    restore(tmp_path / "b2", tmp_path / "r", lambda *step: told.append(step))

    assert {"copy", "integrity", "chains", "contents"} == {what for what, _, _ in told}
    assert all(0 <= done <= total for _, done, total in told)


@unix
def test_a_server_goes_on_whatever_asks_it(served: tuple[Database, Log], tmp_path: Path) -> None:
    """Nonsense, silence and hanging up on the socket leave the server hearing the next."""
    data = tmp_path / "data"
    for said in (b"", b"{", b"[]\n", b'{"want": "everything"}\n', b"x" * 9_000, b"\xff\n"):
        with socket.socket(socket.AF_UNIX) as asking:
            with words.address(data) as name:
                asking.connect(name)
            asking.sendall(said)
            asking.shutdown(socket.SHUT_WR)
            answer = b""
            with suppress(ConnectionResetError):  # it hung up on the rest of what we said
                answer = b"".join(iter(lambda: asking.recv(4_096), b""))
        assert b"copy" not in answer
        assert all("error" in json.loads(line) for line in answer.splitlines())

    assert 3 == back_up(data, tmp_path / "b", _silent).held.events


@unix
def test_a_full_disk_beside_the_server_is_said(
    served: tuple[Database, Log], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the server finds no room for the copy, the command says that, and leaves nothing."""

    def full(*_: object) -> None:
        raise NoRoomError(folder=tmp_path)

    monkeypatch.setattr("detente.app.keeping.listener.copy", full)
    with pytest.raises(NoRoomError):
        back_up(tmp_path / "data", tmp_path / "b", _silent)

    assert ["data"] == [path.name for path in tmp_path.iterdir()]


@unix
def test_a_server_that_ends_in_the_midst_leaves_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the server closes while it copies, the command says so and no file appears."""
    with opened(tmp_path / "data") as (database, _):
        listener = Listener(database)
        monkeypatch.setattr("detente.store.copying._PAGES", 1)
        ended: list[threading.Thread] = []

        def end(*_: object) -> None:
            if not ended:
                ended.append(threading.Thread(target=listener.close))
                ended[0].start()
                ended[0].join(0.2)

        with pytest.raises(StoreError) as refused:
            back_up(tmp_path / "data", tmp_path / "b", end)
        ended[0].join()
        left = list((tmp_path / "data").glob("copy-*"))

    assert ([], ["data"]) == (left, [path.name for path in tmp_path.iterdir()])
    assert refused.value.key in ("gave_up", "refused")


def test_where_another_program_holds_the_folder_it_is_named(tmp_path: Path) -> None:
    """A holder that does not listen, a command say, is named with its process."""
    with opened(tmp_path / "data"), pytest.raises(InUseError):
        back_up(tmp_path / "data", tmp_path / "b", _silent)

    assert not (tmp_path / "b").exists()


def test_without_such_sockets_the_way_out_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows a server cannot be asked: the sentence says to stop it first."""
    monkeypatch.setattr(words, "possible", lambda: False)
    with opened(tmp_path / "data") as (database, _):
        listener = Listener(database)
        _refused(lambda: back_up(tmp_path / "data", tmp_path / "b", _silent), "no_socket")
        listener.close()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a long path is said to be too long")
def test_a_long_path_is_no_hindrance(tmp_path: Path) -> None:
    """An address of a socket holds some hundred signs; a data folder may lie deeper."""
    data = tmp_path / ("deep" * 30) / ("deeper" * 20)
    with opened(data) as (database, _):
        listener = Listener(database)
        kept = back_up(data, tmp_path / "b", _silent)
        mode = stat.S_IMODE((data / words.SOCKET).stat().st_mode)
        listener.close()

    assert (1, 0o600) == (kept.held.events, mode)


def test_the_same_file_is_known_again(tmp_path: Path) -> None:
    """The SHA-256 told at the backup is that of the check, and another for another byte."""
    file = _backup(tmp_path)
    first = verify(file, _silent)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        # Cutting the end of a chain leaves a sound chain: only the number tells.
        connection.execute("DELETE FROM private_events WHERE sequence = 8")
    second = verify(file, _silent)

    assert first.sha256 != second.sha256
    assert replace(first.held, events=7) == second.held
    assert FILE not in {path.name for path in tmp_path.iterdir()}
