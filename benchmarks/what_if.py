"""How long it takes from a switch to the flipped cell, through a running server.

Run with ``python benchmarks/what_if.py``. Every figure is a whole answer of the server over its
socket, base analysis handed over as the page does it; a new server on an empty folder.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from detente.app.trying import changed_case
from detente.case import element_path
from detente.formats import load
from helpers.workbench import Bench, opened


def switches(name: str) -> list[str]:
    """Every red line, linkage, no deal and statement of an example that can be left out."""
    folder = Path(__file__).resolve().parents[1] / "examples" / name
    case = load(folder)
    kinds = ("red_lines", "linkages", "no_deal", "statements")
    paths = [element_path(kind, one) for kind in kinds for one in getattr(case, kind)]
    for path in paths:
        changed_case(case, [path])
    return paths[:: max(1, len(paths) // 12)]


def measured(bench: Bench, name: str) -> None:
    """Print the first brief, the brief again, and what-ifs nobody asked for before."""
    case = bench.case(name)
    began = time.perf_counter()
    answer = bench.client.get(f"/cases/{case}/brief")
    while "/jobs/" in answer.url.path:
        time.sleep(0.05)
        answer = bench.client.get(f"/cases/{case}/brief")
    first = time.perf_counter() - began
    again = []
    for _ in range(20):
        began = time.perf_counter()
        answer = bench.client.get(f"/cases/{case}/brief")
        again.append(time.perf_counter() - began)
    took, flipped = [], 0
    for path in switches(name):
        began = time.perf_counter()
        shown = bench.client.get(
            f"/cases/{case}/brief", params={"without": path}, headers={"X-What-If": "1"}
        )
        took.append(time.perf_counter() - began)
        flipped += 'class="was"' in shown.text
    print(
        f"{name:18} brief {first:6.2f} s, again {statistics.median(again) * 1000:5.1f} ms, "
        f"{len(answer.content) / 1000:5.1f} kB; what-if median {statistics.median(took):5.2f} s, "
        f"slowest {max(took):5.2f} s of {len(took)}, {flipped} with something flipped"
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as data, opened(Path(data)) as opened_bench:
        for example_name in sys.argv[1:] or ("alaska-2025", "monitor-purchase", "river-treaty"):
            measured(opened_bench, example_name)
