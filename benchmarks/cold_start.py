"""What a user waits for: whole processes, cold, and whole analyses of large two-party cases.

Prints processor and waiting time of ``detente --help`` and of the main job (``detente analyze`` on
the Anchorage example, brief, report and JSON written), each as the best and the median of several
runs in new processes; then ``detente.analyze(case)`` on cases whose values run in opposite order,
so that every option is efficient ("opp, real"; agreements, section 7): 30 issues of 7 options and
60 of 20, on the native scale, compiled and proved from statements. Says versions, seed and load.

Run: python benchmarks/cold_start.py [--runs 5] [--profile]
"""

from __future__ import annotations

import argparse
import cProfile
import os
import platform
import pstats
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from fractions import Fraction
from importlib import metadata
from pathlib import Path
from random import Random

import detente
from detente.case import Case, Issue, Option, Party, Statement, Value, Weight, text

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "alaska-2025"
SEED = 20261101


def opposed(issues: int, options: int, seed: int = SEED) -> Case:
    """Two parties, one rising and one falling on every issue, numbers with six decimals."""
    random = Random(seed)
    ways = tuple(Option(f"o{k}") for k in range(options))
    asked = tuple(Issue(f"i{j}", options=ways, status_quo="o0") for j in range(issues))
    statements: list[Statement] = []
    for party, falling in (("rising", False), ("falling", True)):
        for issue in asked:
            root = f"statements.{party}"
            weight = Fraction(random.randint(1, 10**6), 10**4)
            statements.append(Weight(f"{root}.weights.{issue.id}", party, issue.id, weight))
            inner = sorted(random.sample(range(1, 10**8), options - 2), reverse=falling)
            ends = (10**8, 0) if falling else (0, 10**8)
            for way, value in zip(ways, (ends[0], *inner, ends[1]), strict=True):
                path = f"{root}.values.{issue.id}.{way.id}"
                points = Fraction(value, 10**6)
                statements.append(Value(path, party, issue.id, way.id, points))
    parties = tuple(Party(name, text(name)) for name in ("rising", "falling"))
    return Case(
        f"opp-{issues}x{options}", parties=parties, issues=asked, statements=tuple(statements)
    )


def process(words: list[str], folder: str) -> tuple[float, float]:
    """Waiting and processor seconds of one ``detente`` process and its children."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "detente", *words],
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    waited, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return waited, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def in_process(run: Callable[[], object]) -> tuple[float, float]:
    """Waiting and processor seconds of a call."""
    start, used = time.perf_counter(), time.process_time()
    run()
    return time.perf_counter() - start, time.process_time() - used


def show(name: str, bar: str, times: list[tuple[float, float]]) -> None:
    """One line of figures."""
    wall, cpu = ([pair[k] for pair in times] for k in (0, 1))
    print(
        f"{name:34} wall best {min(wall):6.3f} s, median {statistics.median(wall):6.3f} s; "
        f"cpu best {min(cpu):6.3f} s, median {statistics.median(cpu):6.3f} s   (bar: {bar})"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--profile", action="store_true", help="say where an analysis spends it")
    asked = parser.parse_args()
    versions = [f"{name} {metadata.version(name)}" for name in ("detente", "numpy", "highspy")]
    load = ", ".join(f"{value:.2f}" for value in os.getloadavg())
    print(
        f"Python {platform.python_version()}, {', '.join(versions)}; {platform.machine()}, ", end=""
    )
    print(f"{os.cpu_count()} cores; load {load}; seed {SEED}; {asked.runs} runs each")
    job = ["analyze", str(EXAMPLE), "--parties", "russia,usa", "--brief", "brief.html"]
    job += ["--report", "report.html", "--json", "out.json"]
    with tempfile.TemporaryDirectory() as folder:
        show(
            "detente --help", "0.3 s cpu", [process(["--help"], folder) for _ in range(asked.runs)]
        )
        show("analyze, all written", "3 s", [process(job, folder) for _ in range(asked.runs)])
    for issues, options, bar in ((30, 7, "0.2 s"), (60, 20, "1.5 s")):
        case = opposed(issues, options)
        detente.analyze(case)  # what is imported on first use is counted in the cold runs above
        times = [in_process(lambda case=case: detente.analyze(case)) for _ in range(asked.runs)]  # type: ignore[misc]
        show(f"detente.analyze, opp, {issues}x{options}", bar, times)
        if asked.profile:
            with cProfile.Profile() as profile:
                detente.analyze(case)
            pstats.Stats(profile).sort_stats("cumulative").print_stats(30)


if __name__ == "__main__":
    main()
