"""The page of the last run: machine, versions, seed, the tables, what each reason means."""

from __future__ import annotations

import datetime
import os
import platform
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from typing import Any

import differences
import reading
from children import PEER_VERSION
from measuring import ENOUGH
from promises import PROMISES

SAME = "same"
QUESTIONS = {
    "points": "points of the frontier",
    "packages": "packages of the frontier",
    "nash": "Nash",
    "kalai_smorodinsky": "Kalai-Smorodinsky",
    "egalitarian": "egalitarian",
    "utilitarian": "utilitarian",
    "max_relative_gains": "maximal relative gains",
    "acceptable": "number of acceptable packages",
}
Row = dict[str, Any]


def text(
    seed: int,
    loads: tuple[float, float],
    small: dict[str, Counter[str]],
    generated: list[Row],
    given: list[Row],
    *,
    quick: bool,
) -> str:
    """The whole page."""
    parts = [
        _head(seed, loads, quick=quick),
        _method(),
        _bars(generated),
        _generated(generated),
        _small(small),
        _given(given),
        _legend(),
        _promises(),
    ]
    return "\n".join(parts)


def reasons(small: dict[str, Counter[str]], generated: list[Row], given: list[Row]) -> set[str]:
    """Every reason that occurred anywhere."""
    found = {reason for counted in small.values() for reason in counted}
    found |= {reason for row in generated for reason in row["why"].values()}
    return found | {reason for row in given for reason in row["why"]}


def _head(seed: int, loads: tuple[float, float], *, quick: bool) -> str:
    left_out = " Cases of 10^7 packages were left out (`--quick`)." if quick else ""
    used = ", ".join(f"{name} {version(name)}" for name in ("detente", "numpy", "moocore"))
    return f"""# Benchmarks beside a peer

Written by `make bench-peer`, which measures everything on this page anew; not edited by hand.

| | |
|---|---|
| machine | {_processor()}, {os.cpu_count()} cores, {_memory()} GB |
| system | {platform.system()} {platform.machine()}, Python {platform.python_version()} |
| Détente | {used} |
| peer | NegMAS {PEER_VERSION} |
| seed | {seed} |
| date | {datetime.datetime.now(datetime.UTC):%Y-%m-%d} |
| load | {loads[0]:.2f} before, {loads[1]:.2f} after |

Whatever else ran on the machine is in the figures; the load says how much that was.{left_out}
"""


def _method() -> str:
    return f"""## What is compared

Both programs get the same tables in the same bytes, each in a process and an environment of its
own. They are asked for the exact frontier of the acceptable packages with a package for each point,
and for five solutions. Answers are compared before any time is; a difference is worked out once
more with each known deviation switched on, and one that no deviation reproduces fails the run.

*Time* is from the text of the case, reading included, to the answers; loading modules is not in it.
It is the median of up to 25 runs (the peer: 3), ended once {ENOUGH:.0f} s have been measured; what
takes longer is run once. *Processor time* is what the process itself computed, which other load on
the machine barely moves: where the two ratios differ, it is the one to quote. *Memory* is the peak
of resident memory of the whole process, modules included. *Programme* is how
Détente answers: issue by issue, without looking at every package.
*Enumeration* looks at every package, as the peer does, and is here for comparison: frontier only.

Utilities of generated cases are multiples of 2^-20, exact in binary floating point, so no
difference is one of rounding. Every issue has 10 options; every reservation value is 0, which is
the worth of the worst package. *Independent*: weights and values of each party at random.
*Opposed*: what is better for one is worse for the other, in every issue. The number of acceptable
packages is asked up to 10^6 packages, and is in no time.
"""


def _bars(generated: list[Row]) -> str:
    lines = ["## Bars", "", "| What | Bar | Measured |", "|---|---|---|"]
    for row in generated:
        if (row["packages"], row["parties"]) == (10**6, 2):
            lines.append(
                f"| 10^6 packages, two parties, {row['kind']} | at least 1,000 times faster, aim at"
                f" 10,000 | programme {_ratio(row, 'ours'):,.0f} times (processor"
                f" {_ratio(row, 'ours', 'processor_seconds'):,.0f}), enumeration"
                f" {_ratio(row, 'enumerated'):,.0f} times (processor"
                f" {_ratio(row, 'enumerated', 'processor_seconds'):,.0f}) |"
            )
        if (row["packages"], row["parties"]) == (10**7, 4):
            lines.append(
                f"| 10^7 packages, four parties, {row['kind']} | at most 2 s and 200 MB |"
                f" {_seconds(row['ours'])} ({row['ours']['processor_seconds']:.2f} s of the"
                f" processor) and {_megabytes(row['ours'])};"
                f" enumeration {_seconds(row['enumerated'])}"
                f" and {_megabytes(row['enumerated'])} |"
            )
    return "\n".join([*lines, ""])


