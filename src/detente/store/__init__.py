"""The event log and the tables, on SQLite: one writer, acknowledged after a durable commit."""

from detente.store.accounts import Account, Accounts, Session
from detente.store.database import Database
from detente.store.log import Log, MovedOnError, NewEvent

__all__ = ["Account", "Accounts", "Database", "Log", "MovedOnError", "NewEvent", "Session"]
