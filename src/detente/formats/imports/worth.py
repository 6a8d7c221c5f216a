"""What a profile makes of one package: formats state no deal as a package as well as a number."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

from detente.case import Package, parse_number
from detente.formats.imports.profile import Profile, Scores
from detente.formats.imports.topics import Topic


def worth_of(package: Package, topics: Iterable[Topic], profile: Profile) -> Fraction | None:
    """The utility of a complete package; None where a weight or a score is missing."""
    total = profile.constant or Fraction(0)
    for topic in topics:
        weight = profile.weights.get(topic.name)
        option = package.get(topic.name)
        if weight is None or option is None:
            return None
        if weight != 0:
            score = _score(topic, profile.scores.get(topic.name, ()), option)
            if score is None:
                return None
            total += weight * score
    total += sum((amount for box, amount in profile.boxes if box.holds(package)), Fraction(0))
    return total if profile.cap is None else min(total, profile.cap)


def _score(topic: Topic, scores: Scores, option: str) -> Fraction | None:
    """The score as stated; on a range, on the straight line between the numbers around it."""
    stated = dict(scores)
    if option in stated or topic.kind == "discrete":
        return stated.get(option)
    number = parse_number(option)
    named = sorted((parse_number(written), score) for written, score in scores)
    for (low, at_low), (high, at_high) in pairwise(named):
        if low <= number <= high:
            return at_low + (at_high - at_low) * (number - low) / (high - low)
    return None
