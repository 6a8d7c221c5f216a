"""What a case's events tell: the folder, and where undo and redo lead."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from detente.app.workbench.past import REDONE, UNDONE, Past
from detente.meeting.events import Event, folder_after

BEGIN = datetime(2026, 11, 1, 12, tzinfo=UTC)


def event(sequence: int, kind: str, **changed: str | None) -> Event:
    """An event, one hour after another."""
    return Event("c", sequence, kind, BEGIN + timedelta(hours=sequence), "o", {}, changed)


@given(
    acts=st.lists(st.sampled_from(("do", "do", "undo", "redo")), max_size=30),
    cut=st.integers(0, 30),
)
def test_undo_and_redo_walk_as_an_editor_does(acts: list[str], cut: int) -> None:
    """Against the plain model: a list of states, a place in it, and doing cuts off what is ahead.

    Told in one go or in two parts, it is the same.
    """
    states, place = ["1"], 0
    events = [event(1, "begun", x="1")]
    for act in acts:
        past = Past().after(events)
        sequence = len(events) + 1
        if act == "do":
            states = [*states[: place + 1], str(sequence)]
            place += 1
            events.append(event(sequence, "done", x=str(sequence)))
        elif act == "undo":
            assert (past.before is None) == (place == 0)
            if place:
                place -= 1
                assert past.before is not None
                events.append(event(sequence, UNDONE, x=_content(events, past.before)))
        else:
            assert (past.ahead is None) == (place == len(states) - 1)
            if past.ahead is not None:
                place += 1
                events.append(event(sequence, REDONE, x=_content(events, past.ahead)))
        assert states[place] == folder_after(events)["x"]
    assert Past().after(events) == Past().after(events[:cut]).after(events[cut:])
    assert folder_after(events) == Past().after(events).folder


def _content(events: list[Event], sequence: int) -> str:
    return folder_after(events[:sequence])["x"]


def test_each_day_names_its_last_version() -> None:
    """What was done after midnight belongs to the next day."""
    past = Past().after(event(n, "done", x=str(n)) for n in range(1, 40))
    local = {(BEGIN + timedelta(hours=n)).astimezone().date(): n for n in range(1, 40)}

    assert local == past.days
