"""What a format cannot carry is said by name, in both languages, and kept unless given up."""

from __future__ import annotations

import tomllib
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from detente import formats
from detente.case import (
    AboutEqual,
    Among,
    AmongTop,
    Answer,
    Basis,
    Body,
    Case,
    Claim,
    Comparison,
    Condition,
    Constraint,
    Contingency,
    Delegate,
    Differs,
    Direction,
    Event,
    Expectation,
    Grade,
    Issue,
    Kind,
    Linkage,
    NoDeal,
    Option,
    Order,
    Package,
    Party,
    Prefers,
    Range,
    Ratio,
    RedLine,
    RoadmapStep,
    Scale,
    Shape,
    Source,
    Statement,
    Step,
    StepOver,
    Swings,
    Text,
    Track,
    Undo,
    Value,
    Wants,
    Weight,
    Withdrawal,
    Word,
    Worth,
    WouldSign,
    WouldWalkAway,
    text,
)
from detente.formats import CannotWrite, WouldLose
from detente.i18n import LANGUAGES
from helpers.tree import SOURCE

SAID = Basis(grade=Grade.SAID)
WORDS = Text(plain="some words")
HALF = Fraction(1, 2)
RIVER = Package((("line", "river"),))
ALONG = Step("line", "river", "ridge")
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ON_RIVER = Condition((("line", Among(("river",))),))


def _numbers(party: str, **points: Fraction) -> tuple[Statement, ...]:
    base = f"statements.{party}"
    weight = Weight(f"{base}.weights.line", party, "line", Fraction(1), basis=SAID)
    values = (
        Value(f"{base}.values.line.{option}", party, "line", option, value, basis=SAID)
        for option, value in points.items()
    )
    return (weight, *values)


A, B = Party("a", Text(plain="a")), Party("b", Text(plain="b"))
LINE = Issue("line", options=(Option("river"), Option("ridge")))
BARE = Case(
    id="border",
    parties=(A, B),
    issues=(LINE,),
    statements=(
        *_numbers("a", river=Fraction(0), ridge=Fraction(1)),
        *_numbers("b", river=Fraction(1), ridge=HALF),
    ),
    scales=(Scale("a", True), Scale("b", True)),
    no_deal=(NoDeal("a", HALF, basis=SAID), NoDeal("b", Fraction(0), basis=SAID)),
)
"""All of it fits into every format."""


def _party(**changes: Any) -> Case:
    return replace(BARE, parties=(A, replace(B, **changes)))


def _issue(**changes: Any) -> Case:
    return replace(BARE, issues=(replace(LINE, **changes),))


def _stating(statement: Statement) -> Case:
    return replace(BARE, statements=(*BARE.statements, statement))


def _no_deal(**changes: Any) -> Case:
    return replace(BARE, no_deal=(replace(BARE.no_deal[0], **changes), BARE.no_deal[1]))


def _b(**changes: Any) -> Case:
    return replace(BARE, scales=(BARE.scales[0], replace(BARE.scales[1], **changes)))


def _range() -> Case:
    """The issue as a number in steps of a half."""
    names = {"river": "0", "ridge": "1/2"}
    moved = []
    for one in BARE.statements:
        if isinstance(one, Value):
            option = names[one.option]
            one = replace(one, option=option, id=f"statements.{one.holder}.values.line.{option}")
        moved.append(one)
    limits = Range(Fraction(0), HALF, HALF)
    return replace(BARE, issues=(Issue("line", range=limits),), statements=tuple(moved))


def _interval() -> Case:
    weight, *rest = BARE.statements
    assert isinstance(weight, Weight)
    return replace(BARE, statements=(replace(weight, interval=(HALF, Fraction(2))), *rest))


