from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from detente.app.keeping import Line, Listener, doctor
from detente.app.keeping.versions import has_wal_reset_fault
from detente.i18n import LANGUAGES, say
from detente.store import lock as locking
from detente.store.engines import FILE
from helpers.logs import event, opened

FAULTY, MENDED = (3, 51, 2), (3, 51, 3)


def _look(data: Path, engine: tuple[int, ...] = FAULTY) -> dict[str, Line]:
    """What the doctor says, by what it is about; each line can be said in both languages."""
    lines = list(doctor.look(data, lambda *_: None, engine))
    for line in lines:
        for language in LANGUAGES:
            assert say(f"keeping.{line.key}", language, **dict(line.values))
    return {line.key.removeprefix("doctor."): line for line in lines}


def _bad(lines: dict[str, Line]) -> list[str]:
    return [key for key, line in lines.items() if line.state == "bad"]


def _data(tmp_path: Path) -> Path:
    """A sound data folder with one case of three events."""
    with opened(tmp_path / "data") as (_, log):
        log.append("c0", 1, event(b"one"))
        log.append("c0", 2, event(b"two"))
    return tmp_path / "data"


def test_a_sound_folder_is_called_sound(tmp_path: Path) -> None:
    """Nothing is bad, and what is sound is counted."""
    lines = _look(_data(tmp_path))

    assert [] == _bad(lines)
    assert {"cases": 1, "events": 3, "contents": 3} == dict(lines["sound"].values)
    assert {"lock_free", "wal_alone", "closed_to_others", "at_head", "free"} <= lines.keys()


def test_nothing_is_changed_by_looking(tmp_path: Path) -> None:
    """The database is the same to the byte afterwards, and free to be opened."""
    data = _data(tmp_path)
    before = (data / FILE).read_bytes()
    _look(data)

    assert before == (data / FILE).read_bytes()
    with opened(data) as (_, log):
        assert 3 == log.head("c0")


def test_an_empty_place_is_no_fault(tmp_path: Path) -> None:
    """Before the first start there is nothing to find wrong, and nothing is made."""
    lines = _look(tmp_path / "data")

    assert ([], False) == (_bad(lines), (tmp_path / "data").exists())
    assert "nothing_there" in lines


@pytest.mark.parametrize(
    ("engine", "fault"),
    [
        ((3, 6, 23), False),
        ((3, 7, 0), True),
        ((3, 40, 1), True),
        (FAULTY, True),
        (MENDED, False),
        ((3, 52, 0), False),
        ((4, 0, 0), False),
    ],
)
def test_the_fault_of_the_engine_goes_by_its_version(engine: tuple[int, ...], fault: bool) -> None:
    """WAL-reset: from 3.7.0, mended in 3.51.3."""
    assert fault == has_wal_reset_fault(engine)


def test_a_mended_engine_is_good_in_any_case(tmp_path: Path) -> None:
    """Where the fault is mended, that is said."""
    lines = _look(_data(tmp_path), MENDED)

    assert "wal_mended" in lines


def test_a_faulty_engine_without_a_single_writer_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the lock keeps nobody out, the faulty engine is bad; the mended one is not."""
    data = _data(tmp_path)
    monkeypatch.setattr(locking, "_take", lambda _file: None)

    assert {"lock_useless", "wal"} <= set(_bad(_look(data)))
    assert "wal" not in _look(data, MENDED)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux shows who has a file open")
def test_another_program_at_the_file_is_named(tmp_path: Path) -> None:
    """A tool that has the database open beside us is a second writer for all we know."""
    data = _data(tmp_path)
    script = "import sys; held = open(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", script, data / FILE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        lines = _look(data)
        other.communicate()

    assert ["other", "wal"] == _bad(lines)
    assert other.pid == dict(lines["other"].values)["process"]


def test_a_running_server_is_asked_and_left_alone(tmp_path: Path) -> None:
    """While a server works with the folder, it is named, and its data are looked at."""
    with opened(tmp_path / "data", cases=2) as (database, _):
        listener = Listener(database)
        lines = _look(tmp_path / "data")
        listener.close()

    assert [] == _bad(lines)
    assert 2 == dict(lines["sound"].values)["cases"]
    assert "lock_held" in lines


def test_a_holder_that_does_not_answer_is_said(tmp_path: Path) -> None:
    """What could not be looked at is not called sound."""
    with opened(tmp_path / "data"):
        lines = _look(tmp_path / "data")

    assert ["error.in_use"] == _bad(lines)
    assert "sound" not in lines


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_a_folder_open_to_others_is_bad(tmp_path: Path) -> None:
    """Others on the machine must not read what is private."""
    data = _data(tmp_path)
    data.chmod(0o755)
    (data / FILE).chmod(0o644)
    lines = _look(data)

    assert ["open_to_others"] == _bad(lines)
    assert "data 0755, detente.sqlite 0644" == dict(lines["open_to_others"].values)["what"]


DAMAGED = {
    "found.chain": "UPDATE private_events SET actor = 'x' WHERE sequence = 2",
    "found.content": "UPDATE private_contents SET content = x'00'",
    "found.missing": "DELETE FROM private_contents",
    "found.integrity": "UPDATE cases SET owner = 'nobody'",
    "newer": "UPDATE alembic_version SET version_num = '0999'",
    "foreign": "DROP TABLE alembic_version",
}


@pytest.mark.parametrize(("key", "statement"), DAMAGED.items(), ids=DAMAGED)
def test_each_kind_of_damage_is_named(tmp_path: Path, key: str, statement: str) -> None:
    """What is wrong is said by its own sentence, and the folder is not called sound."""
    data = _data(tmp_path)
    with closing(sqlite3.connect(data / FILE, isolation_level=None)) as connection:
        connection.execute(statement)
    lines = _look(data)

    assert key in _bad(lines)
    assert "sound" not in lines


def test_damaged_pages_are_found(tmp_path: Path) -> None:
    """A file with nonsense in its pages is named as damaged, and nothing breaks on it."""
    data = _data(tmp_path)
    file = data / FILE
    whole = file.read_bytes()
    for page in range(1, len(whole) // 4096):
        file.write_bytes(whole[: page * 4096] + b"\xff" * 4096 + whole[(page + 1) * 4096 :])
        assert _bad(_look(data)), page
