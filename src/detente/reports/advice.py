"""Advice to one party for a terminal and as JSON values."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from detente.analysis.advice.offers_finding import Acceptable, Advice, Given, Offer
from detente.analysis.preferences import Span
from detente.case import Case
from detente.reports.views.advice import AdviceView, OfferView, advice_view
from detente.reports.words.advice import (
    accepts_line,
    given_line,
    how_lines,
    offer_head,
    points_of,
    question,
    question_lines,
    trust_line,
    worth_line,
)
from detente.reports.words.names import Names


def advice_text(case: Case, advice: Advice, language: str) -> str:
    """The advice as plain text."""
    return "\n".join(_lines(advice_view(case, advice, language))) + "\n"


def _lines(view: AdviceView) -> Iterator[str]:
    yield from (view.title, "", view.own_view, "", view.heading)
    if view.best:
        yield view.best
    for offer in view.offers:
        yield from ("", *_offer_lines(offer))
    for part in view.parts:
        yield from ("", part.heading, *(f"  {line}" for line in part.lines))


def _offer_lines(offer: OfferView) -> Iterator[str]:
    yield offer.head
    yield from (f"  {line}" for line in offer.lines)
    for part in offer.parts:
        if part.heading:
            yield f"  {part.heading}:"
        indent = "    " if part.heading else "  "
        yield from (f"{indent}{line}" for line in part.lines)


def advice_json(case: Case, advice: Advice, language: str) -> dict[str, Any]:
    """The advice as plain values: whole points of 100, shares with their sample size, ids.

    ``exact`` are fractions, left out where a worth rests on less than *reported*.
    """
    names = Names(case, language)
    view = advice_view(case, advice, language)
    return {
        "party": advice.party,
        "parties": list(advice.parties),
        "offers": [
            _offer(names, advice, number, each) for number, each in enumerate(advice.offers, 1)
        ],
        "find_out": [
            {
                "party": each.party,
                "kind": each.kind,
                "element": each.element or None,
                "first": None if each.first is None else each.first.as_dict(),
                "second": None if each.second is None else each.second.as_dict(),
                "gain": each.gain,
                "turns": each.turns,
                "question": question(names, each),
                "text": " ".join(question_lines(names, each)),
            }
            for each in advice.inquiries
        ],
        "trust": {
            each.party: {
                "kind": each.kind,
                "guessed": each.guessed,
                "statements": each.statements,
                "red_lines": each.red_lines,
                "no_deal": each.no_deal,
                "best": None if each.best is None else str(each.best),
                "weakest": None if each.weakest is None else str(each.weakest),
                "method": each.method,
                "unsampled": each.unsampled,
                "text": trust_line(names, each),
            }
            for each in advice.trust
        },
        "best": None if advice.best is None else advice.best.as_dict(),
        "equal_within": float(advice.band_share) if advice.band is not None else None,
        "apart": advice.apart,
        "authority": {
            kind: list(getattr(advice.authority, kind))
            for kind in ("settle", "recommend", "not_theirs")
        },
        "samples": advice.samples,
        "seed": advice.seed,
        "error": None if advice.error is None else float(advice.error * 100),
        "looked_at": advice.looked_at,
        "compared": advice.compared,
        "listed": advice.listed,
        "exhaustive": advice.exhaustive,
        "coarse": list(advice.coarse),
        "contradictory": list(advice.contradictory),
        "few": advice.few,
        "partial": advice.partial,
        "own_view": view.own_view,
        "text": list(how_lines(names, advice)),
    }


def _offer(names: Names, advice: Advice, number: int, found: Offer) -> dict[str, Any]:
    rests = found.own.grade
    sure = rests is None or not rests.only_possible
    return {
        "package": found.package.as_dict(),
        "recommended": found.recommended,
        "worth": _points(found.worth, found.mean is not None, sure),
        "over_no_deal": _points(found.over_no_deal, found.mean is not None, sure),
        "regret": _regret(found),
        "standing": found.own.proved,
        "own": _acceptable(names, advice, found.own),
        "gives_away": [_given(names, advice, each, sure) for each in found.gives],
        "acceptable": {each.party: _acceptable(names, advice, each) for each in found.acceptable},
        "product": found.product,
        "moves": list(found.moved),
        "recommends": list(found.recommends),
        "deciders": list(found.deciders),
        "reasons": list(found.reasons),
        "ways": list(found.ways),
        "outside_instructions": list(found.objecting),
        "text": f"{offer_head(names, number, found)} {worth_line(names, advice, found)}",
    }


def _acceptable(names: Names, advice: Advice, found: Acceptable) -> dict[str, Any]:
    share = found.share
    return {
        "proved": found.proved,
        "share": None if share is None else share.value,
        "samples": None if share is None else share.samples,
        "grade": None if found.grade is None else str(found.grade),
        "because": found.verdict.because,
        "reasons": list(found.rests_on),
        "text": accepts_line(names, advice, found),
    }


def _given(names: Names, advice: Advice, found: Given, sure: bool) -> dict[str, Any]:
    return {
        "issue": found.issue,
        "best": found.best or None,
        "offered": found.offered or None,
        "cost": _points(found.cost, advice.band is not None, sure),
        "effect": found.effect,
        "effects": dict(found.effects),
        "text": given_line(names, advice, found),
    }


def _points(span: Span | None, numbers: bool, sure: bool) -> dict[str, Any] | None:
    """Bounds as whole points; None where nothing bounds them or nobody gave numbers."""
    if span is None or not numbers or span.low is None or span.high is None:
        return None
    low, high = points_of(span)
    exact = {"low": str(span.low), "high": str(span.high)}
    return {"low": low, "high": high, "loose": span.loose, **({"exact": exact} if sure else {})}


def _regret(found: Offer) -> int | None:
    if found.regret is None or found.mean is None:
        return None
    return points_of(Span(Fraction(0), found.regret))[1]
