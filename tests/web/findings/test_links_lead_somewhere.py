"""What a finding leads to is there: elements, claims, packages, explanations, what-ifs."""

from __future__ import annotations

import html
import re

import pytest

from helpers.findings import finding, shown_at
from helpers.workbench import Bench

PAGES = ("", "/packages", "/conflicts", "/ratification", "/roadmap", "/positions", "/assumptions")


def _followed(bench: Bench, name: str, most: int) -> None:
    case = bench.case(name)
    pages = [finding(bench, f"/cases/{case}/findings{page}") for page in PAGES]
    found = {
        html.unescape(link)
        for page in pages
        for link in re.findall(r"href=\"(/cases/[^\"#]+)", page)
    }
    kinds: dict[str, list[str]] = {}
    for link in sorted(found):
        kind = re.sub(r"\?.*|/at/.*", "", link.removeprefix(f"/cases/{case}"))
        kinds.setdefault(kind, []).append(link)
    for links in kinds.values():
        for link in links[:most]:
            if "/findings/json/" in link:
                continue
            shown = shown_at(bench, link)

            assert shown.status_code in (200, 303), (link, shown.text)
            assert "/jobs/" not in shown.headers.get("location", ""), link


def test_links_of_the_summit_lead_somewhere(bench: Bench) -> None:
    """Three links of each kind, for an example without numbers."""
    _followed(bench, "alaska-2025", 3)


@pytest.mark.nightly
@pytest.mark.parametrize("name", ["alaska-2025", "wage-round", "river-treaty", "monitor-purchase"])
def test_every_link_leads_somewhere(bench: Bench, name: str) -> None:
    """Every link of the pages of every example."""
    _followed(bench, name, 10_000)
