"""The event log and the tables, on SQLite: one writer, acknowledged after a durable commit."""

from detente.store.accounts import Account, Accounts, Session
from detente.store.database import Database
from detente.store.errors import (
    BusyError,
    ClosedError,
    DiskFaultError,
    ForeignDatabaseError,
    InUseError,
    NewerDatabaseError,
    NoRoomError,
    StoreError,
    UnsafeError,
)
from detente.store.log import Log, MovedOnError, NewEvent

__all__ = [
    "Account",
    "Accounts",
    "BusyError",
    "ClosedError",
    "Database",
    "DiskFaultError",
    "ForeignDatabaseError",
    "InUseError",
    "Log",
    "MovedOnError",
    "NewEvent",
    "NewerDatabaseError",
    "NoRoomError",
    "Session",
    "StoreError",
    "UnsafeError",
]
