"""The workbench: cases kept as logs of changes, worked on in processes of their own.

What runs in the server is here and in `jobs`; a *task*, which reads a case, is a function in
`tasks` and runs in a job's process only.
"""

from detente.app.workbench.workbench import (
    Change,
    Changed,
    Conflict,
    NoSuchCaseError,
    Version,
    Workbench,
)

__all__ = ["Change", "Changed", "Conflict", "NoSuchCaseError", "Version", "Workbench"]
