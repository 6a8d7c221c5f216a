"""What a party's negotiators say against what they were instructed (preferences, section 8).

Each principal is set against the negotiators on its own: ministry, parliament, members. What they
would want is never averaged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations, islice, permutations

from detente.analysis.advice.contradictions import Contradiction, contradictions_between
from detente.analysis.advice.worth_comparing import ends_and_stated, packages_of, worth_comparing
from detente.analysis.agreements import Acceptance, acceptance
from detente.analysis.preferences import Outlook, Span
from detente.case import (
    Case,
    Package,
    Prefers,
    RedLine,
    WouldSign,
    in_voice,
    principals,
    standing,
)

MOST_LOOKED_AT = 500
"""Packages looked at for room that is not used; beyond, the finding says that there may be more."""
MOST_LISTED = 20


@dataclass(frozen=True, slots=True)
class Firmer:
    """The negotiators are certain of what the mandate leaves open: ``more`` before ``less``.

    ``mandate`` bounds ``u(more) - u(less)`` for the principal, ``own`` for the negotiators.
    """

    more: Package
    less: Package
    own: Span
    mandate: Span


@dataclass(frozen=True, slots=True)
class Outside:
    """An offer below the principal's possible reservation value, or across its red lines.

    ``offered_by`` is the statement that offers it, None where the package was given.
    ``surplus`` bounds ``u - r`` for the principal (0 at most: strictly below where it refused what
    is no worse), None where a red line (``crosses``, ids) is what refuses it.
    """

    package: Package
    offered_by: str | None
    surplus: Span | None
    crosses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unused:
    """Certainly acceptable to the principal, and shut out by the negotiators' own red lines."""

    package: Package
    red_lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mandate:
    """One principal's instructions beside the negotiators' own words.

    ``name`` is "" where there is a single unnamed principal. ``unused`` lists at most
    `MOST_LISTED` packages of ``unused_count``, the fewest moves first; ``complete`` says that every
    package was looked at. ``own_words``: the negotiators have said something themselves.
    """

    name: str
    statements: tuple[str, ...]
    contradictions: tuple[Contradiction, ...]
    firmer: tuple[Firmer, ...]
    outside: tuple[Outside, ...]
    unused: tuple[Unused, ...]
    unused_count: int
    complete: bool


@dataclass(frozen=True, slots=True)
class Instructions:
    """All mandates of a party, and what each principal makes of each package compared."""

    party: str
    own_words: bool
    mandates: tuple[Mandate, ...]
    objections: tuple[tuple[Package, tuple[tuple[str, Acceptance], ...]], ...]


def instructions(case: Case, party: str, given: Iterable[Package] = ()) -> Instructions | None:
    """The negotiators' own words against each principal's; None where nobody instructed them."""
    case = standing(case)
    names = principals(case, party)
    if not names:
        return None
    given = tuple(given)
    own_words = any(said.basis.principal is None for said in case.said_by(party))
    voices = {name: voice_of(case, party, name) for name in names}
    own = in_voice(case, party) if own_words else None
    compared = worth_comparing(case, party, given, None if own is None else Outlook(own, party))
    outlooks = {name: Outlook(voice, party) for name, voice in voices.items()}
    return Instructions(
        party,
        own_words,
        tuple(_mandate(case, party, name, own, outlooks[name], compared, given) for name in names),
        tuple(
            (package, tuple((n, acceptance(outlooks[n], package).acceptance) for n in names))
            for package in compared
        ),
    )


def voice_of(case: Case, party: str, principal: str) -> Case:
    """The case in which a party says only what a principal instructs, and draws only its lines."""
    voice = in_voice(case, party, principal)
    lines = (x for x in voice.red_lines if x.owner != party or x.basis.principal == principal)
    return replace(voice, red_lines=tuple(lines))


def _mandate(
    case: Case,
    party: str,
    name: str,
    own: Case | None,
    principal: Outlook,
    compared: tuple[Package, ...],
    given: tuple[Package, ...],
) -> Mandate:
    said = tuple(s.id for s in case.said_by(party) if s.basis.principal == name)
    room, complete = ((), True) if principal.contradictory else _room(case, party, principal)
    negotiators = None if own is None else Outlook(own, party)
    return Mandate(
        name,
        said,
        _between(case, party, name),
        () if negotiators is None else tuple(_firmer(negotiators, principal, compared)),
        tuple(_outside(case, party, principal, given)),
        room[:MOST_LISTED],
        len(room),
        complete,
    )


