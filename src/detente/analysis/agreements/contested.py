"""On which issues do the parties' best options have nothing in common?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from detente.analysis.preferences import Outlook
from detente.case import Case


@dataclass(frozen=True, slots=True)
class Contest:
    """An issue on which two or more parties are known to want different things most.

    ``sides`` are (the options wanted most, the parties that want them, the statements that say
    so); parties of whom no best option is known on the issue are left out.
    """

    issue: str
    sides: tuple[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...]


def contested(case: Case, outlooks: Sequence[Outlook]) -> tuple[Contest, ...]:
    """Every issue with opposed positions, those with the most parties on them first."""
    found: list[Contest] = []
    for issue in case.issues:
        sides: dict[tuple[str, ...], list[Outlook]] = {}
        for outlook in outlooks:
            best = outlook.best_options(issue.id)
            if best:
                sides.setdefault(best, []).append(outlook)
        if any(not set(a) & set(b) for a, b in combinations(sides, 2)):
            found.append(
                Contest(
                    issue.id,
                    tuple(
                        (
                            best,
                            tuple(o.said.party for o in holders),
                            tuple(e for o in holders for e in o.said.about(issue.id)),
                        )
                        for best, holders in sides.items()
                    ),
                )
            )
    found.sort(key=lambda contest: -sum(len(parties) for _, parties, _ in contest.sides))
    return tuple(found)
