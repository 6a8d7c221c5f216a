"""Packages and the conditions that speak of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from detente.case.numbers import parse_number


@dataclass(frozen=True, slots=True)
class Move:
    """One issue moved from one option to another; ``start`` is empty where it was open."""

    issue: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Package:
    """One option per issue it names: complete, or partial where it leaves issues open.

    ``choices`` are (issue id, option id), in the order written; an option of a numeric issue is
    its number as text.
    """

    choices: tuple[tuple[str, str], ...]

    def get(self, issue: str) -> str | None:
        """The option chosen on an issue, or None where the package leaves it open."""
        return dict(self.choices).get(issue)

    def as_dict(self) -> dict[str, str]:
        """Issue id to option id."""
        return dict(self.choices)

    def changed(self, changes: Mapping[str, str]) -> Package:
        """The same package with other options on the issues named."""
        merged = {**dict(self.choices), **changes}
        return Package(tuple(merged.items()))

    def moves_from(self, start: Package) -> tuple[Move, ...]:
        """What is another option here than at the start, in the order of this package."""
        before = dict(start.choices)
        return tuple(
            Move(issue, before.get(issue, ""), option)
            for issue, option in self.choices
            if before.get(issue) != option
        )


@dataclass(frozen=True, slots=True)
class Among:
    """One of these options."""

    options: tuple[str, ...]

    def holds(self, option: str) -> bool:
        """Whether the option is one of them."""
        return option in self.options


@dataclass(frozen=True, slots=True)
class Bounds:
    """A number within bounds; each is None where it is not stated.

    ``below`` and ``above`` are strict, ``at_least`` and ``at_most`` are not.
    """

    below: Fraction | None = None
    above: Fraction | None = None
    at_least: Fraction | None = None
    at_most: Fraction | None = None

    def holds(self, option: str) -> bool:
        """Whether the number, given as text, lies within the bounds."""
        number = parse_number(option)
        return not (
            (self.below is not None and number >= self.below)
            or (self.above is not None and number <= self.above)
            or (self.at_least is not None and number < self.at_least)
            or (self.at_most is not None and number > self.at_most)
        )


@dataclass(frozen=True, slots=True)
class Condition:
    """Options on some issues, all together; ``parts`` are (issue id, which options)."""

    parts: tuple[tuple[str, Among | Bounds], ...]

    def holds(self, package: Package) -> bool:
        """Whether the package meets every part; an issue left open meets none."""
        chosen = dict(package.choices)
        return all(
            issue in chosen and options.holds(chosen[issue]) for issue, options in self.parts
        )
