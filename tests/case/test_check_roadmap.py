"""Steps of a roadmap: references, tranches, times, and what needs what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.case import Case, RoadmapStep
from detente.case.check import check
from detente.case.checks.register import Register
from detente.case.checks.roadmap import check_roadmap
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
"""


def _case(steps: str) -> Case:
    log = Log()
    case = build_case(parse_yaml(f"{BASE}roadmap: {{{steps}}}", "case.yaml", log), log)
    assert [] == log.faults
    assert case is not None
    return case


def _found(case: Case) -> list[tuple[str, str, str]]:
    return [(fault.severity, fault.code, fault.path) for fault in check(case)]


SOUND = (
    "r: {issue: i, to: y}, s: {issue: i, to: z}",
    "s: {issue: i, from: y, to: z}, r: {issue: i, from: x, to: y}",
    "r: {issue: n, to: 4, days: 30, grace: 0}, s: {issue: n, from: 4.0, to: 10, needs: [r]}",
    "r: {issue: i, to: y, needs: [t]}, s: {issue: n, to: 2, needs: [r, t]}, t: {issue: n, to: 4}",
)

WRONG: dict[str, tuple[str, str, str]] = {
    "r: {issue: j, to: y}": ("error", "unknown_issue", "roadmap.r.issue"),
    "r: {issue: i, to: w}": ("error", "unknown_option", "roadmap.r.to"),
    "r: {issue: i, from: w, to: y}": ("error", "unknown_option", "roadmap.r.from"),
    "r: {issue: n, from: 3, to: 4}": ("error", "off_step", "roadmap.r.from"),
    "r: {issue: i, to: y, verified_by: [q]}": ("error", "unknown_party", "roadmap.r.verified_by"),
    "r: {issue: i, to: y, needs: [s]}": ("error", "unknown_step", "roadmap.r.needs"),
    "r: {issue: i, to: y, needs: [r]}": ("error", "needs_itself", "roadmap.r.needs"),
    "r: {issue: i, to: y, needs: [s]}, s: {issue: n, to: 2, needs: [r]}": (
        "error",
        "steps_in_a_circle",
        "roadmap.s.needs",
    ),
    "r: {issue: i, from: y, to: y}": ("error", "step_moves_nothing", "roadmap.r"),
    "r: {issue: i, to: y}, s: {issue: i, to: y}": ("warning", "step_moves_nothing", "roadmap.s"),
    "r: {issue: i, from: y, to: z}": ("warning", "step_begins_nowhere", "roadmap.r.from"),
    "r: {issue: i, to: y}, s: {issue: i, from: x, to: y}": ("warning", "step_again", "roadmap.s"),
    "r: {issue: i, to: y, grace: 3}": ("warning", "grace_without_days", "roadmap.r.grace"),
    "r: {issue: i, to: y, days: -3}": ("error", "below_zero", "roadmap.r.days"),
    "r: {issue: i, to: y, days: 3, grace: -3}": ("error", "below_zero", "roadmap.r.grace"),
    "r: {issue: i, to: y, claims: [c]}": ("error", "unknown_claim", "roadmap.r"),
}


@pytest.mark.parametrize("steps", SOUND)
def test_a_sound_roadmap_has_no_fault(steps: str) -> None:
    """Nothing is found where nothing is wrong: tranches, in whatever order they are written."""
    assert [] == _found(_case(steps))


@pytest.mark.parametrize("steps", WRONG)
def test_a_fault_is_found_at_its_path(steps: str) -> None:
    """Each fault alone: exactly one, with its weight, its kind and its path."""
    assert [WRONG[steps]] == _found(_case(steps))


@pytest.mark.parametrize("steps", WRONG)
def test_a_fault_can_be_said(steps: str) -> None:
    """In every language, with how to mend it."""
    for fault in check(_case(steps)):
        for language in LANGUAGES:
            assert len(fault.words(language)) > 20


def _needing(needs: Mapping[str, tuple[str, ...]]) -> Case:
    steps = tuple(RoadmapStep(one, "i", "y", needs=those) for one, those in needs.items())
    return replace(_case(""), roadmap=steps)


def test_a_circle_is_told_step_by_step() -> None:
    """The message lists the steps in the order in which each needs the next."""
    case = _needing({"z": ("c",), "a": ("b",), "b": ("c",), "c": ("a",)})
    circles = [fault for fault in check(case) if fault.code == "steps_in_a_circle"]
    assert [(("steps", "c → a → b → c"),)] == [fault.values for fault in circles]


def test_a_circle_of_a_thousand_steps_is_told_in_short() -> None:
    """However long a circle is, it is found, and its message stays readable."""
    count = 1_000
    case = _needing({f"s{n}": (f"s{(n + 1) % count}",) for n in range(count)})
    (circle,) = [fault for fault in check(case) if fault.code == "steps_in_a_circle"]
    assert "s0 → s1 → s2 → s3 → s4 → s5 → s6 → … → s999 → s0" == dict(circle.values)["steps"]


def test_a_row_of_ten_thousand_steps_is_no_circle() -> None:
    """Each step needs the one before it, down to the first: nothing to complain of."""
    needs = {f"s{n}": (f"s{n + 1}",) if n < 9_999 else () for n in range(10_000)}
    codes = {fault.code for fault in check_roadmap(Register.of(_needing(needs)))}
    assert "steps_in_a_circle" not in codes


@given(st.dictionaries(st.integers(0, 6), st.frozensets(st.integers(0, 6), max_size=3)))
def test_a_circle_is_found_where_and_only_where_there_is_one(
    needs: dict[int, frozenset[int]],
) -> None:
    """Against the definition: some step is reached from itself by one or more needs."""

    def beyond(step: int) -> set[int]:
        reached: set[int] = set()
        waiting = [one for one in needs.get(step, ()) if one in needs]
        while waiting:
            at = waiting.pop()
            if at not in reached:
                reached.add(at)
                waiting.extend(one for one in needs[at] if one in needs)
        return reached

    case = _needing({str(one): tuple(map(str, sorted(those))) for one, those in needs.items()})
    told = {"needs_itself", "steps_in_a_circle"} & {fault.code for fault in check(case)}
    assert any(one in beyond(one) for one in needs) == bool(told)
