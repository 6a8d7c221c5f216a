"""How exposed or tempted a party is, in words: whole shares of its own gain, never amounts.

An amount in a party's points would look precise where the points themselves are often assumed; as
a share of what the party gains in all it can be compared between parties, in whole hundredths.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from detente.analysis.roadmap import Degree, Plan, Stage, Weakest
from detente.case import Case
from detente.reports.words.names import Names
from detente.reports.words.numbers import share
from detente.reports.words.positions import positions

Kind = Literal["exposure", "temptation"]

_NO_WORSE = ("better", "no_worse", "same")


@dataclass(frozen=True, slots=True)
class Telling:
    """What the words on a plan need to know of it.

    ``measures``: by what a party's shares are divided (``gain``, ``span``, None where nothing is
    fixed). ``fallen``: per stage those who are exposed only once all is undone that can be.
    ``always_unknown``: (kind, party) of which every stage would say the same.
    """

    measures: dict[str, str | None]
    fallen: tuple[frozenset[str], ...]
    always_unknown: frozenset[tuple[str, str]]


def telling(case: Case, plan: Plan) -> Telling:
    """What the words on a plan need to know of it."""
    parties = [line.party for line in plan.corridor]
    places = {party: positions(case, plan, party) for party in parties}
    return Telling(
        measures={line.party: line.measure for line in plan.corridor},
        fallen=tuple(
            frozenset(
                party
                for party in parties
                if places[party][number].fallen is not None or _no_worse(stage, party)
            )
            for number, stage in enumerate(plan.stages, 1)
        ),
        always_unknown=frozenset(
            (kind, party)
            for kind in ("exposure", "temptation")
            for party in parties
            if all(_of(stage, kind, party).label == "unknown" for stage in plan.stages[:-1])
        ),
    )


def _of(stage: Stage, kind: str, party: str) -> Degree:
    return dict(stage.exposure if kind == "exposure" else stage.temptation)[party]


def _no_worse(stage: Stage, party: str) -> bool:
    """Whether the party is certainly no worse off than today where things stand."""
    return any(s.party == party and s.against_today in _NO_WORSE for s in stage.standing)


def label(degree: Degree) -> str:
    """``certain``, ``possible``, ``none`` or ``unknown``; an amount on central values counts.

    A degree that is only possible over every compatible utility, and yet there on the central one,
    is told with its amount.
    """
    if degree.amount is not None and degree.amount > 0:
        return "certain"
    return degree.label


def clause(names: Names, point: Weakest, told: Telling) -> str:
    """What is wrong at a point, to stand behind ``if everything stops there``."""
    words = _clause(names, point, told)
    if point.kind == "exposure" and point.party in told.fallen[point.stage - 1]:
        return names.say("roadmap.clause.undone", clause=words)
    return words


def _clause(names: Names, point: Weakest, told: Telling) -> str:
    parties, degree = names.parties((point.party, *point.others)), point.degree
    measure = told.measures.get(point.party)
    key = f"roadmap.clause.{point.kind}" if not point.others else f"roadmap.clauses.{point.kind}"
    if degree.share and measure is not None:
        return names.say(f"{key}.{measure}", party=parties, share=share(degree.share))
    found = label(degree)
    return names.say(f"{key}.{'unknown' if found == 'none' else found}", party=parties)


def with_share(names: Names, party: str, degree: Degree, told: Telling) -> str:
    """``Delta (20 % of its gain)``, or the name alone where nothing fixes a share."""
    name, measure = names.party(party), told.measures.get(party)
    if degree.share and measure is not None:
        return names.say(f"roadmap.after.{measure}", party=name, share=share(degree.share))
    return name


def after_stage(names: Names, plan: Plan, number: int, told: Telling) -> tuple[str, ...]:
    """Who is exposed and who is tempted after a stage (from 1); one sentence where nobody is."""
    stage, last = plan.stages[number - 1], number == len(plan.stages)
    degrees = [degree for _, degree in (*stage.exposure, *(() if last else stage.temptation))]
    if all(degree.label == "unknown" for degree in degrees):
        return (names.say(f"roadmap.after.{'reached_unknown' if last else 'nothing_known'}"),)
    sentences = tuple(_after(names, plan, number, told))
    if sentences:
        return sentences
    if any(degree.label == "unknown" for degree in degrees):
        return (names.say("roadmap.after.none_known"),)
    return (names.say(f"roadmap.after.{'reached' if last else 'none'}"),)


def _after(names: Names, plan: Plan, number: int, told: Telling) -> Iterator[str]:
    stage, fallen = plan.stages[number - 1], told.fallen[number - 1]
    exposed = [(party, degree) for party, degree in stage.exposure if party not in fallen]
    undone = [(party, degree) for party, degree in stage.exposure if party in fallen]
    kinds = (("exposure", exposed), ("undone", undone), ("temptation", stage.temptation))
    for kind, found in kinds:
        for wanted in ("certain", "possible", "unknown"):
            parties = [
                with_share(names, party, degree, told)
                for party, degree in found
                if label(degree) == wanted
                and not (wanted == "unknown" and (kind, party) in told.always_unknown)
            ]
            if parties:
                key = f"roadmap.after.{kind}.{wanted}"
                yield names.say(key, parties=", ".join(parties))
