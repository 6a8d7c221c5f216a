"""What other readers get wrong in the files of the field; each test would fail on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente import formats
from detente.analysis.problem import Problem, compile_case
from detente.analysis.solutions import count_zone, frontier
from detente.case import Case
from helpers.genius import (
    case_of,
    codes,
    discrete,
    domain,
    folder_of,
    integer,
    profile,
    utility,
    weights,
)

ONE = weights(w1=1)
AGREED = discrete(1, "Line", river=1, ridge=1)


def _problem(case: Case) -> Problem:
    return compile_case(case, case.negotiators()).problem


def _genius(folder: Path, **files: str) -> Case:
    named = {f"{name}.xml": text for name, text in files.items()}
    return case_of(formats.read(folder_of(folder, named)))


def test_evaluations_are_shares_of_the_best_of_their_issue(tmp_path: Path) -> None:
    """Row 4: 12 on one issue and 100 on another are both 1, so what is efficient is as meant."""
    line, days = discrete(1, "Line", river=3, ridge=12), discrete(2, "Days", few=100, many=50)
    other = discrete(1, "Line", river=1, ridge=0.5) + discrete(2, "Days", few=0.5, many=1)
    floor = '<reservation value="0.5"/>'
    case = _genius(
        tmp_path,
        d=domain(line, days),
        p=profile(line, days, weights(w1=0.7, w2=0.3), after=floor),
        q=profile(other, weights(w1=0.3, w2=0.7)),
    )
    problem = _problem(case)

    assert 3 == len(frontier(problem, zone=False).points)
    assert 2 == count_zone(problem)


def test_a_discount_counts_shares_of_the_deadline_unless_it_says_rounds(tmp_path: Path) -> None:
    """Row 6: the same 0.5 is a share of the deadline in GENIUS, and per round where that is said.

    It is kept and not applied, so neither utilities nor reservation values shrink.
    """
    said = '<discount_factor value="0.5"/><reservation value="0.25"/>'
    shares = formats.read(
        folder_of(
            tmp_path / "shares",
            {"d.xml": domain(AGREED), "p.xml": profile(AGREED, ONE, after=said)},
        )
    )
    rounds = formats.read(
        folder_of(tmp_path / "rounds", {"d.yml": NEGMAS_DOMAIN, "p.yml": NEGMAS_PER_ROUND})
    )
    cases = [case_of(shares), case_of(rounds)]

    assert [1, 1] == [utility(case, "p", "river") for case in cases]
    assert ["1/4", "1/4"] == [str(case.no_deal_of("p").value) for case in cases]
    assert ["1/2", "1/2"] == [str(case.scale("p").discount) for case in cases]
    assert "negmas_discount_per_round" not in codes(shares)
    assert "negmas_discount_per_round" in codes(rounds)


NEGMAS_DOMAIN = """
name: border
issues:
- {name: Line, type: CategoricalIssue, values: [river, ridge]}
"""
NEGMAS_PER_ROUND = """
type: ExpDiscountedUFun
discount: 0.5
factor: step
ufun:
  type: LinearAdditiveUtilityFunction
  reserved_value: 0.25
  weights: [1]
  values:
  - {type: TableFun, mapping: {river: 1, ridge: 1}}
