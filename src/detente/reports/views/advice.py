"""Advice to one party as headings and lines, the same for a terminal, a page and Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from detente.analysis.advice.offers_finding import Advice, Offer
from detente.case import Case, Package
from detente.reports.words.advice import (
    accepts_line,
    consent_lines,
    gives_lines,
    how_lines,
    offer_head,
    question_lines,
    regret_line,
    trust_line,
    worth_line,
)
from detente.reports.words.names import Names


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under a heading of their own, which may be empty."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfferView:
    """One offer: what it is, what holds of it, and its lists."""

    package: Package
    head: str
    lines: tuple[str, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class AdviceView:
    """The whole advice; ``own_view`` says whose page it is."""

    title: str
    own_view: str
    heading: str
    best: str
    offers: tuple[OfferView, ...]
    parts: tuple[Part, ...]


def advice_view(case: Case, advice: Advice, language: str) -> AdviceView:
    """Everything that is said, in the order in which it is shown."""
    names = Names(case, language)
    party = names.party(advice.party)
    best = ""
    if advice.best is not None and advice.offers:
        best = names.say("advice.gives.best", package=names.package(advice.best).rstrip("."))
    return AdviceView(
        title=names.say("advice.title", party=party),
        own_view=names.say("advice.own_view", party=party),
        heading=names.say("advice.heading.offers", party=party),
        best=best,
        offers=tuple(
            _offer(names, advice, number, each) for number, each in enumerate(advice.offers, 1)
        ),
        parts=tuple(_parts(names, advice)),
    )


def _offer(names: Names, advice: Advice, number: int, offer: Offer) -> OfferView:
    said = (worth_line(names, advice, offer), regret_line(names, advice, offer))
    parts = (
        Part(names.say("advice.heading.gives"), tuple(gives_lines(names, advice, offer))),
        Part(
            names.say("advice.heading.others"),
            tuple(accepts_line(names, advice, each) for each in offer.acceptable),
        ),
        Part(names.say("advice.heading.standing"), tuple(consent_lines(names, offer))),
    )
    return OfferView(
        package=offer.package,
        head=offer_head(names, number, offer),
        lines=tuple(words for words in said if words),
        parts=tuple(part for part in parts if part.lines),
    )


def _parts(names: Names, advice: Advice) -> Iterator[Part]:
    asked = tuple(" ".join(question_lines(names, each)) for each in advice.inquiries)
    nothing = (names.say("advice.nothing_to_ask"),)
    yield Part(names.say("advice.heading.find_out"), asked or nothing)
    yield Part(
        names.say("advice.heading.trust"), tuple(trust_line(names, each) for each in advice.trust)
    )
    yield Part(names.say("advice.heading.how"), tuple(how_lines(names, advice)))
