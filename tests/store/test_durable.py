from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection

from detente.meeting.events import first_break
from detente.store import DiskFaultError, UnsafeError, writer
from detente.store.checking import examine
from detente.store.engines import FILE, _prepare, only_reading, reading
from helpers.logs import event, opened

FRAME = 24 + 4096
"""Bytes of a frame in the log of SQLite: its header and a page."""


def _pragma(connection: Connection, name: str) -> object:
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def test_the_writer_waits_for_the_disk(tmp_path: Path) -> None:
    """On the connection that writes, the log is a WAL and every commit is synchronised in full."""
    with opened(tmp_path) as (database, _):
        settings = database.write(
            lambda connection: [
                _pragma(connection, name)
                for name in ("journal_mode", "synchronous", "secure_delete", "wal_autocheckpoint")
            ]
        )

    assert ["wal", 2, 1, 0] == settings


@pytest.mark.parametrize("work", ["DELETE FROM links", "PRAGMA wal_checkpoint(TRUNCATE)"])
def test_a_reader_can_neither_write_nor_checkpoint(tmp_path: Path, work: str) -> None:
    """Only the writer touches the file: a reader that tries is refused."""
    with opened(tmp_path) as (database, _):
        with pytest.raises(DiskFaultError):
            database.read(lambda connection: connection.exec_driver_sql(work).all())
        with closing(database.snapshot()) as plain, pytest.raises(sqlite3.OperationalError):
            plain.execute(work).fetchall()


def test_a_reader_that_ends_last_leaves_the_log(tmp_path: Path) -> None:
    """SQLite checkpoints when its last connection ends; a reader's end must not."""
    with opened(tmp_path / "there") as (database, log):
        log.append("c0", 1, event())
        shutil.copytree(tmp_path / "there", tmp_path / "killed")
        size = database.path.with_name(f"{FILE}-wal").stat().st_size
    path = tmp_path / "killed" / FILE
    engine = reading(path)
    with engine.connect() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM private_events").scalar()
    engine.dispose()
    only_reading(path).close()

    assert size == path.with_name(f"{FILE}-wal").stat().st_size > 0


def test_a_database_without_a_durable_log_is_refused() -> None:
    """Where SQLite does not grant what was asked for, the connection is refused by name."""
    with pytest.raises(UnsafeError, match="journal_mode = memory"):
        _prepare(sqlite3.connect(":memory:"), {"journal_mode": "wal"})


UNSYNCED = r"""
import ctypes, platform, struct, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from helpers.logs import event, opened

FSYNC, FDATASYNC, ARCH = {
    "x86_64": (74, 75, 0xC000003E), "aarch64": (82, 83, 0xC00000B7)
}[platform.machine()]
EIO = 5

def forbid_syncs():
    # Berkeley Packet Filter: fsync and fdatasync of this process fail from now on.
    def step(code, true, false, value):
        return struct.pack("HBBI", code, true, false, value)
    program = b"".join((
        step(0x20, 0, 0, 4), step(0x15, 0, 3, ARCH),
        step(0x20, 0, 0, 0), step(0x15, 2, 0, FSYNC), step(0x15, 1, 0, FDATASYNC),
        step(0x06, 0, 0, 0x7FFF0000), step(0x06, 0, 0, 0x00050000 | EIO),
    ))
    class Filter(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("program", ctypes.c_char_p)]
    libc = ctypes.CDLL(None, use_errno=True)
    held = Filter(len(program) // 8, program)
    assert libc.prctl(38, 1, 0, 0, 0) == 0, ctypes.get_errno()
    # For every thread: the one that writes is there already.
    number = 317 if platform.machine() == "x86_64" else 277
    assert libc.syscall(number, 1, 1, ctypes.byref(held)) == 0, ctypes.get_errno()

with opened(Path(sys.argv[1])) as (database, log):
    print("synced", log.append("c0", 1, event(b"before")).sequence)
    forbid_syncs()
    for number in range(5):
        try:
            log.append("c0", 2, event(b"after %d" % number))
            print("acknowledged")
        except Exception as error:
            print(type(error).__name__)
    print("head", log.head("c0"))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets a process forbid itself calls")
def test_nothing_is_acknowledged_that_was_not_synchronised(tmp_path: Path) -> None:
    """Between writing and acknowledging lies a synchronisation: where it fails, none is given.

    The child forbids itself ``fsync`` and ``fdatasync``, so an acknowledgement that does not wait
    for them would be seen.
    """
    done = subprocess.run(
        [sys.executable, "-c", UNSYNCED, tmp_path, Path(__file__).parents[1]],
        capture_output=True,
        text=True,
        check=False,
    )

    assert ["synced 2", *["DiskFaultError"] * 5, "head 2"] == done.stdout.splitlines(), done.stderr
    assert DiskFaultError.__name__ in done.stdout


@pytest.fixture(autouse=True)
def never_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine, the writer does not move its log in a pause."""
    monkeypatch.setattr(writer, "_IDLE", 3_600.0)


