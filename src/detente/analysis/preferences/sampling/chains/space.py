"""The space a chain moves in: free weights, values and amounts, after the equations.

A chain moves weights with the values held, and values with the weights held: both are then uniform
on what the rows leave, so the product measure needs no correction (the rejected alternative,
moving part-worths alone, sticks where a weight is small). Where an equation ties issues together,
one value follows from all else; the density is then that of a near tie as it narrows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from detente.analysis.preferences.sampling.chains.rows import ONLY, Form, Key, Row, plus

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

ZERO, ONE = Fraction(0), Fraction(1)

Which = Callable[[Key], bool]


class NothingFitsError(Exception):
    """The equations contradict one another."""


class Solved:
    """Variables that follow from others by the equations, each as a form over free ones.

    ``own`` counts, per issue, how many of its part-worths follow from the rest of the issue, and
    ``across`` how many from other issues; the latter change the density of its weight.
    """

    def __init__(self, equations: Iterable[Row], unknown_ends: frozenset[str]) -> None:
        """Solve what is about weights first, then each issue alone, then what ties them."""
        self.follows: dict[Key, Form] = {}
        self.own: dict[str, int] = {}
        self.across: dict[str, int] = {}
        self._unknown_ends = unknown_ends
        for row in sorted(equations, key=_stage):
            self._solve(row.form)

    def also(self, equations: Iterable[Row]) -> Solved:
        """With further equations."""
        found = Solved((), self._unknown_ends)
        found.follows = dict(self.follows)
        for row in sorted(equations, key=_stage):
            found._solve(row.form)
        return found

    def free(self, form: Mapping[Key, Fraction], *, weights: bool = True) -> Form:
        """A form over free variables; ``weights`` may stay as they are."""
        found = _put(form, self.follows, lambda key: len(key) == 2)
        return _put(found, self.follows, lambda key: len(key) == 1) if weights else found

    def _solve(self, form: Mapping[Key, Fraction]) -> None:
        left = self.free(form, weights=False)
        if all(len(key) < 2 for key in left):
            left = self.free(left)
        if not left:
            return
        if not set(left) - {ONLY}:
            raise NothingFitsError
        pivot = max(set(left) - {ONLY}, key=self._rank)
        scale = -1 / left.pop(pivot)
        found = {key: scale * coefficient for key, coefficient in left.items()}
        if len(pivot) == 2 and pivot[0]:
            alone = {key[0] for key in found if key} <= {pivot[0]} and ONLY not in found
            count = self.own if alone else self.across
            count[pivot[0]] = count.get(pivot[0], 0) + 1
        # What follows from weights keeps them, free or not: an issue's own rows stay its own.
        same = [key for key in self.follows if len(key) == len(pivot)]
        for key in same:
            self.follows[key] = _put(self.follows[key], {pivot: found}, lambda _: True)
        self.follows[pivot] = found

    def _rank(self, key: Key) -> tuple[int, Key]:
        """What follows rather than moves: values whose best and worst are known, amounts last."""
        if len(key) == 1:
            return (0, key)
        return (1 if key[0] in self._unknown_ends else 3 if key[0] else 2, key)


def _put(form: Mapping[Key, Fraction], known: Mapping[Key, Form], which: Which) -> Form:
    """A form with some of its variables replaced by what is known of them."""
    named = [key for key in form if key in known and which(key)]
    kept = {key: c for key, c in form.items() if key not in named}
    return plus((1, kept), *((form[key], known[key]) for key in named))


def _stage(row: Row) -> int:
    if all(len(key) < 2 for key in row.form):
        return 0
    return 1 if row.within is not None else 2


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """What a chain needs as numbers; ``weights`` are all, ``moving`` the free ones.

    ``places`` are the issues (among the weights) of the free ``values``. All weights are
    ``weight_base + weight_steps @ moving``. Rows are at least 0: ``own`` (rows x values) plus
    ``own_base``, whatever the weights; and ``tied_weights``, ``tied_values`` (times their weight),
    ``tied_amounts`` plus ``tied_base``. ``powers`` are the powers of the weights in the product
    measure of (weights, values): 0 but where a value follows from other issues; ``sizes`` how many
    part-worths of each issue are free. ``unknown_ends`` are (issue place, values of it).
    """

    weights: tuple[Key, ...]
    moving: tuple[Key, ...]
    values: tuple[Key, ...]
    amounts: tuple[Key, ...]
    places: tuple[int, ...]
    weight_base: Floats
    weight_steps: Floats
    own: Floats
    own_base: Floats
    tied_weights: Floats
    tied_values: Floats
    tied_amounts: Floats
    tied_base: Floats
    powers: tuple[int, ...]
    sizes: tuple[int, ...]
    unknown_ends: tuple[tuple[int, tuple[int, ...]], ...]


def space(
    weights: Sequence[Key],
    variables: Sequence[Key],
    rows: Sequence[Row],
    solved: Solved,
    unknown_ends: frozenset[str],
) -> Space:
    """The space of some variables (part-worths, amounts), for rows that are no equations."""
    import numpy as np

    free = [key for key in variables if key not in solved.follows]
    values = tuple(key for key in free if key[0])
    amounts = tuple(key for key in free if not key[0])
    moving = tuple(key for key in weights if key not in solved.follows)
    forms = [solved.free(row.form, weights=False) for row in rows]
    forms = [form for form in forms if set(form) - {ONLY}]
    own = _tightest([form for form in forms if Row(form).within is not None])
    tied = [form for form in forms if Row(form).within is None]
    steps = [solved.free({key: ONE}) for key in weights]
    issues = [key[0] for key in weights]
    return Space(
        weights=tuple(weights),
        moving=moving,
        values=values,
        amounts=amounts,
        places=tuple(issues.index(key[0]) for key in values),
        weight_base=_table(steps, [ONLY])[:, 0],
        weight_steps=_table(steps, moving),
        own=_table(own, values),
        own_base=np.array([float(sum(c for k, c in f.items() if len(k) == 1)) for f in own]),
        tied_weights=_table(tied, weights),
        tied_values=_table(tied, values),
        tied_amounts=_table(tied, amounts),
        tied_base=_table(tied, [ONLY])[:, 0],
        powers=tuple(-solved.across.get(issue, 0) for issue in issues),
        sizes=tuple(sum(key[0] == issue for key in values) for issue in issues),
        unknown_ends=tuple(
            (issues.index(issue), tuple(k for k, key in enumerate(values) if key[0] == issue))
            for issue in issues
            if issue in unknown_ends
        ),
    )


def _tightest(forms: Sequence[Form]) -> list[Form]:
    """Rows of single issues, of the bounds of one value only the tightest on each side."""
    kept: list[Form] = []
    bounds: dict[tuple[Key, bool], tuple[Fraction, Form]] = {}
    for form in forms:
        values = [key for key in form if len(key) == 2]
        if len(values) > 1:
            kept.append(form)
            continue
        (value,) = values
        weight = sum((c for key, c in form.items() if len(key) == 1), ZERO)
        side, room = (value, form[value] > 0), weight / abs(form[value])
        if side not in bounds or room < bounds[side][0]:
            bounds[side] = (room, form)
    return [*kept, *(form for _, form in bounds.values())]


def _table(forms: Sequence[Form], keys: Sequence[Key]) -> Floats:
    """The coefficients (forms x keys)."""
    import numpy as np

    found = np.zeros((len(forms), len(keys)))
    for line, form in enumerate(forms):
        for column, key in enumerate(keys):
            found[line, column] = float(form.get(key, ZERO))
    return found
