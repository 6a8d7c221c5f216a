"""Best and worst of each issue: the scale that some statements are measured on.

"30 of 100" and "three times as much" mean nothing before it is settled where 0 and 100 lie (spec,
section 3, has that among what always holds). Such a statement carries the scale with it: in a
conflict between numbers an order of the case file is blamed for its ranks alone. Without that, the
order of every issue that a conflict touches would be part of it, and its withdrawal offered as a
repair that repairs nothing: it takes away what the numbers refer to. A comparison of packages or
steps carries no scale. Neither does an answer given in an interview: best and worst may be a slip
of the finger there, as anything else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from detente.analysis.preferences.closures import closure, strictly_ordered
from detente.analysis.preferences.option_values import relations
from detente.analysis.problem import said_by
from detente.case import AmongTop, Case, Ratio, Statement, Swings, Value, Weight

HUNDRED, ZERO = Fraction(100), Fraction(0)


@dataclass(frozen=True, slots=True)
class Scale:
    """The best at 100 and the worst at 0; who says which they are: (statement, issue)."""

    values: tuple[Value, ...] = ()
    stated_by: tuple[tuple[str, str], ...] = ()

    @property
    def sources(self) -> frozenset[str]:
        """The ids of the statements that say which they are."""
        return frozenset(name for name, _ in self.stated_by)

    def carried(self, statements: Iterable[Statement], of: Iterable[str]) -> tuple[Value, ...]:
        """What some statements carry with them of what some sources say (ids)."""
        told = dict(self.stated_by)
        issues = {told[name] for name in of}
        issues &= {issue for statement in statements for issue in measured_on(statement)}
        return tuple(value for value in self.values if value.issue in issues)


def measured_on(statement: Statement) -> tuple[str, ...]:
    """The issues of which a statement needs to know where best and worst lie."""
    match statement:
        case Value() | Weight():
            return (statement.issue,)
        case Ratio():
            return (statement.issue, statement.to)
        case Swings():
            return tuple(issue for tier in statement.issues for issue in tier)
        case AmongTop():
            return statement.issues
        case _:
            return ()


def scale_of(case: Case, party: str) -> Scale:
    """The scale of every issue of named options on which the case file says best or worst.

    Not of an issue whose own statements contradict one another: there they are in question. Not of
    numbers: a value given to an end would draw a straight line to the next. Not of values as given,
    which have no 0 and 100.
    """
    said = said_by(case, party)
    if said.scale.as_given:
        return Scale()
    values: list[Value] = []
    sources: dict[str, str] = {}
    asked = f"statements.{party}.answers."
    for issue in case.issues:
        known = relations(issue, said)
        if issue.range is not None or closure(known) is None or not strictly_ordered(known):
            continue
        for ends, points in ((known.best_by, HUNDRED), (known.worst_by, ZERO)):
            written = sorted((o, name) for o, name in ends if not name.startswith(asked))
            if written:
                option = written[0][0]
                name = f"scale.{party}.{issue.id}.{option}"
                values.append(Value(name, party, issue.id, option, points))
                sources |= {name: issue.id for o, name in written if o == option}
    return Scale(tuple(values), tuple(sources.items()))
