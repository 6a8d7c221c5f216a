"""The list of cases: each to be known again, the last changed first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from detente.app.examples import example_files
from detente.web.routes import cases
from helpers.workbench import Bench, opened


def titles(page: str) -> list[str]:
    """What the entries are called, in their order."""
    return re.findall(r'<h2><a href="/cases/[\w-]+">([^<]*)</a>', page)


def test_a_case_stands_in_the_list_with_its_title(bench: Bench) -> None:
    """Whoever signs in finds their cases by title, each a link, with marking, day and parties."""
    case = bench.case("river-treaty")

    shown = bench.client.get("/cases").text

    assert f'<a href="/cases/{case}">Treaty on the Orva river</a>' in shown
    assert "Invented example" in shown
    assert "1 November 2026" in shown
    assert "Delta, Upland" in shown


def test_an_empty_list_says_what_to_do_first(tmp_path: Path) -> None:
    """No list, but a way to begin; and no process is needed for that."""
    with opened(tmp_path) as bench:
        shown = bench.client.get("/cases").text

    assert "There is no case here yet" in shown
    assert 'value="example:alaska-2025"' in shown


def test_a_case_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    """It stands there without its title, and can still be opened, restored or removed."""
    with opened(tmp_path) as bench:
        bench.case("river-treaty")
        bench.case_of({"case.yaml": b"detente: case/1\nid: broken\n"})
        shown = titles(bench.client.get("/cases").text)

    assert ["A case that cannot be read", "Treaty on the Orva river"] == shown


def test_many_cases_come_in_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """None is left out and none stands there twice, the last changed first."""
    monkeypatch.setattr(cases, "PAGE", 2)
    whole = example_files("river-treaty")
    names = [f"Case {n}" for n in range(5)]
    with opened(tmp_path) as bench:
        for name in names:
            text = whole["case.yaml"].replace(b"Treaty on the Orva river", name.encode())
            bench.case_of({**whole, "case.yaml": text})
        pages = [
            titles(bench.client.get("/cases", params={"page_number": number}).text)
            for number in (1, 2, 3, 99)
        ]

    assert [["Case 4", "Case 3"], ["Case 2", "Case 1"], ["Case 0"], ["Case 0"]] == pages
