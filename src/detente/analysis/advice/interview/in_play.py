"""The packages that the advice is about while a party is asked about itself alone.

They are chosen from what the party itself said. What the others said must not show through the
questions put to it, so packages that others might accept are no choice here.
"""

from __future__ import annotations

from random import Random

from detente.analysis.advice.interview.cloud import Cloud, cloud_of
from detente.analysis.preferences import Outlook
from detente.case import Case, Issue, Package

PACKAGES = 8
TRIED = 400
NEAREST = 48
MIDDLE = 0.55
"""Packages worth about this much to the party are the ones it has to weigh: what is best on every
issue needs no advice, and what is worst on most needs none either."""


def asked_options(issue: Issue) -> tuple[str, ...]:
    """The options that questions speak of: named ones; of a range its ends and quarters."""
    options = issue.plain_ids()
    if issue.range is None or len(options) <= 5:
        return options
    numbers = [options[round(quarter * (len(options) - 1) / 4)] for quarter in range(5)]
    return tuple(dict.fromkeys(numbers))


def packages_in_play(case: Case, outlook: Outlook, *, seed: int = 0) -> tuple[Package, ...]:
    """Up to eight packages of about equal worth to the party that differ as much as may be.

    All keep the facts and caps of the case and the party's own red lines. The same statements
    give the same packages. Fewer, or none, where the case has no more that are possible.
    """
    tried = possible_packages(case, outlook.said.party, seed)
    found = cloud_of(case, outlook, tried, seed=seed, count=200) if tried else None
    if not isinstance(found, Cloud):
        return tuple(tried[:PACKAGES])
    means = found.packages.mean(axis=0)
    near = sorted(range(len(tried)), key=lambda place: abs(means[place] - MIDDLE))[:NEAREST]
    chosen = near[:1]
    while len(chosen) < min(PACKAGES, len(near)):
        rest = [place for place in near if place not in chosen]
        chosen.append(max(rest, key=lambda p: min(_apart(tried[p], tried[c]) for c in chosen)))
    return tuple(tried[place] for place in chosen)


def possible_packages(case: Case, party: str, seed: int) -> list[Package]:
    """Packages drawn evenly, each once, of those that are possible and not refused by the party."""
    random = Random(seed)
    offered = [(issue.id, asked_options(issue)) for issue in case.issues]
    found: dict[Package, None] = {}
    for _ in range(TRIED):
        package = Package(tuple((issue, random.choice(options)) for issue, options in offered))
        if package not in found and case.allows(package) and not case.crossed(package, party):
            found[package] = None
    return list(found)


def _apart(one: Package, other: Package) -> int:
    """On how many issues two packages differ."""
    return sum(a != b for a, b in zip(one.choices, other.choices, strict=True))
