"""Advice to one party in words: offers, what they give away, who accepts, what to ask."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor

from detente.analysis.advice.offers_finding import (
    Acceptable,
    Advice,
    Given,
    Inquiry,
    Offer,
    Trust,
)
from detente.analysis.preferences import Span
from detente.case import Package
from detente.reports.words import elements
from detente.reports.words.names import Names
from detente.reports.words.numbers import grouped, share, written
from detente.reports.words.prefs import principal_name

MOST_NAMED = 4
"""Statements named per line; the JSON has all of them."""


def offer_head(names: Names, number: int, found: Offer) -> str:
    """``Offer 1, recommended: …``."""
    key = "offer_recommended" if found.recommended else "offer"
    package = names.package(found.package).rstrip(".")
    return names.say(f"advice.{key}", number=number, package=package)


def worth_line(names: Names, advice: Advice, found: Offer) -> str:
    """What an offer is worth to the party, and how it stands to no deal."""
    told = found.own.proved == "never" or found.over_no_deal is not None
    standing = names.say(f"advice.standing.{(told and found.own.proved) or 'unknown'}")
    party = names.party(advice.party)
    worth = worth_words(names, advice, found)
    return names.say("advice.worth.line", party=party, worth=worth, standing=standing)


def worth_words(names: Names, advice: Advice, found: Offer) -> str:
    """Bounds in whole points, outwards: no decimals that nobody said."""
    span = found.worth
    if found.mean is None or span.low is None or span.high is None:
        return names.say("advice.worth.unknown")
    if names.case.scale(advice.party).as_given:
        low, high = (written(_coarse(end), names.language) for end in (span.low, span.high))
        key = "given" if low != high else "given_exact"
    else:
        low, high = (grouped(end, names.language) for end in points_of(span))
        key = "span" if low != high else "exact"
    return names.say(f"advice.worth.{key}", low=low, high=high)


def points_of(span: Span) -> tuple[int, int]:
    """Whole points of 100 that hold the bounds of a worth; the nearest where it is one number."""
    assert span.low is not None
    assert span.high is not None
    if span.low == span.high:
        return (round(span.low * 100),) * 2
    return floor(span.low * 100), ceil(span.high * 100)


def _coarse(number: Fraction) -> Fraction:
    return Fraction(round(number * 10), 10) if abs(number) < 100 else Fraction(round(number))


def regret_line(names: Names, advice: Advice, found: Offer) -> str:
    """What the party might regret; nothing where no number bounds it."""
    if found.regret is None or found.mean is None:
        return ""
    if not found.regret:
        return names.say("advice.worth.regret_none")
    if names.case.scale(advice.party).as_given:
        points = written(_coarse(found.regret), names.language)
        return names.say("advice.worth.regret_given", points=points)
    return names.say("advice.worth.regret", points=ceil(found.regret * 100))


def gives_lines(names: Names, advice: Advice, found: Offer) -> Iterator[str]:
    """What the offer gives away, issue by issue."""
    if advice.best is None:
        yield names.say("advice.gives.no_best")
    elif not found.gives:
        yield names.say("advice.gives.nothing")
    yield from (given_line(names, advice, each) for each in found.gives)


def given_line(names: Names, advice: Advice, found: Given) -> str:
    """One issue: what is offered instead of what, what it costs, whom it helps."""
    told = [
        names.say(f"advice.effect.{effect}", parties=names.listed(who, MOST_NAMED))
        for effect in ("gains", "gives_way", "open", "unknown")
        if (who := [names.party(p) for p, each in found.effects if each == effect])
    ]
    return names.say(
        "advice.gives.line",
        issue=names.issue(found.issue),
        offered=_option(names, found.issue, found.offered),
        best=_option(names, found.issue, found.best),
        cost=cost_words(names, advice, found),
        others=names.say("advice.gives.others", effects="; ".join(told)) if told else "",
    )


def cost_words(names: Names, advice: Advice, found: Given) -> str:
    """What a move costs: in points where numbers bound it, else in a word."""
    cost = found.cost
    plain = advice.band is None or names.case.scale(advice.party).as_given
    if plain or cost.low is None or cost.high is None or found.effect not in ("gains", "gives_way"):
        return names.say(f"advice.cost.{found.effect}")
    low, high = points_of(cost if found.effect == "gives_way" else -cost)
    if low == high == 0:
        return names.say(f"advice.cost.{found.effect}")
    kind = "span" if low != high else "exact"
    prefix = "" if found.effect == "gives_way" else "gain_"
    return names.say(f"advice.cost.{prefix}{kind}", low=low, high=high)


def accepts_line(names: Names, advice: Advice, found: Acceptable) -> str:
    """One other party: proof, share with its sample size, grade, what refuses.

    A proof takes statements as they stand; where they may err, the share is told beside it.
    """
    part = found.share
    told = ""
    if part is not None and (found.proved == "possible" or advice.error is not None):
        number = grouped(part.samples, names.language)
        told = names.say(
            "advice.accepts.share", share=share(Fraction(part.count, part.samples)), number=number
        )
    grade = ""
    if found.grade is not None:
        grade = names.say("advice.accepts.grade", grade=names.grade(found.grade))
    words = names.say(
        "advice.accepts.line",
        party=names.party(found.party),
        word=names.say(f"advice.accepts.{found.proved or 'unknown'}"),
        share=told,
        grade=grade,
    )
    if found.proved == "never" and found.verdict.because is not None:
        element = elements.named(names, found.verdict.because)
        words += names.say("advice.accepts.because", element=element)
    return words


def consent_lines(names: Names, found: Offer) -> Iterator[str]:
    """Who objects, who has to agree, what can only be recommended, what it rests on."""
    for name in found.objecting:
        key = "objects_named" if name else "objects"
        yield names.say(f"advice.{key}", principal=principal_name(names, name))
    if found.ways:
        holds = sum(each != "never" for each in found.ways)
        key = "ways_all" if holds == len(found.ways) else "ways_some"
        number = names.number(holds)
        yield names.say(f"advice.{key}", number=number, ways=names.number(len(found.ways)))
    if found.deciders:
        parties = names.both(names.party(each) for each in found.deciders)
        yield names.say("advice.agree.all", parties=parties)
    if found.recommends:
        issues = names.both(names.quoted(names.issue(each)) for each in found.recommends)
        yield names.say("advice.agree.recommends", issues=issues)
    if found.reasons:
        named = list(dict.fromkeys(elements.named(names, each) for each in found.reasons))
        left = len(named) - MOST_NAMED
        if left > 1:
            named = [*named[:MOST_NAMED], names.say("brief.more", number=names.number(left))]
        yield names.say("advice.agree.rests", elements="; ".join(named))


def question(names: Names, asked: Inquiry) -> str:
    """A question one could really ask."""
    values = {
        "first": _asked(names, asked.first, asked.second),
        "second": _asked(names, asked.second, asked.first),
        "issue": names.issue(asked.element) if asked.kind == "issue" else "",
        "element": elements.named(names, asked.element) if asked.kind == "confirm" else "",
        "grade": (
            names.grade(elements.grade_of(names, asked.element)) if asked.kind == "confirm" else ""
        ),
    }
    return names.say(f"advice.question.{asked.kind}", party=names.party(asked.party), **values)


def question_lines(names: Names, asked: Inquiry) -> Iterator[str]:
    """The question, and why it is worth asking."""
    yield question(names, asked)
    if asked.gain is not None:
        hundredths = round(asked.gain * 100)
        key = "gain" if hundredths else "gain_small"
        yield names.say(f"advice.{key}", count=hundredths, points=hundredths)
    if asked.turns:
        yield names.say("advice.turns")


def trust_line(names: Names, found: Trust) -> str:
    """What kind of knowledge there is of a party, and on what it rests."""
    if found.best is None or found.weakest is None:
        grades = names.say("advice.trust.grades_none")
    else:
        key = "grades" if found.best == found.weakest else "grades_range"
        best, weakest = names.grade(found.best), names.grade(found.weakest)
        grades = names.say(f"advice.trust.{key}", best=best, weakest=weakest)
    return names.say(
        "advice.trust.line",
        party=names.party(found.party),
        kind=names.say(f"advice.trust.{found.kind}"),
        guessed=names.say("advice.trust.guessed") if found.guessed else "",
        grades=grades,
        no_deal=names.say(f"advice.trust.{'no_deal' if found.no_deal else 'no_deal_unknown'}"),
    )


def how_lines(names: Names, advice: Advice) -> Iterator[str]:
    """What the offers were chosen by, and how far was looked."""
    if advice.offers:
        if len(advice.offers) > 1:
            yield equal_line(names, advice)
            apart = names.number(advice.apart)
            yield names.say("advice.apart", count=advice.apart, apart=apart)
        yield recommended_line(names, advice)
    if advice.few is not None:
        yield names.say(f"advice.few.{advice.few}")
    number = grouped(advice.looked_at, names.language)
    yield names.say(
        "advice.looked_at_all" if advice.exhaustive else "advice.looked_at", number=number
    )
    if advice.coarse:
        issues = names.both(names.quoted(names.issue(each)) for each in advice.coarse)
        yield names.say("advice.coarse", issues=issues)
    if any(a.share is not None for o in advice.offers for a in (o.own, *o.acceptable)):
        number = grouped(advice.samples, names.language)
        yield names.say("advice.samples", number=number, seed=advice.seed)
    if advice.error is not None:
        yield names.say("advice.error", points=written(advice.error * 100, names.language))
    for party in advice.contradictory:
        yield names.say("advice.contradictory", party=names.party(party))
    if advice.partial is not None:
        yield names.say("advice.partial")
    yield names.say("advice.untested")


def equal_line(names: Names, advice: Advice) -> str:
    """In what sense the offers are of about equal worth."""
    if advice.band is None:
        return names.say("advice.equal.untold")
    if names.case.scale(advice.party).as_given:
        return names.say("advice.equal.share", share=share(advice.band_share))
    points = written(advice.band * 100, names.language)
    return names.say("advice.equal.points", points=points)


def recommended_line(names: Names, advice: Advice) -> str:
    """By what the first offer is recommended; or why none is."""
    if not any(offer.recommended for offer in advice.offers):
        return names.say("advice.not_recommended")
    if advice.offers[0].product is None:
        return names.say("advice.recommended_known")
    number = grouped(advice.compared, names.language)
    return names.say("advice.recommended_why", listed=number)


def _option(names: Names, issue: str, option: str) -> str:
    return names.option(issue, option) if option else names.say("advice.open")


def _asked(names: Names, package: Package | None, other: Package | None) -> str:
    """A package in a question: only what sets it apart from the other one, or from today."""
    if package is None:
        return ""
    beside = (other or names.case.status_quo()).as_dict()
    apart = [
        names.say("advice.option", issue=names.issue(issue), option=names.option(issue, option))
        for issue, option in package.choices
        if beside.get(issue) != option
    ]
    return names.both(apart) if apart else names.say("brief.nothing_moves")
