"""How fast and how large pages are: median ≤ 100 ms on the server, ≤ 100 kB without charts.

`python benchmarks/pages.py [example ...]` opens a workbench in a folder of its own, follows the
links of each example's pages, asks for each page twice, and prints per kind of page the time of the
first and of the second view and the size. A browser is not part of it; the network is not either.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from helpers.crawl import crawl
from helpers.workbench import Bench, opened


def main() -> None:
    """Print a table per example."""
    names = sys.argv[1:] or ["alaska-2025", "monitor-purchase", "river-treaty", "wage-round"]
    print(f"Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as bench:
        bench.client.get("/cases")  # the first fork loads the program
        for name in names:
            _measured(bench, name)


def _measured(bench: Bench, name: str) -> None:
    case = bench.case(name)
    first: list[float] = []
    second: list[float] = []
    sizes: list[int] = []
    print(f"\n{name}\n{'first':>8} {'again':>8} {'kB':>7}  page")
    for visit in crawl(bench.client, f"/cases/{case}", each=2, most=120):
        if not visit.html:
            continue
        began = time.perf_counter()
        bench.client.get(visit.path)
        again = time.perf_counter() - began
        first.append(visit.seconds)
        second.append(again)
        sizes.append(visit.size)
        shown = visit.path.replace(case, "*")[:90]
        print(f"{visit.seconds * 1e3:8.0f} {again * 1e3:8.0f} {visit.size / 1e3:7.1f}  {shown}")
    print(
        f"{len(first)} pages: first view median {statistics.median(first) * 1e3:.0f} ms, "
        f"again {statistics.median(second) * 1e3:.0f} ms; "
        f"size median {statistics.median(sizes) / 1e3:.1f} kB, largest {max(sizes) / 1e3:.1f} kB"
    )


if __name__ == "__main__":  # jobs are forked from a process that imports this file again
    main()
