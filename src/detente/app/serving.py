"""What a server holds: accounts, workbench, jobs, on one database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_urlsafe

from detente.app.entering import Door
from detente.app.examples import EXAMPLES, example_files
from detente.app.jobs import Jobs
from detente.app.keeping import Listener
from detente.app.workbench import Workbench
from detente.meeting.classes import Notice, Shared
from detente.store import Account, Accounts, Database, Log, NewEvent

__all__ = ["Account", "House", "open_house", "owner_link"]


@dataclass(frozen=True, slots=True)
class House:
    """Everything of one data folder, open."""

    database: Database
    accounts: Accounts
    door: Door
    workbench: Workbench
    jobs: Jobs
    keeper: Listener

    def close(self) -> None:
        """End what others ask for, then the jobs, then the writer."""
        self.keeper.close()
        self.jobs.close()
        self.database.close()


def open_house(
    data: Path,
    *,
    now: Callable[[], datetime],
    new_id: Callable[[], str],
    announce: Callable[[Shared[Notice]], None] = lambda _notice: None,
) -> House:
    """Open a data folder; it is made where there is none."""
    database = Database(data)
    jobs = Jobs(data / "scratch", new_id)
    workbench = Workbench(Log(database), jobs, now=now, new_id=new_id, announce=announce)
    accounts = Accounts(database)
    return House(database, accounts, Door(accounts), workbench, jobs, Listener(database))


def owner_link(data: Path, *, examples: bool = False) -> str:
    """A secret that lets the owner in once, through the page ``/enter?link=SECRET``.

    ``examples`` puts the examples on an empty workbench.
    """
    now = datetime.now(UTC)
    database = Database(data)
    try:
        accounts = Accounts(database)
        secret = token_urlsafe(32)
        owner = accounts.owner(token_urlsafe(16), now).id
        accounts.make_link(owner, secret, now)
        if examples:
            _fill(Log(database), owner, now)
        return secret
    finally:
        database.close()


def _fill(log: Log, owner: str, now: datetime) -> None:
    if log.cases(owner):
        return
    for name in EXAMPLES:
        event = NewEvent("cases.event.example", now, owner, example_files(name), {"name": name})
        log.create(token_urlsafe(16), owner, event)
