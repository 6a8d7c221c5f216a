"""The JSON keeps its keys, its exact numbers, and says the words of the pages."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from detente.analysis.overview import Analysis
from detente.reports import as_json, ratification_json
from detente.reports.views.brief import sentences
from detente.reports.words.names import Names
from strategies.findings import numbered, numberless
from strategies.ratified import BROAD, ratified, refused

KEYS = {
    *("detente", "case", "parties", "packages", "authority", "brief", "first_steps", "method"),
    *("epsilon", "status", "conflicts", "ways_out", "without_possible", "opposition"),
    *("assumptions", "warnings", "orders", "questions"),
}
ALL = [pytest.param(numberless(), id="numberless"), numbered(2), numbered(3)]


@pytest.mark.parametrize("analysis", ALL)
def test_promised_keys_are_there(analysis: Analysis) -> None:
    """Every key that never depends on numbers is present, and all of it is JSON."""
    made = as_json(analysis, "en")

    assert KEYS <= set(made)
    assert made == json.loads(json.dumps(made, ensure_ascii=False))


def test_numbers_are_absent_where_nothing_is_known() -> None:
    """A case without numbers has no frontier and no solutions, and its zone no frontier."""
    made = as_json(numberless(), "en")

    assert {"frontier", "solutions"}.isdisjoint(made)
    assert {"empty": True, "proved": True, "count": "0"} == made["zone"]
    assert "needs_values" == made["status"]


def test_every_point_is_listed_with_exact_utilities() -> None:
    """Utilities are numbers, ``exact`` the same as reduced fractions, counts are text."""
    analysis = numbered(2)
    made = as_json(analysis, "en")["frontier"]
    assert analysis.held.frontier is not None
    first = analysis.held.frontier.point(0)

    assert made["vectors"] == len(made["points"]) == analysis.held.frontier.vectors
    assert (
        dict(zip(analysis.parties, map(str, first.utilities), strict=True))
        == (made["points"][0]["exact"])
    )
    for point in made["points"]:
        for party, written in point["exact"].items():
            assert float(Fraction(written)) == point["utilities"][party]
        assert point["count"] == str(int(point["count"]))
        assert 1 <= len(point["packages"]) <= 10


def test_packages_name_every_issue_in_the_order_of_the_case() -> None:
    """A listed package is complete, like the one that the finding itself names."""
    analysis = numbered(3)
    made = as_json(analysis, "en")
    found = analysis.held.frontier
    assert found is not None

    assert [p.as_dict() for p in found.point(0).packages] == (
        made["frontier"]["points"][0]["packages"]
    )
    assert [issue.id for issue in analysis.case.issues] == list(
        made["frontier"]["points"][0]["packages"][0]
    )


def test_every_solution_has_a_key() -> None:
    """All six are named; where there is none, its points are an empty list."""
    made = as_json(numbered(3), "en")

    assert {
        *("nash", "kalai_smorodinsky", "egalitarian", "utilitarian"),
        *("max_relative_gains", "weighted_nash"),
    } == set(made["solutions"])
    assert {"points": []} == made["solutions"]["nash"]
    assert "empty" == made["status"]


def test_central_values_are_marked() -> None:
    """What rests on central values says so beside every key that does."""
    made = as_json(replace(numbered(2), central=True), "en")
    marked = [made["zone"], made["frontier"], *made["solutions"].values()]

    assert {"central"} == {part["given"] for part in marked}


def test_way_out_has_its_price_in_numbers() -> None:
    """Per party: what each solution is worth, no deal, and how little is enough."""
    made = as_json(numbered(3), "en")["ways_out"][0]

    assert ["no_deal:works"] == made["drop"]
    assert (0.6, 0.5) == (made["price"]["works"]["stated"], made["price"]["works"]["enough"])
    assert "3/5" == made["exact"]["works"]["stated"]
    assert "It is enough that Works asks for 10\u202f% of its range less." in made["text"]


@pytest.mark.parametrize("analysis", ALL)
@pytest.mark.parametrize("language", ["en", "de"])
def test_texts_are_those_of_the_page(analysis: Analysis, language: str) -> None:
    """The three sentences of the brief are the same words in the JSON."""
    brief = as_json(analysis, language)["brief"]
    on_page = [
        words for _, words in sentences(Names(analysis.case, language, brief=True), analysis)
    ]

    assert [on_page[0], on_page[1]] == [brief["within_reach"]["text"], brief["blocks"]["text"]]


def test_cells_say_what_they_fall_with() -> None:
    """A cell has its acceptance, its reason, its grade, and what would overturn it."""
    rows: list[dict[str, Any]] = as_json(numberless(), "en")["brief"]["rows"]
    cell = rows[3]["cells"]["union"]

    assert "shifts=flexible,allowance=2.5" == rows[3]["package"]
    assert {
        "acceptance": "refused",
        "because": "red_line:union.fixed-shifts",
        "reason": "red_line",
        "grade": "unsourced",
        "falls_if": ["red_line:union.fixed-shifts"],
        "without_possible": "refused",
        "loose": False,
        "text": "Shift model: Flexible shifts; Night allowance: 2½ EUR an hour, Dockers’ Union: "
        "refuses (No work on call; unsourced).",
    } == cell


def test_no_deal_is_a_row_without_choices() -> None:
    """No deal is no package: its choices are null."""
    rows = as_json(numberless(), "en")["brief"]["rows"]

    assert [True, False] == [row["choices"] is not None for row in rows[:2]]


def test_warnings_are_sentences_with_names() -> None:
    """A warning names parties and issues as the reader knows them."""
    cautions = (("nothing_said", (("party", "port"),)), ("grid", (("issue", "quay"),)))
    made = as_json(replace(numberless(), warnings=cautions), "de")["warnings"]

    assert "Was gewünscht wird, ist unbekannt (Hafenbehörde): Niemand hat es gesagt." == made[0]
    assert made[1].startswith("„Neuer Kai“ hat keine eigene Schrittweite")


def test_consents_and_roadmap_come_when_asked_for() -> None:
    """Only in full: a ratification per package of the brief, and the roadmap of one of them."""
    made, short = as_json(ratified(), "en", full=True), as_json(ratified(), "en")
    bare = as_json(numberless(), "en", full=True)

    assert [BROAD] == [each["row"] for each in made["ratification"]]
    assert ratification_json(ratified().case, refused(), "en").items() <= (
        made["ratification"][0].items()
    )
    assert (None, [], None) == (made["roadmap"], bare["ratification"], bare["roadmap"])
    assert set() == {"ratification", "roadmap"} & short.keys()


def test_cells_say_what_those_affected_could_do() -> None:
    """Each power with its kind, issues and words; cells of others have none."""
    cells = as_json(ratified(), "en")["brief"]["rows"][-1]["cells"]

    assert ["withhold", "vote", "undo"] == [e["kind"] for e in cells["harbour-council"]["could"]]
    assert {"kind": "stop", "issues": ["training"]}.items() <= cells["nature-trust"]["could"][
        0
    ].items()
    assert "could" not in cells["port"]
