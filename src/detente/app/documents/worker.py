"""A process that reads documents nobody has vouched for, one after another, under limits.

``python -P -m detente.app.documents.worker`` reads requests from standard input and writes answers
to standard output, a line of JSON each; nothing is pickled, so that what a hostile file may do to
this process does not reach its parent. One process reads many files: starting one costs more than
most files do. Memory is limited for all of them, computing time for each anew.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from detente.app.documents.imported import answer_of, problem_answer
from detente.app.documents.opening import document_at
from detente.sources.documents import BadDocument

MEMORY_BYTES = 1024**3
CPU_SECONDS = 10

_FORBIDDEN = ("socket.connect", "socket.bind", "subprocess.Popen", "os.system", "os.exec")
"""What reading a document never needs: no address in it is followed, no program started."""


def main() -> None:
    """Answer until the parent closes the pipe."""
    # What a library prints is no answer.
    outgoing = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="ascii")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    _limit_memory()
    sys.addaudithook(_refuse)
    for line in sys.stdin:
        _limit_computing()
        outgoing.write(json.dumps(_answer(json.loads(line))) + "\n")
        outgoing.flush()


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    try:
        one = document_at(
            Path(request["path"]), encoding=request["encoding"], extract=request["extract"]
        )
        return {"document": answer_of(one)}
    except BadDocument as error:
        return {"problem": problem_answer(error)}


def _refuse(event: str, _: object) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has none; the parent's clock still runs
        return
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    within = MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(MEMORY_BYTES, hard)
    resource.setrlimit(resource.RLIMIT_AS, (within, hard))


def _limit_computing() -> None:
    """Allow this file its seconds on top of what the process has used so far."""
    try:
        import resource
    except ImportError:
        return
    spent = resource.getrusage(resource.RUSAGE_SELF)
    most = int(spent.ru_utime + spent.ru_stime) + CPU_SECONDS
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    within = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(resource.RLIMIT_CPU, (within, hard))


if __name__ == "__main__":
    main()
