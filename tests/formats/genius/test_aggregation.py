"""The smallest and largest of several boxes (formats, 3.4), beside a direct evaluation."""

from __future__ import annotations

import random
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from helpers.genius import case_of, codes, domain, integer, profile, read_files, utility

SIDES = ((0, 4), (1, 6), (2, 3))
ISSUES = "".join(integer(n, f"i{n}", low, high) for n, (low, high) in enumerate(SIDES, 1))


@dataclass
class Ufun:
    """A generated function: its parts are rectangles or functions."""

    kind: str
    weight: int
    parts: list[Any]

    def written(self) -> str:
        """The function as XML."""
        inside = "".join(part.written() for part in self.parts)
        return f'<ufun aggregation="{self.kind}" weight="{self.weight}">{inside}</ufun>'

    def points(self, package: tuple[int, ...]) -> int:
        """By the rule: inner functions times their weight, then sum, min or max."""
        found = [part.weight * part.points(package) for part in self.parts]
        if not found:
            return 0
        return int({"sum": sum(found), "min": min(found), "max": max(found)}[self.kind])


@dataclass
class Rectangle:
    """Points, and what is included or excluded."""

    tag: str
    weight: int
    worth: int
    sides: list[tuple[int, int, int]]

    def written(self) -> str:
        """The rectangle as XML."""
        inside = "".join(f'<{self.tag} index="{i}" min="{a}" max="{b}"/>' for i, a, b in self.sides)
        said = f'utility="{self.worth}" weight="{self.weight}"'
        return f"<hyperRectangle {said}>{inside}</hyperRectangle>"

    def points(self, package: tuple[int, ...]) -> int:
        """By the rule: all INCLUDES hold, or not all EXCLUDES."""
        held = all(a <= package[i - 1] <= b for i, a, b in self.sides)
        counts = held if self.tag == "INCLUDES" or not self.sides else not held
        return self.worth if counts else 0


def _ufun(dice: random.Random, depth: int) -> Ufun:
    parts: list[Any] = []
    for _ in range(dice.randint(1, 3)):
        if depth and dice.random() < 0.4:
            parts.append(_ufun(dice, depth - 1))
            continue
        sides = []
        for issue, (low, high) in enumerate(SIDES, 1):
            if dice.random() < 0.6:
                first, last = sorted(dice.randint(low - 1, high + 1) for _ in range(2))
                sides.append((issue, first, last))
        tag = dice.choice(["INCLUDES", "EXCLUDES"])
        parts.append(Rectangle(tag, dice.randint(-1, 3), dice.randint(-5, 9), sides))
    return Ufun(dice.choice(["sum", "min", "max"]), dice.randint(0, 3), parts)


def _differences(folder: Path, seed: int) -> int:
    dice = random.Random(seed)
    ufun = _ufun(dice, 2)
    body = f'<utility maxutility="9">{ufun.written()}</utility>'
    text = profile(ISSUES, body, kind="nonlinear")
    case = case_of(read_files(folder, d=domain(ISSUES), p=text))
    wrong = 0
    for a in range(5):
        for b in range(1, 7):
            for c in range(2, 4):
                expected = min(Fraction(ufun.points((a, b, c)), 9), Fraction(1))
                wrong += expected != utility(case, "p", a, b, c)
    return wrong


@pytest.mark.parametrize("seed", range(25))
def test_generated_functions_equal_the_rule(seed: int, tmp_path: Path) -> None:
    """Sums, smallest and largest inside one another: every package as the rule says, exactly."""
    assert 0 == _differences(tmp_path, seed)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(25, 1_000))
def test_many_generated_functions_equal_the_rule(seed: int, tmp_path: Path) -> None:
    """The same, a thousand times."""
    assert 0 == _differences(tmp_path, seed)


def test_too_many_cells_are_refused(tmp_path: Path) -> None:
    """The largest of boxes with edges everywhere: an error with the number, not a long wait."""
    sides = "".join(integer(n, f"i{n}", 0, 99) for n in range(1, 5))
    boxes = "".join(
        Rectangle("INCLUDES", 1, 1, [(n, k, k + 1) for n in range(1, 5)]).written()
        for k in range(1, 60, 3)
    )
    body = f'<utility maxutility="9"><ufun aggregation="max">{boxes}</ufun></utility>'

    reading = read_files(tmp_path, d=domain(sides), p=profile(sides, body, kind="nonlinear"))

    assert "genius_too_many_cells" in codes(reading)
    assert reading.case is None
