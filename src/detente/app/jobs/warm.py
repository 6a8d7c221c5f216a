"""What the process that jobs are forked from has loaded: a job then starts in milliseconds."""

from __future__ import annotations

import contextlib
import pkgutil
from importlib import import_module

_HEAVY = (
    *("highspy", "lxml.etree", "moocore", "numpy", "openpyxl", "vl_convert"),
    *("detente.app.analyze", "detente.reports"),
)
_TASKS = "detente.app.workbench.tasks"


def warm_up() -> None:
    """Load the heavy libraries and every task there is.

    What cannot be loaded here fails in the job that needs it, with its own words.
    """
    for name in _HEAVY:
        import_module(name)
    for found in pkgutil.walk_packages(import_module(_TASKS).__path__, f"{_TASKS}."):
        with contextlib.suppress(ImportError):
            import_module(found.name)