CASES: dict[str, tuple[Case, str]] = {
    "title": (replace(BARE, title=WORDS), "border"),
    "as_of": (replace(BARE, as_of=date(2026, 1, 2)), "2026-01-02"),
    "marking": (replace(BARE, marking=WORDS), "border"),
    "note": (replace(BARE, note=WORDS), "border"),
    "mediators": (
        replace(BARE, parties=(A, B, Party("panel", Text(plain="panel"), Kind.MEDIATOR))),
        "panel",
    ),
    "affected": (_party(kind=Kind.AFFECTED), "b"),
    "party_names": (_party(name=text(en="The B", de="Das B")), "b"),
    "power": (_party(power=Fraction(2)), "b"),
    "delegation": (_party(delegation=(Delegate("A. Berg"),)), "b"),
    "party_notes": (_party(note=WORDS), "b"),
    "issue_names": (_issue(name=WORDS), "line"),
    "option_names": (_issue(options=(Option("river", WORDS), Option("ridge"))), "line"),
    "readings": (
        _issue(options=(Option("river", readings=(("a", WORDS),)), Option("ridge"))),
        "line",
    ),
    "status_quo": (_issue(status_quo="river"), "line"),
    "decided_by": (_issue(decided_by=("a",)), "line"),
    "carried_out_by": (_issue(carried_out_by=("a",)), "line"),
    "issue_notes": (_issue(note=text(en="more", de="mehr")), "line"),
    "units": (
        replace(
            _range(), issues=(Issue("line", range=Range(Fraction(0), HALF, HALF, unit=WORDS)),)
        ),
        "line",
    ),
    "ranges": (_range(), "line"),
    "wants": (_stating(Wants("statements.b.wants.line", "b", "line", ("river",))), "wants.line"),
    "directions": (
        _stating(Direction("statements.b.direction.line", "b", "line", "less")),
        "direction.line",
    ),
    "orders": (
        _stating(Order("statements.b.order.line", "b", "line", (("river",), ("ridge",)))),
        "order.line",
    ),
    "swings": (_stating(Swings("statements.b.swings", "b", (("line",),))), "swings"),
    "prefers": (
        _stating(Prefers("statements.b.prefers.1", "b", RIVER, Package((("line", "ridge"),)))),
        "prefers.1",
    ),
    "would_sign": (_stating(WouldSign("statements.b.would_sign.1", "b", RIVER)), "would_sign.1"),
    "would_walk_away": (
        _stating(WouldWalkAway("statements.a.would_walk_away.1", "a", RIVER)),
        "would_walk_away.1",
    ),
    "ratios": (
        _stating(Ratio("statements.b.ratios.1", "b", "line", "line", (HALF, None))),
        "ratios.1",
    ),
    "steps": (_stating(StepOver("statements.b.steps.1", "b", ALONG, ALONG)), "steps.1"),
    "differs": (
        _stating(
            Differs("statements.b.differs.1", "b", "line", "river", "ridge", Word.WEAK, Word.WEAK)
        ),
        "differs.1",
    ),
    "about_equal": (
        _stating(AboutEqual("statements.b.about_equal.1", "b", RIVER, RIVER)),
        "about_equal.1",
    ),
    "shapes": (_stating(Shape("statements.b.shape.line", "b", "line", "1")), "shape.line"),
    "among_top": (
        _stating(AmongTop("statements.b.among_top.1", "b", ("line",), 1)),
        "among_top.1",
    ),
    "instructions": (
        _stating(
            Value(
                "statements.b.instructions.x.values.line.ridge",
                "b",
                "line",
                "ridge",
                HALF,
                basis=Basis(author="principal:x"),
            )
        ),
        "instructions.x.values.line.ridge",
    ),
    "same_words": (_b(same_words=True), "b"),
    "further": (
        _stating(
            Value("statements.b.answers.a1", "b", "line", "ridge", HALF, basis=SAID),
        ),
        "statements.b.answers.a1",
    ),
    "answers": (
        replace(BARE, answers=(Answer("statements.b.answers.a2", "b", NOON, declined="unknown"),)),
        "statements.b.answers.a2",
    ),
    "intervals": (_interval(), "statements.a.weights.line"),
    "worths": (
        replace(BARE, linkages=(Linkage("tie", "worth", ON_RIVER, worth=Worth(HALF), owner="a"),)),
        "tie",
    ),
    "basis": (_no_deal(basis=Basis(grade=Grade.ASSUMED)), "a"),
    "no_deal_text": (_no_deal(text=WORDS), "a"),
    "no_deal_intervals": (_no_deal(interval=(Fraction(0), Fraction(1))), "a"),
    "no_deal_packages": (_no_deal(comparisons=(Comparison("better_than", RIVER),)), "a"),
    "linkages": (
        replace(BARE, linkages=(Linkage("first", "requires", ON_RIVER, ON_RIVER),)),
        "first",
    ),
    "red_lines": (replace(BARE, red_lines=(RedLine("b", "never", (ON_RIVER,)),)), "b.never"),
    "constraints": (
        replace(BARE, constraints=(Constraint("budget", (("line", ()),), HALF),)),
        "budget",
    ),
    "bodies": (replace(BARE, bodies=(Body("parliament", "a"),)), "parliament"),
    "undo": (replace(BARE, undo=(Undo("injunction", "b", (ON_RIVER,)),)), "injunction"),
    "events": (replace(BARE, events=(Event("dry-year"),)), "dry-year"),
    "replaces": (_issue(replaces=("border",)), "line"),
    "withdrawn": (
        _issue(options=(*LINE.options, Option("coast", withdrawn=Withdrawal()))),
        "issues.line.options.coast",
    ),
    "expectations": (replace(BARE, expectations=(Expectation("hope", WORDS),)), "hope"),
    "roadmap": (replace(BARE, roadmap=(RoadmapStep("gauges", "line", "river"),)), "gauges"),
    "sources": (replace(BARE, sources=(Source("radio"),)), "radio"),
    "claims": (replace(BARE, claims=(Claim("claimed", "radio"),)), "claimed"),
    "tracks": (replace(BARE, tracks=(Track("water", WORDS),)), "water"),
}
"""What each loss speaks of, and the name it has to give."""

