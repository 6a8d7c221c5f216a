"""Clauses that hang on an event: worth, gain, gaming and verification, against sums by hand.

One issue: nothing, part, all; today nothing. A clause reads *if dry then X, else Y*. Two sides give
points to the three options and per cent to the event; everything expected was worked out on paper.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.agreements import Clause, clauses
from detente.analysis.preferences import Outlook, Span
from detente.case import (
    Among,
    Basis,
    Belief,
    Case,
    Condition,
    Contingency,
    Event,
    Grade,
    Issue,
    Kind,
    Linkage,
    Option,
    Order,
    Package,
    Party,
    RedLine,
    Statement,
    Text,
    Value,
    Weight,
    Worth,
)

F = Fraction
Points = tuple[object, object, object]
"""For nothing, part and all: a number, or an interval."""

UP, DOWN = (0, 50, 100), (100, 50, 0)
SAME = ("same", "same", "same")
OPTIONS = ("nothing", "part", "all")


@dataclass(frozen=True)
class Row:
    """A written case and what follows: worth against today in per cent, gains, gaming, checking."""

    north: tuple[Points, object]
    south: tuple[Points, object]
    reads: tuple[str, str]
    influences: str
    verifies: str
    worth_north: tuple[int, int]
    worth_south: tuple[int, int]
    gains: tuple[str, str]
    gameable: str
    verified: str


def row(*cells: object) -> Row:
    """One line of the table."""
    return Row(*cells)  # type: ignore[arg-type]


ALL_ELSE_NOTHING, NOTHING_ELSE_ALL = ("all", "nothing"), ("nothing", "all")
PART_ELSE_NOTHING, ALL_ELSE_PART = ("part", "nothing"), ("all", "part")
YES, MAY, NO, OPEN = "certain", "possible", "no", "unknown"

# north (points, belief), south, clause, who can influence, who verifies,
# worth to north against today, to south, gains, gameable, verified
TABLE = {
    "each expects what suits it": row(
        (UP, 80), (DOWN, 20), ALL_ELSE_NOTHING, "", "gauge",
        (80, 80), (-20, -20), (YES, YES), NO, "neutral",
    ),
    "each expects what hurts it: part is better for both": row(
        (UP, 20), (DOWN, 80), ALL_ELSE_NOTHING, "", "gauge",
        (20, 20), (-80, -80), (NO, NO), NO, "neutral",
    ),
    "the same belief, and part is worth as much": row(
        (UP, 50), (DOWN, 50), ALL_ELSE_NOTHING, "", "gauge",
        (50, 50), (-50, -50), (NO, NO), NO, "neutral",
    ),
    "north can bring it about and gains": row(
        (UP, 80), (DOWN, 20), ALL_ELSE_NOTHING, "north", "gauge",
        (80, 80), (-20, -20), (YES, YES), YES, "neutral",
    ),
    "south can prevent it and gains": row(
        (UP, 80), (DOWN, 20), ALL_ELSE_NOTHING, "south", "gauge",
        (80, 80), (-20, -20), (YES, YES), YES, "neutral",
    ),
    "an interval of belief": row(
        (UP, (60, 90)), (DOWN, (10, 30)), ALL_ELSE_NOTHING, "", "north",
        (60, 90), (-30, -10), (YES, YES), NO, "interested",
    ),
    "belief intervals around one half": row(
        (UP, (40, 90)), (DOWN, (10, 60)), ALL_ELSE_NOTHING, "", "",
        (40, 90), (-60, -10), (MAY, MAY), NO, "none",
    ),
    "nobody says what it believes": row(
        (UP, None), (DOWN, None), ALL_ELSE_NOTHING, "", "mediator",
        (0, 100), (-100, 0), (MAY, MAY), NO, "unknown",
    ),
    "both want all: the event only takes away": row(
        (UP, 70), (UP, 40), ALL_ELSE_NOTHING, "", "gauge",
        (70, 70), (40, 40), (NO, NO), NO, "neutral",
    ),
    "the other way round": row(
        (UP, 30), (DOWN, 60), NOTHING_ELSE_ALL, "north", "south",
        (70, 70), (-40, -40), (YES, YES), YES, "interested",
    ),
    "north sure that it happens": row(
        (UP, 100), (DOWN, 0), ALL_ELSE_NOTHING, "", "gauge",
        (100, 100), (0, 0), (YES, YES), NO, "neutral",
    ),
    "south cares for nothing here": row(
        (UP, 60), (SAME, 50), ALL_ELSE_NOTHING, "south", "south",
        (60, 60), (0, 0), (NO, NO), NO, "influencing",
    ),
    "a smaller stake": row(
        (UP, 50), (DOWN, 10), PART_ELSE_NOTHING, "", "gauge",
        (25, 25), (-5, -5), (YES, YES), NO, "neutral",
    ),
    "part for sure, all if it happens": row(
        (UP, 50), (DOWN, 20), ALL_ELSE_PART, "south", "gauge",
        (75, 75), (-60, -60), (YES, YES), YES, "neutral",
    ),
    "intervals of points and belief": row(
        ((0, (40, 60), 100), (20, 40)), (DOWN, 10), PART_ELSE_NOTHING, "", "gauge",
        (8, 24), (-5, -5), (YES, YES), NO, "neutral",
    ),
    "part may be nothing to north": row(
        ((0, (0, 60), 100), 50), (DOWN, 10), PART_ELSE_NOTHING, "north", "north",
        (0, 30), (-5, -5), (YES, YES), YES, "influencing",
    ),
    "north prefers part, and may prefer all to nothing": row(
        (((0, 30), 100, (0, 60)), 50), (DOWN, 50), ALL_ELSE_NOTHING, "north", "gauge",
        (-15, 30), (-50, -50), (NO, NO), MAY, "neutral",
    ),
    "nothing is known of north": row(
        (None, 50), (DOWN, 50), ALL_ELSE_NOTHING, "north", "north",
        (-50, 50), (-50, -50), (OPEN, NO), OPEN, "influencing",
    ),
    "an outsider can influence it": row(
        (UP, 80), (DOWN, 20), ALL_ELSE_NOTHING, "mediator", "mediator",
        (80, 80), (-20, -20), (YES, YES), OPEN, "influencing",
    ),
    "a neutral verifier beside an interested one": row(
        (UP, 80), (DOWN, 20), ALL_ELSE_NOTHING, "", "north gauge",
        (80, 80), (-20, -20), (YES, YES), NO, "neutral",
    ),
}  # fmt: skip


def said_of(party: str, points: Points | None) -> list[Statement]:
    """A weight, and a value per option; nothing for None."""
    if points is None:
        return []
    if points == SAME:
        return [Order(f"o.{party}", party, "water", (OPTIONS,))]
    said: list[Statement] = [Weight(f"w.{party}", party, "water", F(1))]
    for option, number in zip(OPTIONS, points, strict=True):
        span = (F(number[0]), F(number[1])) if isinstance(number, tuple) else None
        value = None if isinstance(number, tuple) else F(str(number))
        said.append(Value(f"v.{party}.{option}", party, "water", option, value, span))
    return said


def belief_of(party: str, stated: object) -> Belief:
    """A number, an interval or nothing."""
    basis = Basis(grade=Grade.REPORTED)
    if isinstance(stated, tuple):
        return Belief(party, interval=(F(stated[0]), F(stated[1])), basis=basis)
    return Belief(party) if stated is None else Belief(party, value=F(str(stated)), basis=basis)


def case_of(written: Row) -> Case:
    """The written case."""
    clause = Contingency("dry", *written.reads)
    options = (*map(Option, OPTIONS), Option("clause", contingent=clause))
    sides = {"north": written.north, "south": written.south}
    return Case(
        "written",
        parties=(
            *(Party(name, Text(plain=name)) for name in sides),
            Party("mediator", Text(plain="mediator"), kind=Kind.MEDIATOR),
        ),
        issues=(Issue("water", options=options, status_quo="nothing"),),
        statements=tuple(s for name, (points, _) in sides.items() for s in said_of(name, points)),
        events=(
            Event(
                "dry",
                verified_by=tuple(written.verifies.split()),
                influenced_by=tuple(written.influences.split()),
                beliefs=tuple(belief_of(name, stated) for name, (_, stated) in sides.items()),
            ),
        ),
    )


def judged(case: Case) -> Clause:
    """The only clause of a case, for its two sides."""
    (found,) = clauses(case, [Outlook(case, "north"), Outlook(case, "south")])
    return found


@pytest.mark.parametrize("written", TABLE.values(), ids=TABLE.keys())
def test_written_cases_come_out_as_by_hand(written: Row) -> None:
    """Worth against today, gain against the best plain option, gaming and verification."""
    clause = judged(case_of(written))
    today = [effect.against_today for effect in clause.effects]
    assert [written.worth_north, written.worth_south] == [
        None if span is None else (100 * (span.low or 0), 100 * (span.high or 0)) for span in today
    ]
    assert written.gains == tuple(effect.gains for effect in clause.effects)
    assert (written.gameable, written.verified) == (clause.gameable, clause.verified)


def marked(name: str) -> tuple[str, ...]:
    """Whom a written clause offers nothing."""
    return judged(case_of(TABLE[name])).not_offered


def test_a_clause_that_offers_nothing_is_marked() -> None:
    """Marked where a side certainly does not gain, but not for a side to whom all is the same."""
    assert marked("each expects what suits it") == ()
    assert marked("the same belief, and part is worth as much") == ("north", "south")
    assert marked("both want all: the event only takes away") == ("north", "south")
    assert marked("south cares for nothing here") == ("north",)


def test_what_an_effect_says() -> None:
    """Each branch, the stake in the event, belief and its grade, and what cannot be checked."""
    clause = judged(case_of(TABLE["an interval of belief"]))
    north, south = clause.effect("north"), clause.effect("south")
    against = {option: (span.low, span.high) for option, span in north.against}
    assert against == {
        "nothing": (F(3, 5), F(9, 10)),
        "part": (F(1, 10), F(2, 5)),
        "all": (F(-2, 5), F(-1, 10)),
    }
    assert (north.between, north.exposure) == (Span(F(1), F(1)), F(1))
    assert (north.prefers, south.prefers) == ("then", "otherwise")
    assert (north.belief.low, north.belief.high) == (F(3, 5), F(9, 10))
    assert (north.grade, clause.then, clause.otherwise) == (Grade.REPORTED, "all", "nothing")
    assert clause.no_deadline
    assert clause.no_proof
    silent = judged(case_of(TABLE["nobody says what it believes"])).effect("north")
    assert (silent.grade, silent.belief.centre) == (None, None)


def test_gaming_says_who_gains_by_what() -> None:
    """North gains by the drought, south by its absence, and an outsider is not known."""
    written = TABLE["each expects what suits it"]
    written = replace(written, influences="north south mediator")
    influences = judged(case_of(written)).influences
    found = [(i.party, i.by_happening, i.by_not_happening) for i in influences]
    assert found == [
        ("north", "certain", "no"),
        ("south", "no", "certain"),
        ("mediator", "unknown", "unknown"),
    ]


def test_lines_and_facts_in_one_outcome_are_told() -> None:
    """A red line of south and a fact that only the dry outcome meets."""
    case = case_of(TABLE["each expects what suits it"])
    everything = Condition((("water", Among(("all",))),))
    line = RedLine("south", "not-all", (everything,))
    barred = Linkage("no-pipe", "excludes", everything, everything)
    clause = judged(replace(case, red_lines=(line,)))
    assert clause.effect("south").crossed == ("red_line:south.not-all",)
    assert clause.effect("north").crossed == ()
    assert clause.allowed
    assert not judged(replace(case, linkages=(barred,))).allowed


def test_an_option_somebody_refuses_is_no_rival() -> None:
    """The best plain option for all is barred: what is left is worse than the clause."""
    case = case_of(TABLE["each expects what hurts it: part is better for both"])
    part = Condition((("water", Among(("part",))),))
    refused = replace(case, red_lines=(RedLine("south", "no-part", (part,)),))
    assert [effect.gains for effect in judged(case).effects] == ["no", "no"]
    # South would take all rather than the clause, and north nothing: neither is the other's rival.
    assert [effect.gains for effect in judged(refused).effects] == ["certain", "certain"]


def test_a_clause_is_judged_in_the_package_it_is_put_into() -> None:
    """With a pump beside it all water is worth 20 points more to north, if it comes."""
    case = case_of(TABLE["each expects what suits it"])
    pump = Issue("pump", options=(Option("without"), Option("with")), status_quo="without")
    both = Condition((("water", Among(("all",))), ("pump", Among(("with",)))))
    worth = Linkage("pumped", "worth", both, worth=Worth(F(20)), owner="north")
    said = (
        Weight("w.north.pump", "north", "pump", F(0)),
        Value("v.north.pump.0", "north", "pump", "without", F(0)),
        Value("v.north.pump.1", "north", "pump", "with", F(100)),
    )
    case = replace(case, issues=(*case.issues, pump), linkages=(worth,)).adding(*said)
    outlooks = [Outlook(case, "north")]
    (alone,) = clauses(case, outlooks)
    (beside,) = clauses(case, outlooks, Package((("water", "part"), ("pump", "with"))))
    assert alone.effect("north").between == Span(F(1), F(1))
    assert beside.effect("north").between == Span(F(6, 5), F(6, 5))
    against = beside.effect("north").against_today
    assert against == Span(F(4, 5) * F(6, 5) - F(1, 2), F(4, 5) * F(6, 5) - F(1, 2))


@settings(max_examples=80)
@given(st.integers(0, 2**40))
def test_gains_are_those_by_definition(seed: int) -> None:
    """With numbers throughout, a side gains if it prefers the clause to all the other may take."""
    random = Random(seed)
    orders = [random.sample((0, 100, random.randint(0, 20) * 5), 3) for _ in range(2)]
    points = [(first, second, third) for first, second, third in orders]
    chances = [random.randint(0, 20) * 5 for _ in range(2)]
    reads = random.sample(OPTIONS, 2)
    written = replace(
        TABLE["each expects what suits it"],
        north=(points[0], chances[0]),
        south=(points[1], chances[1]),
        reads=(reads[0], reads[1]),
    )
    worth = [dict(zip(OPTIONS, own, strict=True)) for own in points]
    priced = [
        F(q, 100) * own[reads[0]] + (1 - F(q, 100)) * own[reads[1]]
        for own, q in zip(worth, chances, strict=True)
    ]
    for side, effect in enumerate(judged(case_of(written)).effects):
        other = 1 - side
        rivals = [o for o in OPTIONS if worth[other][o] >= priced[other]]
        gains = all(priced[side] > worth[side][o] for o in rivals)
        assert effect.gains == ("certain" if gains else "no")


def test_a_clause_whose_event_was_taken_out_still_stands() -> None:
    """Nothing is believed, verified or dated of an event that only the clause names."""
    case = case_of(TABLE["each expects what suits it"]).without("event:dry")
    clause = judged(case)
    assert (clause.event, clause.verified, clause.no_deadline) == ("dry", "none", True)
    assert clause.effect("north").against_today == Span(F(0), F(1))
