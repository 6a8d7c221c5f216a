"""Faults of ratios, steps, strengths, near ties, shapes and top places; voices are kept apart."""

from __future__ import annotations

import pytest

from detente.case import Case, Direction, Value
from detente.case.check import check
from detente.formats.log import Log
from detente.formats.reading.builder import build_case
from detente.formats.yaml_file import parse_yaml

BASE = """
detente: case/1
id: base
parties: {a: Anna, b: Bert}
issues:
  i: {options: {x: X, y: Y, z: Z}, status_quo: x}
  n: {range: {min: 0, max: 10, step: 2}, status_quo: 0}
  dry: {options: {o: O, p: P, q: {if: e, then: o, else: p}}, status_quo: o}
events: {e: {verified_by: [b]}}
statements:
  b: {direction: {n: more}}
  a:
    direction: {n: less}
"""


def _found(more: str) -> list[tuple[str, str, str]]:
    log = Log()
    case = build_case(parse_yaml(f"{BASE}    {more}", "case.yaml", log), log)
    assert [] == log.faults
    assert isinstance(case, Case)
    return [(fault.severity, fault.code, fault.path) for fault in check(case)]


SOUND = (
    "ratios: [{issue: i, to: n, times: [2, 3]}, {issue: n, to: dry, times: {at_most: 1/2}}]",
    "steps: [{issue: i, from: x, to: y, over: {issue: i, from: y, to: z}}]",
    "differs: [{issue: i, better: x, worse: z, strength: [none, extreme]}]",
    "differs: [{issue: n, better: 0, worse: 4, strength: strong}]",
    "about_equal: [{package: {i: x}, and: {i: x, n: 2}, within: 2.5}]",
    "about_equal: [{package: {dry: q}, and: {dry: o}}]",
    "shape: {n: {best_at: 4, concave: true}}",
    "among_top: [{issues: [i, n], top: 2}]",
)

WRONG: dict[str, tuple[str, str]] = {
    "ratios: {issue: j, to: n, times: 2}": ("unknown_issue", "ratios.1"),
    "ratios: {issue: i, to: j, times: 2}": ("unknown_issue", "ratios.1"),
    "ratios: {id: odd, issue: i, to: i, times: 2}": ("ratio_to_itself", "ratios.odd"),
    "ratios: {issue: i, to: n, times: [3, 2]}": ("interval_reversed", "ratios.1"),
    "ratios: {issue: i, to: n, times: -1}": ("below_zero", "ratios.1.times"),
    "ratios: {issue: i, to: n, times: {at_least: -1}}": ("below_zero", "ratios.1.times"),
    "steps: {issue: i, from: x, to: w, over: {issue: n, from: 0, to: 2}}": (
        "unknown_option",
        "steps.1",
    ),
    "steps: {issue: i, from: x, to: y, over: {issue: n, from: 0, to: 3}}": (
        "off_step",
        "steps.1.over",
    ),
    "steps: {issue: i, from: x, to: y, over: {issue: j, from: 0, to: 3}}": (
        "unknown_issue",
        "steps.1.over",
    ),
    "steps: {issue: i, from: x, to: x, over: {issue: n, from: 0, to: 2}}": (
        "step_moves_nothing",
        "steps.1",
    ),
    "steps: {issue: i, from: x, to: y, over: {issue: i, from: x, to: y}}": (
        "step_over_itself",
        "steps.1",
    ),
    "steps: {issue: dry, from: o, to: q, over: {issue: n, from: 0, to: 2}}": (
        "contingent_stated",
        "steps.1",
    ),
    "differs: {issue: i, better: x, worse: x, strength: weak}": (
        "differs_from_itself",
        "differs.1",
    ),
    "differs: {issue: i, better: x, worse: w, strength: weak}": ("unknown_option", "differs.1"),
    "differs: {issue: i, better: x, worse: y, strength: [strong, weak]}": (
        "strengths_reversed",
        "differs.1",
    ),
    "about_equal: {package: {i: x}, and: {j: x}}": ("unknown_issue", "about_equal.1.and.j"),
    "about_equal: {package: {i: x}, and: {i: w}}": ("unknown_option", "about_equal.1.and.i"),
    "about_equal: {package: {i: x}, and: {i: x}, within: 3}": ("prefers_itself", "about_equal.1"),
    "about_equal: {package: {i: x}, and: {i: y}, within: -3}": (
        "below_zero",
        "about_equal.1.within",
    ),
    "shape: {j: {best_at: 4}}": ("unknown_issue", "shape.j"),
    "shape: {i: {concave: true}}": ("shape_of_names", "shape.i"),
    "shape: {n: {best_at: 12}}": ("off_step", "shape.n"),
    "shape: {n: {concave: false}}": ("shape_of_nothing", "shape.n"),
    "among_top: {issues: [i, j], top: 2}": ("unknown_issue", "among_top.1"),
    "among_top: {issues: [i, i], top: 2}": ("listed_twice", "among_top.1"),
    "among_top: {issues: [i, n], top: 1}": ("top_too_few", "among_top.1"),
    "among_top: {issues: [i, n], top: 4}": ("top_too_many", "among_top.1"),
    # slips of the pen on one issue
    "differs: {issue: n, better: 4, worse: 0, strength: weak}": (
        "differs_against_direction",
        "differs.1",
    ),
    "order: {i: [x, y]}\n    differs: {issue: i, better: y, worse: x, strength: weak}": (
        "differs_against_order",
        "differs.1",
    ),
    "order: {i: [[x, y]]}\n    differs: {issue: i, better: y, worse: x, strength: weak}": (
        "differs_against_order",
        "differs.1",
    ),
    "values: {i: {x: 30, y: 20}}\n    differs: {issue: i, better: y, worse: x, strength: weak}": (
        "differs_against_values",
        "differs.1",
    ),
    "differs: [{issue: i, better: x, worse: y, strength: weak}, "
    "{issue: i, better: y, worse: x, strength: [none, weak]}]": ("differs_reversed", "differs.2"),
    # the principal speaks for itself, and is checked as anybody
    "instructions: {m: {values: {i: {x: 101}}}}": (
        "value_off_scale",
        "instructions.m.values.i.x",
    ),
    "instructions: {m: {weights: {i: 0}}}": ("weights_sum_zero", "instructions.m.weights"),
    "instructions: {m: {values: {i: {x: 1, y: 2, z: 3}}}}": (
        "values_without_ends",
        "instructions.m.values.i",
    ),
    "instructions: {m: {order: {i: [x, y]}, wants: {i: y}}}": (
        "wants_against_order",
        "instructions.m.wants.i",
    ),
    "instructions: {m: {ratios: {issue: i, to: j, times: 2}}}": (
        "unknown_issue",
        "instructions.m.ratios.1",
    ),
}


