from __future__ import annotations

import pytest

from detente.formats.log import Log
from detente.formats.reading.builder import build_case
from detente.formats.yaml_file import parse_yaml

CASE = """
detente: case/1
id: small
parties: {a: Anna, b: Bert}
issues:
  i: {options: {x: X, y: Y}, status_quo: x}
  j: {options: {x: X, y: Y}, status_quo: x}
statements:
  a:
    {said}
"""


def _found(said: str) -> list[tuple[str, str]]:
    log = Log()
    build_case(parse_yaml(CASE.replace("{said}", said), "case.yaml", log), log)
    return [(found.code, found.path) for found, _place in log.faults]


@pytest.mark.parametrize(
    ("said", "path"),
    [
        ("wants: {i: []}", "statements.a.wants.i"),
        ("order: {i: []}", "statements.a.order.i"),
        ("swings: []", "statements.a.swings"),
        ("among_top: [{issues: [], top: 2}]", "statements.a.among_top.1.issues"),
    ],
)
def test_a_list_of_nothing_is_a_fault(said: str, path: str) -> None:
    """Somebody who names nothing where something must be named is told so, at that place."""
    assert [("list_of_nothing", path)] == _found(said)
