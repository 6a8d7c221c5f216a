"""The next question: of those that can change the advice, the one worth most per effort."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from detente.analysis.advice.interview.pool import Imagined
from detente.analysis.advice.interview.questions import Kind, Question
from detente.analysis.advice.interview.standing_advice import Advice, advice

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

ONE_KIND = 2
"""So many questions of one kind in a row, and the others go first: no bias shapes everything."""

REPEATED = 0.5
"""What a question counts whose kind has just been asked that often."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The question to ask and what hangs on it.

    ``between`` are the places, among the packages in play, of those that one answer or another
    would make the advice; a single one where the answers only tell how sure it is.
    """

    question: Question
    between: tuple[int, ...]
    settles: tuple[int, ...] = ()


def choose(
    worths: Floats, imagined: Iterable[Imagined], before: Sequence[Kind] = ()
) -> Choice | None:
    """The best question per effort that can change the advice; None where none can.

    ``worths`` is what the packages in play are worth (samples x packages), ``before`` the kinds of
    the questions asked so far. What a question is worth is the expected fall in the variance of
    the differences between these packages.
    """
    offered = list(imagined)
    if not offered or worths.shape[1] < 2:
        return None
    scores = _scores(worths, offered, before)
    for place in sorted(range(len(offered)), key=lambda place: -scores[place]):
        found = _changes(worths, offered[place])
        if found is not None:
            return found
    return None


def _scores(worths: Floats, offered: Sequence[Imagined], before: Sequence[Kind]) -> list[float]:
    """Expected fall in variance per effort, for all questions in one multiplication."""
    import numpy as np

    apart = worths - worths.mean(axis=1, keepdims=True)
    squares = (apart**2).sum(axis=1)
    masks = np.array([mask for one in offered for mask in one.answers], dtype="float64")
    sizes = masks.sum(axis=1)
    means = masks @ apart / sizes[:, None]
    within = masks @ squares / sizes - (means**2).sum(axis=1)
    whole = float(squares.mean() - (apart.mean(axis=0) ** 2).sum())
    dull = before[-1] if len(before) >= ONE_KIND and len(set(before[-ONE_KIND:])) == 1 else None
    scores, start = [], 0
    for one in offered:
        end = start + len(one.answers)
        shares = _shares(one, sizes[start:end])
        fall = whole - float(shares @ within[start:end])
        weight = REPEATED if one.question.kind is dull else 1.0
        scores.append(weight * fall / one.question.effort)
        start = end
    return scores


def _shares(one: Imagined, sizes: Floats) -> Floats:
    """How likely each answer is: by samples, or all alike where answers overlap."""
    import numpy as np

    if one.question.kind in (Kind.RATE, Kind.RATIO):
        return np.full(len(sizes), 1 / len(sizes))
    found: Floats = sizes / sizes.sum()
    return found


def _changes(worths: Floats, one: Imagined) -> Choice | None:
    """What hangs on a question; None where the advice is the same whatever is answered."""
    found: list[Advice] = [advice(worths[mask]) for mask in one.answers]
    if len(set(found)) == 1:
        return None
    best = tuple(dict.fromkeys(each.best for each in found))
    open_ = frozenset.union(*(f.no_better for f in found)) - frozenset.intersection(
        *(f.no_better for f in found)
    )
    return Choice(one.question, best, tuple(sorted(open_ - set(best))))
