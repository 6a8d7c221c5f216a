"""Work for jobs under test: what a task may do, and what it must not get away with."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from detente.app.requests import BadRequestError
from detente.app.workbench.tasks.common import Progress, case_in

Request = dict[str, Any]


def quick(_folder: Path, request: Request, _progress: Progress) -> Request:
    """Give the request back."""
    return {"asked": request}


def slow(_folder: Path, request: Request, progress: Progress) -> str:
    """Tell of each tenth of a second, for ``seconds``."""
    steps = int(request["seconds"] * 10)
    for step in range(steps):
        progress("Waiting", step, steps)
        time.sleep(0.1)
    return "slept"


def refusing(_folder: Path, _request: Request, _progress: Progress) -> None:
    """Say that the input does not fit."""
    raise BadRequestError("not like that")


def refusing_a_file(folder: Path, _request: Request, _progress: Progress) -> None:
    """Say that a file, by the path at which it lies, does not fit."""
    raise BadRequestError(f"{folder / 'sources' / 'a.txt'} does not fit {folder}")


def changing(folder: Path, _request: Request, _progress: Progress) -> None:
    """Write, change, remove, and leave something in the temporary folder."""
    (folder / "new" / "deep").mkdir(parents=True)
    (folder / "new" / "deep" / "file").write_bytes(b"\x00new")
    (folder / "kept").write_text("other")
    (folder / "gone").unlink()
    tempfile.mkstemp()
    Path(tempfile.mkdtemp(), "locked").mkdir(mode=0)


def surroundings(folder: Path, _request: Request, _progress: Progress) -> dict[str, Any]:
    """What the process can see of where it runs."""
    return {
        "environment": sorted(os.environ),
        "temporary": str(Path(tempfile.gettempdir()).resolve()),
        "mode": folder.parent.stat().st_mode & 0o777,
        "process": os.getpid(),
        "argv": sys.argv,
    }


def memory(_folder: Path, _request: Request, _progress: Progress) -> int:
    """Take memory without end."""
    held = []
    while True:
        held.append(bytearray(b"x" * (32 << 20)))


def array_memory(_folder: Path, _request: Request, _progress: Progress) -> int:
    """Take memory in a library: 10 GB at once."""
    import numpy

    return int(numpy.ones(10 << 30, dtype=numpy.uint8).sum())


def computing(_folder: Path, _request: Request, _progress: Progress) -> None:
    """Compute without end, hearing no signal that can be refused."""
    for name in (signal.SIGTERM, signal.SIGINT, signal.SIGXCPU):
        signal.signal(name, signal.SIG_IGN)
    while True:
        pass


def computing_in_c(_folder: Path, _request: Request, _progress: Progress) -> int:
    """Compute without end where no Python runs."""
    rest: int = 3 ** (3**20) % 7
    return rest


def deaf(_folder: Path, _request: Request, _progress: Progress) -> None:
    """Wait for ever, hearing no signal that can be refused."""
    for name in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(name, signal.SIG_IGN)
    time.sleep(3600)


def talkative(_folder: Path, _request: Request, _progress: Progress) -> str:
    """Print, and read what is not there."""
    print('{"answer": 1, "changed": {}}', flush=True)
    os.write(1, b"x" * 100_000)
    os.write(2, b"x" * 100_000)
    return sys.stdin.read()


def _lines_to_server(content: bytes) -> None:
    for handle in range(3, 32):
        with contextlib.suppress(OSError):
            channel = socket.socket(fileno=handle)
            with contextlib.suppress(OSError):
                channel.sendall(content)
            channel.detach()


def garbage(_folder: Path, request: Request, _progress: Progress) -> None:
    """Send bytes that are no message."""
    _lines_to_server(request["bytes"].encode() + b"\n")


def half_a_message(_folder: Path, _request: Request, _progress: Progress) -> None:
    """Begin a message, and never end it."""
    _lines_to_server(b'{"answer": ')
    time.sleep(3600)


def flood(_folder: Path, _request: Request, _progress: Progress) -> None:
    """Tell of progress without end."""
    while True:
        _lines_to_server(b'{"progress": ["x", 1, 2]}\n' * 1000)


def closing(_folder: Path, _request: Request, _progress: Progress) -> None:
    """Close everything, and go on."""
    os.closerange(0, 256)
    time.sleep(3600)


def dying(_folder: Path, request: Request, _progress: Progress) -> None:
    """End by a signal."""
    os.kill(os.getpid(), request["signal"])
    time.sleep(3600)


def leaving(_folder: Path, _request: Request, _progress: Progress) -> None:
    """Leave as a program does."""
    raise SystemExit(3)


def faulty(_folder: Path, _request: Request, _progress: Progress) -> None:
    """Raise what no reader is meant to see."""
    raise KeyError("a private sentence")


def many_children(folder: Path, request: Request, _progress: Progress) -> None:
    """Start processes that outlive this one unless somebody ends them."""
    started = [
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(3600)"]).pid
        for _ in range(2)
    ]
    if (forked := os.fork()) == 0:
        time.sleep(3600)
    Path(request["told"]).write_text(" ".join(map(str, [os.getpid(), forked, *started])))
    time.sleep(3600)


def calling_out(_folder: Path, request: Request, _progress: Progress) -> str:
    """Call an address of this machine."""
    socket.create_connection(("127.0.0.1", request["port"]), timeout=1).close()
    return "connected"


def many_files(folder: Path, request: Request, _progress: Progress) -> None:
    """Write ``count`` files."""
    for number in range(request["count"]):
        (folder / str(number)).write_text("x")


def large_file(folder: Path, request: Request, _progress: Progress) -> None:
    """Write one file of ``size`` bytes."""
    (folder / "large").write_bytes(b"x" * request["size"])


def large_answer(_folder: Path, request: Request, _progress: Progress) -> str:
    """Answer with ``size`` letters."""
    return "x" * int(request["size"])


def no_plain_answer(_folder: Path, request: Request, _progress: Progress) -> Any:
    """Answer with what is no plain value."""
    nested: Any = []
    for _ in range(100_000):
        nested = [nested]
    return {"object": object(), "not a number": float("nan"), "nested": nested}[request["kind"]]


def linking(folder: Path, _request: Request, _progress: Progress) -> None:
    """Leave a link that leads out of the folder."""
    (folder / "out").symlink_to("/etc/passwd")


def handing_back(_folder: Path, request: Request, _progress: Progress) -> None:
    """Claim to have changed a file elsewhere."""
    _lines_to_server(b'{"answer": 1, "changed": {"%s": "eA=="}}\n' % request["path"].encode())
    time.sleep(3600)


def drawing(_folder: Path, _request: Request, _progress: Progress) -> int:
    """Draw with the chart engine, which has a JavaScript machine in it."""
    import vl_convert

    chart = {"data": {"values": [{"a": 1}]}, "mark": "bar", "encoding": {"x": {"field": "a"}}}
    return len(vl_convert.vegalite_to_svg(chart, vl_version="5.20"))


def analysing(folder: Path, request: Request, progress: Progress) -> dict[str, Any]:
    """Analyse a case within ``seconds``."""
    from detente.app.analyze import analyze

    case = case_in(folder, "en")
    found = analyze(case, time_limit=request["seconds"], progress=progress)
    return {"packages": str(found.packages), "partial": found.partial}
