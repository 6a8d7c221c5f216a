"""What both children do alike: read requests, time the work, name the peak of memory.

Standard library only: this module runs in the peer's environment too.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

Work = Callable[[dict[str, Any]], dict[str, Any]]

ENOUGH = 2.0
"""No further run once this many seconds have been measured."""


def serve(methods: dict[str, Work]) -> None:
    """Answer one request per line until the input ends.

    A request is ``{"method", "case", "runs"}``. The time is from the text of the case to the
    answers, the median of up to so many runs, on the clock and of the processor, which load barely
    moves; the answers are those of the last. Before the first
    one a tiny version of the case is worked on, so that loading modules is on nobody's bill.
    """
    for line in sys.stdin:
        asked = json.loads(line)
        work, case = methods[asked["method"]], json.dumps(asked["case"])
        work(tiny(asked["case"]))
        before, seconds, busy = peak_bytes(), [0.0], [0.0]
        while len(seconds) <= asked["runs"] and sum(seconds) < ENOUGH:
            start, processor = time.perf_counter(), time.process_time()
            answers = work(json.loads(case))
            busy.append(time.process_time() - processor)
            seconds.append(time.perf_counter() - start)
        reply = {
            "answers": answers,
            "seconds": median(seconds[1:]),
            "processor_seconds": median(busy[1:]),
            "loaded_bytes": before,
            "peak_bytes": peak_bytes(),
        }
        print(json.dumps(reply), flush=True)


def tiny(case: dict[str, Any]) -> dict[str, Any]:
    """The first two options of the first two issues; a case in files is taken as it is."""
    if "tables" not in case:
        return case
    tables = [[row[:2] for row in rows[:2]] for rows in case["tables"]]
    return case | {"sizes": [len(row) for row in tables[0]], "tables": tables}


def peak_bytes() -> int:
    """The largest resident memory of this process so far.

    Linux keeps the peak of the parent in ``ru_maxrss`` over ``exec``; the status file does not.
    """
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
