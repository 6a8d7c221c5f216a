"""Bad statements and answers through the isolated reader: told in words, at their place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente import formats
from detente.app.reading import read_isolated
from detente.i18n import LANGUAGES
from helpers.needs import ROOT

UNION = ROOT / "tests" / "formats" / "union.yaml"
HEAD = (
    "detente: case/1\nid: x\nparties: {a: A, b: B}\n"
    "issues:\n  i: {options: {x: X, y: Y, z: Z}, status_quo: x}\n"
    "  n: {range: {min: 0, max: 9, step: 1}, status_quo: 0}\n"
    "statements:\n  b: {wants: {i: x}}\n  a:\n"
)
AT = "at: 2026-11-22T21:04:00Z"


def _log(count: int, answer: str) -> str:
    lines = (f"      a{n}: {{{AT}, {answer}}}\n" for n in range(count))
    return "    answers:\n" + "".join(lines)


_MANY = "{issue: i, to: n, times: -1}"
_NEEDLE = f"replaces: [{', '.join('b' * 900 for _ in range(200))}]"

WRONG: dict[str, tuple[str, str]] = {
    # unknown options, issues, packages
    "an unknown option": (
        "    differs: {issue: i, better: w, worse: x, strength: weak}",
        "unknown_option",
    ),
    "an unknown issue": ("    ratios: {issue: j, to: n, times: 2}", "unknown_issue"),
    "an unknown package": ("    about_equal: {package: {i: w}, and: {i: x}}", "unknown_option"),
    "an unknown option of a principal": (
        "    instructions: {m: {order: {i: [x, w]}}}",
        "unknown_option",
    ),
    "an unknown option in an answer": (_log(1, "says: {wants: {i: w}}"), "unknown_option"),
    "an unknown statement replaced": (_log(1, "replaces: [statements.a.wants.i]"), "unknown_said"),
    # circular orders
    "an order in a circle": ("    order: {i: [x, y, z, x]}", "listed_twice"),
    "swings in a circle": ("    swings: [i, n, i]", "listed_twice"),
    "strengths in a circle": (
        "    differs: [{issue: i, better: x, worse: y, strength: weak}, "
        "{issue: i, better: y, worse: x, strength: weak}]",
        "differs_reversed",
    ),
    "answers in a circle": (
        f"    answers:\n      a1: {{{AT}, replaces: [a2]}}\n      a2: {{{AT}, replaces: [a1]}}",
        "answer_replaces_later",
    ),
    # empty sets
    "a ratio of nothing": ("    ratios: {issue: i, to: n, times: {}}", "ratio_without_bound"),
    "an empty package": ("    about_equal: {package: {}, and: {i: x}}", "empty_package"),
    "a shape of nothing": ("    shape: {n: {}}", "shape_of_nothing"),
    "an answer of nothing": (_log(1, "reason: none"), "answer_of_nothing"),
    "an answer that says nothing": (_log(1, "says: {}"), "answer_says_one"),
    "no interval": ("    ratios: {issue: i, to: n, times: []}", "needs_two_numbers"),
    "no strength": ("    differs: {issue: i, better: x, worse: y, strength: []}", "needs_strength"),
    # contradictory files
    "values against strengths": (
        "    values: {i: {x: 20, y: 60}}\n"
        "    differs: {issue: i, better: x, worse: y, strength: weak}",
        "differs_against_values",
    ),
    "a ratio the wrong way round": (
        "    ratios: {issue: i, to: n, times: [3, 2]}",
        "interval_reversed",
    ),
    "instructions that contradict themselves": (
        "    instructions: {m: {wants: {i: y}, order: {i: [x, y]}}}",
        "wants_against_order",
    ),
    # numbers, names, sizes
    "a ratio of a billion digits": (
        "    ratios: {issue: i, to: n, times: 1e999999999}",
        "needs_number",
    ),
    "a top of half": ("    among_top: {issues: [i], top: 0.5}", "needs_whole"),
    "a top of minus one": ("    among_top: {issues: [i], top: -1}", "needs_whole"),
    "a principal without a name": ("    instructions: {'': {wants: {i: x}}}", "empty_text"),
    "a word that is none": (
        "    differs: {issue: i, better: x, worse: y, strength: -1}",
        "needs_choice",
    ),
    "a day for a moment": (
        "    answers: {a1: {at: 2026-11-22, declined: unknown}}",
        "needs_moment",
    ),
    "a list of answers": ("    answers: [{at: 2026-11-22T21:04:00Z}]", "needs_ids"),
    "too many answers": (_log(2_001, "declined: unknown"), "too_many"),
    "a thousand bad ratios": (f"    ratios: [{', '.join([_MANY] * 3_000)}]", "below_zero"),
    "names without end": (_log(1, _NEEDLE), "unknown_said"),
    "answers inside answers": (
        _log(1, f"says: {{answers: {{a1: {{{AT}}}}}}}"),
        "unknown_key",
    ),
    "instructions inside instructions": (
        "    instructions: {m: {instructions: {k: {wants: {i: x}}}}}",
        "unknown_key_near",
    ),
}


def _refused(path: Path, code: str) -> None:
    reading = read_isolated(path)
    assert reading.case is None
    assert code in {problem.code for problem in reading.errors}
    for problem in reading.problems:
        for language in LANGUAGES:
            line = problem.line(language)
            assert line.startswith(str(path))
            assert "Traceback" not in line


@pytest.mark.parametrize("name", WRONG)
def test_a_bad_statement_is_refused(name: str, tmp_path: Path) -> None:
    """It names the file, the place and the fault, in both languages, and gives no case."""
    more, code = WRONG[name]
    path = tmp_path / "case.yaml"
    path.write_text(f"{HEAD}{more}\n", encoding="utf-8")
    _refused(path, code)


@pytest.mark.parametrize("name", ["unknown_key_near", "too_big"])
def test_a_bad_file_of_a_party_is_refused(name: str, tmp_path: Path) -> None:
    """In a folder the party's own file is named, also where it has grown too large."""
    formats.convert(UNION, tmp_path / "folder")
    own = tmp_path / "folder" / "statements" / "union.yaml"
    more = "answer:\n  a9: x\n" if name == "unknown_key_near" else f"# {'x' * 262_144}\n"
    with own.open("a", encoding="utf-8") as stream:
        stream.write(more)
    reading = read_isolated(tmp_path / "folder")
    assert [name] == [problem.code for problem in reading.errors]
    assert all(str(own) in problem.line("en") for problem in reading.errors)


def test_every_cut_of_a_log_is_told(tmp_path: Path) -> None:
    """A file broken off anywhere is a case or a problem in words, never a crash."""
    written = UNION.read_text(encoding="utf-8")
    for end in range(0, len(written), 37):
        reading = formats.read_text(written[:end])
        assert (reading.case is None) == bool(reading.errors)


def test_the_largest_log_is_read(tmp_path: Path) -> None:
    """As many answers as are allowed, each replacing the one before, make a case."""
    answers = {
        f"a{n}": {
            "at": "2026-11-22T21:04:00Z",
            "says": {"wants": {"i": "x"}},
            "replaces": [f"a{n - 1}"] if n else [],
        }
        for n in range(2_000)
    }
    case = {
        "detente": "case/1",
        "id": "x",
        "parties": {"a": "A", "b": "B"},
        "issues": {"i": {"options": {"x": "X", "y": "Y"}, "status_quo": "x"}},
        "statements": {"a": {"answers": answers}, "b": {"wants": {"i": "y"}}},
    }
    path = tmp_path / "case.json"
    path.write_text(json.dumps(case), encoding="utf-8")
    reading = read_isolated(path)
    assert () == reading.errors
    assert reading.case is not None
    assert 2_000 == len(reading.case.answers)
