"""What to find out next, from whom: the answers that would raise what can be recommended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from detente.analysis.advice.acceptable import acceptable
from detente.analysis.advice.choosing import best_first, own_worth, ranked
from detente.analysis.advice.offers_finding import Inquiry, Offer
from detente.analysis.advice.seats import Seat
from detente.analysis.agreements import Acceptance, grade_of
from detente.case import Package

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

MOST = 6
"""Questions told."""

WEIGHED = 40
"""Packages between which an answer may decide, the best first."""

PAIRS = 8
"""Packages set against one another in questions."""

UNLIKELY = 0.02
"""An answer with a smaller share counts as impossible (preferences, section 5)."""

WORTH_ASKING = 5e-4


def inquiries(
    own: Seat, others: Sequence[Seat], offers: Sequence[Offer], packages: Sequence[Package]
) -> tuple[Inquiry, ...]:
    """Questions to the other parties, the most telling first, at most `MOST`.

    First those whose gain can be computed, up to three; then what nobody has said at all, and what
    rests on little. A question whose every answer leaves things as they are is not asked.
    """
    seats = (own, *others)
    shares, margins = ranked(seats, packages)
    best = best_first(shares, margins, own_worth(own, packages), WEIGHED)
    listed = list(dict.fromkeys([*(o.package for o in offers), *(packages[k] for k in best)]))
    told = sorted(_computed(seats, listed), key=lambda asked: -(asked.gain or 0.0))
    unsaid = [*_unsaid(others, offers), *_unconfirmed(others, offers, listed[:PAIRS])]
    room = max(MOST - len(unsaid), MOST // 2)
    return tuple([*_not_twice(told)[:room], *unsaid][:MOST])


def _not_twice(told: Sequence[Inquiry]) -> list[Inquiry]:
    """At most two questions of a kind to a party: another of the same adds little."""
    seen: dict[tuple[str, str], int] = {}
    kept = []
    for asked in told:
        key = (asked.party, asked.kind)
        seen[key] = seen.get(key, 0) + 1
        if seen[key] <= 2:
            kept.append(asked)
    return kept


def _computed(seats: Sequence[Seat], listed: Sequence[Package]) -> Iterator[Inquiry]:
    """The expected rise of the largest product of shares once an answer is known."""
    import numpy as np

    accepts = [seat.accepting(listed) for seat in seats]
    known = [
        seat.ranks(listed)[0] if found is None else found.mean(axis=0)
        for seat, found in zip(seats, accepts, strict=True)
    ]
    now: Floats = np.prod(known, axis=0)
    for place, (seat, found) in enumerate(zip(seats, accepts, strict=True)):
        if place == 0 or found is None:
            continue
        rest: Floats = np.prod([k for n, k in enumerate(known) if n != place], axis=0)
        for kind, first, second, yes in _answers(seat, listed, found):
            gain, turns = _gain(found, rest, now, yes)
            if gain > WORTH_ASKING:
                yield Inquiry(kind, seat.party, "", first, second, gain, turns)


def _answers(seat: Seat, listed: Sequence[Package], found: Any) -> Iterator[Any]:
    """Per question the samples that say yes: would it sign, would it rather have."""
    for number, package in enumerate(listed[:PAIRS]):
        yield "sign", package, None, found[:, number]
    worths = seat.worths(listed[:PAIRS])
    assert worths is not None
    for one, other in combinations(range(len(listed[:PAIRS])), 2):
        yield "rather", listed[one], listed[other], worths[0][:, one] > worths[0][:, other]


def _gain(found: Any, rest: Floats, now: Floats, yes: Any) -> tuple[float, bool]:
    """Averaged over the answers, each with its share: the best product then, less the best now."""
    part = float(yes.mean())
    if not UNLIKELY <= part <= 1 - UNLIKELY:
        return 0.0, False
    after, turns = 0.0, False
    for answer, share in ((yes, part), (~yes, 1 - part)):
        then = found[answer].mean(axis=0) * rest
        after += share * float(then.max())
        turns = turns or bool(then.max() > then[int(now.argmax())] + WORTH_ASKING)
    return after - float(now.max()), turns


def _unsaid(others: Sequence[Seat], offers: Sequence[Offer]) -> list[Inquiry]:
    """What was never said: the worth of no deal, and wishes on issues that offers move.

    Whoever must agree to more offers of which less is known comes first.
    """
    found: list[tuple[tuple[int, ...], Inquiry]] = []
    for number, seat in enumerate(others):
        mine = [a for o in offers for a in o.acceptable if a.party == seat.party]
        open_to = sum(a.proved in (None, "possible") for a in mine)
        decides = sum(seat.party in offer.deciders for offer in offers)
        if not seat.outlook.no_deal and open_to:
            rank = (-decides, -open_to, 0, number)
            found.append((rank, Inquiry("no_deal", seat.party, f"no_deal:{seat.party}")))
        for issue, moved in _silent(seat, offers):
            deciding = seat.party in seat.outlook.case.issue(issue).decided_by
            rank = (-decides if deciding else 1, -moved, 1, number)
            found.append((rank, Inquiry("issue", seat.party, issue)))
    return [asked for _, asked in sorted(found, key=lambda pair: pair[0])][: MOST - 2]


def _silent(seat: Seat, offers: Sequence[Offer]) -> list[tuple[str, int]]:
    """The issue moved by most offers on which a party has said nothing, with how many."""
    counts: dict[str, int] = {}
    for offer in offers:
        for issue in offer.moved:
            if not seat.outlook.knows(issue):
                counts[issue] = counts.get(issue, 0) + 1
    return sorted(counts.items(), key=lambda pair: -pair[1])[:1]


def _unconfirmed(
    others: Sequence[Seat], offers: Sequence[Offer], listed: Sequence[Package]
) -> list[Inquiry]:
    """What rests on less than *reported*: refusals, and what the first offer rests on."""
    found: dict[str, Inquiry] = {}
    for seat in others:
        verdicts = [acceptable(seat, package).verdict for package in listed]
        refusing = [v.because for v in verdicts if v.acceptance is Acceptance.REFUSED]
        resting = [e for a in offers[0].acceptable if a.party == seat.party for e in a.rests_on]
        for element in [*refusing, *resting]:
            if element is not None and grade_of(seat.outlook.case, element).only_possible:
                found.setdefault(element, Inquiry("confirm", seat.party, element))
                break
    return list(found.values())
