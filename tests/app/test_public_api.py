from __future__ import annotations

import os
from pathlib import Path

import pytest

import detente as dt
from strategies.shipped_cases import FOLDER


def test_the_page_of_the_api_runs_as_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The snippet that shows researchers the Python API does what its comments say."""
    monkeypatch.chdir(FOLDER.parent)
    case = dt.load("examples/alaska-2025")
    two = dt.analyze(case, parties=["russia", "usa"])
    everyone = dt.analyze(case)

    for step in everyone.first_steps[:1]:
        print(step.moves, step.acceptance)
    assert "'usa': '" in capsys.readouterr().out
    assert {"nato-ukraine", "nato-moldova", "nato-finland"} == set(two.authority.not_theirs)
    softer = case.without("russia.nato-accession")
    found = dt.diff(everyone, dt.analyze(softer))
    assert ["red_lines.russia.nato-accession"] == [change.element for change in found.changes]
    dt.write_report(everyone, os.fspath(tmp_path / "alaska.html"), lang="de")
    assert (tmp_path / "alaska.html").stat().st_size > 10_000


def test_ways_out_say_who_would_have_to_give() -> None:
    """Of an empty zone the first way out names the demands to drop."""
    everyone = dt.analyze(dt.load(FOLDER / "river-treaty"))

    assert everyone.zone.empty
    assert ("red_line:upland.not-for-free",) == everyone.ways_out[0].drop


def test_acceptance_is_looked_up_by_party() -> None:
    """A step's acceptance reads like a mapping, counts like pairs, and is fixed."""
    step = dt.analyze(dt.load(FOLDER / "alaska-2025"), ["russia", "usa"]).first_steps[0]

    assert {"russia": "certain", "usa": "certain"} == dict(step.acceptance)
    assert "certain" == step.acceptance["usa"]
    assert ("russia", "certain") == step.acceptance[0]
    assert "{'russia': 'certain', 'usa': 'certain'}" == repr(step.acceptance)
    assert {step.acceptance} == {tuple(step.acceptance)}
    with pytest.raises(KeyError):
        step.acceptance["ukraine"]


def test_a_file_that_is_not_there_is_a_bad_file() -> None:
    """Loading raises one kind of error, with the file's name in its words."""
    with pytest.raises(dt.BadFile, match=r"nowhere\.yaml"):
        dt.load(Path("nowhere.yaml"))


def test_an_unknown_element_is_a_key_error() -> None:
    """What the case does not have cannot be taken out."""
    case = dt.load(FOLDER / "alaska-2025")
    with pytest.raises(KeyError):
        case.without("russia.no-such-line")


def test_improve_takes_any_reference() -> None:
    """From the status quo, options, or a solution, to packages that hurt nobody."""
    case = dt.load(FOLDER / "wage-round")
    today = dt.improve(case, "status-quo")
    nash = dt.improve(case, "nash")

    assert today.found
    assert not today.efficient
    assert nash.efficient
    assert () == nash.found


def test_a_package_is_ratified_and_carried_out(tmp_path: Path) -> None:
    """Who must agree and in which order are one call each, and the roadmap becomes a file."""
    case = dt.load(FOLDER / "river-treaty")
    found = dt.ratify(case, "release=summer,toll=4")
    road = dt.roadmap(case, "release=summer,toll=3,meters=shared")
    dt.write_roadmap(case, road, tmp_path / "roadmap.md")

    assert "no" == found.passes
    assert {"delta-parliament", "delta", "fishers"} == {each.consent for each in found.blockers}
    assert {"gauges", "sluice", "first-toll", "full-toll"} == {step.id for step in road.steps}
    assert "full-toll" not in road.plan.stages[0].steps
    assert (tmp_path / "roadmap.md").stat().st_size > 1_000


def test_one_seat_is_asked_in_two_lines(tmp_path: Path) -> None:
    """What is known of a party and what it could offer come from the case alone."""
    case = dt.load(FOLDER / "monitor-purchase")

    known = dt.prefs(case, "hospitals", samples=200)
    advice = dt.advise(case, "hospitals", samples=200)

    a1, a3, a4 = (f"statements.hospitals.answers.a{n}" for n in (1, 3, 4))
    assert [{a1, a3, a4}] == [set(c.conflict.statements) for c in known.contradictions]
    assert 3 <= len(advice.offers) <= 5
    dt.write_advice(case, advice, tmp_path / "advice.md", lang="de")
    assert "Kliniken Seeland" in (tmp_path / "advice.md").read_text(encoding="utf-8")
