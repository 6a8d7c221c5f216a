"""Advice to one party, from its own statements and what its own case file knows of the others."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from detente.analysis.advice.acceptable import acceptable, in_each_way, objecting, voices_of
from detente.analysis.advice.choosing import LISTED, Chosen, best_first, choose, own_worth, ranked
from detente.analysis.advice.gives import gives
from detente.analysis.advice.inquiries import inquiries
from detente.analysis.advice.offers_finding import Acceptable, Advice, Offer
from detente.analysis.advice.packages_at_hand import at_hand
from detente.analysis.advice.seats import REFUSED, Seat, seat_of
from detente.analysis.advice.trust import trust
from detente.analysis.agreements import authority
from detente.analysis.preferences import Outlook
from detente.analysis.problem import compile_case
from detente.case import Case, Package

SEARCHED = 400
"""Samples with which packages are searched; what is told rests on all samples."""

RIVALS = 12
"""Packages an offer's regret is measured against, the best for the party first."""


def advise(
    case: Case,
    party: str,
    parties: Sequence[str],
    *,
    samples: int,
    seed: int,
    error: Fraction | None = None,
    deadline: float | None = None,
) -> Advice:
    """Three to five offers of about equal worth to a party, and what to find out.

    ``parties`` are those who negotiate, the party among them; ``samples`` the number of compatible
    utilities drawn per party. ``error`` (0 to 1) is how far a number that somebody stated may be
    off, as a standard deviation; None: what is stated holds. Beyond ``deadline``
    (``time.monotonic``) the search ends early.
    """
    import numpy as np

    def stop() -> bool:
        return deadline is not None and time.monotonic() > deadline

    names = (party, *(p for p in parties if p != party))
    outlooks = [Outlook(case, name) for name in names]
    seats = [seat_of(o, n, samples, seed, error) for n, o in enumerate(outlooks)]
    quick = [seat_of(o, n, min(samples, SEARCHED), seed, error) for n, o in enumerate(outlooks)]
    compiled = compile_case(case, parties)
    hand = at_hand(case, compiled, quick, np.random.default_rng([seed, len(names)]), stop)
    shares, margins = ranked(quick, hand.packages)
    order = best_first(shares, margins, own_worth(quick[0], hand.packages))
    packages = [hand.packages[k] for k in order]
    chosen = choose(seats[0], seats[1:], packages)
    best = _best(seats, quick, packages)
    rivals = [hand.packages[k] for k in order[:LISTED] if shares[k] > REFUSED]
    offers = _offers(seats, chosen, best, rivals, parties)
    return Advice(
        party=party,
        parties=tuple(parties),
        offers=offers,
        inquiries=inquiries(seats[0], seats[1:], offers, packages[:LISTED]) if offers else (),
        trust=tuple(trust(seat) for seat in seats),
        best=best,
        band=chosen.band,
        band_share=chosen.share,
        apart=chosen.apart,
        authority=authority(case, parties),
        samples=samples,
        seed=seed,
        looked_at=hand.looked_at,
        compared=len(packages),
        listed=min(LISTED, len(packages)),
        exhaustive=hand.exhaustive,
        coarse=hand.coarse,
        contradictory=tuple(o.said.party for o in outlooks if o.contradictory),
        few=chosen.few,
        partial="time" if stop() else None,
        error=error,
    )


def _offers(
    seats: Sequence[Seat],
    chosen: Chosen,
    best: Package | None,
    rivals: Sequence[Package],
    parties: Sequence[str],
) -> tuple[Offer, ...]:
    """The chosen packages with all that is told of them, and whose instructions refuse them."""
    voices = voices_of(seats[0].outlook)
    found = [_offer(seats, chosen, place, best, rivals, parties) for place in chosen.offers]
    return tuple(replace(each, objecting=objecting(voices, each.package)) for each in found)


def _best(
    seats: Sequence[Seat], quick: Sequence[Seat], packages: Sequence[Package]
) -> Package | None:
    """The package worth most to the party among those that nobody is known to refuse."""
    if not packages:
        return None
    shares, _ = ranked(quick, packages)
    worth = own_worth(quick[0], packages)
    hopeless = shares <= REFUSED
    order = sorted(range(len(packages)), key=lambda k: (hopeless[k], -worth[k], -shares[k]))
    for place in order[:LISTED]:
        found = [acceptable(seat, packages[place]) for seat in seats]
        if all(each.proved != "never" for each in found):
            return packages[place]
    return None


def _offer(
    seats: Sequence[Seat],
    chosen: Chosen,
    place: int,
    best: Package | None,
    rivals: Sequence[Package],
    parties: Sequence[str],
) -> Offer:
    own, others = seats[0], seats[1:]
    outlook, package = own.outlook, chosen.packages[place]
    case = outlook.case
    found = [acceptable(seat, package) for seat in others]
    mine = acceptable(own, package)
    refused = any(each.proved == "never" for each in found)
    moved = tuple(move.issue for move in package.moves_from(case.status_quo()))
    deciders = dict.fromkeys(p for issue in moved for p in case.issue(issue).decided_by)
    return Offer(
        package=package,
        recommended=place == chosen.offers[0] and chosen.hopeful and not refused,
        worth=outlook.utility(package),
        over_no_deal=outlook.against_no_deal(package),
        mean=float(own_worth(own, [package])[0]) if own.weighed else None,
        own=mine,
        regret=_regret(own, package, rivals, best),
        gives=() if best is None else gives(outlook, [s.outlook for s in others], best, package),
        acceptable=tuple(found),
        product=_product([mine, *found]),
        moved=moved,
        recommends=tuple(i for i in moved if not set(case.issue(i).decided_by) <= set(parties)),
        deciders=tuple(deciders),
        reasons=_reasons(mine, found),
        ways=in_each_way(outlook, package),
    )


def _product(found: Sequence[Acceptable]) -> float | None:
    total = 1.0
    for each in found:
        if each.share is None:
            return None
        total *= each.share.value
    return total


def _reasons(mine: Acceptable, found: Sequence[Acceptable]) -> tuple[str, ...]:
    """The statements, no deals and red lines that what is said of an offer rests on."""
    return tuple(dict.fromkeys(element for each in (mine, *found) for element in each.rests_on))


def _regret(
    own: Seat, package: Package, rivals: Sequence[Package], best: Package | None
) -> Fraction | None:
    """The most another package could be worth more, for some compatible utility; None: no bound."""
    if best is None:
        return None
    worth = own_worth(own, rivals)
    order = sorted(range(len(rivals)), key=lambda k: -worth[k])[:RIVALS]
    near = dict.fromkeys([best, *(rivals[k] for k in order)])
    highs = [own.outlook.difference(rival, package).high for rival in near]
    known = [high for high in highs if high is not None]
    return max([Fraction(0), *known]) if len(known) == len(highs) else None
