"""Vertices of bounded polytopes in fractions, by cutting a known one (double description).

Motzkin, Raiffa, Thompson and Thrall 1953. Slow and simple: two vertices are neighbours where no
third one meets every constraint that both meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

F = Fraction
Form = dict[str, Fraction]
"""A linear form over named variables; the constant has the name ``""``."""


@dataclass(frozen=True)
class Vertex:
    """A point by the names of its variables, and the constraints that it meets with equality."""

    at: tuple[tuple[str, Fraction], ...]
    tight: frozenset[object]

    def value(self, form: Form) -> Fraction:
        """What a form is worth here."""
        point = dict(self.at)
        return sum((c if name == "" else c * point[name] for name, c in form.items()), F(0))


def start(names: Sequence[str], most: Fraction) -> list[Vertex]:
    """Where all variables are 0 or more and together at most so much."""
    corners = [Vertex(tuple((name, F(0)) for name in names), frozenset(names))]
    for one in names:
        at = tuple((name, most if name == one else F(0)) for name in names)
        corners.append(Vertex(at, frozenset({*names, "most"} - {one})))
    return corners


def cut(vertices: Sequence[Vertex], form: Form, label: object) -> list[Vertex]:
    """The part of a polytope where a form is 0 or more."""
    values = [vertex.value(form) for vertex in vertices]
    kept = [
        Vertex(v.at, v.tight | {label}) if value == 0 else v
        for v, value in zip(vertices, values, strict=True)
        if value >= 0
    ]
    inside = [(v, value) for v, value in zip(vertices, values, strict=True) if value > 0]
    outside = [(v, value) for v, value in zip(vertices, values, strict=True) if value < 0]
    for one, ahead in inside:
        for other, behind in outside:
            common = one.tight & other.tight
            between = (v for v in vertices if v is not one and v is not other)
            if any(common <= third.tight for third in between):
                continue
            share = ahead / (ahead - behind)
            at = tuple(
                (name, x + share * (y - x))
                for (name, x), (_, y) in zip(one.at, other.at, strict=True)
            )
            kept.append(Vertex(at, common | {label}))
    return kept


def cut_all(vertices: Sequence[Vertex], least: Iterable[Form]) -> list[Vertex]:
    """The part of a polytope where every form is 0 or more."""
    left = list(vertices)
    for number, form in enumerate(least):
        left = cut(left, form, number)
    return left
