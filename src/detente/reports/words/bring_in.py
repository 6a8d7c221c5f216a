"""The smallest change of a package that brings somebody in, and what it costs, in words."""

from __future__ import annotations

from detente.analysis.ratification import BringIn, Loss, Ratification
from detente.reports.words.names import Names, capital
from detente.reports.words.ratification import name_of

MOST = 5
"""Names in one bracket; the others are counted."""


def bring_in(names: Names, finding: Ratification, found: BringIn) -> str:
    """The change that brings a consent in, what it costs whom, and whom it would lose."""
    who = name_of(names, finding, found.consent)
    if found.package is None:
        none = "keeps_none" if found.keeps_all else "none"
        key = none if found.complete else f"{none}_found"
        return names.say(f"ratification.bring_in.{key}", who=who)
    key = "keeps_all" if found.keeps_all else "smallest"
    if found.passes is None:
        key = "not_asked"
    parts = [
        names.say(f"ratification.bring_in.{key}", who=who, moves=moves(names, found).rstrip(".")),
        *(f"{capital(loss(names, each))}." for each in found.losses if each.label != "none"),
    ]
    spared = [names.party(each.party) for each in found.losses if each.label == "none"]
    if spared:
        parts.append(names.say("ratification.bring_in.free", parties=names.listed(spared, MOST)))
    if found.turned_away:
        lost = [name_of(names, finding, each) for each in found.turned_away]
        words = names.listed(lost, MOST)
        parts.append(names.say("ratification.bring_in.turned_away", who=words))
    if not found.complete:
        parts.append(names.say("ratification.bring_in.incomplete"))
    return " ".join(parts)


def moves(names: Names, found: BringIn) -> str:
    """The moves of a change: ``Toll: 3 instead of 4``."""
    return "; ".join(
        names.say(
            "ratification.move",
            issue=names.issue(move.issue),
            end=names.option(move.issue, move.end),
            start=names.option(move.issue, move.start),
        )
        for move in found.moves
    )


def loss(names: Names, found: Loss) -> str:
    """What a change takes from a party, in whole points of 100 that hold whatever fits."""
    party, key = names.party(found.party), f"ratification.loss.{found.label}"
    points = _points(names, found)
    if not points:
        return names.say(key, party=party)
    return names.say("ratification.loss.points", words=names.say(key, party=party), points=points)


def _points(names: Names, found: Loss) -> str:
    """The bounds, the lower one rounded down and the upper one up; nothing where none is known.

    Nothing for a party whose numbers are as given either: its units have no 100 points.
    """
    known = found.high is not None and (found.low is not None or found.label == "possible")
    if found.label not in ("certain", "possible") or not known:
        return ""
    if names.case.scale(found.party).as_given:
        return ""
    assert found.high is not None
    high = -((-found.high * 100).__floor__())
    low = max((found.low * 100).__floor__(), 0) if found.low is not None else 0
    if found.label == "possible" or low == 0:
        return names.say("ratification.loss.up_to", high=high)
    if low == high:
        return names.say("ratification.loss.exactly", high=high)
    return names.say("ratification.loss.between", low=low, high=high)
