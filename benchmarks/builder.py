"""How quick builder and source desk are on a wide case: 200 issues with 10 options, 6 parties.

Run: ``python benchmarks/builder.py``. Prints milliseconds on the server, nothing remembered, and
the sizes of pages. The source desk has 6 documents of 400 lines with 300 claims beside the case.
"""

from __future__ import annotations

import os
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
DOCUMENTS, LINES, CLAIMS = 6, 400, 300
DESK = {
    "documents": "",
    "document": "/text/doc-1",
    "lines of a document": "/text/doc-1/lines",
    "claim": "/text/doc-1/claims/c{n}",
    "who is heard": "/coverage",
}


def main() -> None:
    """Print a row for each page, read anew each time, and for a save."""
    print(f"load {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as data, opened(Path(data)) as bench:
        case = bench.case_of(wide_case())
        print(f"{'page':32} {'median ms':>10} {'worst ms':>10} {'kB':>8}")
        for name, page in PAGES.items():
            _print(name, _looked(bench, case, page))
        _print("save an issue", _saved(bench, case, "/form?at=issues&at=issue-{n}", "name"))
        said = "/form?at=statements&at=party-1&on=issue-{n}"
        _print("save what a party says", _saved(bench, case, said, "weights"))
        desk = bench.case_of(wide_case() | _documents())
        for name, page in DESK.items():
            _print(name, _looked_at_desk(bench, desk, page))


def _looked(bench: Bench, case: str, page: str) -> list[tuple[float, int]]:
    """Each look at a version of its own: nothing of it is remembered."""
    found = []
    for number in range(ROUNDS):
        _edit(bench, case, "/form?at=tracks&at=track-0", "name", f"Track {number} {page}")
        url = f"/cases/{case}/build{page.format(n=number + 7)}"
        found.append(_timed(lambda url=url: bench.client.get(url)))
    return found


def _documents() -> dict[str, bytes]:
    """The files of documents and of claims on them, each evidence for one weight."""
    files, sources, claims = {}, [], []
    for number in range(DOCUMENTS):
        name = f"doc-{number}"
        lines = [f"Line {n} of text {number}: {' '.join(['matter'] * 15)}." for n in range(LINES)]
        files[f"{name}.txt"] = "\n".join([*lines, ""]).encode()
        sources += [f"{name}:", f"  title: Document {number}", f"  file: {name}.txt"]
        sources += ["  media_type: text/plain", "  language: en"]
    for number in range(CLAIMS):
        source, party = f"doc-{number % DOCUMENTS}", f"party-{1 + number % 6}"
        claims += [f"c{number + 1}:", f"  source: {source}", f"  line: {1 + number % LINES}"]
        claims += [f"  holder: [{party}]", f"  speaker: {party}", "  speaker_kind: named"]
        claims += ["  mode: indirect", "  status: confirmed", "  coder: anna", "  links:"]
        claims += [f"    - to: statements.{party}.weights.issue-{number % 200}"]
        claims += ["      relation: supports"]
    parts = {"sources.yaml": sources, "claims.yaml": claims}
    return files | {name: "\n".join([*lines, ""]).encode() for name, lines in parts.items()}


def _looked_at_desk(bench: Bench, case: str, page: str) -> list[tuple[float, int]]:
    """The same for a page of documents; c2, c8, … are claims on the second."""
    found = []
    for number in range(ROUNDS):
        _edit(bench, case, "/form?at=tracks&at=track-1", "name", f"Track {number} {page}")
        url = f"/cases/{case}/sources{page.format(n=2 + 6 * number)}"
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
