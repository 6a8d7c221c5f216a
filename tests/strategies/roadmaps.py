"""Roadmaps made by hand, for tests of what a reader sees.

The shares of those whose values are fixed follow from the case; labels of the others are given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Literal

from detente.analysis.overview import Analysis
from detente.analysis.problem import central_utility
from detente.analysis.roadmap import (
    Corridor,
    Degree,
    Plan,
    Remark,
    Roadmap,
    Split,
    Stage,
    Standing,
    Step,
    Weakest,
)
from detente.case import (
    Case,
    Grade,
    Issue,
    Kind,
    Option,
    Package,
    Party,
    RoadmapStep,
    Text,
    Value,
    Weight,
    text,
)

FIXED, BY_ORDER, AFFECTED = ("north", "south"), "coast", "village"
PARTIES = (*FIXED, BY_ORDER)
_WORTH = {
    "north": {
        "troops": (30, {"stay": 100, "half": 60, "out": 0}),
        "sanctions": (50, {"full": 0, "eased": 100}),
        "crossing": (20, {"closed": 0, "open": 100}),
    },
    "south": {
        "troops": (60, {"stay": 0, "half": 50, "out": 100}),
        "sanctions": (30, {"full": 100, "eased": 0}),
        "crossing": (10, {"closed": 0, "open": 100}),
    },
}


def _issue(key: str, name: Text, *options: tuple[str, str, str]) -> Issue:
    named = tuple(Option(o, text(en=en, de=de)) for o, en, de in options)
    return Issue(key, name=name, options=named, status_quo=options[0][0])


def border_case(proof: str = "Photographs from the air", end: str = "Border treaty") -> Case:
    """An invented case: troops, sanctions and a crossing between three; a village looks on."""
    statements: list[Value | Weight] = []
    for holder, issues in _WORTH.items():
        for issue, (weight, values) in issues.items():
            path = f"statements.{holder}"
            statements.append(Weight(f"{path}.weights.{issue}", holder, issue, Fraction(weight)))
            statements += [
                Value(f"{path}.values.{issue}.{o}", holder, issue, o, Fraction(value))
                for o, value in values.items()
            ]
    return Case(
        id="border",
        title=text(end),
        as_of=date(2026, 11, 1),
        marking=text(en="Invented", de="Erfunden"),
        parties=(
            Party("north", text(en="Northland", de="Nordland")),
            Party("south", text(en="Southland", de="Südland")),
            Party("coast", text(en="Coastal League", de="Küstenbund")),
            Party("village", text(en="Bridge Village", de="Brückendorf"), Kind.AFFECTED),
            Party("mission", text(en="Mission", de="Mission"), Kind.MEDIATOR),
        ),
        issues=(
            _issue(
                "troops",
                text(en="Troops", de="Truppen"),
                ("stay", "Stay", "Bleiben"),
                ("half", "Half withdrawn", "Zur Hälfte abgezogen"),
                ("out", "Withdrawn", "Abgezogen"),
            ),
            _issue(
                "sanctions",
                text(en="Sanctions", de="Sanktionen"),
                ("full", "In force", "In Kraft"),
                ("eased", "Eased", "Gelockert"),
            ),
            _issue(
                "crossing",
                text(en="Border crossing", de="Grenzübergang"),
                ("closed", "Closed", "Geschlossen"),
                ("open", "Open", "Offen"),
            ),
        ),
        statements=tuple(statements),
        roadmap=(
            RoadmapStep("first-half", "troops", "half", ("north",), proof=text(proof)),
            RoadmapStep("toll", "crossing", "closed", ("south",)),
        ),
    )


END = {"troops": "out", "sanctions": "eased", "crossing": "open"}
STEPS = (
    Step(
        "first-half",
        True,
        "troops",
        "stay",
        "half",
        ("north",),
        ("mission", "Observers"),
        text("Photographs from the air"),
        Fraction(30),
        Fraction(10),
        text(en="The crossing closes again", de="Der Übergang schließt wieder"),
        text("Article 4"),
        True,
        (),
        Grade.SAID,
    ),
    Step("second-half", True, "troops", "half", "out", ("north",), ("mission",)),
    Step(
        "sanctions=eased",
        False,
        "sanctions",
        "full",
        "eased",
        ("south",),
        reversible=False,
        needs=("first-half",),
    ),
    Step("crossing=open", False, "crossing", "closed", "open", (), days=Fraction(1)),
)
BY_ID = {step.id: step for step in STEPS}


def made_plan(
    case: Case,
    groups: Sequence[Sequence[str]],
    labels: Sequence[tuple[str, str]],
    *,
    exact: bool = True,
    bound: Fraction | None = None,
    clocked: bool = False,
) -> Plan:
    """A plan of these groups; ``labels`` are exposure and temptation of the party by order."""
    package, stages = case.status_quo(), []
    for group, (exposed, tempted) in zip(groups, labels, strict=True):
        package = package.changed({BY_ID[each].issue: BY_ID[each].end for each in group})
        degrees = {party: _degrees(case, party, package) for party in FIXED}
        degrees[BY_ORDER] = (Degree(exposed), Degree(tempted))  # type: ignore[arg-type]
        stages.append(
            Stage(
                steps=tuple(group),
                package=package,
                exposure=tuple((p, pair[0]) for p, pair in degrees.items()),
                temptation=tuple((p, pair[1]) for p, pair in degrees.items()),
                standing=(
                    Standing("north", "better", "open"),
                    Standing("south", "worse", "no_worse"),
                    Standing("coast", "open", "unknown"),
                    Standing("village", "unknown", "unknown"),
                ),
                days=Fraction(30) if clocked else None,
            )
        )
    corridor = tuple(_corridor(party, stages) for party in PARTIES)
    weakest = _weakest(stages)
    return Plan(
        stages=tuple(stages),
        corridor=corridor,
        weakest=weakest,
        closed=weakest is None,
        exact=exact,
        bound=bound,
        days=Fraction(30 * len(stages)) if clocked else None,
    )


def _degrees(case: Case, party: str, package: Package) -> tuple[Degree, Degree]:
    utility = central_utility(case, party)
    assert utility is not None
    start, here = utility.of(case.status_quo()), utility.of(package)
    end = utility.of(case.status_quo().changed(END))

    def degree(amount: Fraction) -> Degree:
        amount = max(Fraction(0), amount)
        label = "certain" if amount else "none"
        return Degree(label, amount, amount / (end - start), amount, amount)  # type: ignore[arg-type]

    return degree(start - here), degree(here - end)


_WORST = ("none", "unknown", "possible", "certain")


def _corridor(party: str, stages: Sequence[Stage]) -> Corridor:
    def largest(kind: str) -> Degree:
        pairs = [stage.exposure if kind == "exposure" else stage.temptation for stage in stages]
        found = [dict(each)[party] for each in pairs]
        return max(found, key=lambda each: (_WORST.index(each.label), each.amount or 0))

    measure: Literal["gain"] | None = "gain" if party in FIXED else None
    return Corridor(party, largest("exposure"), largest("temptation"), measure)


def _weakest(stages: Sequence[Stage]) -> Weakest | None:
    points = [
        Weakest(number, party, kind, degree, stage.steps)
        for number, stage in enumerate(stages, 1)
        for kind in ("exposure", "temptation")
        for party, degree in getattr(stage, kind)
        if degree.share
    ]
    return max(points, key=lambda point: point.degree.share or 0, default=None)


WEAK = (("sanctions=eased", "crossing=open"), ("first-half",), ("second-half",))
WEAK_LABELS = (("possible", "unknown"), ("none", "possible"), ("none", "none"))
CLOSED = (("crossing=open",), ("first-half",), ("second-half", "sanctions=eased"))
CLOSED_LABELS = (("none", "none"),) * 3


def weak(case: Case | None = None) -> Roadmap:
    """Somebody is exposed and somebody tempted; everything a page can show is there once."""
    case = case or border_case()
    plan = made_plan(case, WEAK, WEAK_LABELS, exact=False, bound=Fraction(1, 5))
    return Roadmap(
        package=case.status_quo().changed(END),
        parties=PARTIES,
        steps=STEPS,
        left_out=("toll",),
        unasked=("village",),
        plan=plan,
        one_by_one=plan,
        together=None,
        not_closed=plan.weakest,
        splits=(
            Split("sanctions=eased", Fraction(3, 4), Fraction(1, 4)),
            Split("first-half", Fraction(3, 4), Fraction(1, 2)),
        ),
        remarks=every_remark(),
        ordinal=True,
        central=True,
        tolerance=Fraction(0),
        partial="time",
    )


def closed(case: Case | None = None) -> Roadmap:
    """Steps taken together close the corridor; every step has a clock."""
    case = case or border_case()
    timed = tuple(replace(step, days=step.days or Fraction(20)) for step in STEPS)
    plan = made_plan(case, CLOSED, CLOSED_LABELS, clocked=True)
    return replace(
        weak(case),
        steps=timed,
        left_out=(),
        unasked=(),
        plan=plan,
        one_by_one=made_plan(
            case,
            (("crossing=open",), ("first-half",), ("second-half",), ("sanctions=eased",)),
            (("none", "none"),) * 4,
        ),
        together=plan,
        not_closed=None,
        splits=(),
        remarks=(),
        ordinal=False,
        central=False,
        partial=None,
    )


def unknown(case: Case | None = None) -> Roadmap:
    """Nothing is known of anybody: no number, no label but *unknown*."""
    case = case or border_case()
    found = weak(case)
    nothing = Degree("unknown")
    stages = tuple(
        replace(
            stage,
            exposure=tuple((party, nothing) for party in PARTIES),
            temptation=tuple((party, nothing) for party in PARTIES),
            standing=tuple(Standing(party, "unknown", "unknown") for party in (*PARTIES, AFFECTED)),
        )
        for stage in found.plan.stages
    )
    plan = replace(
        found.plan,
        stages=stages,
        corridor=tuple(Corridor(party, nothing, nothing, None) for party in PARTIES),
        weakest=Weakest(1, "north", "exposure", nothing, stages[0].steps),
        exact=True,
        bound=None,
    )
    return replace(
        found,
        plan=plan,
        one_by_one=plan,
        not_closed=plan.weakest,
        splits=(),
        partial=None,
        central=False,
    )


def every_remark() -> tuple[Remark, ...]:
    """One remark of every kind."""
    one, two = ("first-half",), ("second-half", "sanctions=eased")
    return (
        *(
            Remark("vague", "first-half", field, "as appropriate")
            for field in ("name", "text", "proof", "fallback", "clause")
        ),
        Remark("verifier_carries_out", "first-half", parties=("north",)),
        Remark("owner_does_not_decide", "sanctions=eased", parties=("south",)),
        Remark("irreversible_first", "sanctions=eased", parties=("north",), steps=one),
        Remark("needs_dropped", "sanctions=eased", steps=("toll",)),
        *(
            Remark(key, steps=two)
            for key in (
                *("no_verifier", "no_proof", "no_owner", "no_clock", "reversible_not_stated"),
                *("start_open", "wait_for_each_other", "only_together"),
            )
        ),
        Remark("single_verifier", parties=("Observers",)),
        Remark("single_owner", parties=("north",)),
        Remark("unasked", parties=("village",)),
        Remark("not_a_condition", words="no-such-rule"),
    )


def analysis_with(finding: Roadmap, case: Case) -> Analysis:
    """An analysis that holds the roadmap and says nothing else of it."""
    from strategies.findings import numberless

    return replace(numberless(), case=case, parties=PARTIES, roadmap=finding, roadmap_ref="x")
