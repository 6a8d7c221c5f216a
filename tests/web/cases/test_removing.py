"""Taking a case from the list, and taking that back."""

from __future__ import annotations

from helpers.workbench import Bench


def test_a_removed_case_is_absent_and_can_be_brought_back(bench: Bench) -> None:
    """After the question it is gone for every page; one press brings everything back."""
    case = bench.case()
    asked = bench.client.get(f"/cases/{case}/remove")
    listed = bench.client.post(f"/cases/{case}/remove")
    gone = bench.client.get(f"/cases/{case}")
    back = bench.client.post(f"/cases/removed/{case}/take-back")

    assert (200, 200, 404, 200) == tuple(page.status_code for page in (asked, listed, gone, back))
    assert f"/cases/removed/{case}/take-back" in listed.text
    assert f"/cases/{case}" == back.url.path


def test_nothing_else_can_be_brought_back(bench: Bench) -> None:
    """A case that is no removed one of this account leads to the list, as if there were none."""
    answer = bench.client.post("/cases/removed/none-such/take-back", follow_redirects=False)

    assert (303, "/cases") == (answer.status_code, answer.headers["location"])
