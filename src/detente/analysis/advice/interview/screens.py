"""The questions that come first: the ends of each issue, no deal, refusals, ranks of the issues."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from detente.analysis.advice.interview.cloud import Cloud, cloud_of
from detente.analysis.advice.interview.in_play import possible_packages
from detente.analysis.advice.interview.pool import IMPOSSIBLE
from detente.analysis.advice.interview.questions import Kind, Question
from detente.analysis.preferences import Outlook
from detente.analysis.preferences.option_values import relations
from detente.case import Case, Issue, Linkage, Package

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float64]

SIGNS = 4
"""Packages set beside no deal before the issues are ranked; each halves what is open."""

RUNGS = 17
RUNG_DRAWS = 300
UNSETTLED = 0.1


def scale_questions(case: Case, outlook: Outlook) -> Iterator[Question]:
    """Best and worst of every issue, where they are not known: without them there is no scale."""
    for issue in case.issues:
        if len(issue.plain_ids()) > 1 and not _ends_known(issue, outlook):
            kind = Kind.BEST_WORST if issue.range is None else Kind.END
            yield Question(kind, (issue.id,))


def _ends_known(issue: Issue, outlook: Outlook) -> bool:
    if outlook.said.scale.as_given or issue.id in outlook.said.shapes:
        return True
    known = relations(issue, outlook.said)
    return known.indifferent or bool(known.best and known.worst)


def ends_of(issue: Issue, outlook: Outlook) -> tuple[str | None, str | None]:
    """The best and the worst option of an issue, as far as they are known."""
    known = relations(issue, outlook.said)
    named = (
        [n for n in known.nodes if n in known.best],
        [n for n in known.nodes if n in known.worst],
    )
    best, worst = (nodes[0] if nodes else None for nodes in named)
    return best, worst


def sign_question(
    case: Case, outlook: Outlook, asked: Collection[str], *, seed: int
) -> Question | None:
    """A package of which it is most open whether it is better than no deal; None: none is open."""
    done = Question(Kind.REFUSED).key in asked  # the screen behind these; later the pool has them
    if done or sum(key.startswith(f"{Kind.SIGN}:") for key in asked) >= SIGNS:
        return None
    rungs = _rungs(case, outlook, seed)
    found = (
        cloud_of(case, outlook, rungs, seed=seed, count=RUNG_DRAWS, with_no_deal=True)
        if rungs
        else None
    )
    if not isinstance(found, Cloud):
        return None
    above = (found.packages[:, :-1] > found.packages[:, -1:]).mean(axis=0)
    open_ = [
        (abs(float(share) - 0.5), place)
        for place, share in enumerate(above)
        if UNSETTLED < share < 1 - UNSETTLED
    ]
    questions = (Question(Kind.SIGN, packages=(rungs[place],)) for _, place in sorted(open_))
    return next((question for question in questions if question.key not in asked), None)


def _rungs(case: Case, outlook: Outlook, seed: int) -> tuple[Package, ...]:
    """Packages from bad to good for the party, in about even steps."""
    tried = possible_packages(case, outlook.said.party, seed)
    found = cloud_of(case, outlook, tried, seed=seed, count=200) if tried else None
    if not isinstance(found, Cloud):
        return ()
    means = found.packages.mean(axis=0)
    places = sorted(range(len(tried)), key=lambda place: float(means[place]))
    steps = {places[round(n * (len(places) - 1) / (RUNGS - 1))]: None for n in range(RUNGS)}
    return tuple(tried[place] for place in steps)


def rank_questions(case: Case, cloud: Cloud | None) -> Iterator[Question]:
    """The order of the issues by swing, then of the options between best and worst."""
    weights = [cloud.weight(place) for place in range(len(case.issues))] if cloud else []
    if len(case.issues) > 1 and (
        not cloud or any(_open(a - b) for a, b in combinations(weights, 2))
    ):
        yield Question(Kind.SWINGS)
    for place, issue in enumerate(case.issues):
        if issue.range is not None or len(issue.plain_ids()) < 4:
            continue
        if cloud is None:
            yield Question(Kind.ORDER, (issue.id,))
            continue
        columns = [cloud.worths[place][:, cloud.options[place][o]] for o in issue.plain_ids()]
        if sum(_open(a - b) for a, b in combinations(columns, 2)):
            yield Question(Kind.ORDER, (issue.id,))


def _open(apart: Floats) -> bool:
    return min(float((apart > 1e-9).mean()), float((apart < -1e-9).mean())) >= IMPOSSIBLE


def link_questions(case: Case) -> Iterator[Question]:
    """Of every declared tie between two issues: does the order on one change with the other?"""
    for link in case.linkages:
        named = [issue for issue, _ in link.when.parts]
        named += [issue for issue, _ in (link.then.parts if link.then else ())]
        pair = tuple(dict.fromkeys(named))[:2]
        if len(pair) == 2:
            option = _option(case.issue(pair[1]), link)
            yield Question(Kind.LINK, (pair[0], pair[1]), (option,))


def _option(issue: Issue, link: Linkage) -> str:
    """An option of the issue that the tie names: the first it holds for."""
    conditions = [link.when, *([link.then] if link.then else [])]
    wanted = next(o for c in conditions for name, o in c.parts if name == issue.id)
    return next((o for o in issue.option_ids() if wanted.holds(o)), issue.option_ids()[0])
