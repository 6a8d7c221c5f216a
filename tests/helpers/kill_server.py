"""A server killed with -9 while browsers post to it, started again, and what must then hold."""

from __future__ import annotations

import os
import random
import signal
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from detente.app.keeping import look
from helpers.served import (
    Browser,
    Forked,
    Load,
    Running,
    Served,
    begin_cases,
    wait_until_up,
    words_held,
)


@dataclass(slots=True)
class Tally:
    """What a series of kills has shown. ``lost``, ``doubled`` and ``unsound`` must stay empty."""

    kills: int = 0
    acknowledged: int = 0
    asked_again: int = 0
    unheard: int = 0
    looks: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    unsound: list[str] = field(default_factory=list)


def killed(
    folder: Path, servers: Served | Forked, kills: int, seed: int, rounds: int = 25
) -> Tally:
    """Kill that often, with a new data folder every ``rounds`` kills; look after one in three.

    One kill in six falls while the server starts, one in three once it changes files of cases,
    the others once it has acknowledged anything.
    """
    chance, tally = random.Random(seed), Tally()
    for first in range(0, kills, rounds):
        data = folder / f"{first // rounds}"
        running = _begun(servers, data)
        load = Load(*begin_cases(running))
        for number in range(first, last := min(first + rounds, kills)):
            how = chance.choices(("starting", "anything", "files"), (1, 3, 2))[0]
            if how == "starting":
                os.kill(running.process, signal.SIGKILL)
                servers.gone()
                running = servers.begin(data)
            else:
                load.begin(running.port, f"r{number}")
                load.acknowledged[how].wait(60)
            time.sleep(min(chance.expovariate(2), 4))
            _kill(running, servers, tally)
            load.end()
            running = _begun(servers, data)
            if number + 1 == last or chance.random() < 0.33:
                _compare(running, load, data, tally)
        os.kill(running.process, signal.SIGKILL)
        servers.gone()
        tally.acknowledged += load.statuses[303]
        tally.statuses += load.statuses
    return tally


def _begun(servers: Served | Forked, data: Path) -> Running:
    running = servers.begin(data)
    wait_until_up(running.port)
    return running


def _kill(running: Running, servers: Served | Forked, tally: Tally) -> None:
    os.kill(running.process, signal.SIGKILL)
    servers.gone()
    tally.kills += 1


def _compare(running: Running, load: Load, data: Path, tally: Tally) -> None:
    """What the server that was started again shows, before and after everything is asked again."""
    browser = Browser(running.port, load.cookie)
    open_still = {word: sent for word, sent in load.asked.items() if word not in load.had}
    found = words_held(browser, load.cases)
    tally.lost += [word for word in load.had if not found[word]]
    tally.doubled += [word for word, count in found.items() if count > 1]
    tally.unheard += sum(found[word] for word in open_still)
    again = {**open_still, **{word: load.asked[word] for word in list(load.had)[-5:]}}
    for word, sent in again.items():
        status, where = browser.post(sent.path, dict(sent.fields))
        assert status == 303, (status, word)
        if load.had.setdefault(word, where) != where:
            tally.doubled.append(word)
    tally.asked_again += len(again)
    found = words_held(browser, load.cases)
    tally.lost += [word for word in load.asked if not found[word]]
    tally.doubled += [word for word, count in found.items() if count > 1]
    browser.close()
    _examine(data, load, tally)
    tally.looks += 1


def _examine(data: Path, load: Load, tally: Tally) -> None:
    """What the doctor says, and whether there is one event for each thing that was asked."""
    lines = list(look(data, lambda *_: None))
    tally.unsound += [line.key for line in lines if line.state == "bad"]
    (sound,) = (dict(line.values) for line in lines if line.key == "doctor.sound")
    if sound["events"] != len(load.asked) + len(load.cases):
        tally.doubled.append(f"{sound['events']} events of {len(load.asked)} sendings")
