"""Every fault of a case is found, at its path, and all of them at once."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings

from detente.case import (
    Case,
    Fault,
    Issue,
    Linkage,
    Option,
    Order,
    Party,
    RoadmapStep,
    Value,
    text,
)
from detente.case.check import check
from detente.case.packages import Among, Condition
from detente.formats.log import Log
from detente.formats.reading.builder import build_case
from detente.formats.yaml_file import parse_yaml
from detente.i18n import LANGUAGES, say
from strategies.cases import cases

BASE = """
detente: case/1
id: base
parties:
  a: {name: Anna, kind: principal, delegation: [{name: X, mandate: [t]}]}
  b: {name: Bert, kind: affected}
  m: {name: Mara, kind: mediator}
tracks: {t: Talks}
issues:
  i: {track: t, options: {x: X, y: Y, z: Z}, status_quo: x}
  n: {range: {min: 0, max: 10, step: 2}, status_quo: 0}
sources: {s: {title: S}}
claims:
  named: {source: s, line: 1, holder: a, speaker: a, speaker_kind: named}
  bare: {source: s, line: 2, holder: a}
red_lines: {a: {l: {refuses: {i: z}}}}
"""


def _case(more: str = "", base: str = BASE) -> Case:
    log = Log()
    case = build_case(parse_yaml(base + more, "case.yaml", log), log)
    assert [] == log.faults
    assert case is not None
    return case


def _found(case: Case) -> list[tuple[str, str, str]]:
    return [(fault.severity, fault.code, fault.path) for fault in check(case)]


def test_a_sound_case_has_no_fault() -> None:
    """Nothing is found where nothing is wrong."""
    assert [] == _found(_case())


@settings(max_examples=40)
@given(cases())
def test_random_valid_cases_have_no_error(case: Case) -> None:
    """No false alarm: cases made to be sound have warnings at most."""
    assert [] == [fault for fault in check(case) if fault.severity == "error"]


STATED = "statements:\n  a:\n    "
WRONG: dict[str, tuple[str, str, str]] = {
    # what refers to nothing
    "statements: {c: {direction: {n: more}}}": ("error", "unknown_party", "statements.c"),
    f"{STATED}direction: {{j: more}}": ("error", "unknown_issue", "statements.a.direction.j"),
    f"{STATED}wants: {{i: w}}": ("error", "unknown_option", "statements.a.wants.i"),
    f"{STATED}wants: {{n: much}}": ("error", "option_not_a_number", "statements.a.wants.n"),
    f"{STATED}wants: {{n: 12}}": ("error", "off_step", "statements.a.wants.n"),
    f"{STATED}wants: {{n: 3}}": ("error", "off_step", "statements.a.wants.n"),
    f"{STATED}prefers: [{{package: {{i: w}}, over: {{i: x}}}}]": (
        "error",
        "unknown_option",
        "statements.a.prefers.1.package.i",
    ),
    f"{STATED}weights: {{i: {{value: 1, claims: [c]}}}}": (
        "error",
        "unknown_claim",
        "statements.a.weights.i",
    ),
    "no_deal: {b: {worth: {as_good_as: {n: 7}}}}": (
        "error",
        "off_step",
        "no_deal.b.worth.as_good_as.n",
    ),
    "linkages: {l: {if: {i: x}, requires: {i: {below: 3}}}}": (
        "error",
        "bounds_on_names",
        "linkages.l.requires.i",
    ),
    "linkages: {l: {owner: a, if: {n: {above: 10}}, worth: 3}}": (
        "warning",
        "never_holds",
        "linkages.l.if.n",
    ),
    "constraints: {k: {cost: {i: {each: 2}}, at_most: 3}}": (
        "error",
        "unknown_option",
        "constraints.k.cost.i.each",
    ),
    "roadmap: {r: {issue: i, to: q}}": ("error", "unknown_option", "roadmap.r.to"),
    "roadmap: {r: {issue: i, to: y, by: [q]}}": ("error", "unknown_party", "roadmap.r.by"),
    "bodies: {k: {party: q, rule: veto}}": ("error", "unknown_party", "bodies.k.party"),
    "bodies: {k: {party: a, blocs: {x: 3}, quota: 4}}": (
        "error",
        "quota_above_seats",
        "bodies.k.quota",
    ),
    # mediators have no stake
    "statements: {m: {direction: {n: more}}}": ("error", "mediator_states", "statements.m"),
    "no_deal: {m: {worth: 3}}": ("error", "mediator_demands", "no_deal.m"),
    # numbers
    f"{STATED}weights: {{i: -1, n: 2}}": ("error", "weight_negative", "statements.a.weights.i"),
    f"{STATED}weights: {{i: 0, n: 0}}": ("error", "weights_sum_zero", "statements.a.weights"),
    f"{STATED}weights: {{i: {{interval: [3, 2]}}}}": (
        "error",
        "interval_reversed",
        "statements.a.weights.i",
    ),
    f"{STATED}values: {{i: {{x: {{value: 5, interval: [6, 7]}}}}}}": (
        "error",
        "value_outside_interval",
        "statements.a.values.i.x",
    ),
    f"{STATED}values: {{i: {{x: 101}}}}": ("error", "value_off_scale", "statements.a.values.i.x"),
    f"{STATED}values: {{i: {{x: 1, y: 50, z: 100}}}}": (
        "error",
        "values_without_ends",
        "statements.a.values.i",
    ),
    f"{STATED}values: {{n: {{0: 0, 10: 99}}}}": (
        "error",
        "values_without_ends",
        "statements.a.values.n",
    ),
    "no_deal: {a: {worth: {value: 5, interval: [6, 7]}}}": (
        "error",
        "value_outside_interval",
        "no_deal.a.worth",
    ),
    "linkages: {l: {if: {i: y}, worth: 3}}": ("error", "worth_without_owner", "linkages.l"),
    # what contradicts what
    f"{STATED}order: {{i: [x, y, x]}}": ("error", "listed_twice", "statements.a.order.i"),
    f"{STATED}swings: [i, n, i]": ("error", "listed_twice", "statements.a.swings"),
    f"{STATED}order: {{i: [x, y]}}\n    direction: {{i: more}}": (
        "error",
        "order_against_direction",
        "statements.a.order.i",
    ),
    f"{STATED}wants: {{i: y}}\n    order: {{i: [x, y]}}": (
        "error",
        "wants_against_order",
        "statements.a.wants.i",
    ),
    f"{STATED}wants: {{n: 4}}\n    direction: {{n: more}}": (
        "error",
        "wants_against_direction",
        "statements.a.wants.n",
    ),
    f"{STATED}wants: {{i: y}}\n    values: {{i: {{x: 60, y: 50}}}}": (
        "error",
        "wants_against_values",
        "statements.a.wants.i",
    ),
    f"{STATED}order: {{i: [x, y]}}\n    values: {{i: {{x: 50, y: 60}}}}": (
        "error",
        "values_against_order",
        "statements.a.values.i.x",
    ),
    f"{STATED}order: {{i: [[x, y]]}}\n    values: {{i: {{x: 50, y: 60}}}}": (
        "error",
        "values_against_order",
        "statements.a.values.i.x",
    ),
    f"{STATED}direction: {{n: less}}\n    values: {{n: {{2: 50, 4: 60}}}}": (
        "error",
        "values_against_direction",
        "statements.a.values.n.2",
    ),
    f"{STATED}prefers: [{{package: {{i: x}}, over: {{i: x}}}}]": (
        "error",
        "prefers_itself",
        "statements.a.prefers.1",
    ),
    f"{STATED}would_sign: [{{package: {{i: y}}}}]\n    would_walk_away: [{{package: {{i: y}}}}]": (
        "error",
        "signs_and_walks",
        "statements.a.would_walk_away.1",
    ),
    # what is odd, but may be meant
    f"{STATED}weights: {{i: {{value: 1, grade: said, claims: [bare]}}}}": (
        "warning",
        "grade_above_claims",
        "statements.a.weights.i",
    ),
    f"{STATED}would_sign: [{{package: {{i: z}}}}]": (
        "warning",
        "signs_across_red_line",
        "statements.a.would_sign.1",
    ),
}


@pytest.mark.parametrize("more", WRONG)
def test_a_fault_is_found_at_its_path(more: str) -> None:
    """Each fault alone: exactly one, with its weight, its kind and its path."""
    assert [WRONG[more]] == _found(_case(more))


CHANGED: dict[str, tuple[str, str, tuple[str, str, str]]] = {
    "today crosses a red line": (
        "status_quo: x",
        "status_quo: z",
        ("warning", "today_across_red_line", "red_lines.a.l"),
    ),
    "a status quo that is no option": (
        "status_quo: x",
        "status_quo: w",
        ("error", "unknown_option", "issues.i.status_quo"),
    ),
    "no status quo": (", status_quo: x", "", ("warning", "no_status_quo", "issues.i")),
    "a mediator who decides": (
        "status_quo: x",
        "status_quo: x, decided_by: [m]",
        ("error", "decided_by_mediator", "issues.i.decided_by"),
    ),
    "an unknown track": ("track: t", "track: u", ("error", "unknown_track", "issues.i.track")),
    "a mandate for nothing": (
        "mandate: [t]",
        "mandate: [u]",
        ("error", "unknown_track", "parties.a.delegation.1.mandate"),
    ),
    "an unknown source": (
        "bare: {source: s,",
        "bare: {source: r,",
        ("error", "unknown_source", "claims.bare.source"),
    ),
    "a reversed range": ("min: 0", "min: 11", ("error", "range_reversed", "issues.n.range")),
    "a step of nothing": (
        "step: 2",
        "step: 0",
        ("error", "step_not_positive", "issues.n.range.step"),
    ),
    "too fine a range": (
        "step: 2",
        "step: 0.0001",
        ("error", "range_too_fine", "issues.n.range"),
    ),
    "the same name twice": (
        "name: Bert",
        "name: Anna",
        ("warning", "same_name", "parties.b.name"),
    ),
    "a principal of whom nothing is known": (
        "red_lines: {a:",
        "red_lines: {b:",
        ("warning", "nothing_known", "parties.a"),
    ),
    "power of nothing": (
        "kind: affected",
        "kind: affected, power: 0",
        ("error", "power_not_positive", "parties.b.power"),
    ),
    "a single option": (
        "{x: X, y: Y, z: Z}",
        "{x: X}",
        ("warning", "one_option", "issues.i.options"),
    ),
}


@pytest.mark.parametrize("name", CHANGED)
def test_a_change_for_the_worse_is_found(name: str) -> None:
    """Each of these changes to a sound case is found at its path."""
    old, new, expected = CHANGED[name]
    assert old in BASE
    assert expected in _found(_case(base=BASE.replace(old, new, 1)))


def test_an_empty_case_is_told_what_it_lacks() -> None:
    """A case without parties and issues says so, both at once."""
    expected = [("error", "no_parties", "parties"), ("error", "no_issues", "issues")]
    assert expected == _found(Case("empty"))


def test_all_faults_are_found_at_once() -> None:
    """Several faults in one case are all told."""
    more = f"{STATED}direction: {{j: more}}\n    weights: {{i: 0}}\nno_deal: {{c: {{worth: 1}}}}"
    codes = {code for _, code, _ in _found(_case(more))}
    assert {"unknown_issue", "weights_sum_zero", "unknown_party"} <= codes


def test_as_given_numbers_are_left_alone() -> None:
    """What an import wrote is passed through: no scale, no sum, no ends are asked of it."""
    more = (
        f"{STATED}scale: as_given\n    weights: {{i: 0}}\n    values: {{i: {{x: 7, y: -2, z: 3}}}}"
    )
    assert [] == _found(_case(more))


def test_ids_twice_are_found_in_python_too() -> None:
    """A case built by a program is checked for what no file could hold."""
    case = _case()
    doubled = replace(case, parties=(*case.parties, Party("a", text("Again"))))
    assert [("error", "duplicate_id", "parties.a")] == _found(doubled)
    options = (Option("x"), Option("x"))
    issue = replace(case.issues[0], options=(*case.issues[0].options, *options[:1]))
    twice = replace(case, issues=(issue, case.issues[1]))
    assert [("error", "duplicate_id", "issues.i.options.x")] == _found(twice)


def test_a_linkage_without_consequence_is_found() -> None:
    """A linkage that requires nothing says so."""
    when = Condition((("i", Among(("y",))),))
    case = replace(_case(), linkages=(Linkage("l", "requires", when),))
    assert [("error", "linkage_without_then", "linkages.l")] == _found(case)


def test_an_order_of_ten_thousand_is_checked_by_neighbours() -> None:
    """The one value out of order among ten thousand is found, without comparing all pairs."""
    ids = [f"o{number}" for number in range(10_000)]
    points = {option: Fraction(number, 100) for number, option in enumerate(ids)}
    points["o7000"] = Fraction(1)
    path = "statements.a.values.i"
    values = tuple(Value(f"{path}.{o}", "a", "i", o, point) for o, point in points.items())
    order = Order("statements.a.order.i", "a", "i", tuple((option,) for option in reversed(ids)))
    issue = Issue("i", options=tuple(map(Option, ids)), status_quo="o0")
    case = replace(
        _case(), issues=(issue, _case().issues[1]), statements=(*values, order), red_lines=()
    )
    found = [fault for fault in _found(case) if fault[1] == "values_against_order"]
    assert [("error", "values_against_order", f"{path}.o7000")] == found


def test_words_exist_for_every_fault_found_here() -> None:
    """Each fault of these tests can be said in both languages, and says how to mend it."""
    for more in WRONG:
        for fault in check(_case(more)):
            for language in LANGUAGES:
                assert len(fault.words(language)) > 20
    assert say("faults.no_issues", "de") == Fault("issues", "no_issues").words("de")


def test_warnings_never_crowd_out_an_error() -> None:
    """An error behind more warnings than are kept is still found."""
    parties = tuple(Party(f"p{number}", text("Same")) for number in range(2_000))
    step = RoadmapStep("last", "nowhere", "x")
    case = replace(_case(), parties=(*_case().parties, *parties), roadmap=(step,))
    assert ("error", "unknown_issue", "roadmap.last.issue") in _found(case)
