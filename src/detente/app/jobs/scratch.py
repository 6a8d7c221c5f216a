"""Folders of jobs: private, and gone when the job is."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

_LONGEST = 400


class Scratch:
    """A folder of one server among those of others below ``root``; what a killed one left goes."""

    def __init__(self, root: Path) -> None:
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        for left in root.iterdir():
            if left.is_dir() and (handle := _locked(left)) is not None:
                _removed(left)
                os.close(handle)
        self._folder = Path(tempfile.mkdtemp(dir=root))
        self._handle = _locked(self._folder)

    @contextmanager
    def place(self, files: Mapping[str, bytes], request: bytes) -> Iterator[Path]:
        """A job's folder: its ``case``, its ``request.json``, an empty ``tmp``."""
        place = Path(tempfile.mkdtemp(dir=self._folder))
        try:
            (place / "tmp").mkdir()
            (place / "case").mkdir()
            (place / "request.json").write_bytes(request)
            for path, content in files.items():
                file = place / "case" / inside(path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            yield place
        finally:
            _removed(place)

    def close(self) -> None:
        """Remove the folder."""
        _removed(self._folder)
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def inside(path: str) -> str:
    """A path that stays in its folder, on every system. Raises `ValueError` for any other."""
    parts = PurePosixPath(path).parts
    wrong = (
        not parts
        or len(path.encode("utf-8", "replace")) > _LONGEST
        or path.startswith("/")
        or any(part in ("..", ".") for part in path.split("/"))
        or any(sign in path for sign in ("\\", "\0", ":"))
    )
    if wrong:
        raise ValueError("a path that leads out of its folder")
    return path


def _locked(folder: Path) -> int | None:
    """A handle that holds the folder for as long as this process lives; None where another does."""
    try:
        import fcntl
    except ImportError:  # Windows: what is left there stays
        return None
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def _removed(folder: Path) -> None:
    def made_writable(remove: Callable[..., Any], path: str, _error: object) -> None:
        with contextlib.suppress(OSError):
            Path(path).parent.chmod(0o700)
            Path(path).chmod(0o700)
            remove(path)

    shutil.rmtree(folder, onerror=made_writable)
