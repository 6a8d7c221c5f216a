"""An interval of what is compatible, open on a side where nothing bounds it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

End = Fraction | None


@dataclass(frozen=True, slots=True)
class Span:
    """The bounds of a quantity; None is no bound on that side.

    ``loose`` says that the true bounds may be narrower: what is proved from a loose span holds,
    what is not proved might still.
    """

    low: End
    high: End
    loose: bool = False

    def __add__(self, other: Span) -> Span:
        """The bounds of a sum of two independent quantities."""
        return Span(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.loose or other.loose,
        )

    def __neg__(self) -> Span:
        """The bounds of the opposite."""
        return Span(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.loose,
        )

    def __sub__(self, other: Span) -> Span:
        """The bounds of a difference of two independent quantities."""
        return self + -other

    def times(self, factor: Fraction) -> Span:
        """The bounds of a multiple."""
        ends = tuple(None if end is None else factor * end for end in (self.low, self.high))
        low, high = ends if factor > 0 else ends[::-1]
        return Span(low, high, self.loose) if factor else NOTHING


@dataclass(frozen=True, slots=True)
class Certified:
    """The bounds of a quantity with what is shown of them in fractions.

    ``low_proved``, ``high_proved``: nothing compatible lies beyond that end. ``attained``: both
    ends are reached by something compatible. An end that is not proved holds within 1e-9.
    """

    span: Span
    low_proved: bool
    high_proved: bool
    attained: bool

    @staticmethod
    def of(span: Span) -> Certified:
        """Bounds that were computed in fractions throughout."""
        return Certified(span, span.low is not None, span.high is not None, not span.loose)


def widest(spans: Iterable[Span]) -> Span:
    """The bounds of what may lie in any of some spans."""
    spans = tuple(spans)
    lows = [span.low for span in spans if span.low is not None]
    highs = [span.high for span in spans if span.high is not None]
    return Span(
        min(lows) if len(lows) == len(spans) else None,
        max(highs) if len(highs) == len(spans) else None,
        any(span.loose for span in spans),
    )


def intersection(spans: Iterable[Span]) -> Span:
    """The bounds of what lies in every one of some spans, which may be nothing."""
    spans = tuple(spans)
    lows = [span.low for span in spans if span.low is not None]
    highs = [span.high for span in spans if span.high is not None]
    return Span(
        max(lows, default=None),
        min(highs, default=None),
        any(span.loose for span in spans),
    )


def widest_certified(found: Iterable[Certified]) -> Certified:
    """The bounds of what may lie in any of some, with what is shown of all."""
    found = tuple(found)
    return Certified(
        widest(each.span for each in found),
        all(each.low_proved for each in found),
        all(each.high_proved for each in found),
        all(each.attained for each in found),
    )


NOTHING = Span(Fraction(0), Fraction(0))
ANYTHING = Span(None, None)
