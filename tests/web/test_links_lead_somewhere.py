from __future__ import annotations

import pytest

from helpers.crawl import crawl
from helpers.workbench import Bench


@pytest.mark.parametrize("name", ["alaska-2025", "river-treaty"])
def test_every_link_of_every_page_leads_somewhere(bench: Bench, name: str) -> None:
    """A reader who follows any link of a case's pages finds a page, a file, or a job's progress."""
    case = bench.case(name)
    visits = list(crawl(bench.client, f"/cases/{case}", each=3, most=150, patient=True))
    broken = [f"{v.status} {v.path} (on {v.found_on})" for v in visits if v.status >= 400]

    assert ([], True) == (broken, len(visits) > 20)
