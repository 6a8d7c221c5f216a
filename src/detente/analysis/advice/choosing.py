"""Which package to recommend, and which others of about equal worth to offer beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from detente.analysis.advice.diverse import FEWEST, distance, diverse
from detente.analysis.advice.seats import REFUSED, Seat
from detente.case import Package

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

LISTED = 200
"""Packages weighed on every sample; the others only decide which these are."""

BAND = Fraction(1, 20)
"""How far offers of about equal worth may lie apart: 5 points of 100."""

WIDER = Fraction(1, 10)
"""The same where there are too few within `BAND`."""

HALF = 0.5
"""What an offer's rank must reach of the recommended one's: diverse, but not hopeless."""

TOLD_APART = 1e-9


@dataclass(frozen=True, slots=True)
class Chosen:
    """Places in ``packages`` of the offers, the recommended one first.

    ``band`` as in `Advice`; ``few`` why there are fewer than three. ``hopeful``: somebody at most
    doubtfully refuses the first one; else none is recommended.
    """

    packages: tuple[Package, ...]
    offers: tuple[int, ...]
    band: Fraction | None
    apart: int
    few: Any
    hopeful: bool = True
    share: Fraction = BAND


def ranked(seats: Sequence[Seat], packages: Sequence[Package]) -> tuple[Floats, Floats]:
    """The product over the parties of how acceptable each package is, and the smallest margin.

    Where no deal is known of everybody, the product is that of the shares of compatible
    utilities (see `Seat.ranks`).
    """
    import numpy as np

    parts = [seat.ranks(packages) for seat in seats]
    shares: Floats = np.prod([share for share, _ in parts], axis=0)
    margins: Floats = np.min([margin for _, margin in parts], axis=0)
    return shares, margins


def best_first(
    shares: Floats, margins: Floats, worth: Floats, most: int | None = None
) -> tuple[int, ...]:
    """Places by the product of shares; of equals the one with the largest smallest margin.

    Of those left the one worth most to the party whose seat it is, then the first.
    """
    keys = list(zip(shares.tolist(), margins.tolist(), worth.tolist(), strict=True))
    order = sorted(range(len(keys)), key=lambda place: keys[place], reverse=True)
    return tuple(order[:most])


def recommended(seats: Sequence[Seat], packages: Sequence[Package]) -> int:
    """The place of the package with the largest product of acceptance shares."""
    shares, margins = ranked(seats, packages)
    return best_first(shares, margins, own_worth(seats[0], packages), 1)[0]


def own_worth(seat: Seat, packages: Sequence[Package]) -> Floats:
    """What packages are worth to a party on average; without numbers, gains less losses known."""
    import numpy as np

    if seat.weighed and packages:
        found = seat.worths(packages)
        assert found is not None
        means: Floats = found[0].mean(axis=0)
        return means
    return np.array(
        [sum(seat.direction(issue, option) for issue, option in p.choices) for p in packages]
    )


def choose(own: Seat, others: Sequence[Seat], packages: Sequence[Package]) -> Chosen:
    """The recommended package and up to four more of about equal worth, as different as can be.

    Three at least wherever three are of about equal worth and as acceptable as `HALF` asks for.
    """
    today = own.today
    kept = tuple(p for p in packages if p.moves_from(today))
    shares, margins = ranked((own, *others), kept)
    if not kept or not shares.max():
        return Chosen((), (), None, 0, "no_package")
    worth = own_worth(own, kept)
    order = best_first(shares, margins, worth)
    bands = _bands(own, worth)
    found = Chosen(kept, order[:1], bands[0], 0, "no_second")
    for least, share, band in _tries(_least(kept), bands):
        near = [k for k in order if _eligible(k, order[0], shares, worth, band)][:LISTED]
        listed = [kept[k] for k in near]
        places = diverse(listed, _alike(own, listed, worth[near], band), least=least)
        offers = tuple(near[k] for k in places)
        if len(offers) > len(found.offers) or len(offers) == 1:
            few = None if len(offers) >= FEWEST else "no_second" if len(near) < 2 else "too_alike"
            hopeful = bool(shares[order[0]] > REFUSED)
            found = Chosen(kept, offers, band, _apart(kept, offers), few, hopeful, share)
        if len(offers) >= FEWEST:
            break
    return found


def _tries(
    least: int, bands: Sequence[Fraction | None]
) -> Iterator[tuple[int, Fraction, Fraction | None]]:
    """Issues to differ in, and how far worths may lie apart: the strictest first.

    A wider band comes before packages that differ on a single issue: those are better than fewer
    than three offers, and no better than that.
    """
    for issues in dict.fromkeys((least, 1)):
        for share, band in zip((BAND, WIDER), bands, strict=False):
            yield issues, share, band


def _bands(own: Seat, worth: Floats) -> tuple[Fraction | None, ...]:
    """How far apart worths may be; on a scale of its own, a share of all there is."""
    if not own.weighed:
        return (None,)
    if not own.outlook.said.scale.as_given:
        return (BAND, WIDER)
    width = Fraction(float(worth.max() - worth.min())).limit_denominator(10**6)
    return (BAND * width, WIDER * width)


def _eligible(place: int, first: int, shares: Floats, worth: Floats, band: Fraction | None) -> bool:
    near = band is None or abs(worth[place] - worth[first]) <= float(band) + TOLD_APART
    return bool(near and shares[place] >= HALF * shares[first])


def _alike(own: Seat, listed: Sequence[Package], worth: Floats, band: Fraction | None) -> Any:
    """Whether two packages are of about equal worth: means within the band.

    Then the exact bounds of their difference reach into the band as well: no smaller and no larger
    difference is certain. Without numbers: neither is certainly better.
    """
    known: dict[tuple[int, int], bool] = {}

    def alike(one: int, other: int) -> bool:
        if band is not None:
            return bool(abs(worth[one] - worth[other]) <= float(band) + TOLD_APART)
        if (one, other) not in known:
            change = own.outlook.difference(listed[one], listed[other])
            better = change.low is not None and change.low > 0
            worse = change.high is not None and change.high < 0
            known[one, other] = not (better or worse)
        return known[one, other]

    return alike


def _least(packages: Sequence[Package]) -> int:
    """Two offers differ on two issues at least, where that many are in play."""
    first = packages[0].as_dict()
    moving = {i for p in packages for i, option in p.choices if first.get(i) != option}
    return 2 if len(moving) > 2 else 1


def _apart(packages: Sequence[Package], offers: Sequence[int]) -> int:
    pairs = [
        distance(packages[a], packages[b])
        for place, a in enumerate(offers)
        for b in offers[place + 1 :]
    ]
    return min(pairs, default=0)
