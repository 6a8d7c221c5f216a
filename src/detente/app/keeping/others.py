"""Who else has a file open: our lock keeps out our own programs only."""

from __future__ import annotations

import os
from pathlib import Path


def others_at(file: Path, holder: int | None) -> tuple[int, ...]:
    """Processes other than ``holder`` and this one that have a file open, as far as can be seen.

    Linux shows those of the same user, and all to root; elsewhere nothing can be seen.
    """
    target = os.path.realpath(file)
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        number = int(process.name)
        if number not in (holder, os.getpid()) and target in _open_files(process):
            found.append(number)
    return tuple(sorted(found))


def _open_files(process: Path) -> set[str]:
    names = set()
    try:
        for link in (process / "fd").iterdir():
            try:
                names.add(str(link.readlink()))
            except OSError:
                continue  # closed in the meantime
    except OSError:
        return set()  # not ours to see, or gone
    return names
