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
    """A case that is no removed one of this account is not there: one on the list among them."""
    paths = [f"/cases/removed/{case}/take-back" for case in ("none-such", bench.case())]

    assert [404, 404] == [bench.client.post(path).status_code for path in paths]
