"""Coming in by passphrase: argon2id, few hashes at once, and a pause after wrong ones."""

from __future__ import annotations

import threading
from collections import deque
from datetime import datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from detente.app.requests import BadRequestError
from detente.i18n import say
from detente.store import Account, Accounts

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST = 12
"""Signs of a passphrase; length is what counts, so nothing else is asked of it."""
LONGEST = 200
WRONG = 5
"""Wrong passphrases after which nobody is let in for a while."""
PAUSE = timedelta(minutes=5)


class TooOftenError(Exception):
    """Too many wrong passphrases lately."""


class Door:
    """Lets the owner in by passphrase.

    One hash costs 19 MiB and some 70 ms on purpose; at most two are made at a time, so that
    guessing cannot exhaust the machine.
    """

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts
        self._hashing = threading.Semaphore(2)
        self._wrong: deque[datetime] = deque(maxlen=WRONG)
        self._lock = threading.Lock()

    def choose(self, account: str, passphrase: str, again: str, language: str) -> None:
        """Set a passphrase. Raises `BadRequestError` where it does not do."""
        if not SHORTEST <= len(passphrase) <= LONGEST:
            raise BadRequestError(
                say("web.account.length", language, shortest=SHORTEST, longest=LONGEST)
            )
        if passphrase != again:
            raise BadRequestError(say("web.account.differ", language))
        with self._hashing:
            hashed = _hasher().hash(passphrase)
        self._accounts.set_passphrase(account, hashed)

    def opens(self, account: Account, passphrase: str, now: datetime) -> bool:
        """Whether it is the account's passphrase, asked for at any door. Raises `TooOftenError`.

        The pause is the account's, whoever asks: an address says nothing behind a proxy. The
        one-time link opens meanwhile.
        """
        from argon2.exceptions import Argon2Error, InvalidHashError

        with self._lock:
            if len(self._wrong) == WRONG and now - self._wrong[0] < PAUSE:
                raise TooOftenError
            self._wrong.append(now)  # taken back when it was right: guesses at once all count
        if account.passphrase is None or len(passphrase) > LONGEST:
            return False
        try:
            with self._hashing:
                _hasher().verify(account.passphrase, passphrase)
        except (Argon2Error, InvalidHashError):
            return False
        with self._lock:
            self._wrong.clear()
        return True


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher, Type

    return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1, type=Type.ID)
