"""Which samples still fit after an answer, so that most answers cost no new draw."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from detente.analysis.advice.interview.cloud import Cloud
from detente.analysis.problem import span_of
from detente.case import AboutEqual, Case, Order, Package, Prefers, Ratio, RedLine, Swings, Value

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Flags = npt.NDArray[np.bool_]

HAIR = 1e-9


def fitting(case: Case, cloud: Cloud, said: object) -> Flags | None:
    """The samples that fit one more statement; None where they cannot tell and are drawn anew.

    Equalities leave no sample of a cloud, so ties are among what is drawn anew.
    """
    places = {issue.id: place for place, issue in enumerate(case.issues)}
    match said:
        case Order() if all(len(tier) == 1 for tier in said.tiers):
            place = places[said.issue]
            columns = [_worth(cloud, place, tier[0]) for tier in said.tiers]
            return _falling(columns)
        case Swings() if all(len(tier) == 1 for tier in said.issues):
            return _falling([cloud.weight(places[tier[0]]) for tier in said.issues])
        case Value() if said.interval is not None:
            low, high = (end / 100 for end in span_of(said.value, said.interval))
            return _within(cloud.share(places[said.issue], said.option), low, high)
        case Ratio() if said.interval[0] is not None and said.interval[1] is not None:
            return _times(cloud, places, said)
        case Prefers() | AboutEqual():
            other_package = said.over if isinstance(said, Prefers) else said.other
            return _compared(case, cloud, places, said, said.package, other_package)
    return None


def _times(cloud: Cloud, places: dict[str, int], said: Ratio) -> Flags | None:
    one, other = (cloud.weight(places[name]) for name in (said.issue, said.to))
    least, most = (float(end) for end in said.interval if end is not None)
    kept: Flags = (one >= least * other - HAIR) & (one <= most * other + HAIR)
    return kept if least < most else None


def _compared(
    case: Case,
    cloud: Cloud,
    places: dict[str, int],
    said: Prefers | AboutEqual,
    one: Package,
    other: Package,
) -> Flags | None:
    """Sums over single issues: not where the party values combinations."""
    named = set(one.as_dict())
    if named != set(other.as_dict()) or any(link.kind == "worth" for link in case.linkages):
        return None
    apart = sum(
        _worth(cloud, places[issue], one.as_dict()[issue])
        - _worth(cloud, places[issue], other.as_dict()[issue])
        for issue in named
    )
    if isinstance(said, Prefers):
        better: Flags = apart > -HAIR  # type: ignore[assignment]
        return better
    return _within(apart, -said.within / 100, said.within / 100) if said.within else None


def _worth(cloud: Cloud, place: int, option: str) -> Floats:
    found: Floats = cloud.worths[place][:, cloud.options[place][option]]
    return found


def _falling(columns: list[Floats]) -> Flags | None:
    import numpy as np

    if len(columns) < 2:
        return None
    kept: Flags = np.logical_and.reduce([a >= b - HAIR for a, b in pairwise(columns)])
    return kept


def _within(values: object, low: Fraction, high: Fraction) -> Flags | None:
    import numpy as np

    numbers = np.asarray(values, dtype="float64")
    kept: Flags = (numbers >= float(low) - HAIR) & (numbers <= float(high) + HAIR)
    return kept


def is_neutral(said: object) -> bool:
    """Whether an answer says nothing of what packages are worth."""
    return said is None or isinstance(said, RedLine)