@pytest.mark.parametrize("more", SOUND)
def test_what_is_sound_has_no_fault(more: str) -> None:
    """Every kind, well said, is no fault."""
    assert [] == _found(more)


@pytest.mark.parametrize("more", WRONG)
def test_a_fault_is_found_at_its_path(more: str) -> None:
    """Each fault alone: exactly one, of its kind, at its path."""
    code, path = WRONG[more]
    assert [("error", code, f"statements.a.{path}")] == _found(more)


def test_a_top_of_all_issues_is_pointed_out() -> None:
    """That issues are among all issues says nothing: a warning."""
    expected = [("warning", "top_of_all", "statements.a.among_top.1")]
    assert expected == _found("among_top: {issues: [i, n], top: 3}")


@pytest.mark.parametrize("more", SOUND)
def test_judgements_need_points_of_a_hundred(more: str) -> None:
    """Beside numbers as given each of these kinds is refused, in words that say why."""
    found = _found(f"scale: as_given\n    {more}")
    assert {("error", "native_only")} == {(how, code) for how, code, _ in found}


@pytest.mark.parametrize(
    "more",
    [
        "instructions: {m: {direction: {n: more}}}",
        "wants: {i: x}\n    instructions: {m: {order: {i: [y, x]}}, k: {order: {i: [z, y, x]}}}",
        "values: {i: {x: 100, y: 0}}\n    instructions: {m: {values: {i: {x: 0, y: 100}}}}",
        "would_sign: {package: {i: x}}\n"
        "    instructions: {m: {would_walk_away: {package: {i: x}}}}",
    ],
)
def test_voices_may_contradict_one_another(more: str) -> None:
    """What a principal says is not set against the negotiators' words, nor against another's."""
    assert [] == _found(more)


def test_instructions_carry_their_principal() -> None:
    """Paths and authors of instructions tell whose they are."""
    log = Log()
    written = f"{BASE}    instructions: {{m: {{direction: {{n: more}}, values: {{i: {{x: 5}}}}}}}}"
    case = build_case(parse_yaml(written, "case.yaml", log), log)
    assert case is not None
    told = [s for s in case.said_by("a") if s.basis.principal == "m"]
    assert [Direction, Value] == [type(one) for one in told]
    assert "statements.a.instructions.m.direction.n" == told[0].id
