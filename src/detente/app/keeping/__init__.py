"""Looking after a data folder: is it sound, a copy of it, and back from a copy."""

from detente.store import NoRoomError, StoreError

__all__ = ["NoRoomError", "StoreError"]
