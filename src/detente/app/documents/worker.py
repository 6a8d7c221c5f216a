"""A process that reads documents nobody has vouched for, one after another, under limits.

``python -P -m detente.app.documents.worker`` reads requests from standard input and writes answers
to standard output, a line of JSON each; nothing is pickled, so that what a hostile file may do to
this process does not reach its parent. One process reads many files: starting one costs more than
most files do. Memory is limited for all of them, computing time for each anew.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from detente.app.documents.imported import answer_of, imported, problem_answer
from detente.sources.documents import LARGEST, BadDocument, bad, read_document

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
    path = Path(request["path"])
    try:
        document = read_document(
            content_of(path),
            path.name,
            _parts,
            encoding=request["encoding"],
            extract=request["extract"],
        )
        return {"document": answer_of(imported(path, document))}
    except BadDocument as error:
        return {"problem": problem_answer(error)}
    except (MemoryError, RecursionError):
        return {"problem": problem_answer(bad("took_too_much"))}
    except Exception as error:  # a library's own, on a file nobody foresaw
        return {"problem": problem_answer(bad("failed", what=type(error).__name__))}


def content_of(path: Path) -> bytes:
    """The bytes of a file, up to one more than any document may have; raises `BadDocument`."""
    try:
        if stat.S_ISREG(path.stat().st_mode):
            with path.open("rb") as stream:
                return stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise bad("missing_file") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise bad("unreadable", why=why) from None
    raise bad("not_a_file")


def _parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The parts of an archive by the rules of `formats.archive`, in the words of documents."""
    from detente.formats.archive import unpacked  # most documents are none
    from detente.formats.problems import Refused

    try:
        yield from unpacked(content, "")
    except Refused as refused:
        raise bad(refused.fault.code, **dict(refused.fault.values)) from None


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
