"""Tasks for executors: functions of a module, as another process must find them."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path


def square(number: int) -> int:
    """The square; later inputs are done sooner, so that order has to be restored."""
    time.sleep(max(0.0, 0.02 - number / 1000))
    return number * number


def odd_only(number: int) -> int:
    """The number; raises for an even one."""
    if number % 2 == 0:
        raise ValueError(f"{number} is even")
    return number


def deadly(number: int) -> int:
    """The number; 3 kills the process it is in, as a system short of memory does."""
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def leaves(number: int) -> int:
    """The number; 3 ends the process by itself."""
    if number == 3:
        os._exit(7)
    return number


def slow(seconds: float) -> float:
    """The seconds it slept."""
    time.sleep(seconds)
    return seconds


def talkative(number: int) -> int:
    """The number; prints, which must not disturb anybody."""
    print("talk", number)
    return number


def unsendable(number: int) -> object:
    """A value that cannot be pickled."""
    return lambda: number


def trace(folder: str, number: int) -> int:
    """The number; leaves a file, so that one can see what was begun."""
    (Path(folder) / str(number)).write_text("", encoding="utf-8")
    time.sleep(0.2)
    return number