"""


def test_integer_scores_start_at_the_lower_bound(tmp_path: Path) -> None:
    """Row 7: from 10 to 20, falling from 1 to 0 and no further, every package is acceptable."""
    numbers = integer(1, "Days", 10, 20)
    falling = integer(1, "Days", 10, 20, '<evaluator ftype="linear" slope="-0.2" offset="1"/>')
    case = _genius(tmp_path, d=domain(numbers), p=profile(falling, ONE))
    worth = [utility(case, "p", number) for number in (10, 12, 15, 20)]

    assert [(1, 1), (3, 5), (0, 1), (0, 1)] == [one.as_integer_ratio() for one in worth]
    assert 11 == count_zone(_problem(case))


def test_rectangles_are_shares_of_their_maximum(tmp_path: Path) -> None:
    """Row 8: beside a reservation value of 0.75 only 25 of 100 packages reach it, not 80."""
    issues = integer(1, "i", 0, 9) + integer(2, "j", 0, 9)
    boxes = """<utility maxutility="80"><ufun type="PlainUfun" weight="1" aggregation="sum">
      <hyperRectangle utility="50">
        <INCLUDES index="1" min="2" max="6"/><INCLUDES index="2" min="0" max="4"/>
      </hyperRectangle>
      <hyperRectangle utility="30"><EXCLUDES index="2" min="8" max="9"/></hyperRectangle>
    </ufun></utility>"""
    floor = '<reservation value="0.75"/>'
    case = _genius(
        tmp_path, d=domain(issues), p=profile(issues, boxes, after=floor, kind="nonlinear")
    )

    assert 25 == count_zone(_problem(case))


GENIUSWEB_DOMAIN = '{"name": "border", "issuesValues": {"hours": {"range": [8, 12, 2]}}}'
GENIUSWEB = """{{"LinearAdditiveUtilitySpace": {{"name": "north", "domain": {domain},
  "issueWeights": {{"hours": 1}},
  "issueUtilities": {{"hours": {{"numberutils":
    {{"lowValue": 8, "lowUtility": {low}, "highValue": 12, "highUtility": {high}}}}}}}}}}}"""


def test_numeric_issues_of_geniusweb_are_read(tmp_path: Path) -> None:
    """Row 14: a range of numbers has its options and a straight line of scores between its ends."""
    files = {
        "domain.json": GENIUSWEB_DOMAIN,
        "north.json": GENIUSWEB.format(domain=GENIUSWEB_DOMAIN, low=0, high=1),
    }
    case = case_of(formats.read(folder_of(tmp_path, files)))
    party = case.parties[0].id

    assert ("8", "10", "12") == case.issues[0].option_ids()
    assert [0, 0.5, 1] == [float(utility(case, party, hours)) for hours in (8, 10, 12)]


def test_what_cannot_be_parsed_is_named_and_mended_on_request(tmp_path: Path) -> None:
    """Row 15: a raw ampersand is refused with file, line and column, and mended if asked for."""
    raw = discrete(1, "Line", river=1).replace("river", "river & ridge")
    folder = folder_of(tmp_path, {"d.xml": domain(raw), "p.xml": profile(raw, ONE)})
    reading = formats.read(folder)
    column = domain(raw).index("&") + 1

    assert reading.case is None
    assert f"{folder}/d.xml:1:{column}" == reading.errors[0].where("en")
    mended = formats.load(folder, repair=True)
    assert ("river & ridge",) == mended.issues[0].option_ids()


NAN = {
    "a case of our own": {
        "case.yaml": """
detente: case/1
id: border
parties: {north: North, south: South}
issues: {line: {options: [river, ridge]}}
statements: {north: {weights: {line: NaN}}}
"""
    },
    "GENIUS": {
        "d.xml": domain(AGREED),
        "p.xml": profile(discrete(1, "Line", river="NaN", ridge=1), ONE),
    },
    "GeniusWeb": {
        "domain.json": GENIUSWEB_DOMAIN,
        "north.json": GENIUSWEB.format(domain=GENIUSWEB_DOMAIN, low="NaN", high=1),
    },
    "NegMAS": {
        "d.yml": NEGMAS_DOMAIN,
        "p.yml": NEGMAS_PER_ROUND.replace("river: 1,", "river: .nan,"),
    },
    "NegoLog": {
        f"profile{side}.json": '{"reservationValue": 0, "issueWeights": {"line": 1},'
        ' "issues": {"line": {"river": NaN, "ridge": 1}}}'
        for side in "AB"
    },
    "CSV": {"case.csv": "issue,option,A,B\nline,river,NaN,1\nline,ridge,1,0\n"},
}


@pytest.mark.parametrize("name", sorted(NAN))
def test_a_number_that_is_none_is_refused(name: str, tmp_path: Path) -> None:
    """Row 11: NaN is an error of the file in every format; no package quietly drops out."""
    folder = folder_of(tmp_path, NAN[name])
    files = list(folder.iterdir())
    reading = formats.read(files[0] if len(files) == 1 else folder)

    assert reading.case is None
    assert any("nan" in problem.line("en").lower() for problem in reading.errors)
