"""In which order an agreed package can be carried out: the finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from detente.analysis.preferences import Outlook
from detente.analysis.roadmap.degrees import Traveller
from detente.analysis.roadmap.findings import Plan, Roadmap
from detente.analysis.roadmap.journey import Order
from detente.analysis.roadmap.numbers import journey, rules
from detente.analysis.roadmap.orders import orders
from detente.analysis.roadmap.plans import Told, gathered, not_closed, plan_of
from detente.analysis.roadmap.remarks import remarks, unasked
from detente.analysis.roadmap.splits import splits
from detente.analysis.roadmap.standing import Standings
from detente.analysis.roadmap.steps import way
from detente.case import Case, Package


def roadmap(
    case: Case,
    package: Package,
    parties: Sequence[str],
    outlooks: Mapping[str, Outlook],
    *,
    tolerance: Fraction = Fraction(0),
    deadline: float | None = None,
) -> Roadmap:
    """The order in which a complete package can be carried out with the least exposure.

    ``case`` is the case in force; ``outlooks`` hold the ``parties`` of the analysis and whoever
    else is at hand. ``tolerance`` is a share of a party's gain below which exposure and temptation
    count as none. At the ``deadline`` (``time.monotonic``) what is there is given, with ``partial``
    *time*. Where nothing is moved there are no steps, and the plan is closed.
    """
    ahead = way(case, package)
    travellers = tuple(Traveller(case, ahead, outlooks[party]) for party in parties)
    binding = rules(case, ahead, parties)
    asked = journey(ahead, binding, [traveller.mind for traveller in travellers])
    found = orders(asked, travellers, tolerance, deadline)
    told = Told(ahead, travellers, Standings(case, outlooks), tolerance)
    single = plan_of(told, found.single)
    together = _together(told, single, found.together)
    plan = together or single
    return Roadmap(
        package=ahead.end,
        parties=tuple(parties),
        steps=ahead.steps,
        left_out=ahead.left_out,
        unasked=unasked(case, ahead, parties),
        plan=plan,
        one_by_one=single,
        together=together,
        not_closed=None if plan.closed else not_closed(told, plan),
        splits=splits(asked, ahead, found.single, deadline) if single.stages else (),
        remarks=remarks(case, ahead, parties, plan, single, binding.idle),
        ordinal=any(traveller.central is None for traveller in travellers),
        central=any(t.central is not None and not t.central.fixed for t in travellers),
        tolerance=tolerance,
        partial="time" if found.late else None,
    )


def _together(told: Told, single: Plan, found: Order | None) -> Plan | None:
    """The stages found, if they keep what they were to keep; else those gathered on the way."""
    if single.closed:
        return None
    plan = None if found is None else plan_of(told, found)
    if plan is not None and (plan.closed or plan.exact):
        return plan
    return gathered(told, single)
