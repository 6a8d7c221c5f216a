"""What a person may write, and what it is read as; what is wrong is told where it stands."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from detente import formats
from detente.case import (
    Among,
    Basis,
    Bounds,
    Case,
    Comparison,
    Grade,
    Option,
    Order,
    Package,
    Prefers,
    Swings,
    Value,
    Wants,
    Weight,
    Worth,
    WouldSign,
    text,
)
from helpers.needs import ROOT, shared_path

HEAD = """detente: case/1
id: x
parties:
  a:
  b: Bert
issues:
  i: {options: {x: X, y: , z: {en: Zed, de: Zett}}, status_quo: x}
  n: {range: {min: 0, max: 10, step: 0.5}, status_quo: 0.0}
"""


def _read(more: str) -> Case:
    reading = formats.read_text(HEAD + more)
    assert [] == [problem.line("en") for problem in reading.errors]
    assert reading.case is not None
    return reading.case


def _of_a(more: str) -> tuple[object, ...]:
    return _read(f"statements:\n  a:\n    {more}\n").statements


def _errors(written: str) -> list[tuple[int | None, int | None, str]]:
    found = ((problem.place, problem.code) for problem in formats.read_text(written).errors)
    return [(p.line if p else None, p.column if p else None, code) for p, code in found]


def test_the_sketch_of_the_specification_is_read() -> None:
    """The case that the specification sketches is the one the tests here use."""
    sketch = shared_path("spec/case.md").read_text(encoding="utf-8")
    written = sketch.partition("```yaml\n")[2].partition("```")[0]
    reading = formats.read_text(written)
    assert formats.load(ROOT / "tests" / "formats" / "river.yaml") == reading.case


def test_names_may_be_left_out_or_given_per_language() -> None:
    """A party without a name goes by its id; an option's text may stand alone, in languages."""
    case = _read("")
    assert (text("a"), text("Bert")) == tuple(party.name for party in case.parties)
    expected = (Option("x", text("X")), Option("y"), Option("z", text(en="Zed", de="Zett")))
    assert expected == case.issues[0].options


def test_numbers_are_exact_and_option_ids_normal() -> None:
    """0.0 is the option 0; a third stays a third."""
    case = _read("no_deal: {a: {worth: 1/3}}")
    assert "0" == case.issues[1].status_quo
    assert Fraction(1, 3) == case.no_deal[0].value
    values = _of_a("values: {n: {0.00: 100, 1e1: 0}}")
    ids = [value.id for value in values if isinstance(value, Value)]
    assert ["statements.a.values.n.0", "statements.a.values.n.10"] == ids


def test_defaults_reach_every_statement() -> None:
    """What a holder's statements share is said once; a statement's own words win."""
    more = "defaults: {grade: said, claims: []}\n    wants: {i: x, n: {wants: 2, grade: assumed}}"
    said, assumed = Basis(grade=Grade.SAID), Basis(grade=Grade.ASSUMED)
    expected = (
        Wants("statements.a.wants.i", "a", "i", ("x",), said),
        Wants("statements.a.wants.n", "a", "n", ("2",), assumed),
    )
    assert expected == _of_a(more)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("wants: {i: [x, y]}", Wants("statements.a.wants.i", "a", "i", ("x", "y"))),
        ("wants: {i: {wants: [x]}}", Wants("statements.a.wants.i", "a", "i", ("x",))),
        ("order: {i: [x, [y, z]]}", Order("statements.a.order.i", "a", "i", (("x",), ("y", "z")))),
        ("order: {i: {order: [x, y]}}", Order("statements.a.order.i", "a", "i", (("x",), ("y",)))),
        ("swings: [[i, n]]", Swings("statements.a.swings", "a", (("i", "n"),))),
        ("swings: {order: [i, n]}", Swings("statements.a.swings", "a", (("i",), ("n",)))),
        (
            "weights: {i: {interval: [1, 2]}}",
            Weight("statements.a.weights.i", "a", "i", None, (Fraction(1), Fraction(2))),
        ),
        (
            "prefers: [{id: p, package: {i: x}, over: {n: 4.0}}]",
            Prefers("statements.a.prefers.p", "a", Package((("i", "x"),)), Package((("n", "4"),))),
        ),
        (
            "would_sign: [{package: {i: y}}]",
            WouldSign("statements.a.would_sign.1", "a", Package((("i", "y"),))),
        ),
    ],
)
def test_every_short_and_long_form_is_read(written: str, expected: object) -> None:
    """A statement may stand bare or under its key; its id is its path."""
    assert (expected,) == _of_a(written)


