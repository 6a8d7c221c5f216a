"""One package looked at by itself: who accepts it, which demands it crosses, what it is worth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from detente.analysis.agreements import Authority, acceptance, authority, changed_issues
from detente.analysis.overview.brief import cell
from detente.analysis.overview.certainty import Score
from detente.analysis.overview.findings import Cell
from detente.analysis.preferences import Outlook
from detente.analysis.problem import CentralUtility, central_utility
from detente.case import Case, Package, RedLine


@dataclass(frozen=True, slots=True)
class Judged:
    """A package and every party but mediators, in the order of the case.

    ``moves`` are the issue ids that differ from today, ``crossed`` the demands (ids) that the
    package crosses, per party; ``broken`` the facts and caps (ids) it does not keep to. Scores are
    in each party's own utility. ``authority`` is that of the negotiating ``parties``.
    """

    package: Package
    parties: tuple[str, ...]
    moves: tuple[str, ...]
    cells: tuple[Cell, ...]
    crossed: tuple[tuple[str, tuple[str, ...]], ...]
    broken: tuple[str, ...]
    scores: tuple[Score, ...]
    authority: Authority


def judged(
    case: Case, package: Package, parties: Sequence[str], outlooks: Mapping[str, Outlook]
) -> Judged:
    """What holds of a complete package; ``outlooks`` hold every party but mediators, by id."""
    return Judged(
        package=package,
        parties=tuple(parties),
        moves=changed_issues(case.status_quo(), package),
        cells=tuple(
            cell(case, party, acceptance(outlook, package), ())
            for party, outlook in outlooks.items()
        ),
        crossed=tuple((party, _demands(case, package, party)) for party in outlooks),
        broken=_broken(case, package),
        scores=tuple(_score(case, outlook, package) for outlook in outlooks.values()),
        authority=authority(case, list(parties)),
    )


def _demands(case: Case, package: Package, party: str) -> tuple[str, ...]:
    return tuple(
        f"{'red_line' if isinstance(demand, RedLine) else 'linkage'}:{demand.id}"
        for demand in case.crossed(package, party)
    )


def _broken(case: Case, package: Package) -> tuple[str, ...]:
    outcomes = case.outcomes(package)
    facts = [
        f"linkage:{link.id}"
        for link in case.linkages
        if link.owner is None and any(link.broken_by(plain) for plain in outcomes)
    ]
    caps = [
        f"constraint:{cap.id}"
        for cap in case.constraints
        if not all(cap.holds(plain) for plain in outcomes)
    ]
    return (*facts, *caps)


def _score(case: Case, outlook: Outlook, package: Package) -> Score:
    party = outlook.said.party
    central = central_utility(case, party)
    return Score(
        party,
        outlook.utility(package),
        outlook.against_no_deal(package),
        None if central is None else _worth(central, package),
    )


def _worth(central: CentralUtility, package: Package) -> Fraction | None:
    try:
        return central.of(package)
    except KeyError:
        return None
