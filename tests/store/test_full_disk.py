from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection

from detente.store import Database, DiskFaultError, Log, NoRoomError, writer
from helpers.logs import event, opened, sound

Room = Callable[[bool], object]


def _pages(database: Database, most: int) -> None:
    database.write(lambda connection: connection.exec_driver_sql(f"PRAGMA max_page_count={most}"))


def _fill(log: Log, case: str) -> tuple[int, Exception]:
    """Append until the disk refuses: the last acknowledged version, and the refusal."""
    version = log.head(case)
    while True:
        try:
            version = log.append(case, version, event(b"%d" % version * 3_000)).sequence
        except (NoRoomError, DiskFaultError) as error:
            return version, error


def _seen(database: Database, log: Log, kept: int) -> tuple[bool, bool]:
    """Whether reads go on with everything acknowledged, and whether it is sound."""
    return log.head("c0") == kept and len(log.events("c0")) == kept, sound(database)


def test_a_full_disk_is_said_and_passes(tmp_path: Path) -> None:
    """Without room a change is refused as ours, reads go on; with room the writer goes on."""
    with opened(tmp_path) as (database, log):
        _pages(database, 200)
        kept, error = _fill(log, "c0")
        during = _seen(database, log, kept)
        _pages(database, 100_000)
        after = [log.append("c0", kept + more, event(b"x" * 9_000)).sequence for more in range(50)]
        whole = sound(database)
    with opened(tmp_path) as (_, log):
        head = log.head("c0")

    assert (NoRoomError, (True, True), True) == (type(error), during, whole)
    assert (list(range(kept + 1, kept + 51)), kept + 50) == (after, head)


def test_one_without_room_takes_no_other_along(tmp_path: Path) -> None:
    """Changes that share a commit with one that is too large for the disk are kept."""
    with opened(tmp_path, cases=6) as (database, log):
        _pages(database, 200)
        gate = threading.Event()
        with ThreadPoolExecutor(8) as pool:
            held = pool.submit(database.write, lambda _: gate.wait(30))
            large = pool.submit(log.append, "c0", 1, event(b"x" * 2_000_000))
            small = [pool.submit(log.append, f"c{case}", 1, event()) for case in range(1, 6)]
            gate.set()
            answers = [held.result(), *(done.result().sequence for done in small)]
            with pytest.raises(NoRoomError):
                large.result()
        heads = [log.head(f"c{case}") for case in range(6)]

    assert ([True, 2, 2, 2, 2, 2], [1, 2, 2, 2, 2, 2]) == (answers, heads)


def test_what_the_disk_took_back_is_not_written_piece_by_piece(tmp_path: Path) -> None:
    """Where SQLite ends the transaction in the midst, nothing after it slips in on its own."""
    with opened(tmp_path) as (database, log):
        _pages(database, 60)

        def several(connection: Connection) -> None:
            connection.exec_driver_sql("UPDATE accounts SET language = 'xx'")
            try:
                connection.exec_driver_sql(
                    "INSERT INTO private_contents VALUES ('c0', 'x', zeroblob(9000000))"
                )
            finally:
                connection.exec_driver_sql("UPDATE accounts SET passphrase = 'xx'")

        with pytest.raises(NoRoomError):
            database.write(several)
        _pages(database, 100_000)
        log.append("c0", 1, event())
        found = database.read(
            lambda connection: connection.exec_driver_sql(
                "SELECT language, passphrase FROM accounts"
            ).one()
        )

    assert (None, None) == tuple(found)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[tuple[Path, Room]]:
    """A folder with 3 MB of room, and a way to make room: a disk of its own where we may mount.

    Elsewhere files of this process may not grow: SQLite then meets the same refusals at the same
    calls, by another name.
    """
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o"]
    if shutil.which("mount") and not _runs([*mount, "size=3m", "detente-test", str(place)]):
        try:
            yield (
                place,
                lambda more: _runs([*mount, "remount,size=64m", "x", str(place)]) if more else None,
            )
        finally:
            _runs(["umount", "--lazy", str(place)])
        return
    before = resource.getrlimit(resource.RLIMIT_FSIZE)

    def room(more: bool) -> None:
        now = before if more else (3 * 2**20, before[1])
        resource.setrlimit(resource.RLIMIT_FSIZE, now)

    try:
        yield place, room
    finally:
        room(True)


def _runs(command: list[str]) -> int:
    return subprocess.run(command, capture_output=True, check=False).returncode


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither")
def test_a_small_disk_that_fills_under_load_loses_nothing(
    small_disk: tuple[Path, Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk filled by eight at once: each acknowledgement is there, and work goes on with room."""
    monkeypatch.setattr(writer, "_CHECKPOINT", 20)
    place, room = small_disk
    with opened(place / "data", cases=8) as (database, log):
        room(False)
        with ThreadPoolExecutor(8) as pool:
            filled = list(pool.map(lambda case: _fill(log, f"c{case}"), range(8)))
        kept = [version for version, _ in filled]
        during = [log.head(f"c{case}") for case in range(8)]
        room(True)
        after = [log.append(f"c{case}", kept[case], event()).sequence for case in range(8)]
        whole = sound(database)
    with opened(place / "data", cases=8) as (database, log):
        again, whole_again = [log.head(f"c{case}") for case in range(8)], sound(database)

    assert (kept, True) == (during, whole)
    assert ([version + 1 for version in kept], True) == (again, whole_again)
    assert again == after
    assert sum(kept) > 30
