"""Faults of a log of answers: what each names, says and replaces, and in which order they stand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from detente.case import Case, RedLine, Wants, in_voice, principals, standing
from detente.case.check import check
from detente.formats.log import Log
from detente.formats.reading.builder import build_case
from detente.formats.yaml_file import parse_yaml

BASE = """
detente: case/1
id: base
parties: {a: Anna, b: Bert, m: {kind: mediator}}
issues:
  i: {options: {x: X, y: Y, z: Z}, status_quo: x}
  n: {range: {min: 0, max: 10, step: 2}, status_quo: 0}
sources: {s: {title: S}}
claims:
  c1: {source: s, line: 1, holder: a, speaker: a, speaker_kind: named,
    links: [statements.a.answers.a1]}
no_deal: {a: {worth: 20}}
red_lines: {a: {l: {refuses: {i: z}}}, b: {k: {refuses: {i: z}}}}
statements:
  b: {direction: {n: more}}
  a:
    wants: {i: x}
    answers:
      a1: {at: 2026-11-22T21:00:00Z, says: {direction: {n: less}}}
"""


def _case(more: str = "") -> Case:
    log = Log()
    case = build_case(parse_yaml(BASE + more, "case.yaml", log), log)
    assert [] == log.faults
    assert case is not None
    return case


def _next(answer: str, minute: int = 5) -> str:
    return f"      a2: {{at: 2026-11-22T21:{minute:02}:00Z, {answer}}}\n"


def _found(more: str) -> list[tuple[str, str, str]]:
    return [(fault.severity, fault.code, fault.path) for fault in check(_case(more))]


@pytest.mark.parametrize(
    "answer",
    [
        "says: {order: {i: [z, y, x]}}, replaces: [a1, statements.a.wants.i, red_lines.a.l]",
        "replaces: [a1], reason: No longer so",
        "declined: unknown, question: 'order:i'",
        "keeps: [a1, statements.a.wants.i, no_deal.a, red_lines.a.l]",
        "says: {red_line: {refuses: {n: {above: 6}}, reason: Too much}}",
        # what contradicts the file, an answer or an instruction is data
        "says: {wants: {i: y}}",
        "says: {direction: {n: more}}",
        "says: {would_sign: {package: {i: z}}}",
        "says: {order: {i: [y, x]}}, author: principal",
    ],
)
def test_a_sound_answer_has_no_fault(answer: str) -> None:
    """What an answer may say, replace, keep or leave open is no fault, contradictions included."""
    assert [] == _found(_next(answer))


WRONG: dict[str, tuple[str, str]] = {
    "says: {wants: {j: x}}": ("unknown_issue", "a2"),
    "says: {wants: {i: w}}": ("unknown_option", "a2"),
    "says: {prefers: {package: {i: w}, over: {i: x}}}": ("unknown_option", "a2.package.i"),
    "says: {red_line: {refuses: {j: x}}}": ("unknown_issue", "a2.refuses.j"),
    "says: {values: {i: {x: 101}}}": ("value_off_scale", "a2"),
    "says: {weights: {i: -1}}": ("weight_negative", "a2"),
    "says: {weights: {i: {interval: [3, 2]}}}": ("interval_reversed", "a2"),
    "says: {ratios: {issue: i, to: i, times: 2}}": ("ratio_to_itself", "a2"),
    "says: {wants: {i: x}}, claims: [c2]": ("unknown_claim", "a2"),
    "says: {wants: {i: x}}, declined: skipped": ("answer_says_and_declines", "a2"),
    "reason: Just so": ("answer_of_nothing", "a2"),
    "replaces: [a9]": ("unknown_said", "a2.replaces"),
    "replaces: [statements.b.direction.n]": ("unknown_said", "a2.replaces"),
    "replaces: [red_lines.b.k]": ("unknown_said", "a2.replaces"),
    "replaces: [a2]": ("answer_replaces_later", "a2.replaces"),
    "keeps: [a1, statements.a.wants.j]": ("unknown_said", "a2.keeps"),
}


@pytest.mark.parametrize("answer", WRONG)
def test_a_fault_is_found_at_its_path(answer: str) -> None:
    """Each fault alone: exactly one, of its kind, at its path."""
    code, path = WRONG[answer]
    assert [("error", code, f"statements.a.answers.{path}")] == _found(_next(answer))


def test_an_answer_replaces_what_stands_before_it() -> None:
    """Two answers cannot take out one another: only the later one could know of the earlier."""
    more = _next("replaces: [a3]") + _next("replaces: [a2]", 6).replace("a2:", "a3:")
    expected = [("error", "answer_replaces_later", "statements.a.answers.a2.replaces")]
    assert expected == _found(more)


def test_answers_out_of_order_are_pointed_out() -> None:
    """A time before that of the answer above is a warning, in the order of the file."""
    more = _next("declined: skipped", 5) + _next("declined: skipped", 4).replace("a2:", "a3:")
    expected = [("warning", "answer_before", "statements.a.answers.a3.at")]
    assert expected == _found(more)


def test_a_mediator_has_no_answers() -> None:
    """Whoever has no stake was asked nothing."""
    more = "  m: {answers: {a1: {at: 2026-11-22T21:00:00Z, declined: unknown}}}\n"
    assert [("error", "mediator_states", "statements.m")] == _found(more)


def test_a_red_line_of_that_name_is_found() -> None:
    """An answer cannot draw a red line under a name that is taken."""
    case = _case(_next("says: {red_line: {refuses: {i: z}}}").replace("a2:", "l:"))
    codes = [(fault.code, fault.path) for fault in check(case)]
    assert [("duplicate_id", "red_lines.a.l")] == codes


def test_scales_as_given_only_warn() -> None:
    """A log is never changed, so an answer that no analysis can use is pointed out, no more."""
    log = Log()
    given = BASE.replace("    wants: {i: x}", "    scale: as_given\n    wants: {i: x}")
    more = _next("says: {ratios: {issue: i, to: n, times: 2}}")
    case = build_case(parse_yaml(given + more, "case.yaml", log), log)
    assert case is not None
    expected = [("warning", "native_only", "statements.a.answers.a2")]
    assert expected == [(found.severity, found.code, found.path) for found in check(case)]


def test_claims_support_answers() -> None:
    """A claim that names an answer stands behind what the answer says, joined or not."""
    case = _case()
    assert case.answers[0].says is not None
    assert ("c1",) == case.answers[0].says.basis.claims
    said = next(s for s in standing(case).statements if s.id == "statements.a.answers.a1")
    assert ("c1",) == said.basis.claims


def test_answers_stand_as_of_a_moment() -> None:
    """Until a moment only what was said by then holds, and nothing replaced later is gone yet."""
    more = _next("says: {wants: {i: y}}, replaces: [statements.a.wants.i]")
    more += _next("says: {red_line: {refuses: {i: x}}}, author: principal", 6).replace("a2", "a3")
    case = _case(more)
    at = case.answers[1].at
    before = standing(case, at - timedelta(minutes=1))
    assert [("x",)] == [s.options for s in before.said_by("a") if isinstance(s, Wants)]
    after = standing(case, at)
    assert [("y",)] == [s.options for s in after.said_by("a") if isinstance(s, Wants)]
    whole = standing(case)
    assert isinstance(case.answers[2].says, RedLine)
    assert ["l", "k", "a3"] == [line.name for line in whole.red_lines]


def test_an_answer_of_the_principal_is_an_instruction() -> None:
    """Its author says whose voice an answer is."""
    case = _case(_next("says: {wants: {i: y}}, author: 'principal:board'"))
    assert ("board",) == principals(case, "a")
    assert [("y",)] == [s.options for s in in_voice(case, "a", "board").said_by("a")]  # type: ignore[union-attr]
