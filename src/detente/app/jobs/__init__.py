"""Work on a case in processes of their own, under limits: the server itself parses nothing.

A task is a module-level function ``task(folder, request, progress)``: ``folder`` is the case's
folder, written out for it alone; ``request`` and what it returns are plain values (text, whole
numbers, true and false, none, lists, mappings); ``progress(what, done, total)`` may be called
often. What it changes in the folder is handed back beside the answer.
"""

from detente.app.jobs.board import JobState
from detente.app.jobs.limits import ANSWER_WITHIN, LONG, QUICK, Limits
from detente.app.jobs.manager import Jobs
from detente.app.jobs.outcome import Done, RefusedError, StoppedError
from detente.app.jobs.running import Task

__all__ = [
    "ANSWER_WITHIN",
    "LONG",
    "QUICK",
    "Done",
    "JobState",
    "Jobs",
    "Limits",
    "RefusedError",
    "StoppedError",
    "Task",
]
