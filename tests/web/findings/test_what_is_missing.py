"""A case with too little for a question says what is missing, and where it is entered."""

from __future__ import annotations

import pytest

from helpers.findings import finding
from helpers.workbench import Bench

EMPTY = b"detente: case/1\nid: empty\ntitle:\n  en: Empty\n"
PAGES = ("", "/packages", "/frontier", "/improvements", "/package", "/certainty", "/advice?as=x")


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_case_says_what_to_enter(bench: Bench, page: str) -> None:
    """Without parties and issues every page names both, with the way to the builder."""
    case = bench.case_of({"case.yaml": EMPTY})
    shown = finding(bench, f"/cases/{case}/findings{page}")

    assert "There is no party that could negotiate" in shown
    assert "There is nothing to settle" in shown
    assert f'href="/cases/{case}/build"' in shown


def test_without_numbers_the_frontier_sends_to_the_interview(bench: Bench) -> None:
    """Where statements fix no utility, the page names whom to ask."""
    case = bench.case()
    shown = finding(bench, f"/cases/{case}/findings/frontier")

    assert "Ask Russia in the interview" in shown
    assert f'href="/cases/{case}/interview"' in shown
