from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from detente.meeting.events import BEGINNING, Event, first_break, folder_after


def chain(length: int) -> list[Event]:
    """A sound chain of so many events."""
    events: list[Event] = []
    before = BEGINNING
    for sequence in range(1, length + 1):
        moment = datetime(2026, 11, 1, 12, sequence, tzinfo=UTC)
        changed: dict[str, str | None] = {"case.yaml": f"{sequence:064x}"}
        event = Event("c", sequence, "k", moment, "a", {}, changed, before).sealed()
        events.append(event)
        before = event.hash
    return events


def test_an_untouched_chain_holds() -> None:
    """Events as they were written verify from the first to the last."""
    assert first_break(chain(5)) is None


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "other"},
        {"at": datetime(2026, 11, 2, tzinfo=UTC)},
        {"actor": "somebody"},
        {"data": {"more": "words"}},
        {"changed": {"case.yaml": None}},
        {"previous": "1" * 64},
        {"hash": "2" * 64},
        {"case": "another"},
    ],
    ids=lambda values: next(iter(values)),
)
def test_any_change_of_an_event_breaks_the_chain_there(values: dict[str, Any]) -> None:
    """Whatever field of an event is altered afterwards, the chain breaks at that event."""
    events = chain(5)
    events[2] = replace(events[2], **values)

    assert 3 == first_break(events)


def test_an_event_left_out_breaks_the_chain() -> None:
    """A gap is found at the place of the missing event."""
    events = chain(5)
    del events[3]

    assert 4 == first_break(events)


def test_a_rewritten_event_breaks_the_one_behind_it() -> None:
    """Whoever alters an event and seals it again is found out by the next."""
    events = chain(5)
    events[2] = replace(events[2], actor="somebody").sealed()

    assert 4 == first_break(events)


def test_folder_follows_the_events() -> None:
    """Files appear, change and go as the events say."""
    first, second = chain(2)
    second = replace(second, changed={"case.yaml": None, "sources/a.txt": "a" * 64})

    assert {"sources/a.txt": "a" * 64} == folder_after((first, second))
