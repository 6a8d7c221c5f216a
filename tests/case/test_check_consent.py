"""Bodies that must consent and acts that undo: every fault is found, at its path."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from detente.case import Among, Bloc, Body, Case, Condition, Package, Undo
from detente.case.check import check
from detente.formats.log import Log
from detente.formats.reading.builder import build_case
from detente.formats.yaml_file import parse_yaml
from detente.i18n import LANGUAGES

BASE = """
detente: case/1
id: base
parties: {a: {kind: affected}, b: {kind: affected}, m: {kind: mediator}}
issues:
  i: {options: {x: X, y: Y, z: Z}, status_quo: x}
  n: {range: {min: 0, max: 10, step: 2}, status_quo: 0}
  o: {options: {p: P, q: Q}, status_quo: p}
"""


def _case(more: str) -> Case:
    log = Log()
    case = build_case(parse_yaml(BASE + more, "case.yaml", log), log)
    assert [] == log.faults
    assert case is not None
    return case


def _found(case: Case) -> list[tuple[str, str, str]]:
    return [(fault.severity, fault.code, fault.path) for fault in check(case)]


def _body(keys: str) -> str:
    return f"bodies: {{k: {{party: a, {keys}}}}}"


def _undo(keys: str) -> str:
    return f"undo: {{u: {{party: a, {keys}}}}}"


SOUND = (
    _body("blocs: {l: 40, r: {seats: 50, votes_like: b, refuses: {i: z}}}, quota: 90"),
    _body("rule: consensus, blocs: {l: {supports: [{i: z}, {n: {above: 2}}]}, r: }"),
    _body("rule: referendum, threshold: 25, support: [{if: {i: y}, interval: [0, 100]}, 40]"),
    _body("rule: veto, decides: [i, n]"),
    _undo("undoes: {i: [y, z]}, leaves: {i: x}, cost: [0, 5], days: 0, together_with: [b]"),
    _undo("undoes: {n: {above: 0}}"),
    _undo("undoes: {i: x}, leaves: {o: q}"),
)

WRONG: dict[str, tuple[str, str, str]] = {
    _body("rule: veto, decides: [j]"): ("error", "unknown_issue", "bodies.k.decides"),
    _body("blocs: {l: 4}, quota: 5"): ("error", "quota_above_seats", "bodies.k.quota"),
    _body("blocs: {l: 4}, quota: 0"): ("error", "quota_not_positive", "bodies.k.quota"),
    _body("blocs: {l: 4, r: -1}"): ("error", "below_zero", "bodies.k.blocs.r.seats"),
    _body("rule: vote"): ("error", "nobody_sits", "bodies.k"),
    _body("blocs: {l: 0}"): ("error", "nobody_sits", "bodies.k.blocs"),
    _body("blocs: {l: , r: {votes_like: b}}"): ("warning", "no_seats_known", "bodies.k.blocs"),
    _body("blocs: {l: 3, r: }, quota: 9"): ("warning", "seats_unknown", "bodies.k.blocs"),
    _body("blocs: {l: 3}, not_without: [r]"): ("error", "unknown_bloc", "bodies.k.not_without"),
    _body("blocs: {l: {seats: 3, votes_like: q}}"): (
        "error",
        "unknown_party",
        "bodies.k.blocs.l.votes_like",
    ),
    _body("blocs: {l: {seats: 3, votes_like: m}}"): (
        "error",
        "votes_like_mediator",
        "bodies.k.blocs.l.votes_like",
    ),
    _body("blocs: {l: {seats: 3, refuses: {i: w}}}"): (
        "error",
        "unknown_option",
        "bodies.k.blocs.l.refuses.i",
    ),
    _body("blocs: {l: {seats: 3, supports: [{i: x}, {i: w}]}}"): (
        "error",
        "unknown_option",
        "bodies.k.blocs.l.supports.2.i",
    ),
    _body("blocs: {l: {seats: 3, claims: [c]}}"): ("error", "unknown_claim", "bodies.k.blocs.l"),
    _body("rule: veto, claims: [c]"): ("error", "unknown_claim", "bodies.k"),
    _body("blocs: {l: 3}, threshold: 30"): ("warning", "unused_by_rule", "bodies.k.threshold"),
    _body("rule: veto, quota: 3"): ("warning", "unused_by_rule", "bodies.k.quota"),
    _body("rule: referendum, support: 30, blocs: {l: 3}"): (
        "warning",
        "unused_by_rule",
        "bodies.k.blocs",
    ),
    _body("rule: referendum"): ("warning", "referendum_without_support", "bodies.k"),
    _body("rule: referendum, support: 30, threshold: 101"): (
        "error",
        "not_per_cent",
        "bodies.k.threshold",
    ),
    _body("rule: referendum, support: 30, threshold: 0.5"): (
        "warning",
        "per_cent_below_one",
        "bodies.k.threshold",
    ),
    _body("rule: referendum, support: [20, 40]"): (
        "warning",
        "support_ends_here",
        "bodies.k.support.1",
    ),
    _body("rule: referendum, support: {interval: [40, 20]}"): (
        "error",
        "interval_reversed",
        "bodies.k.support",
    ),
    _body("rule: referendum, support: {value: -1}"): (
        "error",
        "not_per_cent",
        "bodies.k.support",
    ),
    _body("rule: referendum, support: {if: {i: w}, value: 3}"): (
        "error",
        "unknown_option",
        "bodies.k.support.if.i",
    ),
    "bodies: {k: {party: m, rule: veto}}": ("error", "decided_by_mediator", "bodies.k.party"),
    "undo: {u: {party: q, undoes: {i: z}}}": ("error", "unknown_party", "undo.u.party"),
    "undo: {u: {party: m, undoes: {i: z}}}": ("error", "mediator_undoes", "undo.u.party"),
    _undo("undoes: {i: z}, together_with: [m]"): (
        "error",
        "mediator_undoes",
        "undo.u.together_with",
    ),
    _undo("undoes: {i: z}, together_with: [a]"): ("error", "listed_twice", "undo.u.together_with"),
    _undo("undoes: [{i: z}, {i: w}]"): ("error", "unknown_option", "undo.u.undoes.2.i"),
    _undo("undoes: {i: z}, leaves: {n: 3}"): ("error", "off_step", "undo.u.leaves.n"),
    _undo("undoes: {i: z}, cost: -1"): ("error", "below_zero", "undo.u.cost"),
    _undo("undoes: {i: z}, cost: {value: 3, interval: [-1, 5]}"): (
        "error",
        "below_zero",
        "undo.u.cost",
    ),
    _undo("undoes: {i: z}, cost: [5, 1]"): ("error", "interval_reversed", "undo.u.cost"),
    _undo("undoes: {i: z}, days: -1"): ("error", "below_zero", "undo.u.days"),
    _undo("undoes: {i: z}, leaves: {i: z}"): ("warning", "undo_changes_nothing", "undo.u"),
    _undo("undoes: [{i: x}, {i: x, o: p}]"): ("warning", "undo_changes_nothing", "undo.u"),
    _undo("undoes: {i: z}, claims: [c]"): ("error", "unknown_claim", "undo.u"),
}


@pytest.mark.parametrize("more", SOUND)
def test_a_sound_body_or_act_has_no_fault(more: str) -> None:
    """Nothing is found where nothing is wrong."""
    assert [] == _found(_case(more))


@pytest.mark.parametrize("more", WRONG)
def test_a_fault_is_found_at_its_path(more: str) -> None:
    """Each fault alone: exactly one, with its weight, its kind and its path."""
    assert [WRONG[more]] == _found(_case(more))


@pytest.mark.parametrize("more", WRONG)
def test_a_fault_can_be_said(more: str) -> None:
    """In every language, with how to mend it."""
    for fault in check(_case(more)):
        for language in LANGUAGES:
            assert len(fault.words(language)) > 20


def test_what_no_file_could_hold_is_found_in_python() -> None:
    """A bloc twice, an act that undoes nothing, ids twice."""
    blocs = (Bloc("l", Fraction(1)), Bloc("l", Fraction(2)))
    body, undo = Body("k", "a", blocs=blocs), Undo("u", "a", ())
    case = replace(_case(""), bodies=(body,), undo=(undo,))
    expected = [
        ("error", "duplicate_id", "bodies.k.blocs.l"),
        ("error", "undoes_nothing", "undo.u.undoes"),
    ]
    assert expected == _found(case)
    act = replace(undo, undoes=(Condition((("i", Among(("z",))),)),))
    assert [("error", "duplicate_id", "undo.u")] == _found(replace(_case(""), undo=(act, act)))


def test_an_act_against_what_nobody_knows_today_cannot_go_back() -> None:
    """Without a status quo an act must say what it leaves."""
    case = _case("undo: {u: {party: a, undoes: {i: z}}}")
    unknown = replace(case, issues=(replace(case.issues[0], status_quo=None), *case.issues[1:]))
    found = ("warning", "nothing_to_go_back_to", "undo.u.undoes")
    assert found in _found(unknown)
    stated = replace(unknown.undo[0], leaves=Package((("i", "y"),)))
    assert found not in _found(replace(unknown, undo=(stated,)))


def test_an_act_that_leaves_some_package_as_it_is_may_be_meant() -> None:
    """Only an act that changes no package at all is told."""
    assert [] == _found(_case(_undo("undoes: {i: [x, z]}")))
