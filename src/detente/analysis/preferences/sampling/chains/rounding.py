"""From the floats of a chain to whole numbers that keep every statement exactly.

Only what is free is rounded (to the grid); what follows from it by the equations follows in whole
numbers, so what is tied stays tied. A sample that rounding has pushed over a row is dropped: that
happens once in millions of draws.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Any

from detente.analysis.preferences.sampling.chains.moves import State
from detente.analysis.preferences.sampling.chains.rows import ONLY, Form, Key, Row
from detente.analysis.preferences.sampling.chains.space import Solved, Space

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Mask = npt.NDArray[np.bool_]

GRID = 10**9
"""The grid of weights, part-worths and amounts: a free one is a multiple of 1/10^9."""

INT64 = 1 << 61


@dataclass(frozen=True, slots=True)
class Rounding:
    """How to write what a chain drew in whole numbers.

    ``grid`` counts what is free, ``parts`` (a multiple of it) all weights, ``unit`` all else.
    ``follows`` is what follows from the free, ``rows`` what must be at least 0, or above it.
    """

    grid: int
    parts: int
    unit: int
    follows: tuple[tuple[Key, tuple[tuple[Key, Fraction], ...]], ...]
    rows: tuple[tuple[tuple[tuple[Key, int], ...], bool], ...]
    wide: bool

    def whole(self, space: Space, state: State) -> tuple[dict[Key, Any], Mask]:
        """Every variable in units (chains), and which chains keep every row."""
        import numpy as np

        kind = object if self.wide else np.int64
        width = state.weights.shape[1]
        step = self.unit // self.grid
        found: dict[Key, Any] = {ONLY: np.full(width, self.unit, dtype=kind)}

        def rounded(numbers: Any) -> Any:
            return np.rint(numbers * self.grid).astype(np.int64).astype(kind) * step

        for key, row in zip(space.moving, state.moving, strict=True):
            found[key] = rounded(row)
        for key, row in zip(space.amounts, state.amounts, strict=True):
            found[key] = rounded(row)
        self._follow(found, 1)
        for place, key, row in zip(space.places, space.values, state.values, strict=True):
            worth = rounded(row * state.weights[place])
            # An option at the best or the worst stays there, to the last digit.
            worth = np.where(row >= 1, found[key[:1]], worth)
            found[key] = np.where(row <= 0, 0, worth).astype(kind)
        self._follow(found, 2)
        kept = np.ones(width, dtype=bool)
        for row, strict in self.rows:
            total = sum(coefficient * found[key] for key, coefficient in row)
            kept &= np.asarray(total > 0 if strict else total >= 0, dtype=bool)
        return found, kept

    def _follow(self, found: dict[Key, Any], size: int) -> None:
        for key, form in self.follows:
            if len(key) == size:
                shared = lcm(*(share.denominator for _, share in form))
                total = sum(int(share * shared) * found[name] for name, share in form)
                found[key] = total // shared if form else 0 * found[ONLY]


def rounding(solved: Solved, rows: Sequence[Row]) -> Rounding:
    """How to round where some variables follow from others."""
    weights = [form for key, form in solved.follows.items() if len(key) == 1]
    others = [form for key, form in solved.follows.items() if len(key) == 2]
    parts = GRID * _shared(weights)
    unit = parts * _shared(others)
    whole = tuple((_integers(row.form), row.strict) for row in rows if not row.equal)
    most = max((sum(abs(c) for _, c in row) for row, _ in whole), default=1)
    follows = tuple((key, tuple(form.items())) for key, form in solved.follows.items())
    wide = most * unit >= INT64 or any(
        sum(abs(int(c * _shared([dict(form)]))) for _, c in form) * unit >= INT64
        for _, form in follows
    )
    return Rounding(GRID, parts, unit, follows, whole, wide)


def _shared(forms: Sequence[Mapping[Key, Fraction]]) -> int:
    return lcm(*(share.denominator for form in forms for share in form.values()))


def _integers(form: Form | Mapping[Key, Fraction]) -> tuple[tuple[Key, int], ...]:
    shared = _shared([form])
    return tuple((key, int(share * shared)) for key, share in form.items())
