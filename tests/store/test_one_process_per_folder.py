from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from detente.store import Database, InUseError
from detente.store import lock as locking
from detente.store.errors import UnsafeError

HOLD = """
import sys, time
from pathlib import Path
from detente.store import Database
Database(Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def _held(folder: Path) -> subprocess.Popen[str]:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert "held\n" == holder.stdout.readline()
    return holder


def test_another_process_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    """While a process holds a folder nobody else opens it; killed with -9, it holds it no more."""
    with _held(tmp_path) as holder:
        with pytest.raises(InUseError) as refused:
            Database(tmp_path)
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    Database(tmp_path).close()

    assert holder.pid == refused.value.values["process"]


def test_a_second_opening_in_one_process_is_refused(tmp_path: Path) -> None:
    """Two databases on one folder would be two writers, also within a process."""
    first = Database(tmp_path)
    with pytest.raises(InUseError) as refused:
        Database(tmp_path)
    first.close()
    Database(tmp_path).close()

    assert os.getpid() == refused.value.values["process"]


@pytest.mark.parametrize(("language", "mend"), [("en", "stop the other"), ("de", "Beenden Sie")])
def test_the_refusal_says_what_to_do(tmp_path: Path, language: str, mend: str) -> None:
    """The sentence names the folder, the process and what to do, in either language."""
    first = Database(tmp_path)
    with pytest.raises(InUseError) as refused:
        Database(tmp_path)
    first.close()
    sentence = refused.value.sentence(language)

    assert all(part in sentence for part in (str(tmp_path), str(os.getpid()), mend))


def test_a_lock_that_keeps_nobody_out_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a drive whose locks mean nothing the database does not open at all."""
    monkeypatch.setattr(locking, "_take", lambda _file: None)

    with pytest.raises(UnsafeError):
        Database(tmp_path)


def test_a_drive_without_locks_is_not_called_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the system knows no locks, nobody is sought who holds one; the reason is named."""

    def unknown(_file: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(locking, "_take", unknown)

    with pytest.raises(UnsafeError, match="No locks available"):
        Database(tmp_path)


def test_only_the_owner_can_read_what_is_made(tmp_path: Path) -> None:
    """Folder and files are closed to others on the machine."""
    database = Database(tmp_path / "data")
    database.write(lambda connection: connection.exec_driver_sql("DELETE FROM links"))
    modes = {path.stat().st_mode & 0o077 for path in (tmp_path / "data").rglob("*")}
    database.close()

    assert ({0}, 0o700) == (modes, (tmp_path / "data").stat().st_mode & 0o777)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_a_folder_inside_one_we_may_not_read_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A service's folder lies in one that only the system reads; that is no hindrance."""
    data = tmp_path / "private" / "data"
    original = os.open

    def guarded(path: object, *more: int) -> int:
        if path == data.parent:
            raise PermissionError(errno.EACCES, "not yours", str(path))
        return original(path, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", guarded)
    Database(data).close()

    assert (data / "detente.sqlite").exists()
