"""The page of a package: who accepts it, what it crosses, what a change does to it."""

from __future__ import annotations

import re

import pytest

from detente.web.links import package_url
from helpers.findings import finding
from helpers.workbench import Bench


def test_the_address_of_a_package_opens_it(bench: Bench) -> None:
    """What an address chooses is chosen on the page; the rest is as today."""
    case = bench.case()
    page = finding(bench, package_url(case, {"consulates": "reopened"}))

    assert 'value="consulates:reopened" selected' in page
    assert 'value="flights:suspended" selected' in page
    assert "Consulates: Reopened" in page


def test_a_red_line_that_is_crossed_is_named(bench: Bench) -> None:
    """A package that crosses a red line says whose, on what it rests, and how to try without."""
    case = bench.case()
    page = finding(bench, package_url(case, {"nato-ukraine": "accession"}))

    assert "refuses" in page
    assert "Crosses" in page
    assert f"/cases/{case}/brief?without=red_lines.russia." in page


def test_a_name_never_opens_a_file(bench: Bench) -> None:
    """A reference is a name of ours; a path of the server is refused, whatever it holds."""
    case = bench.case()
    for name in ("/etc/hostname", "case.yaml", "../case.yaml"):
        refused = finding(bench, f"/cases/{case}/findings/package?ref={name}", status=422)

        assert name in refused


@pytest.mark.parametrize("page", ["improvements", "ratification", "roadmap"])
def test_questions_about_a_package_keep_it(bench: Bench, page: str) -> None:
    """From a package its improvements, consents and roadmap are one step away, and lead back."""
    case = bench.case()
    asked = "choose=consulates%3Areopened"
    text = finding(bench, f"/cases/{case}/findings/{page}?{asked}")

    assert f'href="/cases/{case}/findings/package?{asked}"' in text
    assert re.search(r"--package consulates=reopened", text)
