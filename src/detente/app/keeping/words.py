"""How the two sides of the socket in a data folder speak: lines of JSON.

The asker writes ``{"want": "copy"}``. The server answers with any number of
``{"progress": [what, done, total]}``, then ``{"copy": NAME}``, a file in the data folder, which is
the asker's for as long as it holds the line open; or ``{"error": KEY}``.
"""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

SOCKET = "detente.socket"
_LONGEST = 100
"""Bytes of an address that every system takes."""
LINE = 4_096
"""Bytes of a line; who sends more is not one of ours."""


def possible() -> bool:
    """Whether this system has such sockets. Windows, as Python knows it, has none."""
    return hasattr(socket, "AF_UNIX")


@contextmanager
def address(folder: Path) -> Iterator[str]:
    """A name for the folder's socket, however long its path. Raises ``OSError``."""
    path = str(folder.absolute() / SOCKET)
    if len(os.fsencode(path)) <= _LONGEST:
        yield path
        return
    # Through the open folder: a name of a few letters. Elsewhere than on Linux it is no name.
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield f"/proc/self/fd/{handle}/{SOCKET}"
    finally:
        os.close(handle)


def line(values: dict[str, Any]) -> bytes:
    """A line to send."""
    return json.dumps(values).encode() + b"\n"


def lines(connection: socket.socket) -> Iterator[dict[str, Any]]:
    """The lines that come, until the other side has closed. Raises ``ValueError``, ``OSError``."""
    with connection.makefile("rb") as incoming:
        while written := incoming.readline(LINE):
            values = json.loads(written)
            if not isinstance(values, dict):
                raise ValueError("not a line of ours")
            yield values
