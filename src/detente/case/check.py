"""Whether a case holds together: every problem at once, each with its path.

Only what a case says of itself is looked at, not what follows from it: whether a set of package
comparisons has any utility behind it is a question for the analysis.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain

from detente.case.case import Case
from detente.case.checks.answers import check_answers
from detente.case.checks.consent import check_bodies, check_undo
from detente.case.checks.contradictions import check_contradictions
from detente.case.checks.demands import check_demands
from detente.case.checks.events import check_events
from detente.case.checks.evidence import check_claims, check_expectations, check_sources
from detente.case.checks.grades import check_grades
from detente.case.checks.parts import check_parts
from detente.case.checks.preferences import check_statements
from detente.case.checks.register import Register
from detente.case.checks.roadmap import check_roadmap
from detente.case.faults import Fault

MOST_FAULTS = 1_000
"""More help nobody, and cost time on a hostile file."""


def check(case: Case) -> tuple[Fault, ...]:
    """Every fault of a case, the first thousand of each weight.

    Errors stop an analysis, warnings do not; warnings never crowd out an error.
    """
    register = Register.of(case)
    faults = chain(
        check_parts(register),
        check_statements(register),
        check_answers(register),
        check_contradictions(register),
        check_demands(register),
        check_bodies(register),
        check_undo(register),
        check_events(register),
        check_sources(register),
        check_claims(register),
        check_expectations(register),
        check_roadmap(register),
        check_grades(register),
    )
    kept: list[Fault] = []
    counts: Counter[str] = Counter()
    for found in faults:
        counts[found.severity] += 1
        if counts[found.severity] <= MOST_FAULTS:
            kept.append(found)
        if counts["error"] > MOST_FAULTS:
            break
    return tuple(kept)
