"""Events, options that depend on them, and what was withdrawn or replaced."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings

from detente.case import Case, Event, Issue, Option, Party, Range, Withdrawal, WouldSign, text
from detente.case.check import check
from detente.case.checks.events import MOST_EVENTS
from detente.case.events import Contingency
from detente.formats.log import Log
from detente.formats.reading.builder import build_case
from detente.formats.yaml_file import parse_yaml
from detente.i18n import LANGUAGES
from strategies.cases import cases

BASE = """
detente: case/1
id: base
parties: {a: {kind: affected}, b: {kind: affected}, m: {kind: mediator}}
events: {e: {verified_by: [m]}, f: {verified_by: [Weather Service]}}
issues:
  i:
    options:
      x: X
      y: Y
      z: Z
      dry: {name: D, if: e, then: y, else: x}
    status_quo: x
  o: {options: {p: P, q: Q, wet: {if: e, then: q, else: p}}, status_quo: p}
"""


def _read(text: str) -> Case:
    log = Log()
    case = build_case(parse_yaml(text, "case.yaml", log), log)
    assert [] == log.faults
    assert case is not None
    return case


def _found(case: Case) -> list[tuple[str, str, str]]:
    return [(fault.severity, fault.code, fault.path) for fault in check(case)]


ADDED: dict[str, tuple[str, str, str]] = {
    "statements: {a: {wants: {i: dry}}}": ("error", "contingent_stated", "statements.a.wants.i"),
    "statements: {a: {order: {i: [x, dry]}}}": (
        "error",
        "contingent_stated",
        "statements.a.order.i",
    ),
    "statements: {a: {values: {i: {dry: 3}}}}": (
        "error",
        "contingent_stated",
        "statements.a.values.i.dry",
    ),
    "red_lines: {a: {l: {refuses: {i: [z, dry]}}}}": (
        "error",
        "contingent_named",
        "red_lines.a.l.refuses.i",
    ),
    "linkages: {l: {if: {i: dry}, requires: {o: q}}}": (
        "error",
        "contingent_named",
        "linkages.l.if.i",
    ),
    "linkages: {l: {if: {i: z}, excludes: {o: wet}}}": (
        "error",
        "contingent_named",
        "linkages.l.excludes.o",
    ),
    "constraints: {c: {cost: {i: {dry: 3}}, at_most: 4}}": (
        "error",
        "contingent_named",
        "constraints.c.cost.i.dry",
    ),
    "bodies: {k: {party: a, blocs: {l: {seats: 1, refuses: {i: dry}}}}}": (
        "error",
        "contingent_named",
        "bodies.k.blocs.l.refuses.i",
    ),
    "undo: {u: {party: a, undoes: {i: dry}, leaves: {o: q}}}": (
        "error",
        "contingent_named",
        "undo.u.undoes.i",
    ),
    "undo: {u: {party: a, undoes: {i: z}, leaves: {i: dry}}}": (
        "error",
        "contingent_named",
        "undo.u.leaves.i",
    ),
    "red_lines: {a: {l: {refuses: {i: y, o: q}}}}\n"
    "statements: {a: {would_sign: [{package: {i: dry, o: wet}}]}}": (
        "warning",
        "signs_across_red_line",
        "statements.a.would_sign.1",
    ),
}

CHANGED: dict[str, tuple[str, str, tuple[str, str, str]]] = {
    "no verifier": ("{verified_by: [m]}", "", ("warning", "event_without_verifier", "events.e")),
    "a verifier misspelt": (
        "parties: {a:",
        "parties: {weather-service: {kind: affected}, a:",
        ("warning", "nearly_a_party", "events.f.verified_by"),
    ),
    "influenced by nobody": (
        "[m]",
        "[m], influenced_by: [q]",
        ("error", "unknown_party", "events.e.influenced_by"),
    ),
    "a belief of nobody": (
        "[m]",
        "[m], beliefs: {q: 3}",
        ("error", "unknown_party", "events.e.beliefs.q"),
    ),
    "a belief above all": (
        "[m]",
        "[m], beliefs: {a: [20, 120]}",
        ("error", "not_per_cent", "events.e.beliefs.a"),
    ),
    "a belief below nothing": (
        "[m]",
        "[m], beliefs: {a: -1}",
        ("error", "not_per_cent", "events.e.beliefs.a"),
    ),
    "a belief as a part of one": (
        "[m]",
        "[m], beliefs: {a: 0.6}",
        ("warning", "per_cent_below_one", "events.e.beliefs.a"),
    ),
    "parts of one": (
        "[m]",
        "[m], beliefs: {a: [0.2, 1]}",
        ("warning", "per_cent_below_one", "events.e.beliefs.a"),
    ),
    "a belief outside itself": (
        "[m]",
        "[m], beliefs: {a: {value: 5, interval: [6, 7]}}",
        ("error", "value_outside_interval", "events.e.beliefs.a"),
    ),
    "a belief that rests on nothing": (
        "[m]",
        "[m], beliefs: {a: {value: 5, claims: [c]}}",
        ("error", "unknown_claim", "events.e.beliefs.a"),
    ),
    "an event that rests on nothing": (
        "[m]",
        "[m], claims: [c]",
        ("error", "unknown_claim", "events.e"),
    ),
    "an unknown event": (
        "if: e, then: y",
        "if: g, then: y",
        ("error", "unknown_event", "issues.i.options.dry.if"),
    ),
    "then nothing": (
        "then: y",
        "then: w",
        ("error", "unknown_option", "issues.i.options.dry.then"),
    ),
    "else an option of another issue": (
        "else: x",
        "else: p",
        ("error", "unknown_option", "issues.i.options.dry.else"),
    ),
    "then itself": (
        "then: y",
        "then: dry",
        ("error", "contingent_of_contingent", "issues.i.options.dry.then"),
    ),
    "then the same as else": (
        "then: y",
        "then: x",
        ("warning", "contingent_same", "issues.i.options.dry"),
    ),
    "then what is withdrawn": (
        "y: Y",
        "y: {withdrawn: true}",
        ("warning", "contingent_to_withdrawn", "issues.i.options.dry.then"),
    ),
    "today depends on an event": (
        "status_quo: x",
        "status_quo: dry",
        ("error", "status_quo_contingent", "issues.i.status_quo"),
    ),
    "nothing but what depends": (
        "{p: P, q: Q, wet: {if: e, then: q, else: p}}, status_quo: p",
        "{wet: {if: e, then: wet, else: wet}}",
        ("error", "all_options_contingent", "issues.o.options"),
    ),
    "today is withdrawn": (
        "x: X",
        "x: {withdrawn: 2026-10-01}",
        ("error", "status_quo_withdrawn", "issues.i.status_quo"),
    ),
    "every option is withdrawn": (
        "{p: P, q: Q,",
        "{p: {withdrawn: true}, q: {withdrawn: true},",
        ("error", "all_options_withdrawn", "issues.o.options"),
    ),
    "all but one is withdrawn": (
        "q: Q,",
        "q: {withdrawn: true},",
        ("warning", "one_option", "issues.o.options"),
    ),
    "an option replaces itself": (
        "y: Y",
        "y: {replaces: [v, y]}",
        ("error", "replaces_itself", "issues.i.options.y.replaces"),
    ),
    "an issue replaces itself": (
        "status_quo: x",
        "status_quo: x\n    replaces: [i]",
        ("error", "replaces_itself", "issues.i.replaces"),
    ),
}


def test_a_sound_case_has_no_fault() -> None:
    """Nothing is found where nothing is wrong: also packages may name what depends on an event."""
    more = "statements: {a: {prefers: [{package: {i: dry}, over: {i: x}}]}}\n"
    more += "no_deal: {b: {worth: {as_good_as: {i: dry, o: wet}}}}\n"
    assert [] == _found(_read(BASE + more))


@pytest.mark.parametrize("more", ADDED)
def test_what_cannot_name_an_option_that_depends_on_an_event(more: str) -> None:
    """Statements of worth and conditions speak of plain options; each fault alone, at its path."""
    assert [ADDED[more]] == _found(_read(BASE + more))


@pytest.mark.parametrize("name", CHANGED)
def test_a_change_for_the_worse_is_found(name: str) -> None:
    """Each of these changes to a sound case is found at its path."""
    old, new, expected = CHANGED[name]
    assert old in BASE
    assert expected in _found(_read(BASE.replace(old, new, 1)))


@pytest.mark.parametrize("name", CHANGED)
def test_a_fault_can_be_said(name: str) -> None:
    """In every language, with how to mend it."""
    old, new, _ = CHANGED[name]
    for fault in check(_read(BASE.replace(old, new, 1))):
        for language in LANGUAGES:
            assert len(fault.words(language)) > 20


def test_a_direction_runs_along_plain_options_alone() -> None:
    """The last plain option may be wanted most, though one that depends on an event follows it."""
    more = "statements: {a: {direction: {i: more}, wants: {i: z}}}"
    assert [] == _found(_read(BASE + more))


def test_values_are_complete_without_what_depends_on_an_event() -> None:
    """Once every plain option has a value the worst must be worth 0."""
    more = "statements: {a: {values: {i: {x: 10, y: 50, z: 100}}}}"
    assert [("error", "values_without_ends", "statements.a.values.i")] == _found(_read(BASE + more))


def test_an_event_turns_out_one_way_for_every_issue() -> None:
    """A red line that would need the event both to happen and not to is not crossed."""
    more = "red_lines: {a: {l: {refuses: {i: y, o: p}}}}\n"
    more += "statements: {a: {would_sign: [{package: {i: dry, o: wet}}]}}"
    assert [] == _found(_read(BASE + more))


def test_what_is_withdrawn_may_still_be_spoken_of() -> None:
    """References to withdrawn options and issues are no error, nor is what they replaced."""
    withdrawn = BASE.replace("z: Z", "z: {withdrawn: 2026-10-01, replaces: [long-gone]}")
    withdrawn = withdrawn.replace("options: {p: P", "withdrawn: true, options: {p: P")
    more = "statements: {a: {order: {i: [x, z], o: [p, q]}}}\n"
    more += "red_lines: {a: {l: {refuses: {i: z, o: q}}}}"
    assert [] == _found(_read(withdrawn + more))


def test_a_withdrawn_issue_may_have_nothing_left() -> None:
    """Its options and its status quo may be withdrawn with it."""
    gone = "withdrawn: true, options: {p: {withdrawn: true}, q: {withdrawn: true},"
    assert [] == _found(_read(BASE.replace("options: {p: P, q: Q,", gone)))


def test_something_must_be_left_to_settle() -> None:
    """A case in which every issue is withdrawn says so."""
    gone = BASE.replace("options: {p: P", "withdrawn: true, options: {p: P")
    gone = gone.replace("    status_quo: x", "    status_quo: x\n    withdrawn: true")
    assert [("error", "all_issues_withdrawn", "issues")] == _found(_read(gone))


def test_numbers_cannot_depend_on_an_event() -> None:
    """An issue built by a program with a range and such an option is refused."""
    depends = Option("dry", contingent=Contingency("e", "1", "0"))
    limits = Range(Fraction(0), Fraction(1))
    issue = Issue("n", options=(depends,), range=limits, status_quo="0")
    case = Case("c", parties=(Party("a", text("A")),), issues=(issue,), events=(_event("e"),))
    assert ("error", "contingent_on_range", "issues.n.options.dry") in _found(case)


def _event(name: str) -> Event:
    return Event(name, verified_by=("The court",))


def test_there_are_only_so_many_ways_for_things_to_turn_out() -> None:
    """Options may depend on ten events; with one more the packages have too many outcomes."""
    names = [f"e{number}" for number in range(MOST_EVENTS + 1)]
    plain = (Option("x"), Option("y"))
    issues = tuple(
        Issue(
            f"i{name}",
            options=(*plain, Option("d", contingent=Contingency(name, "x", "y"))),
            status_quo="x",
        )
        for name in names
    )
    party = Party("a", text("A"))
    case = Case("c", parties=(party,), issues=issues, events=tuple(map(_event, names)))
    assert ("error", "too_many_events", "events") in _found(case)
    gone = (replace(issues[0], withdrawn=Withdrawal()), *issues[1:])
    assert "too_many_events" not in {code for _, code, _ in _found(replace(case, issues=gone))}


@settings(max_examples=40)
@given(cases())
def test_what_a_party_would_sign_is_set_against_every_outcome(case: Case) -> None:
    """Against the definition: some outcome of the package lies in what the red line refuses."""
    today = case.status_quo()
    expected = {
        (statement.id, line.id)
        for statement in case.statements
        if isinstance(statement, WouldSign) and statement.basis.principal is None
        for line in case.red_lines
        if line.owner == statement.holder
        and any(map(line.crossed_by, case.outcomes(today.changed(statement.package.as_dict()))))
    }
    told = [fault for fault in check(case) if fault.code == "signs_across_red_line"]
    assert expected == {(fault.path, dict(fault.values)["line"]) for fault in told}
