from __future__ import annotations

import re

from detente.app.coverage import case_coverage, coverage_values
from detente.app.examples import example
from detente.formats import load
from helpers.source_case import answered, ferry, marked
from helpers.workbench import Bench


def test_the_table_has_the_counts_of_the_command(bench: Bench) -> None:
    """Per party and issue, the page counts the claims that ``source coverage`` counts."""
    folder = example("river-treaty")
    found = coverage_values(case := load(folder), case_coverage(case, folder))
    page = bench.client.get(f"/cases/{bench.case('river-treaty')}/sources/coverage").text

    for kind, name in (("parties", "party"), ("issues", "issue")):
        section = page.split(f'<h2 id="{name}">')[1].split("</section>")[0]
        rows = re.findall(r'<tr><th scope="row">.*?</tr>', section, re.DOTALL)
        shown = [sum(map(int, re.findall(r"<summary>(\d+)</summary>", row))) for row in rows]
        assert [one["claims"] for one in found[kind].values()] == shown


def test_only_confirmed_claims_are_heard(bench: Bench) -> None:
    """A claim counts from the moment it is confirmed; what is not counted is said."""
    case = ferry(bench)
    address = marked(bench, case)
    answered(bench, address, holder=["nord"], speaker=["K. Lund"], type=["demand"])
    begun = bench.client.get(f"/cases/{case}/sources/coverage").text
    answered(bench, address, "confirm")
    heard = bench.client.get(f"/cases/{case}/sources/coverage").text

    assert "1 claim is not confirmed and not counted." in begun
    assert "own named voice" not in begun
    assert "own named voice" in heard
    assert f"/cases/{case}/sources/at/c1" in heard
