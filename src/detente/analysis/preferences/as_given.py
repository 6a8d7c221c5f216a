"""Bounds on the scale *as given*: weight times value as written, plus a constant, below a cap.

Nothing is divided and nothing adds up to 1: intervals of weights and values vary on their own. An
issue nobody gave numbers for adds nothing, unless an order is known on it: then its amount is
open, and only its sign is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from detente.analysis.preferences.bounds import ANYTHING, NOTHING, End, Span
from detente.analysis.preferences.links import bonus_span
from detente.analysis.problem import Said, shares, span_of
from detente.case import Issue, Package, parse_number, write_number

ZERO = Fraction(0)

SignOf = Callable[[Issue, str, str], tuple[Fraction, Fraction] | None]
"""Bounds of (issue, option, other option) whose signs follow from orders and directions."""


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
    spans = {option: span_of(values[option].value, values[option].interval) for option in terms}
    low = sum((c * spans[o][0 if c > 0 else 1] for o, c in terms.items()), ZERO)
    high = sum((c * spans[o][1 if c > 0 else 0] for o, c in terms.items()), ZERO)
    heavy = span_of(weight.value, weight.interval)
    corners = [w * v for w in heavy for v in (low, high)]
    return Span(min(corners), max(corners))


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