def _generated(generated: list[Row]) -> str:
    head = (
        "| packages | parties | kind | points | other answers | programme | enumeration | NegMAS |"
        " times faster: programme, enumeration | the same, processor time |"
        " memory: programme, enumeration, NegMAS | memory, NegMAS over programme |"
    )
    lines = ["## Generated cases", "", head, "|" + "---|" * 12]
    return "\n".join([*lines, *map(generated_row, generated), ""])


def generated_row(row: Row) -> str:
    """One line of the table of generated cases."""
    ours, theirs, every = row["ours"], row["theirs"], row["enumerated"]
    power = len(str(row["packages"])) - 1
    memory = ", ".join(map(_megabytes, (ours, every, theirs)))
    return (
        f"| 10^{power} | {row['parties']} | {row['kind']} | {row['points']:,} | {_why(row['why'])}"
        f" | {_seconds(ours)} | {_seconds(every)} | {_seconds(theirs)}"
        f" | {_ratios(row, 'seconds')} | {_ratios(row, 'processor_seconds')}"
        f" | {memory} | {theirs['peak_bytes'] / ours['peak_bytes']:.1f} |"
    )


def _why(why: dict[str, str]) -> str:
    return "; ".join(f"{QUESTIONS[name]} ({reason})" for name, reason in why.items()) or "none"


def _small(small: dict[str, Counter[str]]) -> str:
    count = sum(small["points"].values())
    lines = [
        "## Answers in small cases",
        "",
        f"{count} cases of up to 625 packages for two to four parties, with many ties and every"
        " kind of reservation value: not stated, below the worst package, on a package, between.",
        "",
        "| question | same answer | other answer, by reason |",
        "|---|---|---|",
    ]
    for question, counted in small.items():
        others = [f"{n} ({why})" for why, n in counted.most_common() if why != SAME]
        lines.append(f"| {QUESTIONS[question]} | {counted[SAME]} | {', '.join(others) or 'none'} |")
    return "\n".join([*lines, ""])


def _given(given: list[Row]) -> str:
    if not given:
        return "## Real cases\n\nThe given GENIUS cases were not there.\n"
    lines = [
        "## Real cases",
        "",
        "Additive GENIUS cases without real-valued issues, the first two profiles of each, from the"
        " files to the answers. Reasons say what the peer reads otherwise.",
        "",
        "| case | points | points of NegMAS | same answers | reads otherwise | Détente | NegMAS |",
        "|---|---|---|---|---|---|---|",
    ]
    return "\n".join([*lines, *map(given_row, given), ""])


def given_row(row: Row) -> str:
    """One line of the table of real cases."""
    ours, theirs = row["ours"], row["theirs"]
    points = [len({tuple(p) for p in side["answers"]["points"]}) for side in (ours, theirs)]
    why = "; ".join(sorted(row["why"])) or "nothing"
    return (
        f"| {row['name']} | {points[0]:,} | {points[1]:,} | {'yes' if row['same'] else 'no'}"
        f" | {why} | {_seconds(ours)} | {_seconds(theirs)} |"
    )


def _legend() -> str:
    lines = [
        "## Reasons",
        "",
        "What the peer does where its answer is another. Numbers are rows of the list below;"
        " letters were found by this comparison.",
        "",
    ]
    meanings = differences.MEANING | reading.MEANING
    order = sorted(meanings, key=lambda key: (not key.isdigit(), key.zfill(3)))
    return "\n".join([*lines, *(f"- **{key}**: {meanings[key]}" for key in order), ""])


def _promises() -> str:
    lines = [
        "## What our tests hold us to",
        "",
        "Programs of the field, the peer and others, are known to answer otherwise on these. Each"
        " row has a test that fails if Détente does (`tests/peers/test_each_row_has_its_test.py`).",
        "",
        "| row | promise |",
        "|---|---|",
    ]
    return "\n".join([*lines, *(f"| {row} | {said} |" for row, said in PROMISES.items()), ""])


def _ratios(row: Row, clock: str) -> str:
    return ", ".join(f"{_ratio(row, side, clock):,.0f}" for side in ("ours", "enumerated"))


def _ratio(row: Row, side: str, clock: str = "seconds") -> float:
    return float(row["theirs"][clock] / row[side][clock])


def _seconds(reply: Row) -> str:
    seconds = reply["seconds"]
    return f"{seconds:.2f} s" if seconds >= 0.1 else f"{seconds * 1000:.2f} ms"


def _megabytes(reply: Row) -> str:
    return f"{reply['peak_bytes'] / 1e6:,.0f} MB"


def _processor() -> str:
    described = Path("/proc/cpuinfo")
    if described.exists():
        for line in described.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "processor not named"


def _memory() -> int:
    octets = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return round(octets / 2**30)