OF_ONE_FORMAT: dict[str, tuple[str, Case, str]] = {
    "no_deal_open": ("genius", replace(BARE, no_deal=BARE.no_deal[:1]), "b"),
    "cap": ("negmas", _b(cap=Fraction(3, 4)), "b"),
    "discount": ("csv", _b(discount=HALF), "b"),
    "renamed": (
        "negmas",
        replace(
            BARE,
            parties=(A, Party("c/d", Text(plain="c/d"))),
            statements=(
                *_numbers("a", river=HALF, ridge=HALF),
                *_numbers("c/d", river=HALF, ridge=HALF),
            ),
            scales=(Scale("a", True), Scale("c/d", True)),
            no_deal=(NoDeal("a", HALF, basis=SAID),),
        ),
        "c/d",
    ),
}


@pytest.mark.parametrize("to", ["genius", "negmas", "csv"])
def test_what_fits_is_written_without_consent(to: str, tmp_path: Path) -> None:
    """Weights, values and the worth of no deal, said by two parties: nothing to give up."""
    formats.write(BARE, tmp_path / "out.csv", to=to)

    assert ["out.csv"] == [file.name for file in tmp_path.iterdir()]


@pytest.mark.parametrize("to", ["genius", "negmas", "csv"])
@pytest.mark.parametrize("code", CASES)
def test_a_loss_is_named(code: str, to: str, tmp_path: Path) -> None:
    """Nothing is written without consent; what would be lost stands in both languages, by name."""
    case, named = CASES[code]

    with pytest.raises(WouldLose) as refused:
        formats.write(case, tmp_path / "out.csv", to=to)
    told = {one.code: one for one in refused.value.remarks}
    assert {f"loss.{code}"} == told.keys() - {"loss.ranges" if code == "units" else ""}
    assert any(named in one for one in told[f"loss.{code}"].ids)
    for language in LANGUAGES:
        assert named in refused.value.words(language)
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("code", OF_ONE_FORMAT)
def test_a_loss_of_one_format_is_named(code: str, tmp_path: Path) -> None:
    """So are gaps that a format does not know, caps, discounts and names of files."""
    to, case, named = OF_ONE_FORMAT[code]

    with pytest.raises(WouldLose) as refused:
        formats.write(case, tmp_path / "out.csv", to=to)
    assert [(f"loss.{code}", (named,))] == [(one.code, one.ids) for one in refused.value.remarks]


