"""What was found while reading: faults with their places, and where every path stands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from detente.case import Fault, fault
from detente.formats.document import Place
from detente.formats.limits import FAULTS
from detente.formats.opened import Opened
from detente.formats.problems import Refused


@dataclass
class Log:
    """Gathers the faults of one reading, so that all are told at once.

    ``places`` maps a path of the case to its place; ``broken`` holds the ids of issues that could
    not be read, of which nothing further is complained about; ``opened`` the texts parsed before.
    """

    faults: list[tuple[Fault, Place | None]] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)
    opened: Opened = field(default_factory=Opened)

    def add(self, found: Fault, place: Place | None) -> None:
        """Keep a fault; raises `Refused` when there are more than anyone would read."""
        self.faults.append((found, place))
        if len(self.faults) >= FAULTS:
            raise Refused(fault("", "too_many_problems", limit=FAULTS))

    def take(self, other: Log, folder: str, shown: str) -> None:
        """Everything of another log, read from a folder that a reader knows by another name."""
        for found, place in other.faults:
            values = tuple((name, words.replace(folder, shown)) for name, words in found.values)
            self.faults.append((replace(found, values=values), _moved(place, folder, shown)))
        for path, place in other.places.items():
            self.places[path] = replace(place, file=place.file.replace(folder, shown))
        self.broken |= other.broken

    def place_of(self, path: str) -> Place | None:
        """Where a path stands, or the nearest path above it that stands somewhere."""
        while path and path not in self.places:
            path = path.rpartition(".")[0]
        return self.places.get(path)


def _moved(place: Place | None, folder: str, shown: str) -> Place | None:
    return None if place is None else replace(place, file=place.file.replace(folder, shown))
