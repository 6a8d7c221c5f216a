"""Whether utilities meet a statement, read off the statement: many utilities at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from detente.case import (
    AboutEqual,
    AmongTop,
    Case,
    Differs,
    Package,
    Prefers,
    Ratio,
    Shape,
    Statement,
    StepOver,
    parse_number,
)

Worths = Mapping[str, Mapping[str, Any]]
"""Part-worths of every option by issue (arrays over utilities)."""


def worth(worths: Worths, package: Package) -> Any:
    """What a complete package is worth."""
    return sum(worths[issue][option] for issue, option in package.choices)


def weight(worths: Worths, issue: str) -> Any:
    """The step from worst to best."""
    found = np.stack(list(worths[issue].values()))
    return found.max(axis=0) - found.min(axis=0)


def met(
    case: Case, said: Sequence[Statement], worths: Worths, number: Callable[[Fraction], Any] = float
) -> Any:
    """Which utilities meet all of these statements; exactly with ``number=Fraction``."""
    held = [_alone(case, one, worths, number) for one in said if not isinstance(one, Differs)]
    words = [one for one in said if isinstance(one, Differs)]
    held += _words(words, worths, case.scale("a").same_words)
    return np.logical_and.reduce([slack >= 0 for slack in held])


def _alone(
    case: Case, statement: Statement, worths: Worths, number: Callable[[Fraction], Any]
) -> Any:
    match statement:
        case Ratio(issue=issue, to=to, interval=(low, high)):
            here, there = weight(worths, issue), weight(worths, to)
            least = here - number(low) * there if low is not None else 1 + 0 * here
            most = number(high) * there - here if high is not None else 1 + 0 * here
            return np.minimum(least, most)
        case StepOver(more=more, less=less):
            first = worths[more.issue][more.end] - worths[more.issue][more.start]
            return first - (worths[less.issue][less.end] - worths[less.issue][less.start])
        case Prefers(package=better, over=lesser):
            return worth(worths, better) - worth(worths, lesser)
        case AboutEqual(package=one, other=other, within=within):
            return number(within / 100) - np.abs(worth(worths, one) - worth(worths, other))
        case Shape(issue=issue, concave=True):
            numbers = sorted(worths[issue], key=parse_number)
            at = np.array([number(parse_number(n)) for n in numbers])
            rows = np.stack([worths[issue][n] for n in numbers])
            slopes = np.diff(rows, axis=0) / np.diff(at)[:, None]
            return (slopes[:-1] - slopes[1:]).min(axis=0)
        case AmongTop(issues=issues, top=top):
            all_weights = {i.id: weight(worths, i.id) for i in case.issues}
            least = np.minimum.reduce([all_weights[i] for i in issues])
            others = [w for i, w in all_weights.items() if i not in issues]
            above = sum((w > least).astype(int) for w in others)
            return (top - len(issues)) - above
    raise NotImplementedError(statement)


def _words(said: Sequence[Differs], worths: Worths, same: bool) -> list[Any]:
    """A limit fits between what is below a word and what is at least that word."""
    found: list[Any] = []
    issues = dict.fromkeys(d.issue for d in said)
    scales = [said] if same else [[d for d in said if d.issue == i] for i in issues]
    for group in scales:
        steps = [worths[d.issue][d.better] - worths[d.issue][d.worse] for d in group]
        found += steps
        found += [-s for s, d in zip(steps, group, strict=True) if d.most.rank == 0]
        for word in range(1, 7):
            over = [s for s, d in zip(steps, group, strict=True) if d.least.rank >= word]
            under = [s for s, d in zip(steps, group, strict=True) if d.most.rank < word]
            if over and under:
                found.append(np.minimum.reduce(over) - np.maximum.reduce(under))
    return found
