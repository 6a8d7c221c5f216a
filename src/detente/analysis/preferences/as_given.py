"""Bounds on the scale *as given*: weight times value as written, plus a constant, below a cap.

Nothing is divided and nothing adds up to 1: intervals of weights and values vary on their own. An
issue nobody gave numbers for adds nothing, unless an order is known on it: then its amount is
open, and only its sign is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction

from detente.analysis.preferences.bounds import ANYTHING, NOTHING, End, Span, intersection
from detente.analysis.preferences.links import bonus_of, bonus_span
from detente.analysis.preferences.option_values import Bounds
from detente.analysis.problem import Lottery, Said, shares, span_of
from detente.case import Issue, Package, Value, Weight, parse_number, write_number

ZERO = Fraction(0)

SignOf = Callable[[Issue, str, str], tuple[Fraction, Fraction] | None]
"""Bounds of (issue, option, other option) whose signs follow from orders and directions."""


def weight_as_given(said: Said, issue: str) -> Span:
    """The bounds of what an issue weighs, in its own points."""
    return intersection(Span(*span_of(w.value, w.interval)) for w in said.every_weight(issue))


def value_as_given(said: Said, issue: Issue, option: str) -> Span:
    """The bounds of what an option is worth on its issue, in its own points."""
    values, terms = said.values.get(issue.id, {}), _terms(said, issue, option, 1)
    if terms is None:
        return ANYTHING
    parts = (Span(*_value(said, values[o])).times(share) for o, share in terms.items())
    return sum(parts, NOTHING)


def worth_as_given(said: Said, issue: Issue, option: str) -> Span:
    """The bounds of weight times value of an option."""
    return _issue(said, issue, (option, None), alone=True)


def numbers_clash(said: Said) -> bool:
    """Whether two things said of one weight or one value have no number in common."""
    if not said.further:
        return False
    values = [_value(said, v) for stated in said.values.values() for v in stated.values()]
    weights = [
        _common(span_of(w.value, w.interval) for w in said.every_weight(issue))
        for issue in said.weights
    ]
    return any(low > high for low, high in (*values, *weights))


def difference_as_given(
    said: Said, issues: Iterable[Issue], more: Package, less: Package, sign_of: SignOf
) -> Span:
    """The bounds of ``u(more) - u(less)`` over the issues on which they differ.

    Below a cap the difference can only shrink; where the cap may be reached the span is loose.
    """
    first, second = more.as_dict(), less.as_dict()
    total = bonus_span(said, more, less)
    issues = tuple(issues)
    for issue in issues:
        options = (first.get(issue.id), second.get(issue.id))
        part = _issue(said, issue, options)
        if None not in options and _ordered(said, issue):
            part = _with_sign(part, sign_of(issue, str(options[0]), str(options[1])))
        total += part
    if said.scale.cap is None or total == NOTHING:
        return total
    return Span(
        None if total.low is None else min(total.low, ZERO),
        None if total.high is None else max(total.high, ZERO),
        loose=True,
    )


def utility_as_given(said: Said, issues: Iterable[Issue], package: Package) -> Span:
    """The bounds of ``u(package)``."""
    constant, cap = said.scale.constant or ZERO, said.scale.cap
    total = bonus_span(said, package, None) + Span(constant, constant)
    for issue in issues:
        total += _issue(said, issue, (package.get(issue.id), None), alone=True)
    if cap is None:
        return total
    low = None if total.low is None else min(total.low, cap)
    return Span(low, cap if total.high is None else min(total.high, cap), total.loose)


def lottery_as_given(
    said: Said, issues: Iterable[Issue], lottery: Lottery, sign_of: SignOf
) -> Span:
    """The bounds of a sum of packages of plain options, each times its factor.

    Where the cap may be reached, what each package is worth is bounded by itself: loose.
    """
    issues = tuple(issues)
    cap = said.scale.cap
    if cap is not None:
        alone = [(factor, utility_as_given(said, issues, plain)) for factor, plain in lottery]
        bare = replace(said, scale=replace(said.scale, cap=None))
        if any(u.high is None or u.high >= cap for _, u in alone):
            total = sum((u.times(factor) for factor, u in alone), NOTHING)
            return replace(total, loose=True)
        return lottery_as_given(bare, issues, lottery, sign_of)
    whole = sum((factor for factor, _ in lottery), ZERO)
    constant = whole * (said.scale.constant or ZERO)
    total = bonus_of(said, lottery) + Span(constant, constant)
    for issue in issues:
        shares = shares_of(lottery, issue.id)
        total += _shared(said, issue, shares, sign_of) if shares else NOTHING
    return total


def shares_of(lottery: Lottery, issue: str) -> dict[str | None, Fraction]:
    """How much of a sum of packages has each option of an issue; None is the issue left open."""
    shares: dict[str | None, Fraction] = {}
    for factor, package in lottery:
        option = package.get(issue)
        shares[option] = shares.get(option, ZERO) + factor
    return {option: share for option, share in shares.items() if share}


def _shared(said: Said, issue: Issue, shares: dict[str | None, Fraction], sign_of: SignOf) -> Span:
    """The bounds of what one issue adds to a sum of packages."""
    weight, values = said.weights.get(issue.id), said.values.get(issue.id)
    if weight is None and values is None and not _ordered(said, issue):
        return NOTHING
    part = ANYTHING
    terms: dict[str, Fraction] | None = {}
    for option, share in shares.items():
        own = _terms(said, issue, option, 1)
        if own is None or terms is None:
            terms = None
            continue
        for named, factor in own.items():
            terms[named] = terms.get(named, ZERO) + share * factor
    if weight is not None and values is not None and terms is not None:
        part = _weighted(said, weight, values, terms)
    if None in shares or sum(shares.values(), ZERO) or not _ordered(said, issue):
        return part
    return _ranked(part, issue, shares, sign_of)


def _ranked(part: Span, issue: Issue, shares: dict[str | None, Fraction], sign_of: SignOf) -> Span:
    """With the sign that follows where every option gained is ranked alike to every one lost."""
    signs = [
        sign_of(issue, str(more), str(less))
        for more, gained in shares.items()
        for less, lost in shares.items()
        if gained > 0 > lost
    ]
    known = [sign for sign in signs if sign is not None]
    if len(known) == len(signs):
        low, high = min(sign[0] for sign in known), max(sign[1] for sign in known)
        part = _with_sign(part, (low, high))
    # Between three or four options an order says more than the sign.
    return replace(part, loose=part.loose or len(shares) > 2)


def _ordered(said: Said, issue: Issue) -> bool:
    return any(issue.id in kind for kind in said.ordinal)


def _issue(
    said: Said, issue: Issue, options: tuple[str | None, str | None], *, alone: bool = False
) -> Span:
    weight, values = said.weights.get(issue.id), said.values.get(issue.id)
    if weight is None and values is None:
        return ANYTHING if _ordered(said, issue) else NOTHING
    terms = _terms(said, issue, options[0], 1)
    others = {} if alone else _terms(said, issue, options[1], -1)
    if weight is None or values is None or terms is None or others is None:
        return ANYTHING
    for option, share in others.items():
        terms[option] = terms.get(option, ZERO) + share
    return _weighted(said, weight, values, terms)


def _weighted(
    said: Said, weight: Weight, values: dict[str, Value], terms: dict[str, Fraction]
) -> Span:
    spans = {option: _value(said, values[option]) for option in terms}
    low = sum((c * spans[o][0 if c > 0 else 1] for o, c in terms.items()), ZERO)
    high = sum((c * spans[o][1 if c > 0 else 0] for o, c in terms.items()), ZERO)
    heavy = span_of(weight.value, weight.interval)
    if said.further:
        heavy = _common(span_of(w.value, w.interval) for w in said.every_weight(weight.issue))
    corners = [w * v for w in heavy for v in (low, high)]
    return Span(min(corners), max(corners))


def _value(said: Said, value: Value) -> Bounds:
    """Where all that is said of one option's value holds."""
    if not said.further:
        return span_of(value.value, value.interval)
    stated = (v for v in said.every_value(value.issue) if v.option == value.option)
    return _common(span_of(v.value, v.interval) for v in stated)


def _common(spans: Iterable[Bounds]) -> Bounds:
    lows, highs = zip(*spans, strict=True)
    return (max(lows), min(highs))


def _terms(said: Said, issue: Issue, option: str | None, sign: int) -> dict[str, Fraction] | None:
    """An option as shares of options with a value; None where nobody said."""
    values = said.values.get(issue.id, {})
    if option in values:
        return {str(option): Fraction(sign)}
    if option is None or issue.range is None:
        return None
    parts = shares(sorted(parse_number(o) for o in values), parse_number(option))
    return {write_number(number): sign * share for number, share in parts} or None


def _with_sign(part: Span, known: tuple[Fraction, Fraction] | None) -> Span:
    low: End = part.low
    high: End = part.high
    if known is not None and known[0] >= 0:
        low = ZERO if low is None else max(low, ZERO)
    if known is not None and known[1] <= 0:
        high = ZERO if high is None else min(high, ZERO)
    return Span(low, high, part.loose)
