"""Work on a case in processes of their own, under limits: the server itself parses nothing.

A task is a module-level function ``task(folder, request, progress)``: ``folder`` is the case's
folder, written out for it alone; ``request`` and what it returns are plain values (text, whole
numbers, true and false, none, lists, mappings); ``progress(what, done, total)`` may be called
often. What it changes in the folder is handed back beside the answer.
"""

from detente.app.jobs.limits import LONG, QUICK, Limits
from detente.app.jobs.manager import Jobs, JobState
from detente.app.jobs.outcome import Done, RefusedError, StoppedError

__all__ = ["LONG", "QUICK", "Done", "JobState", "Jobs", "Limits", "RefusedError", "StoppedError"]