def test_every_loss_is_tried() -> None:
    """Each kind of loss that the catalogue has words for stands above."""
    words = tomllib.loads((SOURCE / "i18n" / "en" / "exports.toml").read_text(encoding="utf-8"))

    assert words["loss"].keys() == CASES.keys() | OF_ONE_FORMAT.keys()


@pytest.mark.parametrize("to", ["genius", "negmas", "csv"])
def test_with_consent_the_losses_are_told(to: str, tmp_path: Path) -> None:
    """What was given up comes back as a value, so that a program can say it too."""
    case, _ = CASES["red_lines"]
    told = formats.write(case, tmp_path / "out.csv", to=to, accept_loss=True)

    assert [("loss.red_lines", ("b.never",))] == [(one.code, one.ids) for one in told]


@pytest.mark.parametrize("to", ["genius", "negmas", "csv"])
def test_no_utility_is_invented(to: str, tmp_path: Path) -> None:
    """A party whose statements fix no utility is refused by name, consent or not."""
    case = replace(BARE, statements=BARE.statements[:-1])

    with pytest.raises(CannotWrite) as refused:
        formats.write(case, tmp_path / "out.csv", to=to, accept_loss=True)
    assert [("no_utility", ("b",))] == [(one.code, one.ids) for one in refused.value.remarks]
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("to", ["genius", "negmas", "csv"])
def test_what_depends_on_an_event_is_refused(to: str) -> None:
    """Its worth is no row of a table: the option is named, unless it is off the table."""
    depends = Option("dry", contingent=Contingency("dry-year", "river", "ridge"))
    case = replace(
        BARE,
        issues=(replace(LINE, options=(*LINE.options, depends)),),
        events=(Event("dry-year"),),
    )

    with pytest.raises(CannotWrite) as refused:
        formats.export(case, to)
    assert [("contingent", ("line.dry",))] == [(o.code, o.ids) for o in refused.value.remarks]
    gone = replace(depends, withdrawn=Withdrawal())
    without = replace(case, issues=(replace(LINE, options=(*LINE.options, gone)),))
    assert formats.export(BARE, to).files == formats.export(without, to).files


@pytest.mark.parametrize("name", ["two\nlines", " ", "bell\x07", "x" * 1001])
def test_names_that_cannot_be_read_again_are_refused(name: str) -> None:
    """A name with a control character or of blanks alone, or one too long, is told and not cut."""
    case = replace(BARE, issues=(replace(LINE, options=(*LINE.options, Option(name))),))

    with pytest.raises(CannotWrite) as refused:
        formats.export(case, "csv")
    assert ["bad_names"] == [one.code for one in refused.value.remarks]


@pytest.mark.parametrize("to", ["genius", "negmas", "csv"])
def test_a_case_too_large_to_be_read_again_is_refused(to: str) -> None:
    """What our own readers would refuse is not written: the file is named."""
    wide = tuple(Option(f"{'x' * 60} {number}") for number in range(6000))
    issues = tuple(Issue(f"issue {n}", options=wide) for n in range(6))
    case = replace(BARE, issues=(*BARE.issues, *issues))

    with pytest.raises(CannotWrite) as refused:
        formats.export(case, to)
    assert ["too_big"] == [one.code for one in refused.value.remarks]


KNOWN: dict[type, set[str]] = {
    Case: {"id", "parties", "issues", "statements", "scales", "no_deal"},
    Party: {"id", "name", "kind", "power", "delegation", "note"},
    Issue: {
        *("id", "name", "track", "options", "range", "status_quo"),
        *("decided_by", "carried_out_by", "note", "measured"),
    },
    Option: {"id", "name", "readings", "contingent"},
    Range: {"low", "high", "step", "unit"},
    NoDeal: {"party", "value", "interval", "comparisons", "date", "text", "basis"},
    Scale: {"holder", "as_given", "constant", "cap", "discount"},
}
"""Parts that are carried, or that a loss of another name speaks of."""


@pytest.mark.parametrize("kind", KNOWN)
def test_nothing_is_lost_in_silence(kind: type) -> None:
    """A part that a case, a party or an issue gains has to be carried or named before it exists."""
    assert {field.name for field in fields(kind)} <= KNOWN[kind] | CASES.keys()
