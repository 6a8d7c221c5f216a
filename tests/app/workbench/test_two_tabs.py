"""Random interleavings of two tabs: nothing is lost, conflicts are shown, the order is one."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from detente.app.workbench.past import REDONE, RESTORED, UNDONE
from detente.meeting.events import Event, first_break, folder_after
from helpers.two_tabs import ELEMENTS, Walk

_STEPS = 25


def walked(seed: int) -> Walk:
    """A walk that is over, and held to what was promised."""
    with tempfile.TemporaryDirectory() as folder:
        walk = Walk(Path(folder), seed)
        try:
            walk.walk(_STEPS)
            _hold(walk)
        finally:
            walk.close()
    return walk


def _hold(walk: Walk) -> None:
    events = walk.bench.history(walk.case)
    _every_acknowledged_change_is_in_the_history(walk, events)
    _nothing_was_replaced_unseen(walk, events)
    _both_tabs_heard_the_order_of_the_log(walk, events)
    assert first_break(events) is None
    assert dict(walk.bench.version(walk.case).folder) == folder_after(events)


def _every_acknowledged_change_is_in_the_history(walk: Walk, events: tuple[Event, ...]) -> None:
    """Once each, and nothing else is there."""
    told = [done.event for done in walk.acknowledged] + walk.steps
    assert sorted(e.sequence for e in told) == [e.sequence for e in events[1:]]
    assert all(events[event.sequence - 1] == event for event in told)


def _nothing_was_replaced_unseen(walk: Walk, events: tuple[Event, ...]) -> None:
    """Each text replaced exactly what its author saw.

    Only a restore, an undo or a redo, whose author saw the newest version, changes anything else.
    """
    made = {done.event.sequence: done for done in walk.acknowledged}
    content = dict.fromkeys(ELEMENTS, "")
    for event in events[1:]:
        done = made.get(event.sequence)
        if done is None:
            assert event.kind in (UNDONE, REDONE, RESTORED)
        else:
            assert content[done.element] == done.seen
            assert list(event.changed) == [done.element]
        for path, digest in event.changed.items():
            assert digest is not None
            content[path] = walk.bench.log.content(walk.case, digest).decode()
            if done is not None:
                assert content[path] == done.text
    newest = walk.bench.files(walk.bench.version(walk.case)).value
    assert {path: text.encode() for path, text in content.items()} == newest


def _both_tabs_heard_the_order_of_the_log(walk: Walk, events: tuple[Event, ...]) -> None:
    left, right = walk.tabs
    assert left.heard == right.heard == sorted(set(left.heard))
    assert left.heard[-1] == events[-1].sequence


@pytest.mark.parametrize("seed", range(60))
def test_two_tabs_lose_nothing(seed: int) -> None:
    """Every acknowledged change stands in the log and holds until somebody replaces it knowingly.

    Whoever would have replaced it unknowingly was shown a conflict instead.
    """
    walked(seed)


def test_the_walks_go_where_it_hurts() -> None:
    """Among these walks are conflicts, refused steps back, and changes in the midst of others."""
    walks = [walked(seed) for seed in range(10)]

    assert (
        min(
            sum(len(walk.conflicts) for walk in walks),
            sum(walk.refused for walk in walks),
            sum(len(walk.steps) for walk in walks),
            sum(walk.jobs.calls for walk in walks) - sum(len(walk.acknowledged) for walk in walks),
        )
        > 10
    )


@pytest.mark.nightly
@pytest.mark.parametrize("block", range(10))
def test_two_tabs_lose_nothing_a_thousand_times(block: int) -> None:
    """The same, a hundred walks at a time."""
    for seed in range(1_000 + 100 * block, 1_100 + 100 * block):
        walked(seed)
