"""A process that appends under load, killed with -9 at a random moment, and what must then hold.

Run as a program it is the one that is killed: a parent that has everything loaded forks a child
per line ``FOLDER SEED`` it reads, so that a kill costs milliseconds. The child says on the pipe
``asks CASE KEY`` before and ``has CASE KEY SEQUENCE HASH`` after each acknowledged change.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

from detente.store import Database, Log, MovedOnError, writer
from helpers.logs import event, opened, sound

CASES = 3
THREADS = 6


@dataclass(slots=True)
class Tally:
    """What a series of kills has shown. All but the first three must stay 0."""

    kills: int = 0
    acknowledged: int = 0
    retried: int = 0
    lost: int = 0
    doubled: int = 0
    unsound: int = 0
    asked: dict[str, str] = field(default_factory=dict)
    had: dict[str, tuple[str, int, str]] = field(default_factory=dict)


def killed(folder: Path, kills: int, seed: int, rounds: int = 25) -> Tally:
    """Kill that often, in a new database every ``rounds`` kills; one kill in three goes unseen."""
    chance = random.Random(seed)
    tally = Tally()
    with subprocess.Popen(
        [sys.executable, "-m", "helpers.kill_nine"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[1],
    ) as parent:
        for number in range(kills):
            data = folder / f"{number // rounds}"
            if number % rounds == 0:
                tally.asked.clear()
                tally.had.clear()
            # Most while it appends, some while it opens.
            wait, busy = chance.expovariate(15), chance.random() < 0.8
            _kill_one(parent, f"{data} {seed}-{number}\n", wait, tally, busy=busy)
            if chance.random() < 0.67 or number in (kills - 1,) or (number + 1) % rounds == 0:
                _look(data, tally)
        assert parent.stdin is not None
        parent.stdin.close()
    return tally


def _kill_one(
    parent: subprocess.Popen[str], order: str, wait: float, tally: Tally, *, busy: bool
) -> None:
    """Kill a child so many seconds after its start, or after its first acknowledgement."""
    assert parent.stdin is not None
    assert parent.stdout is not None
    parent.stdin.write(order)
    parent.stdin.flush()
    child = int(parent.stdout.readline())
    kill = threading.Timer(min(wait, 0.5), os.kill, (child, signal.SIGKILL))
    if not busy:
        kill.start()
    for line in parent.stdout:
        match line.split():
            case ["asks", case, key]:
                tally.asked[key] = case
            case ["has", case, key, sequence, digest]:
                tally.had[key] = (case, int(sequence), digest)
                tally.acknowledged += 1
                if busy:
                    busy = False
                    kill.start()
            case ["dead"]:
                break
    tally.kills += 1


def _look(data: Path, tally: Tally) -> None:
    """Open what the kill left, compare it with what was acknowledged, and ask again."""
    database = Database(data)
    try:
        log = Log(database)
        events = {
            (found.case, found.sequence): found.hash
            for case in log.cases("a")
            for found in log.events(case)
        }
        for case, sequence, digest in tally.had.values():
            tally.lost += events.get((case, sequence)) != digest
        for key, case in tally.asked.items():
            if key not in tally.had:
                tally.retried += 1
                log.append(case, log.head(case), event(key=key))
        tally.had |= {
            key: (case, *_place(database, case, key)) for key, case in tally.asked.items()
        }
        tally.doubled += _doubled(database)
        tally.unsound += not sound(database)
    finally:
        database.close()


def _place(database: Database, case: str, key: str) -> tuple[int, str]:
    rows = database.read(
        lambda connection: connection.exec_driver_sql(
            'SELECT sequence, hash FROM private_events WHERE "case" = ? AND "key" = ?', (case, key)
        ).all()
    )
    return rows[0][0], rows[0][1]


def _doubled(database: Database) -> int:
    """How many more events there are than requests."""
    return int(
        database.read(
            lambda connection: connection.exec_driver_sql(
                'SELECT count(*) - count(DISTINCT "key") FROM private_events WHERE sequence > 1'
            ).scalar_one()
        )
    )


def _append_for_ever(log: Log, thread: int, run: str) -> None:
    chance = random.Random(f"{run}-{thread}")
    number = 0
    while True:
        number += 1
        case, key = f"c{chance.randrange(CASES)}", f"{run}-{thread}-{number}"
        _say(f"asks {case} {key}")
        while True:
            try:
                new = event(chance.randbytes(chance.randrange(9_000)), key=key)
                done = log.append(case, log.head(case), new)
            except MovedOnError:
                continue
            break
        _say(f"has {case} {key} {done.sequence} {done.hash}")


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())  # whole or not at all: a pipe does not mix short lines


def _child(folder: str, run: str) -> None:
    writer._CHECKPOINT = 20  # so that kills fall into checkpoints too
    with opened(Path(folder), cases=CASES) as (_, log):
        for thread in range(THREADS):
            threading.Thread(target=_append_for_ever, args=(log, thread, run), daemon=True).start()
        time.sleep(60)


def _main() -> None:
    import alembic.command
    import alembic.config  # noqa: F401
    import sqlalchemy.dialects.sqlite  # noqa: F401

    for line in sys.stdin:
        folder, run = line.split()
        child = os.fork()
        if child == 0:
            _child(folder, run)
        _say(str(child))
        os.waitpid(child, 0)
        _say("dead")


if __name__ == "__main__":
    _main()
