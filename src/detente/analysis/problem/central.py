"""The central utility of a party: a point where its statements fix one, else None.

Derived from statements each time and never stored: a stored table would outlive the statement it
came from.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from detente.analysis.problem.chances import Chance, Contingencies, Lottery, chances_of
from detente.analysis.problem.interpolation import shares
from detente.analysis.problem.said import Said, centre_of, said_by
from detente.case import Case, Issue, Linkage, Package, parse_number

ONE, HUNDRED = Fraction(1), Fraction(100)


@dataclass(frozen=True, slots=True)
class CentralUtility:
    """What packages are worth to a party, exactly: sum of tables, plus bonuses, cut off at a cap.

    ``table[issue][option]`` is the issue's share of the utility (weight times value, scaled to
    0 to 1 on the native scale). ``fixed`` says that no interval stands behind it: for packages of
    plain options the set of compatible utilities is this point. ``hanging`` are the options
    (issue, option) whose worth to the party changes with an event; their row is what they lead to
    by its central belief, ``chances`` (by event) what it believes. Of those in ``unpriced`` it has
    said nothing: packages with one have no central worth.
    """

    table: dict[str, dict[str, Fraction]]
    bonuses: tuple[tuple[Linkage, Fraction], ...]
    constant: Fraction
    cap: Fraction | None
    fixed: bool
    contingencies: Contingencies
    chances: dict[str, Chance]
    hanging: frozenset[tuple[str, str]] = frozenset()

    @property
    def unpriced(self) -> frozenset[tuple[str, str]]:
        """The hanging options on whose event the party has stated no belief."""
        return frozenset(o for o in self.hanging if self._chance(o).centre is None)

    @property
    def spread(self) -> frozenset[tuple[str, str]]:
        """The hanging options on whose event more than one belief fits what it said."""
        return frozenset(o for o in self.hanging if self._chance(o).open)

    @property
    def central_chances(self) -> dict[str, Fraction]:
        """The central belief per event; 1 where none is stated, which then prices nothing."""
        return {e: ONE if c.centre is None else c.centre for e, c in self.chances.items()}

    def _chance(self, option: tuple[str, str]) -> Chance:
        return self.chances[self.contingencies.options[option].event]

    def change(self, more: Package, less: Package) -> Fraction:
        """The utility of one complete package less that of another."""
        if self.cap is not None or self.contingencies.events(more, less):
            return self.of(more) - self.of(less)
        before = less.as_dict()
        change = Fraction(0)
        for issue, option in more.choices:
            if before[issue] != option and issue in self.table:
                change += self.table[issue][option] - self.table[issue][before[issue]]
        for link, amount in self.bonuses:
            change += amount * (link.when.holds(more) - link.when.holds(less))
        return change

    def depends_on(self, issue: str) -> bool:
        """Whether the utility changes with the option chosen on an issue."""
        linked = any(issue == name for link, _ in self.bonuses for name, _ in link.when.parts)
        return linked or len(set(self.table.get(issue, {}).values())) > 1

    def of(self, package: Package) -> Fraction:
        """The utility of a complete package: what its outcomes are worth, by the central belief."""
        return self.total(self.contingencies.lottery(package, self.central_chances))

    def total(self, lottery: Lottery) -> Fraction:
        """The sum of what complete packages of plain options are worth, each times its factor."""
        return sum((factor * self._plain(package) for factor, package in lottery), Fraction(0))

    def _plain(self, package: Package) -> Fraction:
        total = self.constant
        for issue, option in package.choices:
            total += self.table[issue][option] if issue in self.table else 0
        total += sum(amount for link, amount in self.bonuses if link.when.holds(package))
        return total if self.cap is None else min(total, self.cap)


def central_utility(case: Case, party: str, said: Said | None = None) -> CentralUtility | None:
    """The central utility of a party, or None where its statements do not fix one.

    Native scale: every issue needs a weight, and a value for each option unless it weighs nothing
    (utility = sum of w v / (100 sum of w), case file, rule 6). As given: an issue on
    which it states neither numbers nor an order adds nothing. What hangs on an event is priced by
    the central belief.
    """
    said = said or said_by(case, party)
    rows: dict[str, dict[str, Fraction]] = {}
    native = not said.scale.as_given
    total = sum((centre_of(w.value, w.interval) for w in said.weights.values()), Fraction(0))
    if native and (total == 0 or any(issue.id not in said.weights for issue in case.issues)):
        return None
    for issue in case.issues:
        if issue.id not in said.weights:
            if any(issue.id in kind for kind in (said.values, *said.ordinal)):
                return None
            continue
        statement = said.weights[issue.id]
        weight = centre_of(statement.value, statement.interval)
        factor = weight / (HUNDRED * total) if native else weight
        row = _row(issue, said, factor)
        if row is None:
            return None
        rows[issue.id] = row
    bonuses = _bonuses(said)
    if bonuses is None or not rows:
        return None
    plain = CentralUtility(
        table=rows,
        bonuses=bonuses,
        constant=said.scale.constant or Fraction(0),
        cap=said.scale.cap,
        fixed=_fixed(said),
        contingencies=Contingencies.of(case),
        chances=chances_of(case, party),
    )
    return _with_contingent(plain)


def _with_contingent(plain: CentralUtility) -> CentralUtility:
    """With a row for every option that hangs on an event, and those of which that matters."""
    table = {issue: dict(row) for issue, row in plain.table.items()}
    hanging: set[tuple[str, str]] = set()
    for (issue, option), found in plain.contingencies.options.items():
        row = table.get(issue)
        if row is not None:
            chance = plain.central_chances[found.event]
            row[option] = chance * row[found.then] + (1 - chance) * row[found.otherwise]
        differ = row is not None and row[found.then] != row[found.otherwise]
        if differ or any(
            amount and name == issue and wanted.holds(found.then) != wanted.holds(found.otherwise)
            for link, amount in plain.bonuses
            for name, wanted in link.when.parts
        ):
            hanging.add((issue, option))
    return replace(plain, table=table, hanging=frozenset(hanging))


def _row(issue: Issue, said: Said, factor: Fraction) -> dict[str, Fraction] | None:
    options = issue.plain_ids()
    if factor == 0:
        return dict.fromkeys(options, Fraction(0))
    stated = said.values.get(issue.id, {})
    if issue.range is None:
        if any(option not in stated for option in options):
            return None
        return {o: factor * centre_of(stated[o].value, stated[o].interval) for o in options}
    centres = {parse_number(o): centre_of(v.value, v.interval) for o, v in stated.items()}
    named = said.named(issue.id)
    centres = dict.fromkeys(said.peaks(issue.id), HUNDRED) | centres
    row: dict[str, Fraction] = {}
    for option in options:
        parts = shares(named, parse_number(option))
        if not parts:
            return None
        row[option] = factor * sum(share * centres[number] for number, share in parts)
    return row


def _bonuses(said: Said) -> tuple[tuple[Linkage, Fraction], ...] | None:
    bonuses: list[tuple[Linkage, Fraction]] = []
    for link in said.worths:
        worth = link.worth
        if worth is None or (worth.value is None and worth.interval is None):
            return None
        points = centre_of(worth.value, worth.interval)
        bonuses.append((link, points if said.scale.as_given else points / HUNDRED))
    return tuple(bonuses)


def _fixed(said: Said) -> bool:
    spans = [w.interval for w in said.weights.values()]
    spans += [v.interval for stated in said.values.values() for v in stated.values()]
    spans += [link.worth.interval for link in said.worths if link.worth is not None]
    spans.append(said.no_deal.interval)
    return all(span is None or span[0] == span[1] for span in spans)


def central_reservation(case: Case, said: Said, utility: CentralUtility) -> Fraction | None:
    """The worth of no deal on the central utility, or None where nothing fixes it.

    *As good as* a package is that package's utility; *better* or *worse than* one fixes nothing.
    """
    no_deal = said.no_deal
    if no_deal.value is not None or no_deal.interval is not None:
        points = centre_of(no_deal.value, no_deal.interval)
        return points if said.scale.as_given else points / HUNDRED
    for comparison in no_deal.comparisons:
        if comparison.relation == "as_good_as":
            package = case.status_quo().changed(comparison.package.as_dict())
            left = {issue.id for issue in case.issues} - set(package.as_dict())
            priced = not utility.unpriced & set(package.choices)
            if priced and not any(utility.depends_on(issue) for issue in left):
                return utility.of(package)
    return None
