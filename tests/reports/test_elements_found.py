"""An element is found by path or demand id: as quickly as it may be, and always the same one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from detente.case import element_path, standing
from detente.case.elements import NAMEABLE
from detente.formats import load
from detente.reports.words.elements import find
from detente.reports.words.names import Names

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = sorted(folder.name for folder in EXAMPLES.iterdir() if (folder / "case.yaml").exists())


def _elements(name: str) -> tuple[Names, list[tuple[str, str, Any]]]:
    case = standing(load(EXAMPLES / name))
    found = [
        (kind, element_path(kind, element), element)
        for kind in NAMEABLE
        for element in getattr(case, kind)
    ]
    return Names(case, "en"), found


@pytest.mark.parametrize("name", NAMES)
def test_every_element_is_found_by_its_path(name: str) -> None:
    """Each path leads to its own element and to no other."""
    names, elements = _elements(name)
    for kind, path, element in elements:
        found = find(names, path)
        assert (kind, element) == (found.kind, found.value)


@pytest.mark.parametrize("name", NAMES)
def test_every_demand_is_found_by_its_id(name: str) -> None:
    """``red_line:a.b`` is ``red_lines.a.b``."""
    names, elements = _elements(name)
    for word, kind in (("red_line", "red_lines"), ("no_deal", "no_deal"), ("linkage", "linkages")):
        for of_kind, path, element in elements:
            if of_kind == kind:
                assert element == find(names, f"{word}:{path.partition('.')[2]}").value


@pytest.mark.parametrize("unknown", ["", "statements.nobody", "red_line:x", "nonsense", "x.y.z"])
def test_what_the_case_has_not_is_not_found(unknown: str) -> None:
    """An id of nothing leads to no element, and raises nothing."""
    assert find(_elements("alaska-2025")[0], unknown).value is None
