"""Every question that might be asked next, with the samples that each answer would leave."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from random import Random
from typing import TYPE_CHECKING

from detente.analysis.advice.interview.cloud import Cloud
from detente.analysis.advice.interview.in_play import asked_options
from detente.analysis.advice.interview.questions import Kind, Question, comparison, ranking
from detente.case import Case, Package

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]
    Flags = npt.NDArray[np.bool_]

HALF_WIDTH = 0.1
"""Half the width of an interval that a number is taken for, when questions are weighed."""

CENTRES = (0.1, 0.3, 0.5, 0.7, 0.9)
"""Quantiles of what is possible at which the answer to a question for a number is imagined."""

MOST_TIMES = 3.0
"""A swing more times as large as another than this counts as so many times."""

COMPARISONS = 60
"""Pairs of packages that are tried per round."""


@dataclass(frozen=True, slots=True)
class Imagined:
    """A question, and per possible answer which samples would still fit.

    The answers of a number overlap; each is as likely as the others.
    """

    question: Question
    answers: tuple[Flags, ...]


def pool(
    case: Case,
    cloud: Cloud,
    packages: Sequence[Package],
    asked: Collection[str],
    *,
    sign: bool,
    seed: int = 0,
) -> Iterator[Imagined]:
    """Every question not yet asked of which each answer is possible.

    ``packages`` are those in play; ``sign``: the last column of the cloud is no deal.
    """
    makers = [_ranks, _swings, _rates, _ratios]
    for maker in makers:
        yield from _new(maker(case, cloud), asked)
    yield from _new(_comparisons(case, cloud, packages, Random(seed)), asked)
    if sign:
        yield from _new(_signs(cloud, packages), asked)


Offered = tuple[Question, Callable[[], "tuple[Flags, ...]"]]


def _new(offered: Iterator[Offered], asked: Collection[str]) -> Iterator[Imagined]:
    for question, answers in offered:
        if question.key not in asked and (found := answers()):
            yield Imagined(question, found)


def _ranks(case: Case, cloud: Cloud) -> Iterator[Offered]:
    for place, issue in enumerate(case.issues):
        table, known = cloud.worths[place], cloud.options[place]
        for first, second in combinations(asked_options(issue), 2):
            apart = table[:, known[first]] - table[:, known[second]]
            yield ranking(issue.id, first, second), partial(_sides, apart)


def _swings(case: Case, cloud: Cloud) -> Iterator[Offered]:
    weights = [cloud.weight(place) for place in range(len(case.issues))]
    for i, j in combinations(range(len(case.issues)), 2):
        question = Question(Kind.SWING, (case.issues[i].id, case.issues[j].id))
        yield question, partial(_sides, weights[i] - weights[j])


def _rates(case: Case, cloud: Cloud) -> Iterator[Offered]:
    for place, issue in enumerate(case.issues):
        for option in asked_options(issue):
            question = Question(Kind.RATE, (issue.id,), (option,))
            yield question, partial(_rated, cloud, place, option)


def _rated(cloud: Cloud, place: int, option: str) -> tuple[Flags, ...]:
    return _spans(cloud.share(place, option))


def _ratios(case: Case, cloud: Cloud) -> Iterator[Offered]:
    """Every swing as points of 100 of the one that matters most on average."""
    import numpy as np

    weights = [cloud.weight(place) for place in range(len(case.issues))]
    top = max(range(len(weights)), key=lambda place: float(weights[place].mean()))
    for place, issue in enumerate(case.issues):
        if place == top:
            continue
        ratio = weights[place] / np.maximum(weights[top], 1e-9)
        question = Question(Kind.RATIO, (issue.id, case.issues[top].id))
        yield question, partial(_spans, np.minimum(ratio, MOST_TIMES))


def _comparisons(
    case: Case, cloud: Cloud, packages: Sequence[Package], random: Random
) -> Iterator[Offered]:
    """Pairs that differ in two issues, built from options of the packages in play."""
    if len(case.issues) < 2 or not packages:
        return
    for _ in range(COMPARISONS):
        i, j = sorted(random.sample(range(len(case.issues)), 2))
        one, other = random.choice(packages), random.choice(packages)
        names = (case.issues[i].id, case.issues[j].id)
        first = Package(tuple((name, one.as_dict()[name]) for name in names))
        second = Package(tuple((name, other.as_dict()[name]) for name in names))
        if any(a == b for a, b in zip(first.choices, second.choices, strict=True)):
            continue
        apart = [
            cloud.worths[p][:, cloud.options[p][first.choices[n][1]]]
            - cloud.worths[p][:, cloud.options[p][second.choices[n][1]]]
            for n, p in enumerate((i, j))
        ]
        yield comparison(first, second), partial(_sides, apart[0] + apart[1])


def _signs(cloud: Cloud, packages: Sequence[Package]) -> Iterator[Offered]:
    for place, package in enumerate(packages):
        apart = cloud.packages[:, place] - cloud.packages[:, -1]
        yield Question(Kind.SIGN, packages=(package,)), partial(_sides, apart)


IMPOSSIBLE = 0.02
"""Share of the samples below which an answer counts as impossible (section 5)."""


def _sides(apart: Floats) -> tuple[Flags, ...]:
    """The samples above and below 0; nothing where either is hardly possible."""
    sides = (apart > 1e-9, apart < -1e-9)
    return sides if all(side.mean() >= IMPOSSIBLE for side in sides) else ()


def _spans(values: Floats) -> tuple[Flags, ...]:
    """The samples around each imagined answer; nothing where all lie within one interval."""
    import numpy as np

    centres = np.quantile(values, CENTRES)
    if centres[-1] - centres[0] <= HALF_WIDTH:
        return ()
    spans = tuple(np.abs(values - centre) <= HALF_WIDTH for centre in centres)
    return spans if all(span.mean() >= IMPOSSIBLE for span in spans) else ()
