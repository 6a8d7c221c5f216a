from __future__ import annotations

from helpers.workbench import Bench


def test_a_case_stands_in_the_list_with_its_title(bench: Bench) -> None:
    """Whoever signs in finds their cases by title, each a link."""
    case = bench.case()

    shown = bench.client.get("/cases").text

    assert f'<a href="/cases/{case}">Anchorage summit</a>' in shown
