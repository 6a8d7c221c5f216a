"""What people can say, instructions and answers: how they are written, read and joined."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from fractions import Fraction
from pathlib import Path

import pytest

from detente import formats
from detente.case import AboutEqual, AmongTop, Case, Differs, Ratio, Shape, StepOver, Word

HEAD = """
detente: case/1
id: c
parties: {a: A, b: B}
issues:
  i: {options: {x: X, y: Y, z: Z}, status_quo: x}
  n: {range: {min: 0, max: 9, step: 0.5}}
statements:
  b: {wants: {i: x}}
  a:
"""


def _case(*more: str) -> Case:
    reading = formats.read_text(HEAD + "".join(f"    {line}\n" for line in more))
    assert [] == [problem.line("en") for problem in reading.errors]
    assert reading.case is not None
    return reading.case


def _codes(*more: str) -> list[tuple[str, str]]:
    reading = formats.read_text(HEAD + "".join(f"    {line}\n" for line in more))
    return [
        (problem.code, problem.path.removeprefix("statements.a.")) for problem in reading.errors
    ]


@pytest.mark.parametrize(
    ("times", "interval"),
    [
        ("2", (2, 2)),
        ("[2, 5/2]", (2, Fraction(5, 2))),
        ("{at_least: 2}", (2, None)),
        ("{at_most: 0.5}", (None, Fraction(1, 2))),
        ("{at_least: 2, at_most: 3}", (2, 3)),
    ],
)
def test_a_ratio_is_a_number_two_or_a_bound(times: str, interval: object) -> None:
    """Every spelling of a ratio means its two ends; None is no bound."""
    (ratio,) = _case(f"ratios: {{issue: i, to: n, times: {times}}}").said_by("a")
    assert isinstance(ratio, Ratio)
    assert interval == ratio.interval


def test_every_kind_is_read() -> None:
    """Each kind comes out as its own value, numbers in their shortest text."""
    said = _case(
        "steps: [{id: own, issue: i, from: x, to: y, over: {issue: n, from: 1.0, to: 2.50}}]",
        "differs: [{issue: n, better: 3.0, worse: 1, strength: [weak, strong]}]",
        "about_equal: [{package: {n: 1.0}, and: {n: 2}, within: 5}]",
        "shape: {n: {best_at: 4.0, concave: yes}}",
        "among_top: [{issues: i, top: 1}]",
    ).said_by("a")
    assert [StepOver, Differs, AboutEqual, Shape, AmongTop] == [type(one) for one in said]
    step, differs, equal, shape, top = said
    assert isinstance(step, StepOver)
    assert ("statements.a.steps.own", "1", "2.5") == (step.id, step.less.start, step.less.end)
    assert isinstance(differs, Differs)
    assert ("3", Word.WEAK, Word.STRONG) == (differs.better, differs.least, differs.most)
    assert isinstance(equal, AboutEqual)
    assert ("1", Fraction(5)) == (equal.package.get("n"), equal.within)
    assert isinstance(shape, Shape)
    assert ("4", True) == (shape.best_at, shape.concave)
    assert isinstance(top, AmongTop)
    assert (("i",), 1) == (top.issues, top.top)


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("ratios: {issue: i, to: n}", ("missing_key", "ratios")),
        ("ratios: {issue: i, to: n, times: {}}", ("ratio_without_bound", "ratios.times")),
        ("ratios: {issue: i, to: n, times: [1, 2, 3]}", ("needs_two_numbers", "ratios.times")),
        ("ratios: {issue: i, to: n, times: much}", ("needs_number", "ratios.times")),
        ("ratios: {issue: i, to: n, times: 2, tims: 3}", ("unknown_key_near", "ratios")),
        (
            "steps: {issue: i, from: x, to: y, over: {issue: n, from: 1}}",
            ("missing_key", "steps.over"),
        ),
        (
            "differs: {issue: i, better: x, worse: y, strength: huge}",
            ("needs_choice", "differs.strength"),
        ),
        (
            "differs: {issue: i, better: x, worse: y, strength: [weak, weak, weak]}",
            ("needs_strength", "differs.strength"),
        ),
        ("about_equal: {package: {i: x}}", ("missing_key", "about_equal")),
        ("shape: {n: {}}", ("shape_of_nothing", "shape.n")),
        ("shape: {n: {best_at: 4, concave: perhaps}}", ("needs_yes_no", "shape.n.concave")),
        ("among_top: {issues: [i], top: 0.5}", ("needs_whole", "among_top.top")),
        ("same_words: perhaps", ("needs_yes_no", "same_words")),
        ("instructions: {m: {scale: native}}", ("unknown_key_near", "instructions.m")),
        (
            "instructions: {m: {wants: {i: {wants: x, author: X}}}}",
            ("unknown_key", "instructions.m.wants.i"),
        ),
        ("instructions: {m: {defaults: {author: X}}}", ("unknown_key", "instructions.m.defaults")),
        ("answers: {a1: {says: {wants: {i: x}}}}", ("missing_key", "answers.a1")),
        ("answers: {a1: {at: today}}", ("needs_moment", "answers.a1.at")),
        (
            "answers: {a1: {at: 2026-11-22T21:04:00Z, says: {}}}",
            ("answer_says_one", "answers.a1.says"),
        ),
        (
            "answers: {a1: {at: 2026-11-22T21:04:00Z, says: {wants: {i: x, n: 1}}}}",
            ("answer_says_one", "answers.a1.says"),
        ),
        (
            "answers: {a1: {at: 2026-11-22T21:04:00Z, says: {wants: {i: x}, order: {i: [x, y]}}}}",
            ("answer_says_one", "answers.a1.says"),
        ),
        (
            "answers: {a1: {at: 2026-11-22T21:04:00Z, says: {wish: {i: x}}}}",
            ("unknown_key_near", "answers.a1.says"),
        ),
        (
            "answers: {a1: {at: 2026-11-22T21:04:00Z, says: "
            "{wants: {i: {wants: x, grade: said}}}}}",
            ("unknown_key", "answers.a1.says.wants.i"),
        ),
        (
            "answers: {a1: {at: 2026-11-22T21:04:00Z, declined: skipped, confidence: sure}}",
            ("answer_basis_of_nothing", "answers.a1.confidence"),
        ),
        (
            "answers: {a1: {at: 2026-11-22T21:04:00Z, declined: maybe}}",
            ("needs_choice", "answers.a1.declined"),
        ),
    ],
)
def test_what_is_misspelt_is_told(more: str, found: tuple[str, str]) -> None:
    """Each mistake is told once, at its place."""
    assert [found] == _codes(more)


def test_an_answer_takes_its_grade_and_day() -> None:
    """An answer is said, on the day it was given, whatever the party's defaults are."""
    case = _case(
        "defaults: {grade: assumed, confidence: guess, author: X}",
        "answers: {a1: {at: 2026-11-22T21:04:00Z, says: {wants: {i: x}}, author: A. B.}}",
    )
    (answer,) = case.answers
    assert answer.says is not None
    basis = answer.says.basis
    assert ("said", None, "A. B.") == (basis.grade, basis.confidence, basis.author)
    assert datetime(2026, 11, 22, 21, 4, tzinfo=UTC) == answer.at
    assert basis.date == answer.at.date()


