"""Questions as values: what is asked, and a key by which a later sitting knows it again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from detente.case import Package


class Kind(StrEnum):
    """What a question asks for."""

    BEST_WORST = "best_worst"
    END = "end"
    REFUSED = "refused"
    SIGN = "sign"
    SWINGS = "swings"
    ORDER = "order"
    RANK = "rank"
    SWING = "swing"
    RATE = "rate"
    STRENGTH = "strength"
    RATIO = "ratio"
    COMPARE = "compare"
    LINK = "link"


EFFORT = {Kind.RATE: 1.5, Kind.RATIO: 1.5}
"""What a question costs the person asked: a number one and a half times a choice (section 5)."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question to one party.

    ``issues`` and ``options`` are those it speaks of, in the order of asking: an option belongs to
    the first issue, of a link the last option to the second issue. ``packages`` are the one or two
    it sets side by side. ``again`` marks the repetition of an earlier question in other words,
    which turns the sides round.
    """

    kind: Kind
    issues: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    packages: tuple[Package, ...] = ()
    again: bool = False

    @property
    def effort(self) -> float:
        """What it costs the person asked; a comparison costs 1."""
        return EFFORT.get(self.kind, 1.0)

    @property
    def key(self) -> str:
        """``rank:wage|low|high``; the same for a question however its sides are turned."""
        free = self.kind in (Kind.RANK, Kind.SWING, Kind.RATIO, Kind.COMPARE)
        free &= self.kind is not Kind.RATIO
        issues = sorted(self.issues) if free else self.issues
        options = sorted(self.options) if free else self.options
        sides = [
            ";".join(f"{issue}={option}" for issue, option in sorted(package.choices))
            for package in self.packages
        ]
        named = "|".join([*issues, *options, *(sorted(sides) if free else sides)])
        return f"{self.kind}:{named}{':again' if self.again else ''}"


def ranking(issue: str, first: str, second: str) -> Question:
    """Which of two options of an issue is better."""
    return Question(Kind.RANK, (issue,), (first, second))


def comparison(first: Package, second: Package) -> Question:
    """Which of two packages is better."""
    return Question(Kind.COMPARE, packages=(first, second))
