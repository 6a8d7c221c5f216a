"""The first page of a case says what is there, and every word of it leads there."""

from __future__ import annotations

import re

from helpers.workbench import Bench


def test_what_is_there_leads_to_where_it_is(bench: Bench) -> None:
    """Every party and every count is a link, and the link opens its page."""
    case = bench.case("alaska-2025")
    shown = bench.client.get(f"/cases/{case}").text
    section = shown[shown.index('aria-labelledby="there"') :].partition("</section>")[0]
    links = re.findall(rf'href="/cases/{case}/([^"]+)"', section)
    opened = {link: bench.client.get(f"/cases/{case}/{link}").status_code for link in links}

    assert {
        *(f"build/at/parties.{party}" for party in ("russia", "usa", "finland", "moldova")),
        *(f"build/at/parties.{party}" for party in ("nato", "ukraine", "western-supporters")),
        *(f"build/section/{section}" for section in ("issues", "statements", "red_lines")),
        "build#s-linkages",
        "sources",
        "sources/coverage",
    } == set(links)
    assert {200} == set(opened.values())
