"""What a reader sets on a page of findings: exact, in step with the command, or said as wrong."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest

from detente.app.analyze import analyze
from detente.app.examples import example
from detente.app.requests import BadRequestError
from detente.app.write import as_json
from detente.formats import read
from detente.web.routes.findings.entered import ENTRIES, POWER
from helpers.findings import finding
from helpers.workbench import Bench

WRONG = (
    ("solutions", "power.union", "none"),
    ("solutions", "power.union", "0"),
    ("solutions", "power.union", "1001"),
    ("frontier", "points", "1"),
    ("frontier", "points", "200001"),
    ("roadmap", "tolerance", "101%"),
    ("advice", "error", "50.1"),
    ("advice", "samples", "0"),
    ("preferences", "since", "2026-02-30"),
    ("certainty", "seed", "-1"),
    ("certainty", "samples", "100001"),
)


@pytest.fixture(scope="module")
def wages(bench: Bench) -> str:
    """The wage round; it is only read here, so that its analysis is worked out once."""
    return bench.case("wage-round")


def _address(case: str, page: str, name: str, written: str) -> str:
    beside = "&ref=nash" if page == "roadmap" else ""
    return f"/cases/{case}/findings/{page}?{name}={quote(written)}{beside}"


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        ("tolerance", "5%", "0.05"),
        ("tolerance", "5,5 %", "0.055"),
        ("tolerance", "1", "1"),
        ("tolerance", "-1", None),
        ("error", "2,50", "2.5"),
        ("error", "1/3", "1/3"),
        ("error", "nan", None),
        ("since", "2026-05-03", "2026-05-03"),
        ("since", "yesterday", None),
        ("seed", "007", 7),
        ("seed", "٣", None),
        ("samples", "100000", 100_000),
        ("points", "2", 2),
    ],
)
def test_an_entry_is_read_exactly(name: str, written: str, value: str | int | None) -> None:
    """Commas, shares in per cent and fractions are understood; what does not fit is none."""
    assert value == ENTRIES[name].read(written)


@pytest.mark.parametrize(("written", "weight"), [("1,5", "1.5"), ("1e3", "1000"), ("1e40", None)])
def test_a_weight_is_read_exactly(written: str, weight: str | None) -> None:
    """A weight is a number above 0 and up to 1,000."""
    assert weight == POWER.read(written)


@pytest.mark.parametrize(("page", "name", "written"), WRONG)
def test_what_is_wrong_stands_beside_its_field(
    bench: Bench, wages: str, page: str, name: str, written: str
) -> None:
    """The field keeps what was written, is marked and described; nothing is answered."""
    shown = finding(bench, _address(wages, page, name, written), status=422)
    field = re.search(rf'<input id="{re.escape(name)}"[^>]*>', shown)

    assert field is not None
    assert 'aria-invalid="true"' in field[0]
    assert f"wrong-{name}" in field[0]
    assert f'id="wrong-{name}"' in shown
    assert 'class="fragment' not in shown
    assert "detente " not in re.sub(r"(?s)<head>.*?</head>", "", shown)


def test_nothing_is_downloaded_of_a_wrong_question(bench: Bench, wages: str) -> None:
    """The values behind a page that does not answer are not there either."""
    shown = bench.client.get(f"/cases/{wages}/findings/json/analyze?points=1")

    assert 422 == shown.status_code


def test_weights_reach_the_page_its_command_and_its_values(bench: Bench, wages: str) -> None:
    """A weight moves the weighted solution, stands in the command, and the download has it too."""
    found = read(Path(str(example("wage-round")))).case
    assert found is not None
    at = f"/cases/{wages}/findings"
    page = finding(bench, f"{at}/solutions?power.union=2,5&seconds=45")
    expected = as_json(analyze(found, power={"union": "2.5"}), "en", full=True)
    sent = bench.client.get(
        f"{at}/json/analyze?power.union=2,5", headers={"Accept-Language": "en"}
    ).json()

    assert "--time-limit 45 --power union=2.5 --lang en" in page
    assert 'name="power.union" value="2,5"' in page
    assert expected["solutions"] == sent["solutions"]


def test_too_fine_weights_are_refused_beside_their_fields(bench: Bench, wages: str) -> None:
    """Weights whose proportion cannot be compared exactly are said to be so, without a fault."""
    found = read(Path(str(example("wage-round")))).case
    assert found is not None
    with pytest.raises(BadRequestError, match="too fine a proportion"):
        analyze(found, power={"union": "0.0001"})
    shown = finding(bench, f"/cases/{wages}/findings/solutions?power.union=0.0001", status=422)

    assert "too fine a proportion" in shown
    assert 'id="wrong-power"' in shown


def test_settings_stay_from_page_to_page(bench: Bench, wages: str) -> None:
    """What a form of another page does not ask is carried along by it."""
    shown = finding(bench, f"/cases/{wages}/findings?power.union=2&points=500")

    assert '<input type="hidden" name="power.union" value="2">' in shown
    assert '<input type="hidden" name="points" value="500">' in shown
    assert "/findings/solutions?power.union=2&amp;points=500" in shown


def test_a_package_is_held_against_instructions(bench: Bench, wages: str) -> None:
    """From a package's page its reader comes to what a party's instructions say of it."""
    party = "as=union"
    package = finding(bench, f"/cases/{wages}/findings/package?ref=status-quo")
    assert f"/cases/{wages}/findings/preferences?ref=status-quo" in package
    shown = finding(bench, f"/cases/{wages}/findings/preferences?ref=status-quo&samples=50&{party}")

    assert "--as union --samples 50 --package status-quo" in shown
    assert '<option value="status-quo" selected>' in shown
