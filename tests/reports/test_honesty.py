"""Everything a reader is shown says how sure it is: an audit over all rendered outputs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest

import detente
from detente.app.improve import improve
from detente.app.prefs import prefs
from detente.case import Basis, Case, Grade, Value, Weight, parse_number
from detente.reports import improvements_text, preferences_json, preferences_text, report_html
from detente.reports.robustness import robustness_json
from detente.reports.views.frontier import frontier_view
from detente.reports.views.orders import orders_view
from detente.reports.views.solutions import solutions_view
from detente.reports.words.names import Names
from strategies.rendered import outputs, sampled, text_of, written
from strategies.shipped_cases import EXAMPLES, analysed, shipped

NIGHTLY = pytest.mark.nightly
SHORT = {("alaska-2025", "en"), ("wage-round", "de")}
EVERY = [
    pytest.param(name, language, marks=() if (name, language) in SHORT else NIGHTLY)
    for name in EXAMPLES
    for language in ("en", "de")
]

SHARE = "\u202f%"
"""How a computed share is printed; a unit of the case has an ordinary space."""

SIZE = re.compile(r"n = \d+|\d+ (?:samples|Stichproben|gezogen|sampled)|proved|bewiesen")
OPTIMAL = re.compile(r"(?i)\boptim(?:al(?:e[mnrs]?)?|um)\b")
QUALIFIED = re.compile(r"(?i)(?:near[- ]|almost |fast |nahezu |pareto[- ])optimale?[mnrs]?\b")
DECIMAL = re.compile(r"\d+[.,]\d+")


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_no_share_without_its_sample_size_or_proof(name: str, language: str) -> None:
    """Where samples speak, each line with a share names their number, or says that it is proved."""
    found = outputs(name, language)
    spoken = ["sure", "advise", *(key for key in found if key.startswith("prefs"))]
    lines = [line for key in spoken for line in found[key].splitlines() if SHARE in line]

    assert [] == [line for line in lines if not SIZE.search(line)]


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_section_of_sampled_shares_begins_with_their_number(name: str, language: str) -> None:
    """The shares of whole analyses stand under a heading that says of how many."""
    heading = outputs(name, language)["samples"].splitlines()[0]
    samples, _ = sampled(name)

    assert re.search(rf"\b{samples.count}\b", heading)


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_nothing_is_called_optimal_without_a_qualifier(name: str, language: str) -> None:
    """No output promises an optimum: what is best is best by an idea that is named."""
    said = {
        key: OPTIMAL.findall(QUALIFIED.sub("", words))
        for key, words in outputs(name, language).items()
    }

    assert {} == {key: words for key, words in said.items() if words}


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_decimals_are_those_that_somebody_wrote(name: str, language: str) -> None:
    """Options and amounts have the decimals of the case; nothing computed adds any."""
    found = outputs(name, language)
    known = _numbers(shipped(name), language)
    keys = ["terminal", "brief", "improve", *(k for k in found if k.startswith("prefs"))]
    printed = {
        number
        for key in keys
        for number in DECIMAL.findall(found[key].replace(analysed(name).version, ""))
    }

    read = {number: _read(number, language) for number in printed}

    assert {} == {number: r for number, r in read.items() if r is not None and r not in known}


@pytest.mark.parametrize("grade", [Grade.UNSOURCED, Grade.ASSUMED])
@pytest.mark.parametrize("language", ["en", "de"])
def test_no_decimals_where_a_value_is_below_reported(language: str, grade: Grade) -> None:
    """Every value and weight made a fraction that nobody said: no output prints its decimals."""
    case = _unsaid(shipped("river-treaty"), grade)
    found = written(case, detente.analyze(case), language)
    told = prefs(case, "delta", samples=20)
    found["prefs"] = preferences_text(told, language)
    found["prefs json"] = str([s["text"] for s in preferences_json(told, language)["statements"]])

    assert {} == {
        key: re.findall(r"\d+[.,]0?37\b", words)
        for key, words in found.items()
        if re.search(r"\d+[.,]0?37\b", words)
    }


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_utility_of_a_solution_has_its_range(name: str) -> None:
    """A range beside the points wherever several utilities fit, and the distance to no deal."""
    analysis = analysed(name)
    names = Names(analysis.case, "en")
    scores = dict(analysis.certainty.solutions)
    shown = [s for s in analysis.held.solutions if s.points and s.points[0].packages]
    views = solutions_view(names, analysis).solutions

    assert len(shown) == len(views) == len(scores)
    for solution, view in zip(shown, views, strict=True):
        for score, worth in zip(scores[solution.name], view.worths, strict=True):
            assert bool(worth.range) == (score.utility.low != score.utility.high)
            assert worth.no_deal


@pytest.mark.parametrize("name", ["wage-round", "river-treaty"])
def test_every_listed_point_of_the_frontier_has_its_range_or_mark(name: str) -> None:
    """Each row has a range per party, and the notes say for which utilities it is efficient."""
    analysis = analysed(name)
    view = frontier_view(Names(analysis.case, "en"), analysis)

    assert view is not None
    assert analysis.central
    assert any("by central values" in note for note in view.notes)
    for row, (_, scores) in zip(view.rows, analysis.certainty.points, strict=True):
        spans = [score.utility for score in scores]
        assert [span.low != span.high for span in spans] == list(map(bool, row.ranges))


@pytest.mark.parametrize("name", ["wage-round", "river-treaty"])
def test_every_ranking_has_ranks_and_open_marks(name: str) -> None:
    """Each place has its best and worst rank; each step but the last is certain or open."""
    analysis = analysed(name)
    view = orders_view(Names(analysis.case, "en"), analysis)
    places = dict(analysis.certainty.rankings)

    assert view.rankings
    for _, ranking in view.rankings:
        assert all(each.rank.startswith("rank ") and each.no_deal for each in ranking)
        assert all(each.next in ("certain", "open") for each in ranking[:-1])
        assert "" == ranking[-1].next
    for ranked in places.values():
        for place, after in pairwise(ranked):
            assert place.sure_next or place.worst > after.best or place.best >= after.best


@pytest.mark.parametrize("language", ["en", "de"])
def test_report_shows_ranges_in_its_tables(language: str) -> None:
    """On the page itself: brackets beside points, ranks beside packages, an open step marked."""
    page = text_of(report_html(analysed("wage-round"), language))

    assert re.search(r"\b\d+\s+\(\d+–\d+\)", page)
    assert {"en": "open: the next one may be better", "de": "offen: das nächste kann besser sein"}[
        language
    ] in page
    assert {"en": "rank 2 to 3", "de": "Rang 2 bis 3"}[language] in page


def test_improvement_is_certain_only_if_it_is_for_all() -> None:
    """Each improvement says that it is certain, or for whom it is open; no third thing."""
    case = shipped("wage-round")
    found = improve(case, "status-quo")
    words = improvements_text(case, found, "en")

    assert found.count
    shown = found.found[:10]
    assert len(shown) == words.count("Certain: no loss") + words.count("Possible, not certain:")
    for each in shown:
        certain = all(effect in ("gains", "same") for _, effect in each.total)
        assert certain == (each.open == ())


@pytest.mark.parametrize("name", ["wage-round", "river-treaty"])
def test_every_weight_and_worth_is_shown_as_a_range(name: str) -> None:
    """In prefs each bar ends with its range, and no centre stands alone."""
    case = shipped(name)
    for party in case.negotiators():
        lines = preferences_text(prefs(case, party, samples=20), "en").splitlines()
        bars = [line for line in lines if re.search("[█·┃]{8}", line)]

        assert bars
        assert all(re.search(r"[█·┃] (?:−?\d+(?: to −?\d+)?|no bound)$", line) for line in bars)


def test_shares_in_json_have_their_samples_or_proof() -> None:
    """Each share of the robustness is beside a proof, or below the number of samples."""
    _, sure = sampled("river-treaty")
    values = robustness_json(shipped("river-treaty"), sure, "en")

    assert sure.samples == values["samples"]
    for entry in _shares(values["candidates"]):
        assert "proved" in entry


def _shares(values: Any) -> Iterator[dict[str, Any]]:
    if isinstance(values, dict):
        if "share" in values:
            yield values
        for value in values.values():
            yield from _shares(value)
    elif isinstance(values, list):
        for value in values:
            yield from _shares(value)


def _read(number: str, language: str) -> Fraction | None:
    """A decimal as printed, None for what is no number of the language."""
    point = "," if language == "de" else "."
    return parse_number(number.replace(",", ".")) if point in number else None


def _numbers(case: Case, language: str) -> set[Fraction | None]:
    """Every number that a person wrote into the case, or that a step of a range gives."""
    found: set[Fraction | None] = set()
    for issue in case.issues:
        found |= set(map(parse_number, issue.option_ids())) if issue.range is not None else set()
    for said in case.statements:
        if isinstance(said, Value | Weight):
            found |= {said.value, *(said.interval or ())}
    for line in case.red_lines:
        for condition in line.refuses:
            for _, bounds in condition.parts:
                kinds = ("below", "above", "at_least", "at_most")
                found |= {getattr(bounds, kind, None) for kind in kinds}
    return found


def _unsaid(case: Case, grade: Grade) -> Case:
    """The case with 0.37 added to every number inside its scale, and nobody who said it."""
    basis = Basis(grade)

    def moved(number: Fraction | None) -> Fraction | None:
        inside = number is not None and 0 < number < 99
        return number + Fraction(37, 100) if inside and number is not None else number

    def other(said: Value | Weight) -> Value | Weight:
        ends = said.interval
        low, high = (None, None) if ends is None else (moved(ends[0]), moved(ends[1]))
        kept = None if low is None or high is None else (low, high)
        return replace(said, value=moved(said.value), interval=kept, basis=basis)

    statements = tuple(other(s) if isinstance(s, Value | Weight) else s for s in case.statements)
    return replace(case, statements=statements)
