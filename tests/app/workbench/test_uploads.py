"""What was sent and not yet decided on."""

from __future__ import annotations

from itertools import count

from detente.app.workbench.uploads import Uploads


def uploads(room: int = 1000) -> Uploads:
    """A place for uploads, with names that can be told."""
    names = count(1)
    return Uploads(lambda: str(next(names)), room)


def test_only_the_sender_gets_it_back() -> None:
    """Another account sees nothing, and drops nothing."""
    kept = uploads()
    name = kept.keep("a", {"x": b"1"})
    kept.drop("b", name)

    assert (None, {"x": b"1"}) == (kept.get("b", name), kept.get("a", name))


def test_the_oldest_go_where_room_is_short() -> None:
    """The newest is kept, however large."""
    kept = uploads(room=10)
    names = [kept.keep("a", {"x": b"1" * size}) for size in (4, 4, 4, 40)]

    assert [False, False, False, True] == [kept.get("a", name) is not None for name in names]


def test_what_was_decided_on_is_forgotten() -> None:
    """Once dropped it is gone."""
    kept = uploads()
    name = kept.keep("a", {"x": b"1"})
    kept.drop("a", name)

    assert kept.get("a", name) is None
