"""Advice from one seat, as values: offers of about equal worth, and what to find out next."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from detente.analysis.agreements import Authority, Verdict
from detente.analysis.preferences import Reason, Span
from detente.analysis.preferences.findings import Share
from detente.case import Grade, Package

Effect = Literal["gains", "gives_way", "same", "open", "unknown"]
"""What a move does to a party, for every compatible utility: no loss, no gain, neither, either;
*unknown* where it has said nothing about the issue."""

Proved = Literal["certain", "possible", "never"]

Knowledge = Literal["values", "ranges", "comparisons", "orders", "directions", "nothing"]
"""The most that is known of a party's preferences, best first."""

AskedAbout = Literal["sign", "rather", "no_deal", "issue", "confirm"]


@dataclass(frozen=True, slots=True)
class Acceptable:
    """How acceptable a package is to a party.

    ``proved`` is None where nothing is known; ``share`` the share of its compatible utilities in
    which it crosses no red line and is worth at least no deal, None where no deal is not known.
    ``grade`` is the weakest among what this rests on (``rests_on``, ids).
    """

    party: str
    verdict: Verdict
    proved: Proved | None
    share: Share | None
    grade: Grade | None
    rests_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """What an offer gives away on one issue, against the party's own best package within reach.

    ``cost`` bounds what the move from ``best`` to ``offered`` costs it, everything else as in its
    best package; ``effects`` say what the move does to the others. An empty option: left open.
    """

    issue: str
    best: str
    offered: str
    cost: Span
    effect: Effect
    effects: tuple[tuple[str, Effect], ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """One package to offer, seen from the party's seat.

    ``worth`` and ``over_no_deal`` are bounds over its compatible utilities; ``regret`` is the most
    that another package looked at which nobody certainly refuses could be worth more to it (None:
    no bound). ``mean`` is the representative worth, never shown without its bounds.
    ``recommends`` are issues moved that others have to decide with it. ``moved`` are the issues not
    as today. ``ways``: how acceptable it is to the party in each way to resolve what it contradicts
    itself in (empty where it does not); ``objecting``: principals whose instructions refuse it
    ("" for the only one).
    """

    package: Package
    recommended: bool
    worth: Span
    over_no_deal: Span | None
    mean: float | None
    own: Acceptable
    regret: Fraction | None
    gives: tuple[Given, ...]
    acceptable: tuple[Acceptable, ...]
    product: float | None
    moved: tuple[str, ...]
    recommends: tuple[str, ...]
    deciders: tuple[str, ...]
    reasons: tuple[str, ...]
    ways: tuple[Proved | None, ...] = ()
    objecting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trust:
    """What kind of knowledge the advice has of a party, and on what it rests.

    ``guessed``: every statement is marked as a guess. ``unsampled`` says why no share can be given.
    """

    party: str
    kind: Knowledge
    guessed: bool
    statements: int
    red_lines: int
    no_deal: bool
    best: Grade | None
    weakest: Grade | None
    method: str | None
    unsampled: Reason | None


@dataclass(frozen=True, slots=True)
class Inquiry:
    """Something to find out from a party.

    ``sign``: would it sign ``first``? ``rather``: ``first`` or ``second`` (packages that differ in
    what is asked)? ``no_deal``, ``issue`` (``element``), ``confirm`` (``element``): what was never
    said, or rests on little. ``gain`` is the expected rise of the largest product of shares once
    the answer is known (None: nothing to compute it from); ``turns``: another offer would be
    recommended after some answer.
    """

    kind: AskedAbout
    party: str
    element: str
    first: Package | None = None
    second: Package | None = None
    gain: float | None = None
    turns: bool = False


@dataclass(frozen=True, slots=True)
class Advice:
    """Advice to one party; see `Offer`, `Inquiry`, `Trust`.

    ``best`` is its own best package that nobody is known to refuse: what the offers are measured
    against. ``band`` is how far, on its utility scale, offers of about equal worth may lie apart
    (None: worth cannot be told apart), ``band_share`` the same as a share of the scale, ``apart``
    in how many issues any two differ at least. ``error`` is how far answers were taken to be off.
    ``looked_at`` packages were ranked, all there are if ``exhaustive``; issues in ``coarse``
    at some of their numbers only. ``compared`` were weighed on every sample for the recommendation,
    ``listed`` for questions and regret.
    """

    party: str
    parties: tuple[str, ...]
    offers: tuple[Offer, ...]
    inquiries: tuple[Inquiry, ...]
    trust: tuple[Trust, ...]
    best: Package | None
    band: Fraction | None
    band_share: Fraction
    apart: int
    authority: Authority
    samples: int
    seed: int
    looked_at: int
    compared: int
    listed: int
    exhaustive: bool
    coarse: tuple[str, ...]
    contradictory: tuple[str, ...]
    few: Literal["no_package", "no_second", "too_alike"] | None
    partial: Literal["time"] | None = None
    error: Fraction | None = None
