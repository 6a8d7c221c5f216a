"""Steps of the way: chains of named ones, tranches, and what nobody has named."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from detente.analysis.roadmap.steps import Way, way
from detente.case import Case, Issue, Option, Package, Party, Range, RoadmapStep, text
from strategies.ways import additive, all_yes


def one_issue(*steps: RoadmapStep, options: str = "none some more all") -> Case:
    """One issue with named options, the first of them today's."""
    named = tuple(Option(name) for name in options.split())
    return Case(
        id="one",
        parties=(Party("a", text("A")),),
        issues=(Issue("troops", options=named, status_quo=named[0].id, carried_out_by=("a",)),),
        roadmap=steps,
    )


def step(name: str, to: str, start: str | None = None, **more: Any) -> RoadmapStep:
    """A named step on the issue."""
    return RoadmapStep(name, "troops", to, start=start, **more)


def to(case: Case, option: str) -> Way:
    """The way to an option of the one issue."""
    return way(case, Package((("troops", option),)))


def ids(found: Way) -> list[str]:
    """The steps by their ids."""
    return [step.id for step in found.steps]


def test_an_issue_without_named_steps_is_one_step() -> None:
    """A step that nobody has named is called by issue and option; who carries it out stays."""
    found = to(one_issue(), "all")

    assert ["troops=all"] == ids(found)
    assert (False, "none", "all", ("a",)) == (
        found.steps[0].named,
        found.steps[0].start,
        found.steps[0].end,
        found.steps[0].by,
    )


def test_tranches_chain_from_where_the_last_one_ended() -> None:
    """Without a start a step begins where the named step before it ends."""
    case = one_issue(step("first", "some"), step("second", "more"), step("third", "all"))

    assert ["first", "second", "third"] == ids(to(case, "all"))
    assert ["none", "some", "more"] == [each.start for each in to(case, "all").steps]


def test_steps_beyond_the_package_are_left_out() -> None:
    """The way ends where the package does."""
    case = one_issue(step("first", "some"), step("second", "more"), step("third", "all"))
    found = to(case, "more")

    assert ["first", "second"] == ids(found)
    assert ("third",) == found.left_out


def test_the_chain_with_most_steps_is_taken() -> None:
    """Of several chains the longest counts, the first in the file among equals."""
    case = one_issue(
        step("leap", "all", "none"),
        step("up", "some", "none"),
        step("on", "all", "some"),
        step("other", "more", "none"),
        step("off", "all", "more"),
    )
    found = to(case, "all")

    assert ["up", "on"] == ids(found)
    assert ("leap", "other", "off") == found.left_out


def test_named_steps_that_lead_elsewhere_are_left_out() -> None:
    """Where named steps do not reach the package, one step does."""
    found = to(one_issue(step("first", "some"), step("gap", "all", "more")), "all")

    assert ["troops=all"] == ids(found)
    assert ("first", "gap") == found.left_out


def test_steps_that_go_round_end() -> None:
    """Steps back and forth are not taken twice."""
    case = one_issue(
        step("up", "some", "none"), step("back", "none", "some"), step("on", "all", "some")
    )

    assert ["up", "on"] == ids(to(case, "all"))


def test_numbers_chain_however_they_are_written() -> None:
    """On a range 5 and 5.0 are the same number."""
    case = replace(
        one_issue(),
        issues=(
            Issue("troops", range=Range(Fraction(0), Fraction(10), Fraction(1)), status_quo="0"),
        ),
        roadmap=(step("half", "5.0"), step("whole", "10", "5")),
    )

    assert ["half", "whole"] == ids(to(case, "10"))
    assert ["5", "10"] == [each.end for each in to(case, "10").steps]


def test_needs_of_steps_left_out_are_dropped() -> None:
    """What waits for a step that is not on the way waits for nothing, and says so."""
    case = one_issue(step("first", "some", needs=("third", "second")), step("second", "more"))
    case = replace(case, roadmap=(*case.roadmap, step("third", "all")))
    found = to(case, "more")

    assert ("second",) == found.steps[0].needs
    assert (("first", ("third",)),) == found.dropped


def test_steps_come_in_the_order_of_the_file() -> None:
    """Named steps as the file has them, then what nobody named; tranches in their order."""
    case = additive({"a": {"x": 1, "y": 1, "z": 1}})
    steps = (RoadmapStep("open-z", "z", "yes"), RoadmapStep("open-x", "x", "yes"))
    found = way(replace(case, roadmap=steps), all_yes(case))

    assert ["open-z", "open-x", "y=yes"] == ids(found)


def test_tranches_written_backwards_keep_their_order() -> None:
    """A tranche never comes before an earlier one, however they are written."""
    case = one_issue(step("late", "all", "some"), step("early", "some", "none"))

    assert ["early", "late"] == ids(to(case, "all"))


def test_an_unmoved_package_has_no_steps() -> None:
    """Today as the package is no way at all."""
    found = to(one_issue(step("first", "some")), "none")

    assert () == found.steps
    assert ("first",) == found.left_out


@pytest.mark.parametrize(
    ("done", "held"), [(0b00, "none"), (0b01, "some"), (0b10, "all"), (0b11, "all")]
)
def test_a_state_holds_what_the_last_tranche_done_brings(done: int, held: str) -> None:
    """After some steps an issue stands where the last of its own has brought it."""
    found = to(one_issue(step("first", "some"), step("second", "all")), "all")

    assert held == found.at(found.positions(done)).get("troops")


def test_sixty_tranches_chain() -> None:
    """Sixty steps on one issue are one chain."""
    options = " ".join(f"o{k}" for k in range(61))
    case = one_issue(*(step(f"s{k}", f"o{k}") for k in range(1, 61)), options=options)

    assert [f"s{k}" for k in range(1, 61)] == ids(to(case, "o60"))
