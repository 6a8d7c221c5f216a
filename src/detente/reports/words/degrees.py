"""How exposed or tempted a party is, in words: whole shares of its own gain, never amounts.

An amount in a party's points would look precise where the points themselves are often assumed; as
a share of what the party gains in all it can be compared between parties, in whole hundredths.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from detente.analysis.roadmap import Corridor, Degree, Stage, Weakest
from detente.reports.words.names import Names
from detente.reports.words.numbers import share

Kind = Literal["exposure", "temptation"]
Measures = Mapping[str, str | None]
"""By what each party's shares are divided: ``gain``, ``span``, or None where nothing is fixed."""


def measures_of(corridor: Iterable[Corridor]) -> Measures:
    """The measure of every party in a corridor."""
    return {line.party: line.measure for line in corridor}


def label(degree: Degree) -> str:
    """``certain``, ``possible``, ``none`` or ``unknown``; an amount on central values counts.

    A degree that is only possible over every compatible utility, and yet there on the central one,
    is told with its amount.
    """
    if degree.amount is not None and degree.amount > 0:
        return "certain"
    return degree.label


def clause(names: Names, point: Weakest, measures: Measures) -> str:
    """What is wrong at a point, to stand behind ``if everything stops there``."""
    party, degree = names.party(point.party), point.degree
    measure = measures.get(point.party)
    if degree.share and measure is not None:
        words = share(degree.share)
        key = f"roadmap.clause.{point.kind}.{measure}"
        return names.say(key, party=party, share=words)
    found = label(degree)
    found = "unknown" if found == "none" else found
    return names.say(f"roadmap.clause.{point.kind}.{found}", party=party)


def with_share(names: Names, party: str, degree: Degree, measures: Measures) -> str:
    """``Delta (20 % of its gain)``, or the name alone where nothing fixes a share."""
    name, measure = names.party(party), measures.get(party)
    if degree.share and measure is not None:
        return names.say(f"roadmap.after.{measure}", party=name, share=share(degree.share))
    return name


def after_stage(
    names: Names, stage: Stage, measures: Measures, *, last: bool = False
) -> tuple[str, ...]:
    """Who is exposed and who is tempted once a stage is done; one sentence where nobody is."""
    told = []
    degrees = (("exposure", stage.exposure), ("temptation", stage.temptation))
    if all(label(degree) == "unknown" for _, found in degrees for _, degree in found):
        return (names.say("roadmap.after.nothing_known"),)
    for kind, found in degrees:
        for wanted in ("certain", "possible", "unknown"):
            parties = [
                with_share(names, party, degree, measures)
                for party, degree in found
                if label(degree) == wanted
            ]
            if parties:
                key = f"roadmap.after.{kind}.{wanted}"
                told.append(names.say(key, parties=", ".join(parties)))
    return tuple(told) or (names.say(f"roadmap.after.{'reached' if last else 'none'}"),)
