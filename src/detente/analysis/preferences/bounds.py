"""An interval of what is compatible, open on a side where nothing bounds it."""

from __future__ import annotations

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


NOTHING = Span(Fraction(0), Fraction(0))
ANYTHING = Span(None, None)
