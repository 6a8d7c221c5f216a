"""What a running server does for the commands beside it: it copies its database for them.

No second process may touch the file (docs/decisions/0010-one-writer.md), so a command asks through
a socket in the data folder, which only its owner may open.
"""

from __future__ import annotations

import logging
import socket
import threading
from contextlib import closing, suppress
from pathlib import Path
from secrets import token_hex

from detente.app.keeping import words
from detente.store import Database, StoreError
from detente.store.copying import copy

_PATIENCE = 30.0
"""Seconds for one to ask, and to take in an answer."""
_FETCHING = 3_600.0
"""Seconds to fetch a copy before it is taken away again."""


class Listener:
    """Answers on the socket of a data folder until ``close``; not where none can be made."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._folder = database.folder
        self._closing = False
        self._asked: socket.socket | None = None
        for left in self._folder.glob("copy-*.sqlite*"):
            left.unlink(missing_ok=True)
        self._socket = _bound(self._folder)
        self._thread = threading.Thread(target=self._listen, name="detente-keeper", daemon=True)
        if self._socket is not None:
            self._thread.start()

    def close(self) -> None:
        """Stop; a copy under way is given up."""
        self._closing = True
        if self._socket is None:
            return
        for one in (self._socket, self._asked):
            if one is not None:
                with suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._socket.close()
        (self._folder / words.SOCKET).unlink(missing_ok=True)

    def _listen(self) -> None:
        assert self._socket is not None
        while not self._closing:
            try:
                asking, _ = self._socket.accept()
            except OSError:
                return
            self._asked = asking
            with asking:
                asking.settimeout(_PATIENCE)
                # Whatever one asker does, the next is heard.
                with suppress(OSError, ValueError):
                    self._answer(asking)
            self._asked = None

    def _answer(self, asking: socket.socket) -> None:
        incoming = words.lines(asking)
        if next(incoming, None) != {"want": "copy"}:
            asking.sendall(words.line({"error": "not_understood"}))
            return
        target = self._folder / f"copy-{token_hex(8)}.sqlite"
        try:
            self._copy(target, asking)
            asking.sendall(words.line({"copy": target.name}))
            asking.settimeout(_FETCHING)
            next(incoming, None)
        except StoreError as error:
            asking.sendall(words.line({"error": error.key}))
        finally:
            target.unlink(missing_ok=True)

    def _copy(self, target: Path, asking: socket.socket) -> None:
        def progress(what: str, done: int, total: int) -> None:
            if self._closing:
                raise OSError("closing")
            asking.sendall(words.line({"progress": [what, done, total]}))

        with closing(self._database.snapshot()) as source:
            copy(source, target, progress)


def _bound(folder: Path) -> socket.socket | None:
    if not words.possible():
        return None
    (folder / words.SOCKET).unlink(missing_ok=True)  # of a server that was killed: we hold the lock
    bound = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        with words.address(folder) as name:
            bound.bind(name)
        (folder / words.SOCKET).chmod(0o600)
        bound.listen()
    except OSError as error:
        bound.close()
        logging.getLogger("detente").warning("no backup while running: %s", error)
        return None
    return bound
