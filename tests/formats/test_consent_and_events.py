"""Bodies, acts that undo, events, tranches and withdrawals in a file: short forms and slips."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from detente import formats
from detente.case import (
    Among,
    Belief,
    Bloc,
    Bounds,
    Case,
    Condition,
    Contingency,
    Package,
    Rule,
    Support,
    Withdrawal,
)
from helpers.needs import ROOT

DAM = (ROOT / "tests" / "formats" / "dam.yaml").read_text(encoding="utf-8")
HEAD = """
detente: case/1
id: base
parties: {a: {kind: affected}, b: {kind: affected}}
issues: {i: {options: [x, y], status_quo: x}, n: {range: {min: 0, max: 9}, status_quo: 0}}
"""


@pytest.fixture(scope="module")
def dam() -> Case:
    """The case that uses every key."""
    reading = formats.read_text(DAM)
    assert [] == [problem.line("en") for problem in reading.errors]
    assert reading.case is not None
    return reading.case


def test_a_bloc_is_a_number_a_mapping_or_nothing(dam: Case) -> None:
    """A number alone is its seats; with nothing even those are unknown."""
    left, right, rural, unknown = dam.bodies[0].blocs
    assert (Bloc("left", Fraction(40)), Bloc("unknown")) == (left, unknown)
    assert (Condition((("toll", Bounds(above=Fraction(3))),)),) == right.refuses
    summer = Condition((("release", Among(("summer", "year"))),))
    assert (summer, Condition((("dam", Among(("none",))),))) == rural.supports
    assert "fishers" == rural.votes_like


def test_a_rule_left_out_is_a_vote(dam: Case) -> None:
    """The other rules are stated."""
    assert [Rule.VOTE, Rule.REFERENDUM, Rule.VETO, Rule.CONSENSUS] == [b.rule for b in dam.bodies]


def test_support_is_read_in_its_order(dam: Case) -> None:
    """A share for some packages, with a central value or without; a number alone for any."""
    first, second, rest = dam.bodies[1].support
    assert (Fraction(65), (Fraction(60), Fraction(75))) == (first.value, first.interval)
    assert (None, (Fraction(20), Fraction(40))) == (second.value, second.interval)
    assert Support(value=Fraction(30)) == rest


def test_what_an_act_costs_is_a_number_an_interval_or_both(dam: Case) -> None:
    """And what it leaves is a package, or left out."""
    court, sluice, toll = dam.undo
    assert (Fraction(10), (Fraction(5), Fraction(15))) == (court.cost, court.cost_interval)
    assert (None, (Fraction(1), Fraction(3))) == (sluice.cost, sluice.cost_interval)
    assert (Fraction(4), None) == (toll.cost, toll.cost_interval)
    assert [Package((("dam", "none"),)), None, None] == [undo.leaves for undo in dam.undo]
    assert [1, 2, 1] == [len(undo.undoes) for undo in dam.undo]


def test_a_belief_is_a_number_an_interval_or_both(dam: Case) -> None:
    """Per cent, exactly as written."""
    event = dam.event("dry-year")
    assert Belief("delta", Fraction(60)) == event.belief("delta")
    assert Belief("upland", None, (Fraction(20), Fraction(40))) == event.belief("upland")
    both = event.belief("fishers")
    assert (Fraction(50), (Fraction(40), Fraction(60))) == (both.value, both.interval)
    assert ("panel", "Weather Service") == event.verified_by


def test_an_option_may_depend_on_an_event(dam: Case) -> None:
    """Where it happens the first holds, else the second; nothing plain is lost."""
    release = dam.issue("release")
    dry = release.option("dry-summer")
    assert dry is not None
    assert Contingency("dry-year", "summer", "none") == dry.contingent
    assert "dry-summer" not in release.plain_ids()


def test_what_is_withdrawn_says_since_when_or_only_that(dam: Case) -> None:
    """A day, or true; the rest still stands."""
    higher, spring = dam.issue("dam").option("higher"), dam.issue("release").option("spring")
    assert higher is not None
    assert spring is not None
    assert (Withdrawal(date(2026, 10, 1)), Withdrawal()) == (higher.withdrawn, spring.withdrawn)
    assert [None, None, None, Withdrawal()] == [issue.withdrawn for issue in dam.issues]
    assert (("thaw",), ("works",)) == (spring.replaces, dam.issue("dam").replaces)


def test_a_step_says_where_it_begins_and_what_it_needs(dam: Case) -> None:
    """Tranches, grace and fallback."""
    gauges, sluice, _ = dam.roadmap
    assert (None, "summer") == (gauges.start, sluice.start)
    assert (Fraction(10), ("gauges",)) == (gauges.grace, sluice.needs)
    assert sluice.fallback is not None
    assert "Back to summer" == sluice.fallback.in_language("en")


def test_false_says_that_it_still_stands() -> None:
    """``withdrawn: false`` is the same as nothing."""
    written = HEAD.replace("[x, y]", "{x: X, y: {name: Y, withdrawn: false}}")
    plain = HEAD.replace("[x, y]", "{x: X, y: Y}")
    assert formats.read_text(plain).case == formats.read_text(written).case


def test_the_short_forms_are_written_back(dam: Case) -> None:
    """Nobody who wrote a number finds a mapping in its place."""
    written = formats.yaml_text(dam)
    for line in ("      left: 40\n", "    - 30\n", "      delta: 60\n", "      upland: [20, 40]\n"):
        assert line in written
    for line in ("    cost: [1, 3]\n", "    cost: 4\n", "        withdrawn: 2026-10-01\n"):
        assert line in written
    assert "rule: vote" not in written


SLIPS: dict[str, tuple[str, str]] = {
    "bodies: {k: {name: K}}": ("missing_key", "bodies.k"),
    "bodies: {k: {party: a, rule: votes}}": ("needs_choice", "bodies.k.rule"),
    "bodies: {k: {party: a, blocs: {l: many}}}": ("needs_number", "bodies.k.blocs.l"),
    "bodies: {k: {party: a, blocs: {l: {seat: 3}}}}": ("unknown_key_near", "bodies.k.blocs.l"),
    "bodies: {k: {party: a, rule: referendum, support: {if: {i: x}}}}": (
        "value_or_interval",
        "bodies.k.support",
    ),
    "bodies: {k: {party: a, rule: referendum, support: {interval: [3]}}}": (
        "needs_two_numbers",
        "bodies.k.support.interval",
    ),
    "undo: {u: {party: a}}": ("missing_key", "undo.u"),
    "undo: {u: {undoes: {i: y}}}": ("missing_key", "undo.u"),
    "undo: {u: {party: a, undoes: {i: y}, cost: {at_least: 3}}}": (
        "unknown_key",
        "undo.u.cost",
    ),
    "undo: {u: {party: a, undoes: {i: y}, leaves: {}}}": ("empty_package", "undo.u.leaves"),
    "events: {e: {verified_by: [b], by: soon}}": ("needs_date", "events.e.by"),
    "events: {e: {verified_by: [b], beliefs: {a: likely}}}": (
        "needs_number",
        "events.e.beliefs.a",
    ),
    "events: {e: {verified_by: [b], beliefs: {a: {grade: said}}}}": (
        "value_or_interval",
        "events.e.beliefs.a",
    ),
    "roadmap: {r: {issue: i, to: y, need: [r]}}": ("unknown_key_near", "roadmap.r"),
}


@pytest.mark.parametrize("more", SLIPS)
def test_a_slip_is_told_at_its_place(more: str) -> None:
    """Each slip has its words, at the line where it stands."""
    reading = formats.read_text(HEAD + more)
    code, path = SLIPS[more]
    found = next(problem for problem in reading.errors if problem.code == code)
    assert (path, 6) == (found.path, found.place.line if found.place else None)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("{x: X, y: {withdrawn: maybe}}", "needs_day_or_truth"),
        ("{x: X, y: {withdrawn: 2026-13-01}}", "needs_date"),
        ("{x: X, y: Y, z: {if: e}}", "missing_key"),
        ("{x: X, y: Y, z: {if: e, then: x}}", "missing_key"),
        ("{x: X, y: Y, z: {then: x, else: y}}", "missing_key"),
    ],
)
def test_a_slip_in_an_option_is_told(written: str, code: str) -> None:
    """Half a condition is none, and a withdrawal is a day or true."""
    reading = formats.read_text(HEAD.replace("[x, y]", written))
    assert code in {problem.code for problem in reading.errors}


def test_numbers_that_depend_on_an_event_are_told_how_to_be_written() -> None:
    """A range cannot have such an option: the numbers are written as named options."""
    more = "{range: {min: 0, max: 9}, options: {d: {if: e, then: 1, else: 2}}, status_quo: 0}"
    reading = formats.read_text(HEAD.replace("{range: {min: 0, max: 9}, status_quo: 0}", more))
    assert ["contingent_on_range"] == [problem.code for problem in reading.errors]


def test_numbers_in_conditions_are_read_as_numbers(dam: Case) -> None:
    """``2.0`` and ``2`` are one option of a range, in bodies, acts and steps as elsewhere."""
    undo = replace(dam.undo[0], undoes=(Condition((("toll", Among(("2",))),)),))
    written = formats.yaml_text(replace(dam, undo=(undo,))).replace("toll: 2\n", "toll: 2.0\n")
    assert "toll: 2.0\n" in written
    case = formats.read_text(written).case
    assert case is not None
    assert undo.undoes == case.undo[0].undoes
