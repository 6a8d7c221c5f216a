"""Looking after a data folder: is it sound, a copy of it, and back from a copy."""

from detente.app.keeping.backup import Kept, back_up
from detente.app.keeping.doctor import Line, look
from detente.app.keeping.errors import KeepingError, UnsoundError, refused
from detente.app.keeping.listener import Listener
from detente.app.keeping.restore import restore, verify
from detente.store import NoRoomError, StoreError

__all__ = [
    "KeepingError",
    "Kept",
    "Line",
    "Listener",
    "NoRoomError",
    "StoreError",
    "UnsoundError",
    "back_up",
    "look",
    "refused",
    "restore",
    "verify",
]
