"""The workbench: cases kept as logs of changes, worked on in processes of their own.

What runs in the server is here and in `jobs`; a *task*, which reads a case, is a function in
`tasks` and runs in a job's process only.
"""

from detente.app.workbench.past import Past
from detente.app.workbench.values import (
    BESIDE,
    Change,
    Changed,
    Conflict,
    NoSuchCaseError,
    Version,
)
from detente.app.workbench.workbench import Workbench

__all__ = [
    "BESIDE",
    "Change",
    "Changed",
    "Conflict",
    "NoSuchCaseError",
    "Past",
    "Version",
    "Workbench",
]
