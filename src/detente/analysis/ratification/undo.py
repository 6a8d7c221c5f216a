"""Who could undo a package, and would it serve them?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from detente.analysis.preferences import Outlook, Span
from detente.analysis.ratification.council import weakest
from detente.analysis.ratification.findings import Passes, Undoing
from detente.analysis.ratification.losses import gain
from detente.case import Case, Package, Undo

NOTHING = Span(Fraction(0), Fraction(0))


def undoings(case: Case, package: Package, outlooks: Mapping[str, Outlook]) -> tuple[Undoing, ...]:
    """Every act that bears on some outcome of the package, in the order of the case."""
    found = [
        undoing
        for act in case.undo
        if (undoing := _undoing(case, act, package, outlooks)) is not None
    ]
    return tuple(replace(each, minimal=not _beaten(each, found)) for each in found)


def coalitions(undone: Iterable[Undoing]) -> tuple[tuple[str, ...], ...]:
    """The smallest sets of parties that can undo the package, each once, in the order found."""
    sets = {frozenset(each.coalition): each.coalition for each in undone if each.minimal}
    return tuple(sets.values())


def _undoing(
    case: Case, act: Undo, package: Package, outlooks: Mapping[str, Outlook]
) -> Undoing | None:
    met = [outcome for outcome in case.outcomes(package) if _named(act, outcome)]
    if not met:
        return None
    named = tuple(dict.fromkeys(issue for outcome in met for issue in _named(act, outcome)))
    after = _left(case, act, package, named)
    gains = tuple(
        (
            party,
            _over_outcomes(
                _serves(outlooks.get(party), act, party, _left(case, act, o, _named(act, o)), o)
                for o in met
            ),
        )
        for party in dict.fromkeys(act.coalition)
    )
    return Undoing(
        act=act.id,
        coalition=tuple(dict.fromkeys(act.coalition)),
        issues=tuple(i for i, option in package.choices if after.get(i) != option),
        leaves=after,
        gains=gains,
        would=weakest(label for _, label in gains),
        grade=case.grade(act.basis, act.party),
        minimal=True,
    )


def _named(act: Undo, outcome: Package) -> tuple[str, ...]:
    """The issues of every condition that an outcome meets; empty where it meets none."""
    met = (condition for condition in act.undoes if condition.holds(outcome))
    return tuple(dict.fromkeys(issue for condition in met for issue, _ in condition.parts))


def _left(case: Case, act: Undo, package: Package, named: tuple[str, ...]) -> Package:
    """What is left of a package: as stated, else the issues named at the status quo.

    An issue whose status quo nobody stated is left open.
    """
    if act.leaves is not None:
        return package.changed(act.leaves.as_dict())
    start = case.status_quo().as_dict()
    return Package(
        tuple(
            (issue, start[issue] if issue in named else option)
            for issue, option in package.choices
            if issue not in named or issue in start
        )
    )


def _serves(
    outlook: Outlook | None, act: Undo, party: str, after: Package, before: Package
) -> Passes:
    """Whether a party gains: certainly, possibly, certainly not, or nothing is known of it."""
    found = None if outlook is None else gain(outlook, after, before)
    if outlook is None or found is None:
        return "unknown"
    cost = _cost(act, as_given=outlook.said.scale.as_given) if party == act.party else NOTHING
    found = found - cost
    if found.high is not None and found.high <= 0:
        return "no"
    return "certain" if found.low is not None and found.low > 0 else "possible"


def _cost(act: Undo, *, as_given: bool) -> Span:
    """What the act costs its party, in its own utility; anything from nothing up if not stated."""
    points = Fraction(1) if as_given else Fraction(100)
    if act.cost_interval is not None:
        low, high = act.cost_interval
        return Span(low / points, high / points)
    if act.cost is not None:
        return Span(act.cost / points, act.cost / points)
    return Span(Fraction(0), None)


def _over_outcomes(labels: Iterable[Passes]) -> Passes:
    """One label where every outcome has the same; else as far as some outcome may serve."""
    found = set(labels)
    if len(found) == 1:
        return found.pop()
    return "possible" if found & {"certain", "possible"} else "unknown"


def _beaten(undoing: Undoing, others: Iterable[Undoing]) -> bool:
    mine = frozenset(undoing.coalition)
    return any(frozenset(other.coalition) < mine for other in others)