def _between(case: Case, party: str, name: str) -> tuple[Contradiction, ...]:
    """The contradictions in which own words and instructions both have a part."""
    said = [s for s in standing(case).said_by(party) if s.basis.principal in (None, name)]
    own = {s.id for s in said if s.basis.principal is None}
    told = {s.id for s in said if s.basis.principal == name}
    return contradictions_between(case, party, said, own, told) if own else ()


def _firmer(own: Outlook, principal: Outlook, compared: tuple[Package, ...]) -> Iterator[Firmer]:
    for more, less in permutations(compared, 2):
        found = own.difference(more, less)
        if found.low is None or found.low < 0 or found.high == 0:
            continue
        mandate = principal.difference(more, less)
        told = mandate.low is not None or mandate.high is not None
        below = mandate.low is None or mandate.low < 0
        if told and below and (mandate.high is None or mandate.high > 0):
            yield Firmer(more, less, found, mandate)


def _outside(
    case: Case, party: str, principal: Outlook, given: tuple[Package, ...]
) -> Iterator[Outside]:
    """What the negotiators offer and the principal could never prefer to no deal."""
    today = case.status_quo()
    offers: list[tuple[Package, str | None]] = [(package, None) for package in given]
    offers += [
        (said.package, said.id)
        for said in case.said_by(party)
        if said.basis.principal is None and isinstance(said, WouldSign | Prefers)
    ]
    for package, offered_by in dict.fromkeys((today.changed(p.as_dict()), i) for p, i in offers):
        if acceptance(principal, package).acceptance is not Acceptance.REFUSED:
            continue
        crossed = principal.case.crossed(package, party)
        lines = tuple(each.id for each in crossed if isinstance(each, RedLine))
        surplus = None if lines else principal.against_no_deal(package)
        yield Outside(package, offered_by, surplus, lines)


def _room(case: Case, party: str, principal: Outlook) -> tuple[tuple[Unused, ...], bool]:
    """Packages the negotiators' red lines shut out though the principal certainly accepts them."""
    own = [r for r in case.red_lines if r.owner == party and r.basis.principal is None]
    if not own:
        return (), True
    options = {issue.id: ends_and_stated(principal, issue) for issue in case.issues}
    looked = list(islice(_nearby(case, party, options), MOST_LOOKED_AT + 1))
    found = []
    for package in looked[:MOST_LOOKED_AT]:
        outcomes = case.outcomes(package)
        crossed = tuple(line.id for line in own if any(map(line.crossed_by, outcomes)))
        if not crossed or not case.allows(package):
            continue
        if acceptance(principal, package).acceptance is Acceptance.CERTAIN:
            found.append(Unused(package, crossed))
    every = all(options[issue.id] == issue.option_ids() for issue in case.issues)
    return tuple(found), every and len(looked) <= MOST_LOOKED_AT


def _nearby(case: Case, party: str, options: dict[str, tuple[str, ...]]) -> Iterator[Package]:
    """Packages by the number of moves from today; those spoken of first."""
    today = case.status_quo()
    seen: set[Package] = set()
    spoken = (today.changed(p.as_dict()) for p in packages_of(case.said_by(party)))
    for package in (*spoken, *_moved(today, options)):
        if package not in seen:
            seen.add(package)
            yield package


def _moved(today: Package, options: dict[str, tuple[str, ...]]) -> Iterator[Package]:
    for size in range(len(options) + 1):
        for issues in combinations(options, size):
            yield from _settled(today, issues, options)


def _settled(
    start: Package, issues: tuple[str, ...], options: dict[str, tuple[str, ...]]
) -> Iterator[Package]:
    if not issues:
        yield start
        return
    for option in options[issues[0]]:
        if option != start.get(issues[0]):
            yield from _settled(start.changed({issues[0]: option}), issues[1:], options)
