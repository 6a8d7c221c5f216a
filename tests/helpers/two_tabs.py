"""Two tabs on one case, walking at random: what each saw, entered, was told and heard.

A case here is a folder of small texts, an *element* each. The tasks are those of any form: they
compare what their author saw with what stands.
"""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from detente.app.workbench import Change, Changed, Conflict, Workbench
from detente.meeting.classes import Notice, Shared
from detente.meeting.events import Event
from detente.store import Database, Log
from helpers.jobs_here import JobsHere

ELEMENTS = ("toll", "release", "meters")


def written(folder: Path, request: dict[str, Any], _progress: object) -> dict[str, Any]:
    """A task: give an element a text, unless it is no longer as its author saw it."""
    path = folder / request["element"]
    there = path.read_text() if path.exists() else ""
    if digest(there) != request["seen"]:
        row = {"label": request["element"], "theirs": there, "mine": request["text"]}
        return {"conflict": {"seen": digest(there), "rows": [row]}}
    path.write_text(request["text"])
    return {"about": {"element": request["element"], "text": request["text"]}}


def digest(text: str) -> str:
    """What a form carries of the element it was made from."""
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass
class Tab:
    """A page of the case. ``page``: what it shows; ``heard``: the versions its stream told it."""

    name: str
    version: int = 1
    page: dict[str, str] = field(default_factory=dict)
    heard: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Acknowledged:
    """A change that a tab was told is on the disk: what it entered over what it saw."""

    event: Event
    tab: str
    element: str
    seen: str
    text: str


class Walk:
    """A workbench with one case, two tabs, and everything they were told."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.database = Database(folder)
        self.jobs = JobsHere()
        self.tabs = (Tab("left"), Tab("right"))
        self.acknowledged: list[Acknowledged] = []
        self.steps: list[Event] = []
        self.conflicts: list[tuple[str, str]] = []
        self.refused = 0
        names, clock = count(1), count()
        begin = datetime(2026, 11, 1, tzinfo=UTC)
        self.bench = Workbench(
            Log(self.database),
            self.jobs,  # type: ignore[arg-type]  # stands in for the part that is used here
            now=lambda: begin + timedelta(minutes=next(clock)),
            new_id=lambda: f"case-{next(names)}",
            announce=self._hear,
        )
        self._depth = 0
        self._texts = count(1)
        from detente.store import Accounts

        Accounts(self.database).owner("owner", begin)
        self.case = self.bench.create("owner", dict.fromkeys(ELEMENTS, b""), "begun", {})
        for tab in self.tabs:
            self._load(tab)

    def _hear(self, notice: Shared[Notice]) -> None:
        for tab in self.tabs:
            tab.heard.append(notice.value.version)

    def _load(self, tab: Tab) -> None:
        version = self.bench.version(self.case)
        tab.version = version.sequence
        tab.page = {p: c.decode() for p, c in self.bench.files(version).value.items()}

    def walk(self, steps: int) -> None:
        """So many steps of a tab drawn at random, each perhaps while another one's is under way."""
        for _ in range(steps):
            self._step(self.chance.choice(self.tabs))

    def _step(self, tab: Tab) -> None:
        self._depth += 1
        if self._depth < 3 and self.chance.random() < 0.4:
            other = self.chance.choice(self.tabs)
            self.jobs.meanwhile = lambda: self._once(other)
        act = self.chance.choice((self._write, self._write, self._write, self._load, self._back))
        act(tab)
        self._depth -= 1

    def _once(self, tab: Tab) -> None:
        self.jobs.meanwhile = lambda: None
        self._step(tab)

    def _write(self, tab: Tab) -> None:
        element = self.chance.choice(ELEMENTS)
        text = f"{tab.name} {next(self._texts)}"
        seen = tab.page[element]
        key = f"key-{text}"
        request = {"element": element, "seen": digest(seen), "text": text}
        change = Change(written, request, "written", key=key)
        done = self.bench.change(self.case, "owner", change)
        if self.chance.random() < 0.2:  # the same form, sent twice
            again = self.bench.change(self.case, "owner", change)
            if isinstance(done, Changed):
                assert isinstance(again, Changed)
                assert done.event == again.event
            done = again
        if isinstance(done, Conflict):
            self.conflicts.append((element, done.answer["rows"][0]["theirs"]))
            assert digest(done.answer["rows"][0]["theirs"]) == done.answer["seen"] != digest(seen)
            if self.chance.random() < 0.5:  # the author looks, and takes what stands
                self._load(tab)
            return
        assert done.event is not None
        self.acknowledged.append(Acknowledged(done.event, tab.name, element, seen, text))
        if self.chance.random() < 0.7:
            self._load(tab)

    def _back(self, tab: Tab) -> None:
        key = f"key-back-{next(self._texts)}"
        how = self.chance.choice(("undo", "redo", "restore"))
        if how == "restore":
            to = self.chance.randint(1, tab.version)
            done = self.bench.restore(self.case, "owner", to, key, seen=tab.version)
        elif how == "undo":
            done = self.bench.undo(self.case, "owner", tab.version, key)
        else:
            done = self.bench.redo(self.case, "owner", tab.version, key)
        if done is None:
            self.refused += 1
        else:
            self.steps.append(done)
            assert done.sequence == tab.version + 1
        self._load(tab)

    def close(self) -> None:
        """End the writer."""
        self.database.close()
