"""Folders of other programs' files made for tests, and what is read from them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

from detente import formats
from detente.analysis.problem import central_utility
from detente.case import Case, Package
from detente.formats import Reading


def folder_of(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """A folder with these files, name to content."""
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        written = content.encode("utf-8") if isinstance(content, str) else content
        (folder / name).write_bytes(written)
    return folder


def read_json(folder: Path, **files: Any) -> Reading:
    """What comes of a folder with these JSON files; ``.json`` is added to the names."""
    written = {f"{name}.json": json_text(content) for name, content in files.items()}
    return formats.read(folder_of(folder, written))


def json_text(content: Any) -> str:
    """Plain values as JSON; a Decimal as a number with every digit it has."""
    if isinstance(content, Decimal):
        return str(content)
    if isinstance(content, list | tuple):
        return f"[{', '.join(map(json_text, content))}]"
    if isinstance(content, Mapping):
        entries = (f"{json.dumps(key)}: {json_text(one)}" for key, one in content.items())
        return f"{{{', '.join(entries)}}}"
    return json.dumps(content)


def case_of(reading: Reading) -> Case:
    """The case; fails with every error in words where there is none."""
    assert () == tuple(problem.line("en") for problem in reading.errors)
    assert reading.case is not None
    return reading.case


def utility(case: Case, party: str, *options: object) -> Fraction:
    """The utility of a package, its options in the order of the issues."""
    found = central_utility(case, party)
    assert found is not None, f"{party} has no utility"
    chosen = zip(case.issues, options, strict=True)
    return found.of(Package(tuple((issue.id, str(option)) for issue, option in chosen)))


def codes(reading: Reading) -> set[str]:
    """The codes of everything told of the files themselves."""
    return {problem.code for problem in reading.problems if problem.code != "no_status_quo"}
