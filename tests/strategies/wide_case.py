"""A case as wide as the builder must bear: many issues, many options, every party with views."""

from __future__ import annotations

TRACKS = 10


def wide_case(issues: int = 200, options: int = 10, parties: int = 6) -> dict[str, bytes]:
    """The files of a case's folder; statements stand in a file per party, as the limits ask."""
    names = [f"party-{number}" for number in range(1, parties + 1)]
    files = {"case.yaml": "\n".join(_case(issues, options, names)).encode()}
    for place, name in enumerate(names):
        lines = _statements(issues, options, place)
        files[f"statements/{name}.yaml"] = "\n".join(lines).encode()
    return files


def _case(issues: int, options: int, names: list[str]) -> list[str]:
    lines = ["# A wide case, invented.", "detente: case/1", "id: wide", "title: A wide case"]
    lines += ["as_of: 2026-11-01", "", "parties:"]
    for name in names:
        lines += [f"  {name}:", f"    name: {name.title()}", "    kind: principal"]
    lines += ["", "tracks:", *(f"  track-{n}: Track {n}" for n in range(TRACKS)), "", "issues:"]
    for issue in range(issues):
        lines += [f"  issue-{issue}:", f"    name: Matter number {issue}"]
        lines += [f"    track: track-{issue % TRACKS}", "    options:"]
        lines += [f"      way-{n}: Way {n} of matter {issue}" for n in range(options)]
        lines += ["    status_quo: way-0", f"    decided_by: [{', '.join(names[:3])}]"]
    lines += ["", "red_lines:"]
    for place, name in enumerate(names):
        lines += [f"  {name}:", "    never:", "      refuses:", f"        issue-{place}: way-1"]
        lines += ["      grade: reported"]
    return [*lines, ""]


def _statements(issues: int, options: int, place: int) -> list[str]:
    lines = ["defaults:", "  grade: reported", "weights:"]
    lines += [f"  issue-{issue}: {1 + (issue + place) % 9}" for issue in range(issues)]
    lines += ["values:"]
    for issue in range(issues):
        lines += [f"  issue-{issue}:"]
        worth = [100 * ((n + place) % options) // (options - 1) for n in range(options)]
        lines += [f"    way-{n}: {value}" for n, value in enumerate(worth)]
    return [*lines, ""]
