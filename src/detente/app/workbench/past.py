"""What can be told from a case's events without opening a file: folder, days, what to undo."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from detente.meeting.events import Event

UNDONE = "versions.event.undone"
REDONE = "versions.event.redone"
RESTORED = "versions.event.restored"


@dataclass(frozen=True, slots=True)
class Past:
    """A case up to an event.

    ``states`` are the versions that undo leads back through, the one that stands last; ``undone``
    those that redo leads forward to, the next one last. A version that undo has brought back is
    named by the event that first made it. ``days`` maps each day (as the server's clock has it) to
    its last version; ``at`` is the moment of the last event.
    """

    sequence: int = 0
    at: datetime | None = None
    folder: dict[str, str] = field(default_factory=dict)
    states: tuple[int, ...] = ()
    undone: tuple[int, ...] = ()
    days: dict[date, int] = field(default_factory=dict)

    def after(self, events: Iterable[Event]) -> Past:
        """The past with what came behind it."""
        events = tuple(events)
        if not events:
            return self
        folder, days = dict(self.folder), dict(self.days)
        states, undone = list(self.states), list(self.undone)
        for event in events:
            for path, digest in event.changed.items():
                if digest is None:
                    folder.pop(path, None)
                else:
                    folder[path] = digest
            days[event.at.astimezone().date()] = event.sequence
            _move(event, states, undone)
        return replace(
            self,
            sequence=events[-1].sequence,
            at=events[-1].at,
            folder=dict(sorted(folder.items())),
            states=tuple(states),
            undone=tuple(undone),
            days=days,
        )

    @property
    def before(self) -> int | None:
        """The version that undo brings back; None where there is nothing to undo."""
        return self.states[-2] if len(self.states) > 1 else None

    @property
    def ahead(self) -> int | None:
        """The version that redo brings back."""
        return self.undone[-1] if self.undone else None


def _move(event: Event, states: list[int], undone: list[int]) -> None:
    if event.kind == UNDONE and len(states) > 1:
        undone.append(states.pop())
    elif event.kind == REDONE and undone:
        states.append(undone.pop())
    else:
        states.append(event.sequence)
        undone.clear()
