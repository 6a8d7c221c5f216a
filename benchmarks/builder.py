"""How quick the builder is on a wide case: 200 issues with 10 options, 6 parties.

Run: ``python benchmarks/builder.py``. Prints milliseconds on the server and the sizes of pages.
"""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from helpers.workbench import Bench, opened
from strategies.wide_case import wide_case

ROUNDS = 5
PAGES = {
    "overview": "",
    "issues, first page": "/section/issues",
    "issue": "/form?at=issues&at=issue-{n}",
    "red line": "/form?at=red_lines&at=party-1&at=never",
    "what a party says": "/voice?at=statements&at=party-1",
    "what a party says on an issue": "/form?at=statements&at=party-1&on=issue-{n}",
    "order of the issues": "/form?at=statements&at=party-1",
    "check": "/doubts",
}


def main() -> None:
    """Print a row for each page, read anew each time, and for a save."""
    with tempfile.TemporaryDirectory() as data, opened(Path(data)) as bench:
        case = bench.case_of(wide_case())
        print(f"{'page':32} {'median ms':>10} {'worst ms':>10} {'kB':>8}")
        for name, page in PAGES.items():
            _print(name, _looked(bench, case, page))
        _print("save an issue", _saved(bench, case, "/form?at=issues&at=issue-{n}", "name"))
        said = "/form?at=statements&at=party-1&on=issue-{n}"
        _print("save what a party says", _saved(bench, case, said, "weights"))


def _looked(bench: Bench, case: str, page: str) -> list[tuple[float, int]]:
    """Each look at a version of its own: nothing of it is remembered."""
    found = []
    for number in range(ROUNDS):
        _edit(bench, case, "/form?at=tracks&at=track-0", "name", f"Track {number} {page}")
        url = f"/cases/{case}/build{page.format(n=number + 7)}"
        found.append(_timed(lambda url=url: bench.client.get(url)))
    return found


def _saved(bench: Bench, case: str, page: str, field: str) -> list[tuple[float, int]]:
    return [
        _edit(bench, case, page.format(n=number + 7), field, str(31 + number))
        for number in range(ROUNDS)
    ]


def _edit(bench: Bench, case: str, page: str, field: str, value: str) -> tuple[float, int]:
    url = f"/cases/{case}/build{page}"
    fields: dict[str, list[str]] = {"present": [field], field: [value]}
    shown = bench.client.get(url).text
    for name, kept in re.findall(r'name="([^"]+)"[^>]*value="([^"]*)"', shown):
        if name == "seen" or name.startswith(f"{field}."):
            fields[unescape(name)] = [unescape(kept)]
    headers = {"Accept": "application/json"}
    return _timed(lambda: bench.client.post(url, data=fields, headers=headers))


def _timed(ask: Callable[[], Any]) -> tuple[float, int]:
    begun = time.perf_counter()
    answer = ask()
    took = time.perf_counter() - begun
    assert answer.status_code == 200, answer.text[:500]
    return took * 1000, len(answer.content)


def _print(name: str, found: list[tuple[float, int]]) -> None:
    times = [took for took, _ in found]
    size = max(size for _, size in found) / 1000
    print(f"{name:32} {statistics.median(times):10.0f} {max(times):10.0f} {size:8.1f}")


if __name__ == "__main__":
    main()
