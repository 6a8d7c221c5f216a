"""Where a party stands on the way: 0 is today, 1 the whole package, by its own gain.

On the central utility, where statements fix one; else as far as the labels of exposure and
temptation tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from detente.analysis.problem import CentralUtility, central_utility
from detente.analysis.roadmap import Degree, Plan
from detente.case import Case, Package
from detente.reports.words.names import Names
from detente.reports.words.numbers import share

ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Position:
    """A place between ``low`` and ``high``: equal where it is known, None where no end is known.

    ``exposed`` and ``tempted`` are labels of what is known; both *unknown* where nothing is.
    ``fallen`` is where the party would be if all were undone that can be, where that is lower.
    """

    low: Fraction | None
    high: Fraction | None
    exposed: str
    tempted: str
    fallen: Fraction | None = None

    @property
    def known(self) -> bool:
        """Whether it is one point."""
        return self.low is not None and self.low == self.high

    @property
    def nowhere(self) -> bool:
        """Whether nothing at all is known of it."""
        return self.exposed == "unknown" and self.tempted == "unknown" and not self.known


def positions(case: Case, plan: Plan, party: str) -> tuple[Position, ...]:
    """Today, then after every stage of the plan."""
    today = case.status_quo()
    packages = [today.changed(stage.package.as_dict()) for stage in plan.stages]
    exact = _exact(case, plan, party, [today, *packages])
    if exact is not None:
        shares = [dict(stage.exposure)[party].share for stage in plan.stages]
        return tuple(map(_at, exact, (None, *shares)))
    made = [Position(Fraction(0), Fraction(0), "none", "unknown")]
    for number, stage in enumerate(plan.stages, 1):
        exposed, tempted = dict(stage.exposure)[party], dict(stage.temptation)[party]
        made.append(_from_labels(exposed, tempted, last=number == len(plan.stages)))
    return tuple(made)


def _at(at: Fraction, exposed: Fraction | None) -> Position:
    """A known place; a larger exposure than its own comes from steps that cannot be undone."""
    deeper = exposed is not None and exposed > max(Fraction(0), -at)
    return Position(at, at, "", "", -exposed if deeper and exposed is not None else None)


def _exact(
    case: Case, plan: Plan, party: str, packages: list[Package]
) -> tuple[Fraction, ...] | None:
    """Shares of its gain, or of what else it is measured by; None where nothing fixes them."""
    measure = {line.party: line.measure for line in plan.corridor}.get(party)
    utility = central_utility(case, party) if measure is not None else None
    if utility is None:
        return None
    worths = [_worth(utility, package) for package in packages]
    known = [worth for worth in worths if worth is not None]
    whole = _whole(plan, party) or (known[-1] - known[0] if len(known) == len(worths) else None)
    if not whole or len(known) < len(worths):
        return None
    return tuple((worth - known[0]) / whole for worth in known)


def _whole(plan: Plan, party: str) -> Fraction | None:
    """What the finding divided the party's amounts by; None where it has none above nothing."""
    degrees = [
        dict(kind)[party] for stage in plan.stages for kind in (stage.exposure, stage.temptation)
    ]
    wholes = (d.amount / d.share for d in degrees if d.share and d.amount is not None)
    return next(wholes, None)


def _worth(utility: CentralUtility, package: Package) -> Fraction | None:
    """What a package is worth; None where it has an option that nothing prices."""
    try:
        return utility.of(package)
    except KeyError:
        return None


def _from_labels(exposed: Degree, tempted: Degree, *, last: bool) -> Position:
    if last:
        known = Fraction(1) if exposed.label == "none" else None
        high = Fraction(0) if exposed.label == "certain" else known
        return Position(known, high, exposed.label, "unknown")
    low = high = None
    if exposed.label == "none":
        low = Fraction(0)
    elif exposed.label == "certain":
        high = Fraction(0)
    if tempted.label == "none":
        high = ONE if high is None else high
    elif tempted.label == "certain":
        low = ONE
    return Position(low, high, exposed.label, tempted.label)


def informed(places: tuple[Position, ...]) -> bool:
    """Whether anything is known of a party on the way."""
    return any(not place.nowhere for place in places[1:])


def position_words(names: Names, at: Position) -> str:
    """``60 %``, or what the labels tell."""
    if at.low is not None and at.known:
        here = _signed(at.low)
        return here if at.fallen is None else f"{here} ({_signed(at.fallen)})"
    if at.exposed == "none" and at.tempted == "none":
        return names.say("roadmap.position.inside")
    labels = (("below", at.exposed), ("above", at.tempted))
    told = [names.say(f"roadmap.position.{s}_{label}") for s, label in labels if label != "unknown"]
    return ", ".join(told) or names.say("roadmap.position.unknown")


def _signed(part: Fraction) -> str:
    return f"−{share(-part)}" if part < 0 else share(part)
