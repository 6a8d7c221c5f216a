from __future__ import annotations

import json
from typing import Any

from helpers.source_case import ferry
from helpers.workbench import Bench

HISTORY = "sources/note.txt.lines.jsonl"


def decide(bench: Bench, case: str, **form: Any) -> int:
    """Decisions sent from the page of lines; the status of the answer."""
    address = f"/cases/{case}/sources/text/note/lines"
    return bench.client.post(address, data=form, follow_redirects=False).status_code


def events(bench: Bench, case: str) -> list[tuple[int, bool | None, str | None]]:
    """(line, kept, role) of every decision in the file beside the document."""
    lines = bench.file(case, HISTORY).splitlines()
    return [(one["line"], one["keep"], one["role"]) for one in map(json.loads, lines)]


def test_only_what_its_author_changed_is_decided(bench: Bench) -> None:
    """Of the boxes sent, those that stand as they were shown are no decision."""
    case = ferry(bench)
    decide(bench, case, line=["1", "3", "4", "5"], shown=["1", "3", "4"], keep=["1", "4", "5"])

    assert [(5, True, None), (3, False, None)] == events(bench, case)


def test_ranges_are_decided_and_taken_back(bench: Bench) -> None:
    """Numbers and ranges are kept, left out, given a role, taken back; blank lines are nobody's."""
    case = ferry(bench)
    decide(bench, case, act="drop", written="1-3")
    decide(bench, case, act="heading", written="1")
    decide(bench, case, reset="3")

    expected = [(1, False, None), (3, False, None), (1, True, "heading"), (3, None, None)]
    assert expected == events(bench, case)


def test_a_decision_is_seen_on_the_page_of_the_text(bench: Bench) -> None:
    """A line left out is folded away, with who decided on the page of lines."""
    case = ferry(bench)
    bench.client.post(f"/cases/{case}/sources/coder", data={"coder": "Ánna B"})
    decide(bench, case, act="drop", written="4")
    text = bench.client.get(f"/cases/{case}/sources/text/note").text
    lines = bench.client.get(f"/cases/{case}/sources/text/note/lines").text

    assert "lines left out" in text
    assert "decided by Ánna B" in lines


def test_lines_that_are_not_there_change_nothing(bench: Bench) -> None:
    """A line the document does not have, and words that name none, are refused in a sentence."""
    case = ferry(bench)
    for form in ({"act": "keep", "written": "99"}, {"act": "keep", "written": "x"}):
        assert 422 == decide(bench, case, **form)
    assert 422 == decide(bench, case, act="keep", written="")
    assert 422 == decide(bench, case, act="nonsense", written="1")

    assert 1 == bench.house.workbench.version(case).sequence


def test_two_tabs_decide_different_lines(bench: Bench) -> None:
    """Decisions of two pages that were opened together are both kept."""
    case = ferry(bench)
    decide(bench, case, line=["1", "4"], shown=["1", "4"], keep=["4"])
    decide(bench, case, line=["1", "4"], shown=["1", "4"], keep=["1"])

    assert [(1, False, None), (4, False, None)] == events(bench, case)
