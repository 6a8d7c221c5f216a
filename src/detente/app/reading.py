"""Reading a file nobody has vouched for: in a child process that cannot take the program down.

The readers have caps of their own; the child is for what no cap foresees, a library that stalls or
swells on a few well-chosen bytes.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from detente.case import fault
from detente.formats import Problem, Reading, read
from detente.formats.document import Place
from detente.formats.request import AS_IT_STANDS, ReadingRequest
from detente.formats.worker import CPU_SECONDS, reading_of, request_text

WALL_SECONDS = 20
"""Time for the child on a busy machine; its own limit counts computing alone."""


def read_isolated(path: Path, request: ReadingRequest = AS_IT_STANDS) -> Reading:
    """The case at a path, read under limits of memory (1 GB), computing (10 s) and time (20 s).

    The same answer as `formats.read`; a child that had to be stopped is a problem like any other.
    Where the interpreter's own path is unknown (embedded in another program), reads in-process.
    """
    if not sys.executable:
        return read(path, request)
    command = [sys.executable, "-P", "-m", "detente.formats.worker", str(path)]
    command.append(request_text(request))
    try:
        # What the child unpacks goes with it, however it ends.
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
            done = subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=WALL_SECONDS,
                check=False,
                env={**os.environ, "TMPDIR": scratch, "TEMP": scratch},
            )
    except subprocess.TimeoutExpired:
        return _stopped(path, "reading_took_too_long", limit=WALL_SECONDS)
    except ValueError:  # a path with a zero byte names no file
        return read(path, request)
    if done.returncode == -getattr(signal, "SIGXCPU", 0) != 0:
        return _stopped(path, "reading_took_too_long", limit=CPU_SECONDS)
    try:
        return reading_of(done.stdout.decode("ascii"))
    except (ValueError, KeyError, TypeError):
        return _stopped(path, "reading_failed")


def _stopped(path: Path, code: str, **values: object) -> Reading:
    place = Place(str(path))
    return Reading(None, (Problem(str(path), fault("", code, **values), place),))