def _crashed(tmp_path: Path, changes: int) -> tuple[Path, bytes, int]:
    """A database as a crash leaves it: its folder, its log, and the acknowledged versions."""
    with opened(tmp_path / "live") as (database, log):
        for number in range(1, changes + 1):
            log.append("c0", number, event(b"%d" % number * 500))
        shutil.copytree(tmp_path / "live", tmp_path / "crashed")
        wal = database.path.with_name(f"{FILE}-wal").read_bytes()
    (tmp_path / "crashed" / f"{FILE}-shm").unlink(missing_ok=True)
    return tmp_path / "crashed" / FILE, wal, changes + 1


def _recovered(path: Path, wal: bytes) -> tuple[int, bool]:
    """The versions found behind a log, and whether everything about them is sound."""
    for left in path.parent.glob(f"{FILE}-*"):
        left.unlink()
    path.with_name(f"{FILE}-wal").write_bytes(wal)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        found = examine(connection, lambda *_: None)
    return found.events, not found.faults


def _cuts(tmp_path: Path, *, every: int, garbage: bool) -> None:
    path, wal, acknowledged = _crashed(tmp_path, 12)
    before = path.read_bytes()
    least = _recovered(path, wal[: -3 * FRAME])[0]
    seen = []
    for cut in range(len(wal) - 3 * FRAME, len(wal) + 1, every):
        path.write_bytes(before)
        tail = os.urandom(len(wal) - cut) if garbage else b""
        events, whole = _recovered(path, wal[:cut] + tail)
        assert whole, cut
        seen.append(events)

    assert seen == sorted(seen)
    assert (least, acknowledged) == (seen[0], _recovered(path, wal)[0])
    assert least >= acknowledged - 3


@pytest.mark.parametrize("garbage", [False, True])
def test_a_log_cut_anywhere_recovers_to_a_prefix(tmp_path: Path, garbage: bool) -> None:
    """Wherever a power cut ends the log, or leaves nonsense, what comes back is whole: a prefix.

    It is sampled here; the long form tries every byte.
    """
    _cuts(tmp_path, every=397, garbage=garbage)


@pytest.mark.nightly
def test_a_log_cut_at_every_byte_recovers_to_a_prefix(tmp_path: Path) -> None:
    """Every byte of the last three frames of the log, as the end of it."""
    _cuts(tmp_path, every=1, garbage=False)


def test_the_oracle_sees_a_log_that_lies(tmp_path: Path) -> None:
    """The check of the cuts fails where an event is changed inside a whole database."""
    with opened(tmp_path) as (database, log):
        log.append("c0", 1, event())
        database.write(
            lambda connection: connection.exec_driver_sql(
                "UPDATE private_events SET kind = 'other' WHERE sequence = 1"
            )
        )
        broken = first_break(log.events("c0"))
        with closing(database.snapshot()) as look:
            found = [fault.key for fault in examine(look, lambda *_: None).faults]

    assert (1, ["chain"]) == (broken, found)
