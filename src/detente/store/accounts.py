"""Accounts, the sessions they are signed in with, and the one-time links that open them.

What a cookie or a link holds is stored as a hash only: a stolen database opens nothing.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from detente.store.database import Database
from detente.store.errors import StoreError
from detente.store.tables import ACCOUNTS, LINKS, SESSIONS

IDLE = timedelta(hours=12)
"""A session unused for so long has ended."""
LONGEST = timedelta(days=7)
"""No session lasts longer."""
LINK = timedelta(minutes=15)
"""A link not used for so long opens nothing."""


@dataclass(frozen=True, slots=True)
class Account:
    """Who may sign in. ``language``: the one chosen, None where nobody chose."""

    id: str
    language: str | None
    passphrase: str | None


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in account: ``token`` is the hash of what the cookie holds.

    ``by_link``: a one-time link let it in, and no passphrase was set since.
    """

    token: str
    account: Account
    by_link: bool = False


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


_FIRST = select(ACCOUNTS).order_by(ACCOUNTS.c.created_at).limit(1)


class Accounts:
    """Who may enter, and who has."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def owner(self, new_id: str, now: datetime) -> Account:
        """The owner of the workbench, made on first use."""

        def work(connection: Connection) -> Account:
            row = connection.execute(_FIRST).first()
            if row is None:
                connection.execute(insert(ACCOUNTS).values(id=new_id, created_at=_text(now)))
                return Account(new_id, None, None)
            return Account(row.id, row.language, row.passphrase)

        return self._database.write(work)

    def add(self, account: str, now: datetime) -> None:
        """One more account, of somebody else."""
        values = {"id": account, "created_at": _text(now)}
        self._database.write(lambda connection: connection.execute(insert(ACCOUNTS).values(values)))

    def known_owner(self) -> Account | None:
        """The owner, where somebody has entered already."""
        row = self._database.read(lambda connection: connection.execute(_FIRST).first())
        return None if row is None else Account(row.id, row.language, row.passphrase)

    def choose_language(self, account: str, language: str) -> None:
        """Remember the language an account reads."""
        self._set(account, language=language)

    def set_passphrase(self, account: str, hashed: str) -> None:
        """Keep the argon2id hash of a passphrase, made by the caller.

        What a one-time link allowed is used up: its sessions are like any other now.
        """

        def work(connection: Connection) -> None:
            by_link = update(SESSIONS).where(SESSIONS.c.account == account).values(by_link=False)
            connection.execute(by_link)
            kept = update(ACCOUNTS).where(ACCOUNTS.c.id == account).values(passphrase=hashed)
            connection.execute(kept)

        self._database.write(work)

    def make_link(self, account: str, secret: str, now: datetime) -> None:
        """Let a secret open the account once, for a quarter of an hour."""
        values = {
            "token": _hashed(secret),
            "account": account,
            "expires_at": _text(now + LINK),
        }
        self._database.write(lambda connection: connection.execute(insert(LINKS).values(values)))

    def spend_link(self, secret: str, now: datetime) -> str | None:
        """The account a link opens; None where it is unknown, too old or spent. It is spent now."""

        def work(connection: Connection) -> str | None:
            spend = (
                update(LINKS)
                .where(
                    LINKS.c.token == _hashed(secret),
                    LINKS.c.spent_at.is_(None),
                    LINKS.c.expires_at > _text(now),
                )
                .values(spent_at=_text(now))
                .returning(LINKS.c.account)
            )
            return connection.execute(spend).scalar()

        return self._database.write(work)

    def begin_session(
        self, account: str, secret: str, now: datetime, *, by_link: bool = False
    ) -> None:
        """Sign an account in with a secret; ``by_link``: a one-time link let it in."""
        values = {
            "token": _hashed(secret),
            "account": account,
            "created_at": _text(now),
            "seen_at": _text(now),
            "expires_at": _text(now + LONGEST),
            "by_link": by_link,
        }
        self._database.write(lambda connection: connection.execute(insert(SESSIONS).values(values)))

    def session(self, secret: str, now: datetime) -> Session | None:
        """Who is signed in with a secret; None where the session is unknown, over or revoked."""
        token = _hashed(secret)
        query = (
            select(SESSIONS.c.seen_at, SESSIONS.c.by_link, ACCOUNTS)
            .join(ACCOUNTS, ACCOUNTS.c.id == SESSIONS.c.account)
            .where(
                SESSIONS.c.token == token,
                SESSIONS.c.revoked_at.is_(None),
                SESSIONS.c.expires_at > _text(now),
                SESSIONS.c.seen_at > _text(now - IDLE),
            )
        )
        row = self._database.read(lambda connection: connection.execute(query).first())
        if row is None:
            return None
        if row.seen_at < _text(now - timedelta(minutes=10)):
            seen = update(SESSIONS).where(SESSIONS.c.token == token).values(seen_at=_text(now))
            # Who is signed in reads on where nothing can be written, on a full disk say.
            with suppress(StoreError):
                self._database.write(lambda connection: connection.execute(seen).rowcount)
        account = Account(row.id, row.language, row.passphrase)
        return Session(token, account, bool(row.by_link))

    def holds(self, token: str, now: datetime) -> bool:
        """Whether a session is still good.

        Asking does not count as using it: an open stream must not keep a forgotten session alive.
        """
        query = select(SESSIONS.c.token).where(
            SESSIONS.c.token == token,
            SESSIONS.c.revoked_at.is_(None),
            SESSIONS.c.expires_at > _text(now),
            SESSIONS.c.seen_at > _text(now - IDLE),
        )
        return self._database.read(lambda connection: connection.execute(query).first()) is not None

    def end_session(self, token: str, now: datetime) -> None:
        """Sign one session out."""
        self._revoke(SESSIONS.c.token == token, now)

    def end_sessions(self, account: str, now: datetime, but: str = "") -> None:
        """Sign an account out everywhere, ``but`` for the session of that token."""
        self._revoke((SESSIONS.c.account == account) & (SESSIONS.c.token != but), now)

    def _revoke(self, which: object, now: datetime) -> None:
        change = (
            update(SESSIONS)
            .where(which, SESSIONS.c.revoked_at.is_(None))  # type: ignore[arg-type]
            .values(revoked_at=_text(now))
        )
        self._database.write(lambda connection: connection.execute(change).rowcount)

    def _set(self, account: str, **values: str) -> None:
        change = update(ACCOUNTS).where(ACCOUNTS.c.id == account).values(**values)
        self._database.write(lambda connection: connection.execute(change).rowcount)


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
