"""The values behind a page are those that the command writes."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from detente.app.examples import example
from detente.app.improve import improve
from detente.app.prefs import prefs
from detente.app.ratify import ratify
from detente.app.roadmap import roadmap, roadmap_as
from detente.app.write import improvements_as, preferences_as, ratification_as
from detente.formats import read
from helpers.findings import finding
from helpers.workbench import Bench

ASKED = "choose=consulates%3Areopened"
REFERENCE = "consulates=reopened"


def test_downloads_equal_what_the_commands_write(bench: Bench) -> None:
    """For one package, each download has the same values as the use case behind the command."""
    found = read(Path(str(example("alaska-2025")))).case
    assert found is not None
    case = bench.case()
    expected = {
        "improve": improvements_as(found, improve(found, REFERENCE), "en")[1],
        "ratify": ratification_as(found, ratify(found, REFERENCE), "en")[1],
        "roadmap": roadmap_as(found, roadmap(found, REFERENCE), "en")[1],
    }
    for command, values in expected.items():
        answer = bench.client.get(
            f"/cases/{case}/findings/json/{command}?{ASKED}", headers={"Accept-Language": "en"}
        )

        assert "attachment" in answer.headers["content-disposition"]
        assert json.loads(json.dumps(values)) == answer.json()


def test_preferences_are_downloaded_for_a_party(bench: Bench) -> None:
    """The download of a party's preferences is that of the command."""
    found = read(Path(str(example("monitor-purchase")))).case
    assert found is not None
    party = found.parties[0].id
    case = bench.case("monitor-purchase")
    answer = bench.client.get(
        f"/cases/{case}/findings/json/prefs?as={party}", headers={"Accept-Language": "en"}
    )

    assert json.loads(json.dumps(preferences_as(prefs(found, party), "en")[1])) == answer.json()


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("roadmap.docx", ASKED),
        ("roadmap.md", f"{ASKED}&tolerance=5%25"),
        ("advice.html", "as=usa&samples=50"),
        ("advice.md", "as=usa&samples=50&error=10"),
    ],
)
def test_documents_are_linked_and_say_what_the_page_says(
    bench: Bench, name: str, asked: str
) -> None:
    """A roadmap and advice are taken along as files; the link on the page keeps the question."""
    case = bench.case()
    at = f"/cases/{case}/findings"
    page = finding(bench, f"{at}/{name.partition('.')[0]}?{asked}")
    link = re.search(rf'href="({at}/files/{re.escape(name)}\?[^"]+)"', page)
    assert link is not None
    answer = bench.client.get(html.unescape(link[1]), headers={"Accept-Language": "en"})
    begins = {"docx": b"pk", "md": b"#", "html": b"<!doctype html>"}[name.rpartition(".")[2]]

    assert f'attachment; filename="{name}"' == answer.headers["content-disposition"]
    assert begins == answer.content[: len(begins)].lower()


@pytest.mark.parametrize("name", ["roadmap.html", "brief.md", "advice.docx"])
def test_no_other_document_is_known(bench: Bench, name: str) -> None:
    """What no command writes is not found."""
    case = bench.case()

    assert 404 == bench.client.get(f"/cases/{case}/findings/files/{name}").status_code


@pytest.mark.parametrize("command", ["rm", "..%2Fimprove"])
def test_no_other_command_is_known(bench: Bench, command: str) -> None:
    """What is no command is not found."""
    case = bench.case()

    assert 404 == bench.client.get(f"/cases/{case}/findings/json/{command}").status_code
