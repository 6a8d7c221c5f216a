"""Where tasks run, as a person writes it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Literal

Kind = Literal["here", "processes", "dask"]
"""Where tasks run: in this process, in a pool of processes, on a Dask cluster."""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where tasks run, and by how many; ``address`` is that of a running Dask scheduler."""

    kind: Kind
    workers: int
    address: str | None = None


def placement(workers: int | str | None = None) -> Placement:
    """Where to work, as a person writes it.

    A number of processes (1: in this one), ``dask`` for a cluster on this machine, an address such
    as ``tcp://host:8786`` for a running one; None is a process per core. Raises ``ValueError``.
    """
    if workers is None:
        workers = os.cpu_count() or 1
    words = str(workers).strip()
    if words == "dask":
        return Placement("dask", os.cpu_count() or 1)
    if "://" in words:
        return Placement("dask", 0, words)
    number = int(words)
    if number < 1:
        raise ValueError(words)
    return Placement("here" if number == 1 else "processes", number)