def test_short_ids_are_those_of_answers() -> None:
    """What is replaced is an answer by its short id, anything else by its path."""
    case = _case(
        "wants: {i: x}",
        "answers:",
        "  a1: {at: 2026-11-22T21:04:00Z, declined: unknown}",
        "  a2: {at: 2026-11-22T21:05:00Z, replaces: [a1, statements.a.wants.i], keeps: [a1]}",
    )
    assert ("statements.a.answers.a1", "statements.a.wants.i") == case.answers[1].replaces
    written = formats.yaml_text(case)
    assert "replaces: [a1, statements.a.wants.i]" in written


def _folder(at: Path, **files: str) -> formats.Reading:
    (at / "statements").mkdir()
    (at / "case.yaml").write_text(files.pop("case"), encoding="utf-8")
    for name, written in files.items():
        (at / "statements" / f"{name}.yaml").write_text(written, encoding="utf-8")
    return formats.read(at)


ANSWER = "{at: 2026-11-22T21:04:00Z, declined: unknown}"
IN_CASE = HEAD + f"    wants: {{i: x}}\n    answers: {{a1: {ANSWER}}}\n"


def test_a_party_may_speak_in_two_places(tmp_path: Path) -> None:
    """What stands in the case and what stands in the party's file are one, answers too."""
    reading = _folder(
        tmp_path, case=IN_CASE, a=f"order: {{i: [x, y]}}\nanswers: {{a2: {ANSWER}}}\n"
    )
    assert () == reading.errors
    assert reading.case is not None
    said = [statement.id for statement in reading.case.said_by("a")]
    assert ["statements.a.wants.i", "statements.a.order.i"] == said
    assert ["a1", "a2"] == [one.id.rpartition(".")[2] for one in reading.case.answers]


@pytest.mark.parametrize(
    ("written", "path", "key"),
    [
        ("wants: {i: y}\n", "statements.a", "wants"),
        (f"answers: {{a1: {ANSWER}}}\n", "statements.a.answers", "a1"),
    ],
)
def test_the_same_thing_in_both_places_is_told(
    written: str, path: str, key: str, tmp_path: Path
) -> None:
    """A key in both is an error that names both places."""
    reading = _folder(tmp_path, case=IN_CASE, a=written)
    (problem,) = reading.errors
    assert ("key_twice", path) == (problem.code, problem.path)
    assert f"'{key}'" in problem.words("en")
    assert "case.yaml:" in problem.words("en")
    assert "a.yaml" in problem.where("en")


def test_a_folder_keeps_answers_with_their_party(tmp_path: Path) -> None:
    """Converted to a folder, instructions and answers stand in the party's own file."""
    case = _case(
        "instructions: {m: {wants: {i: x}}}",
        f"answers: {{a1: {ANSWER}}}",
    )
    formats.write(case, tmp_path / "folder")
    own = (tmp_path / "folder" / "statements" / "a.yaml").read_text(encoding="utf-8")
    assert "instructions:" in own
    assert "answers:" in own
    whole = tmp_path / "whole.yaml"
    formats.convert(tmp_path / "folder", whole)
    assert case == formats.load(whole)


def test_an_instruction_may_stand_among_the_own_words() -> None:
    """With one principal only, a statement says itself that it is an instruction."""
    case = _case("wants: {i: {wants: x, author: principal}}")
    (said,) = case.said_by("a")
    assert "" == said.basis.principal
    again = formats.read_text(formats.yaml_text(case)).case
    assert case == again
    named = replace(said, basis=replace(said.basis, author="principal:board"))
    own = replace(case, statements=(named, *case.said_by("b")))
    back = formats.read_text(formats.yaml_text(own)).case
    assert back is not None
    assert {s.id: s for s in own.statements} == {s.id: s for s in back.statements}
