"""Random parties that say what only chains keep: ratios, steps, strengths, near ties, shapes."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

import numpy as np

from detente.case import (
    AboutEqual,
    AmongTop,
    Case,
    Differs,
    Direction,
    Issue,
    Option,
    Order,
    Package,
    Party,
    Prefers,
    Range,
    Ratio,
    Scale,
    Shape,
    Statement,
    Step,
    StepOver,
    Word,
    text,
)
from oracles.kinds import Worths, met, weight

F = Fraction
KINDS = ("ratio", "step", "differs", "differs", "about", "top", "prefers", "concave")


def _issue(random: Random, name: str) -> Issue:
    size = random.choice((2, 3, 4, 0))
    if size == 0:
        return Issue(name, range=Range(F(0), F(4), F(1)), status_quo="0")
    return Issue(name, options=tuple(Option(f"o{k}") for k in range(size)), status_quo="o0")


def _truth(random: Random, issues: tuple[Issue, ...]) -> Worths:
    """A utility in which the options of every issue get worse in their order."""
    parts = np.array([random.random() + 0.05 for _ in issues])
    found: dict[str, dict[str, np.ndarray[tuple[int], np.dtype[np.float64]]]] = {}
    for issue, share in zip(issues, parts / parts.sum(), strict=True):
        names = issue.option_ids()
        inner = sorted((random.random() for _ in names[2:]), reverse=True)
        values = [1.0, *inner, 0.0]
        found[issue.id] = {o: np.array([share * v]) for o, v in zip(names, values, strict=True)}
    return found


def _one(random: Random, case: Case, truth: Worths, kind: str, name: str) -> Statement | None:
    ids = list(truth)

    def package() -> Package:
        return Package(tuple((i, random.choice(list(truth[i]))) for i in ids))

    issue = random.choice(ids)
    options = list(truth[issue])
    match kind:
        case "ratio":
            one, other = random.sample(ids, 2)
            times = float(weight(truth, one)[0] / weight(truth, other)[0])
            low, high = F(round(times * 70), 100), F(round(times * 150) + 1, 100)
            return Ratio(
                name, "a", one, other, random.choice(((low, high), (low, None), (None, high)))
            )
        case "step":
            there = random.choice(ids)
            first, second = random.sample(options, 2), random.sample(list(truth[there]), 2)
            return StepOver(name, "a", Step(issue, *first), Step(there, *second))
        case "differs":
            better, worse = sorted(random.sample(range(len(options)), 2))
            gap = float(truth[issue][options[better]][0] - truth[issue][options[worse]][0])
            whole = 1 if case.scale("a").same_words else float(weight(truth, issue)[0])
            most = min(6, 1 + int(6 * gap / whole))
            least = random.choice((most, max(1, most - 1)))
            words = list(Word)
            pair = (options[better], options[worse])
            return Differs(name, "a", issue, *pair, words[least], words[most])
        case "about":
            return AboutEqual(name, "a", package(), package(), F(random.choice((5, 10, 20))))
        case "top":
            top = random.randint(1, len(ids) - 1)
            chosen = tuple(random.sample(ids, random.randint(1, top)))
            return AmongTop(name, "a", chosen, top)
        case "prefers":
            more, less = package(), package()
            return Prefers(name, "a", more, less) if more != less else None
        case _:
            numeric = [i.id for i in case.issues if i.range is not None]
            return Shape(name, "a", random.choice(numeric), concave=True) if numeric else None


def of_every_kind(random: Random) -> tuple[Case, Case]:
    """A party with orders of most issues; and the same with up to four true statements more."""
    issues = tuple(_issue(random, f"i{k}") for k in range(random.randint(2, 4)))
    said: list[Statement] = []
    for issue in issues:
        if issue.range is not None:
            said.append(Direction(f"d.{issue.id}", "a", issue.id, "less"))
        elif random.random() < 0.75:
            tiers = tuple((option,) for option in issue.option_ids())
            said.append(Order(f"o.{issue.id}", "a", issue.id, tiers))
    scales = (Scale("a", same_words=True),) if random.random() < 0.3 else ()
    parties = (Party("a", text("A")),)
    bare = Case("kinds", parties=parties, issues=issues, statements=tuple(said), scales=scales)
    truth = _truth(random, issues)
    for number in range(random.randint(1, 4)):
        one = _one(random, bare, truth, random.choice(KINDS), f"n{number}")
        new = said[len(bare.statements) :]
        if one is not None and met(bare, [*new, one], truth)[0]:
            said.append(one)
    return bare, replace(bare, statements=tuple(said))
