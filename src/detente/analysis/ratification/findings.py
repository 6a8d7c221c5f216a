"""What ratification answers with: values and ids, never sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from detente.case import Grade, Move, Package


class Vote(StrEnum):
    """How somebody votes on a package.

    *Open*: something is known and both votes fit it. *Unknown*: nothing is known.
    """

    YES = "yes"
    NO = "no"
    OPEN = "open"
    UNKNOWN = "unknown"


Passes = Literal["certain", "possible", "no", "unknown"]
"""Whether consent is given, over every outcome of the votes that are not settled.

*Certain*: in each. *No*: in none. *Unknown*: whatever those do of whom something is known, those of
whom nothing is known decide. *Possible*: everything else.
"""


@dataclass(frozen=True, slots=True)
class Stance:
    """What a party makes of a package, as the room that judges acceptance found it.

    ``because`` is the deciding element (``red_line:a.b``, a statement's id), ``grade`` what that
    rests on. ``without_possible`` is the vote with every red line below *reported* left aside
    (None: the same).
    """

    vote: Vote
    because: str | None = None
    grade: Grade | None = None
    without_possible: Vote | None = None


Stances = Callable[[str, Package], Stance]
"""Asks for the stance of a party on a complete package. Handed in: rooms of a row are strangers."""


@dataclass(frozen=True, slots=True)
class BlocVote:
    """One bloc of a body on a package.

    ``pivotal``: in some outcome of the other votes not settled its vote decides (None: not told,
    as seats are not stated or the numbers are too large). ``because`` is the path of the bloc
    (``bodies.parliament.blocs.rural``) or the element of the party it votes like.
    ``indispensable``: nothing passes without it.
    """

    bloc: str
    seats: Fraction | None
    vote: Vote
    without_possible: Vote
    because: str | None
    grade: Grade | None
    pivotal: bool | None
    indispensable: bool = False


@dataclass(frozen=True, slots=True)
class Consent:
    """One consent that a package needs: a body's, or that of a party that decides a moved issue.

    ``id`` is the body's id, or the party's for a *decider*. ``issues`` are the moved issues it is
    asked about. ``because`` and ``grade`` say on what the answer rests: the votes against where it
    is *no*, those in favour where *certain*, and the best grade that settles it by itself.
    ``yes``, ``no`` and ``open`` are seats (a referendum: per cent, ``yes`` what it is sure of),
    ``needed`` how many it takes (``more_than``: that number has to be exceeded); None where the
    rule counts none or the seats are not stated. ``blocking`` are the minimal sets of blocs, none
    certainly in favour, that can stop it together, the smallest first; ``blocking_complete`` is
    False where there may be more. ``at_table`` says that its party negotiates.
    """

    id: str
    party: str
    kind: Literal["decider", "vote", "referendum", "veto", "consensus"]
    issues: tuple[str, ...]
    passes: Passes
    without_possible: Passes
    because: tuple[str, ...]
    grade: Grade | None
    at_table: bool
    yes: Fraction | None = None
    no: Fraction | None = None
    open: Fraction | None = None
    needed: Fraction | None = None
    blocs: tuple[BlocVote, ...] = ()
    blocking: tuple[tuple[str, ...], ...] = ()
    more_than: bool = False
    blocking_complete: bool = True


@dataclass(frozen=True, slots=True)
class Blocker:
    """Who stops a package, and with which element.

    ``bloc`` is None where no bloc is behind it: its party refuses, a referendum falls short, or a
    body needs more votes than it has (``because`` is then the body). ``possible``: only a red line
    below *reported* says so, and without it the consent would not be refused.
    """

    consent: str
    party: str
    bloc: str | None
    because: str | None
    grade: Grade | None
    possible: bool


@dataclass(frozen=True, slots=True)
class Loss:
    """What a change takes from a party, in its own utility: bounds over all compatible ones.

    Below 0 it gains. ``central`` is the loss at the central utility, None where none is fixed;
    ``label`` is *certain* (it certainly loses), *possible*, *none* (certainly no loss) or
    *unknown* (nothing is known of it on the issues changed).
    """

    party: str
    label: Literal["certain", "possible", "none", "unknown"]
    low: Fraction | None
    high: Fraction | None
    central: Fraction | None


@dataclass(frozen=True, slots=True)
class BringIn:
    """The smallest change of a package after which a consent is no longer refused.

    ``turned_away`` are other consents that it would lose. ``keeps_all``: it is the smallest change
    that turns nobody away (listed beside the smallest one where the two differ). ``complete`` is
    False where the search was cut short: then a smaller change may exist; ``package`` is None
    where there is no such change (none was found, if not ``complete``). ``passes`` is the consent
    after the change; None beside a package: nothing wins it, and it is then no longer asked.
    """

    consent: str
    package: Package | None
    moves: tuple[Move, ...]
    passes: Passes | None
    turned_away: tuple[str, ...]
    losses: tuple[Loss, ...]
    keeps_all: bool
    complete: bool


@dataclass(frozen=True, slots=True)
class Undoing:
    """An act by which a coalition could undo a package.

    ``would`` is whether it serves everybody it takes, its cost counted: *certain*, *possible*,
    *no* (somebody certainly gains nothing by it) or *unknown*; ``gains`` the same per party.
    ``minimal``: no smaller coalition can undo the package by another act.
    """

    act: str
    coalition: tuple[str, ...]
    issues: tuple[str, ...]
    leaves: Package
    gains: tuple[tuple[str, Passes], ...]
    would: Passes
    grade: Grade
    minimal: bool


@dataclass(frozen=True, slots=True)
class Power:
    """What a party could do about a package.

    ``withhold``: it decides a moved issue. ``vote``: one of its bodies must consent. ``undo``: it
    has an act. ``stop``: it carries out a moved issue and does not negotiate. ``element`` is the
    body or act; ``issues`` those it bears on.
    """

    party: str
    kind: Literal["withhold", "vote", "undo", "stop"]
    issues: tuple[str, ...]
    element: str | None = None


@dataclass(frozen=True, slots=True)
class Ratification:
    """Who must agree to a package and who could undo it.

    ``passes`` is the weakest of the ``consents`` (*no*, then *unknown*, *possible*, *certain*).
    ``coalitions`` are the smallest sets of parties that can undo it. ``partial`` names what
    stopped early (``time``), else None.
    """

    package: Package
    parties: tuple[str, ...]
    passes: Passes
    without_possible: Passes
    consents: tuple[Consent, ...]
    blockers: tuple[Blocker, ...]
    bring_in: tuple[BringIn, ...]
    undo: tuple[Undoing, ...]
    coalitions: tuple[tuple[str, ...], ...]
    powers: tuple[Power, ...]
    partial: str | None = None