def test_conditions_take_options_lists_and_bounds() -> None:
    """A red line may list alternatives; a part is an option, a list, or bounds."""
    case = _read("red_lines: {a: {l: {refuses: [{i: x, n: {below: 4}}, {i: [y, z]}, {n: 2.0}]}}}")
    parts = [condition.parts for condition in case.red_lines[0].refuses]
    assert [
        (("i", Among(("x",))), ("n", Bounds(below=Fraction(4)))),
        (("i", Among(("y", "z"))),),
        (("n", Among(("2",))),),
    ] == parts


@pytest.mark.parametrize(
    ("worth", "expected"),
    [
        ("10", Worth(Fraction(10))),
        ("{interval: [1, 2]}", Worth(interval=(Fraction(1), Fraction(2)))),
        ("less", Worth(sign="less")),
    ],
)
def test_a_worth_is_a_number_an_interval_or_a_sign(worth: str, expected: Worth) -> None:
    """What a combination is worth may be as vague as more or less."""
    case = _read(f"linkages: {{l: {{owner: a, if: {{i: x}}, worth: {worth}}}}}")
    assert expected == case.linkages[0].worth


def test_no_deal_may_be_compared_with_several_packages() -> None:
    """A list of comparisons is kept in its order."""
    case = _read("no_deal: {a: {worth: [{better_than: {i: y}}, {worse_than: {i: x}}]}}")
    expected = (
        Comparison("better_than", Package((("i", "y"),))),
        Comparison("worse_than", Package((("i", "x"),))),
    )
    assert expected == case.no_deal[0].comparisons


def test_every_problem_is_told_at_once_in_the_order_of_the_file() -> None:
    """Three faults of three kinds: all told, each at its line and column."""
    written = HEAD.replace("b: Bert", "b: {kind: principle}").replace("max: 10", "max: ten")
    expected = [
        (5, 13, "needs_choice"),
        (8, 28, "needs_number"),
        (9, 1, "unknown_key_near"),
    ]
    assert expected == _errors(written + "red_line: {}\n")


def test_a_broken_issue_is_not_complained_about_twice() -> None:
    """Where an issue cannot be read, what refers to it is left in peace."""
    written = HEAD.replace("max: 10", "max: ten") + "statements: {a: {wants: {n: 4}}}\n"
    assert ["needs_number"] == [code for _, _, code in _errors(written)]


def test_a_semantic_fault_stands_at_its_key() -> None:
    """What only the whole case shows is told at the line of the element."""
    written = HEAD + "red_lines:\n  a:\n    l:\n      refuses:\n        i: [x, w]\n"
    assert [(13, 9, "unknown_option")] == _errors(written)


def test_a_comma_in_braces_is_explained() -> None:
    """The rest of an unquoted text is recognised for what it is."""
    problem = formats.read_text(HEAD.replace("b: Bert", "b: {name: Bert, the Elder}")).errors[0]
    assert (5, "comma_in_text") == (problem.place and problem.place.line, problem.code)
    assert "comma" in problem.words("en")


def test_the_nearest_key_is_offered() -> None:
    """A misspelt key is told with the one that was probably meant."""
    problem = formats.read_text(HEAD.replace("status_quo: x", "statusquo: x")).errors[0]
    assert "'status_quo'" in problem.words("en")


def test_the_format_is_known_by_content_and_not_by_name(tmp_path: Path) -> None:
    """JSON called .yaml and YAML called .xlsx are read for what they are."""
    case = _read("")
    for name, written in {
        "a.yaml": formats.json_text(case),
        "b.xlsx": formats.yaml_text(case),
    }.items():
        (tmp_path / name).write_text(written, encoding="utf-8-sig")
        assert case == formats.load(tmp_path / name)


def test_loading_raises_readable_lines(tmp_path: Path) -> None:
    """``load`` lists every error as file, line, column, what is wrong and how to mend it."""
    path = tmp_path / "bad.yaml"
    path.write_text(HEAD + "statement: {}\nlinkage: {}\n", encoding="utf-8")
    with pytest.raises(formats.BadFile) as caught:
        formats.load(path)
    lines = str(caught.value).splitlines()
    assert [f"{path}:9:1: 'statement' is not known here. Did you mean 'statements'?"] == lines[:1]
    assert 2 == len(lines) == len(caught.value.problems)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("day", ["20261101", "2026-W44-7", "2026-13-01", "1.11.2026", "2026-11-1"])
def test_a_day_has_one_spelling(day: str) -> None:
    """Year, month and day with dashes; nothing else passes for a date."""
    assert ["needs_date"] == [code for _, _, code in _errors(f"{HEAD}as_of: {day}\n")]


def test_an_id_is_one_line() -> None:
    """An id with a line break in it would tear messages apart."""
    written = HEAD.replace("b: Bert", '"b\\nc": Bert')
    assert ["control_character"] == [code for _, _, code in _errors(written)]
