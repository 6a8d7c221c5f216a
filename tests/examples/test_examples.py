from __future__ import annotations

import re
from pathlib import Path

import pytest

import detente
from detente.case import Grade, Kind, Value, Weight
from detente.formats import read
from strategies.shipped_cases import EXAMPLES, FOLDER, SHIPPED, analysed, shipped


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_passes_check(name: str) -> None:
    """No error; a warning at most where somebody affected has not spoken."""
    reading = read(FOLDER / name)

    assert () == reading.errors
    assert {"nothing_known"} >= {problem.code for problem in reading.warnings}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_path_of_an_example_is_its_id(name: str) -> None:
    """The folder is the slug of the case, and beside the case there is a page about it."""
    assert name == shipped(name).id
    assert (FOLDER / name / "README.md").is_file()


@pytest.mark.parametrize("name", SHIPPED)
def test_every_text_is_in_both_languages(name: str) -> None:
    """Names of issues, options and parties read in English and in German."""
    case = shipped(name)
    texts = [party.name for party in case.parties]
    texts += [issue.name for issue in case.issues if issue.name]
    texts += [option.name for issue in case.issues for option in issue.options if option.name]
    for text in texts:
        assert {"de", "en"} == {language for language, _ in text.by_language} or text.plain


@pytest.mark.parametrize("name", SHIPPED)
def test_everything_shipped_is_answered_in_full(name: str) -> None:
    """No partial answer, no estimate too large; a contradiction only where one was planted."""
    analysis = analysed(name)
    warned = {key for key, _ in analysis.warnings}

    assert analysis.partial is None
    assert not {"too_large", "stopped"} & warned
    assert (name == "monitor-purchase") == ("contradiction" in warned)


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("language", ["en", "de"])
def test_everything_shipped_gets_its_pages(name: str, language: str, tmp_path: Path) -> None:
    """Brief and report in both languages, with nothing left unsaid in a template's own words."""
    detente.write_brief(analysed(name), tmp_path / "brief.html", lang=language)
    detente.write_report(analysed(name), tmp_path / "report.html", lang=language)

    for page in ("brief.html", "report.html"):
        written = (tmp_path / page).read_text(encoding="utf-8")
        assert [] == re.findall(r"\{[a-z_]+\}|statements\.[a-z]+|Fraction\(|Acceptance\.", written)
        # In English an option may be called so, and an explanation quotes code.
        words = re.sub(r"(?s)<code.*?</code>", "", written)
        assert language == "en" or not re.search(r"\bNone\b|\bTrue\b|\bFalse\b", words)


def test_anchorage_has_no_number() -> None:
    """Nobody gave a weight or a value, so the example has none."""
    case = shipped("alaska-2025")

    assert [] == [s for s in case.statements if isinstance(s, Weight | Value)]
    assert () == case.no_deal
    assert all(link.worth is None or link.worth.sign for link in case.linkages)


def test_anchorage_grades_are_those_of_the_text() -> None:
    """Both red lines are only possible, and the United States has none."""
    case = shipped("alaska-2025")

    assert 2 == len(case.red_lines)
    assert {"russia"} == {line.owner for line in case.red_lines}
    assert all(case.grade(line.basis, line.owner).only_possible for line in case.red_lines)
    said = [s for s in case.statements if case.grade(s.basis, s.holder) is Grade.SAID]
    assert ["statements.usa.wants.who-settles"] == [statement.id for statement in said]


def test_anchorage_splits_the_agenda() -> None:
    """What two may settle, what they may only recommend, what is not theirs: each has issues."""
    agenda = analysed("alaska-2025", ("russia", "usa")).authority

    assert "dialogue" in agenda.settle
    assert {"fighting", "who-settles", "territory"} == set(agenda.recommend)
    assert {"nato-ukraine", "nato-moldova", "nato-finland"} == set(agenda.not_theirs)


def test_anchorage_asks_those_nobody_asked() -> None:
    """Who did not speak is a column of unknowns, and nobody is said to accept on their behalf."""
    analysis = analysed("alaska-2025", ("russia", "usa"))
    for row in analysis.brief.rows:
        for cell in row.cells:
            if cell.party in ("finland", "moldova", "nato"):
                assert "unknown" == cell.acceptance


def test_the_wage_round_is_two_parties_with_money() -> None:
    """Two parties, nine issues, ranges among them, a zone with common gain."""
    case = shipped("wage-round")
    analysis = analysed("wage-round")

    assert 2 == sum(party.kind is not Kind.MEDIATOR for party in case.parties)
    assert 9 == len(case.issues)
    assert sum(issue.range is not None for issue in case.issues) >= 3
    assert ("ok", False) == (analysis.status, analysis.zone.empty)
    assert case.constraints or case.linkages


def test_the_river_treaty_is_three_parties_without_a_zone() -> None:
    """Three parties, linkages, an empty zone with exactly two ways out."""
    analysis = analysed("river-treaty")

    assert 3 == len(analysis.parties)
    assert analysis.case.linkages
    assert ("empty", True) == (analysis.status, analysis.zone.empty)
    assert 2 == len(analysis.ways_out)
