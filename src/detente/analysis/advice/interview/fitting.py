"""Which samples still fit after an answer, so that most answers cost no new draw."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from detente.analysis.advice.interview.cloud import Cloud
from detente.case import (
    AboutEqual,
    Case,
    Direction,
    Order,
    Package,
    Prefers,
    Ratio,
    RedLine,
    Statement,
    Swings,
    Value,
    Wants,
    WouldSign,
    WouldWalkAway,
)

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Flags = npt.NDArray[np.bool_]

HAIR = 1e-9


def fitting(case: Case, cloud: Cloud, said: object) -> Flags | None:
    """The samples that fit one more statement; None where they cannot tell.

    The worth of no deal is the last column of the packages. What options or issues of one tier
    have in common, and numbers stated exactly, are not looked at: samples either all have that or
    hardly any does (`is_exact`).
    """
    if any(link.kind == "worth" for link in case.linkages):
        return None
    places = {issue.id: place for place, issue in enumerate(case.issues)}
    match said:
        case Order():
            columns = [_worth(cloud, places[said.issue], tier[0]) for tier in said.tiers]
            return _falling(cloud, columns)
        case Swings():
            return _falling(cloud, [cloud.weight(places[tier[0]]) for tier in said.issues])
        case Wants():
            place = places[said.issue]
            best = _worth(cloud, place, said.options[0])
            kept: Flags = cloud.worths[place].max(axis=1) <= best + HAIR
            return kept
        case Direction():
            issue = case.issues[places[said.issue]]
            names = issue.plain_ids()[:: -1 if said.towards == "more" else 1]
            return _falling(cloud, [_worth(cloud, places[issue.id], name) for name in names])
        case Value() | Ratio():
            return _numbered(cloud, places, said)
        case Prefers() | AboutEqual() | WouldSign() | WouldWalkAway():
            return _of_packages(cloud, places, said)
    return None


def is_exact(said: object) -> bool:
    """Whether a statement says that two things are exactly equal."""
    match said:
        case Order():
            return any(len(tier) > 1 for tier in said.tiers)
        case Swings():
            return any(len(tier) > 1 for tier in said.issues)
        case Value():
            return said.interval is None or said.interval[0] == said.interval[1]
        case Ratio():
            return said.interval[0] == said.interval[1]
        case AboutEqual():
            return said.within == 0
    return False


def is_neutral(said: object) -> bool:
    """Whether an answer says nothing of what packages are worth."""
    return said is None or isinstance(said, RedLine)


def all_fitting(case: Case, cloud: Cloud, said: tuple[Statement, ...]) -> Flags | None:
    """The samples that fit every one of some statements; None where they cannot tell."""
    import numpy as np

    kept: Flags = np.ones(cloud.count, dtype=bool)
    for one in said:
        if is_exact(one) and not isinstance(one, Order | Swings):
            continue
        found = fitting(case, cloud, one)
        if found is None:
            return None
        kept &= found
    return kept


def _numbered(cloud: Cloud, places: dict[str, int], said: Value | Ratio) -> Flags | None:
    """A value or a ratio within its bounds, each side where one is stated."""
    one = cloud.weight(places[said.issue])
    if isinstance(said, Ratio):
        whole, (low, high), unit = cloud.weight(places[said.to]), said.interval, 1
        part = one
    else:
        table = cloud.worths[places[said.issue]]
        part = _worth(cloud, places[said.issue], said.option) - table.min(axis=1)
        whole, unit = one, 100
        low, high = said.interval or (said.value, said.value)
    kept: Flags = part == part
    if low is not None:
        kept &= part >= float(low / unit) * whole - HAIR
    if high is not None:
        kept &= part <= float(high / unit) * whole + HAIR
    return kept


def _of_packages(
    cloud: Cloud,
    places: dict[str, int],
    said: Prefers | AboutEqual | WouldSign | WouldWalkAway,
) -> Flags | None:
    worth = _sum(cloud, places, said.package)
    match said:
        case WouldSign() | WouldWalkAway():
            if len(said.package.choices) < len(places):
                return None
            ahead = worth - cloud.packages[:, -1]
            kept: Flags = (ahead if isinstance(said, WouldSign) else -ahead) > -HAIR
            return kept
        case Prefers():
            other = said.over
        case _:
            other = said.other
    if set(said.package.as_dict()) != set(other.as_dict()):
        return None
    apart = worth - _sum(cloud, places, other)
    if isinstance(said, Prefers):
        better: Flags = apart > -HAIR
        return better
    within = float(said.within) / 100
    near: Flags = abs(apart) <= within + HAIR
    return near


def _sum(cloud: Cloud, places: dict[str, int], package: Package) -> Floats:
    total: Floats = cloud.packages[:, 0] * 0
    for issue, option in package.choices:
        total = total + _worth(cloud, places[issue], option)
    return total


def _worth(cloud: Cloud, place: int, option: str) -> Floats:
    found: Floats = cloud.worths[place][:, cloud.options[place][option]]
    return found


def _falling(cloud: Cloud, columns: list[Floats]) -> Flags:
    import numpy as np

    every: Flags = np.ones(cloud.count, dtype=bool)
    for higher, lower in pairwise(columns):
        every &= higher >= lower - HAIR
    return every
