"""The frontier: points that open their package, a table that is sorted and filtered."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from helpers.findings import finding
from helpers.workbench import Bench, opened


@pytest.fixture(scope="module")
def wages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Bench, str]]:
    """An open workbench with the wage round, worked out once."""
    with opened(tmp_path_factory.mktemp("frontier")) as bench:
        yield bench, bench.case("wage-round")


def _page(wages: tuple[Bench, str], query: str = "") -> str:
    bench, case = wages
    return finding(bench, f"/cases/{case}/findings/frontier{query}")


def _column(page: str, place: int) -> list[int]:
    rows = re.findall(r"<tr><th scope=\"row\">.*?</tr>", page, re.DOTALL)
    found = [re.findall(r"<td class=\"number\">(−?\d+)", row)[place] for row in rows]
    return [int(points.replace("−", "-")) for points in found]


def test_every_point_opens_a_package(wages: tuple[Bench, str]) -> None:
    """The chart's links are named, lead to packages of this case, and one of them opens."""
    bench, case = wages
    links = re.findall(r"<a href=\"([^\"]+)\" aria-label=\"([^\"]+)\"", _page(wages))

    assert links
    assert all(href.startswith(f"/cases/{case}/findings/package?") for href, _ in links)
    assert all(words for _, words in links)
    assert "Who accepts it" in finding(bench, links[0][0].replace("&amp;", "&"))


def test_rows_are_sorted_for_a_party(wages: tuple[Bench, str]) -> None:
    """Sorted for a party, its best comes first."""
    page = _page(wages)
    parties = re.findall(r"<option value=\"([\w-]+)\"(?: selected)?>best for", page)
    for place, party in enumerate(each for each in parties if each != "least"):
        found = _column(_page(wages, f"?sort={party}"), place)

        assert found
        assert sorted(found, reverse=True) == found


def test_rows_are_those_that_pass_the_filter(wages: tuple[Bench, str]) -> None:
    """Filtered by a party's answer, the parts make up the whole."""
    whole = len(_column(_page(wages), 0))
    party = re.findall(r"<option value=\"([\w-]+)\"(?: selected)?>best for", _page(wages))[0]
    parts = [
        len(_column(_page(wages, f"?of={party}&answer={answer}"), 0))
        for answer in ("certain", "possible", "refused", "unknown")
    ]

    assert whole == sum(parts)
