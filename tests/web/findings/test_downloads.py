"""The values behind a page are those that the command writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.app.examples import example
from detente.app.improve import improve
from detente.app.prefs import prefs
from detente.app.ratify import ratify
from detente.app.roadmap import roadmap, roadmap_as
from detente.app.write import improvements_as, preferences_as, ratification_as
from detente.formats import read
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


@pytest.mark.parametrize("command", ["rm", "..%2Fimprove"])
def test_no_other_command_is_known(bench: Bench, command: str) -> None:
    """What is no command is not found."""
    case = bench.case()

    assert 404 == bench.client.get(f"/cases/{case}/findings/json/{command}").status_code
