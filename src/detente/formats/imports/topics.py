"""The issues of an imported domain, before they are issues of a case."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from detente.case import Issue, Option, Range, Text, write_number
from detente.formats.document import Place

Kind = Literal["discrete", "integer", "real"]


@dataclass(frozen=True, slots=True)
class Topic:
    """An issue as a domain has it: ``options`` if discrete, else a range ``low`` to ``high``.

    ``key`` is what profiles of the format know it by: an index, or its position. A real range has
    a ``step`` only where the format states one; then ``high`` counts where a step meets it.
    """

    key: int
    name: str
    kind: Kind
    place: Place
    options: tuple[str, ...] = ()
    low: Fraction = Fraction(0)
    high: Fraction = Fraction(0)
    step: Fraction | None = None
    about: str = ""

    @property
    def fixed(self) -> bool:
        """Whether a range holds a single number, which a case knows as a single option."""
        return self.kind != "discrete" and self.low == self.last

    @property
    def last(self) -> Fraction:
        """The highest number that can be chosen: the last step at or below ``high``."""
        if self.step is None:
            return self.high
        return self.low + (self.high - self.low) // self.step * self.step

    def issue(self) -> Issue:
        """The issue of the case; its id is its name, an option's id are its words."""
        remark = Text(plain=self.about) if self.about else None
        if self.kind == "discrete":
            options = tuple(Option(option) for option in self.options)
            return Issue(self.name, options=options, note=remark)
        if self.fixed:
            return Issue(self.name, options=(Option(write_number(self.low)),), note=remark)
        step = Fraction(1) if self.kind == "integer" and self.step is None else self.step
        return Issue(self.name, range=Range(self.low, self.last, step), note=remark)
