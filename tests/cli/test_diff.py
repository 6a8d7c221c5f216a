"""``detente diff`` of versions in which something was withdrawn, split or added."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from detente.app.convert import write_case
from detente.case import (
    Case,
    Direction,
    Issue,
    Option,
    Package,
    Party,
    RoadmapStep,
    Withdrawal,
    WouldSign,
    text,
)

from .conftest import Run

ROUTE = Issue(
    "route",
    text(en="Route", de="Strecke"),
    options=(Option("old"), Option("coast"), Option("hills")),
    status_quo="old",
)
NIGHTS = Issue("nights", options=(Option("loud"), Option("quiet")), status_quo="loud")
OFFER = WouldSign("statements.town.would_sign.1", "town", Package((("route", "coast"),)))
SIGNED = WouldSign("statements.rail.would_sign.1", "rail", Package((("nights", "quiet"),)))


def _case(*issues: Issue) -> Case:
    parties = (Party("town", text("Town")), Party("rail", text("Railway")))
    wish = Direction("statements.town.direction.nights", "town", "nights", "more")
    steps = (RoadmapStep("rails", "route", "coast"),)
    return Case(
        "c", parties=parties, issues=issues, statements=(OFFER, SIGNED, wish), roadmap=steps
    )


def _split(on: date | None) -> Issue:
    """The coast withdrawn, and two options made from it."""
    gone = replace(ROUTE.options[1], withdrawn=Withdrawal(on))
    halves = (Option("beach", replaces=("coast",)), Option("cliff", replaces=("coast",)))
    return replace(ROUTE, options=(ROUTE.options[0], gone, ROUTE.options[2], *halves))


@pytest.fixture
def versions(tmp_path: Path) -> tuple[str, str, str]:
    """An old version, one with the coast withdrawn, one with it split."""
    withdrawn = replace(
        ROUTE,
        options=tuple(
            replace(o, withdrawn=Withdrawal(date(2026, 11, 2))) if o.id == "coast" else o
            for o in ROUTE.options
        ),
    )
    for name, route in (("old", ROUTE), ("gone", withdrawn), ("split", _split(None))):
        write_case(_case(route, NIGHTS), tmp_path / f"{name}.yaml")
    return "old.yaml", "gone.yaml", "split.yaml"


def test_what_survives_is_said_first(run: Run, versions: tuple[str, str, str]) -> None:
    """Packages and offers before changes and flips; exit code 0."""
    old, gone, _ = versions
    done = run("diff", old, gone)
    words = done.stdout

    assert 0 == done.returncode, done.stderr
    order = ["Packages shown before:", "Packages somebody named before:", "One entry changed:"]
    places = [words.index(each) for each in order]
    assert sorted(places) == places
    assert "is withdrawn since 2 November 2026; what was said of it is kept" in words
    assert "issues.route.options.coast (withdrawn)" in words


def test_german_says_the_same(run: Run, versions: tuple[str, str, str]) -> None:
    """The day, what is kept, and what was withdrawn, in German."""
    old, gone, _ = versions
    words = run("diff", old, gone, "--lang", "de").stdout

    assert "Bisher genannte Pakete:" in words
    assert "„Strecke: Coast“ ist seit 2. November 2026 zurückgezogen" in words
    assert "issues.route.options.coast (zurückgezogen)" in words


def test_values_name_what_is_missing(run: Run, versions: tuple[str, str, str]) -> None:
    """In the JSON each offer has its status, and what is missing since when."""
    old, gone, _ = versions
    values = json.loads(run("diff", old, gone, "--json", "-").stdout)
    offers = {each["element"]: each for each in values["survival"]["offers"]}

    assert "survives" == offers[SIGNED.id]["status"]
    assert "falls" == offers[OFFER.id]["status"]
    assert [
        {
            "issue": "route",
            "option": "coast",
            "how": "withdrawn",
            "on": "2026-11-02",
            "whole_issue": False,
        }
    ] == offers[OFFER.id]["packages"][0]["missing"]


def test_an_offer_of_what_was_split_is_open(run: Run, versions: tuple[str, str, str]) -> None:
    """Which of the two is meant is for whoever made the offer to say."""
    old, _, split = versions
    done = run("diff", old, split)
    values = json.loads(run("diff", old, split, "--json", "-").stdout)
    (offer,) = (o for o in values["survival"]["offers"] if o["element"] == OFFER.id)

    assert "“Route”: Beach or Cliff in place of “Route: Coast”" in done.stdout
    assert "open" == offer["status"]
    assert ["beach", "cliff"] == offer["packages"][0]["choices"][0]["options"]
    assert {"withdrawn", "split"} == {change["how"] for change in values["changes"]}


def test_findings_are_sorted(run: Run, versions: tuple[str, str, str]) -> None:
    """Every finding is kept, flipped, gone or new, and in one of these alone."""
    old, gone, _ = versions
    values = json.loads(run("diff", old, gone, "--json", "-").stdout)
    found = values["survival"]["findings"]
    named = [
        [(each["kind"], tuple(each["about"])) for each in group]
        for group in (found["kept"], values["flipped"], found["gone"], found["new"])
    ]

    assert found["kept"]
    assert len(set().union(*named[:3])) == sum(map(len, named[:3]))
