"""Solutions found without the frontier are shown, and called what they are."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest

from detente.analysis.agreements import Near, Solution, Zone, by_frontier
from detente.analysis.overview import Analysis, Request, analyze_case
from detente.analysis.problem import Problem
from detente.analysis.solutions import Frontier, TooLarge
from detente.i18n import say
from detente.reports import as_json, brief_html, report_html
from helpers.page_text import text_of
from strategies.findings import numbered


def _refuse(problem: Problem, **_: object) -> Frontier:
    raise TooLarge((0, 1, 2), problem.packages)


def _without(parties: int) -> Analysis:
    """A small case, analysed as if its frontier were out of reach."""
    known = numbered(parties)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(by_frontier, "frontier", _refuse)
        request = Request(known.parties)
        return analyze_case(known.case, request, version="0.1.0", made_on=known.made_on)


def _with_solution(analysis: Analysis, **changes: object) -> Analysis:
    """The same with its first solution changed."""
    first, *others = analysis.held.solutions
    changed = replace(first, **changes)  # type: ignore[arg-type]
    return replace(analysis, held=replace(analysis.held, solutions=(changed, *others)))


def test_json_says_how_each_solution_was_found() -> None:
    """Method, value, bound and gap per solution; the whole is not called exact."""
    made = as_json(_without(2), "en")
    exact = as_json(numbered(2), "en")

    assert "frontier" not in made
    assert ("bounded", "exact") == (made["method"], exact["method"])
    assert {"empty": False, "proved": True, "count": None} == made["zone"]
    for name, solution in made["solutions"].items():
        assert "optimal_within" == solution["method"]
        assert "exact" == exact["solutions"][name]["method"]
        assert solution["exact"] == exact["solutions"][name]["exact"]
        assert 0 <= solution["gap"] <= 1e-7
        assert 0 == exact["solutions"][name]["gap"]
        if solution["value"] is not None:
            assert solution["value"] == pytest.approx(solution["bound"])
    assert made == json.loads(json.dumps(made, allow_nan=False))


def test_json_holds_no_infinity() -> None:
    """A bound that is not known, and a value too large for a number, are null."""
    huge = Fraction(10) ** 400
    made = as_json(_with_solution(_without(2), gap=float("inf"), value=huge, bounds=None), "en")

    assert (None, None, str(huge)) == tuple(
        made["solutions"]["nash"][key] for key in ("gap", "value", "exact")
    )


@pytest.mark.parametrize("language", ["en", "de"])
def test_report_says_it_in_a_sentence(language: str) -> None:
    """Beside the solutions, among the methods, and below the broad package of the brief."""
    analysis = _without(2)
    made = report_html(analysis, language)
    page = text_of(made)

    for key in ("precision.all_optimal", "method.singly", "method.name.single_solutions"):
        assert say(f"report.{key}", language) in page
    assert say("report.method.exact", language) not in page
    assert say("report.precision.brief", language) in text_of(brief_html(analysis, language))
    assert 'href="#page-single-solutions"' in made


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (0.003, say("report.precision.gains", "en", count=1, number="one")),
        (float("inf"), say("report.precision.unknown", "en")),
    ],
)
def test_what_may_be_better_is_stated(gap: float, words: str, language: str) -> None:
    """A gap in hundredths, rounded up; an unknown one is called unknown."""
    analysis = _without(2)
    changed = [
        replace(each, method="bounded", gap=gap) if each.name == "egalitarian" else each
        for each in analysis.held.solutions
    ]
    analysis = replace(analysis, held=replace(analysis.held, solutions=tuple(changed)))
    page = text_of(report_html(analysis, language))

    assert say("report.precision.some_bounded", language) in page
    if language == "en":
        assert words in page


def test_a_product_is_bounded_in_per_cent() -> None:
    """A hundredth more in logarithms is two per cent when rounded up."""
    page = text_of(report_html(_with_solution(_without(2), method="bounded", gap=0.01), "en"))

    assert say("report.precision.product", "en", share="2 %") in page


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_is_almost_as_good_is_listed(language: str) -> None:
    """A package near a solution is told by what it changes; without any nothing is said."""
    bare = numbered(2)
    assert bare.held.frontier is not None
    other = bare.held.frontier.point(0)
    told = _with_solution(bare, near=(Near(other, 0.9876),))
    page = text_of(report_html(told, language))

    assert say("report.solutions.near_intro", language) in page
    assert say("report.solutions.near_package", language, share="98 %") in page
    assert say("report.solutions.near_intro", language) not in text_of(report_html(bare, language))


@pytest.mark.parametrize("language", ["en", "de"])
def test_an_emptiness_that_a_solver_says_is_labelled(language: str) -> None:
    """An empty zone proved in floats only is never shown as proved."""
    analysis = _without(2)
    none: tuple[Solution, ...] = ()
    held = replace(
        analysis.held, zone=Zone(True, 0, None, proved=False), frontier=None, solutions=none
    )
    page = text_of(report_html(replace(analysis, status="empty", held=held), language))

    assert say("report.precision.zone_empty", language) in page
