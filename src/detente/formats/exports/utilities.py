"""The utilities of a case as tables, where its statements fix them and they add up over issues."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from detente.case import Case, Issue
from detente.formats.exports.export import CannotWrite, Remark, remark

Row = dict[str, Fraction]
_ZERO = Fraction(0)
_LARGEST = 10**20
"""Amounts beyond it would need more characters than a number may have."""


@dataclass(frozen=True, slots=True)
class Additive:
    """What packages are worth to a party: ``constant`` plus an amount per option of each issue.

    ``rows[issue][option]`` is that amount, with a row for every issue of the case. The sum is cut
    off at ``cap``; ``weights`` are those stated, on the scale of the rows. ``reservation`` is None
    where nobody fixed the worth of no deal.
    """

    party: str
    rows: dict[str, Row]
    weights: dict[str, Fraction]
    constant: Fraction
    cap: Fraction | None
    reservation: Fraction | None
    discount: Fraction | None

    @property
    def least(self) -> Fraction:
        """What the options of the worst package add up to."""
        return sum((min(row.values()) for row in self.rows.values()), self.constant)

    @property
    def most(self) -> Fraction:
        """What the options of the best package add up to, not cut off."""
        return sum((max(row.values()) for row in self.rows.values()), self.constant)

    @property
    def cut_off(self) -> bool:
        """Whether the cap changes the utility of any package."""
        return self.cap is not None and self.cap < self.most

    def without_constant(self) -> Additive:
        """The same utilities with the constant among the amounts of the first issue."""
        issue, row = next(iter(self.rows.items()))
        lifted = {option: amount + self.constant for option, amount in row.items()}
        return Additive(
            self.party,
            {**self.rows, issue: lifted},
            {name: weight for name, weight in self.weights.items() if name != issue},
            _ZERO,
            self.cap,
            self.reservation,
            self.discount,
        )


def additive_utilities(case: Case, format_name: str) -> tuple[Additive, ...]:
    """The utility of every party but mediators, in the order of the case.

    Raises `CannotWrite` with every party whose statements fix no utility, or one that does not add
    up over issues: what is worth more together has no place in a table per issue, nor has what
    depends on an event, which each party may believe in differently.
    """
    found: list[Additive] = []
    hindered: list[Remark] = []
    unknown: list[str] = []
    for party in case.negotiators():
        one = _additive(case, party)
        if one is None:
            unknown.append(party)
        elif isinstance(one, Remark):
            hindered.append(one)
        else:
            found.append(one)
    if depending := [f"{i.id}.{o.id}" for i in case.issues for o in i.options if o.contingent]:
        hindered.append(remark("contingent", depending))
    if unknown:
        hindered.insert(0, remark("no_utility", unknown))
    if hindered:
        raise CannotWrite(format_name, hindered)
    return tuple(found)


def _additive(case: Case, party: str) -> Additive | Remark | None:
    # Loaded here, since nobody who only reads a case needs the analysis.
    from detente.analysis.problem import central_reservation, central_utility, centre_of, said_by

    said = said_by(case, party)
    utility = central_utility(case, party, said)
    if utility is None:
        return None
    rows = {i.id: dict(utility.table.get(i.id) or _nothing(i)) for i in case.issues}
    constant = utility.constant
    wide = []
    for link, amount in utility.bonuses:
        about = {issue for issue, _ in link.when.parts}
        if amount and len(about) > 1:
            wide.append(link.id)
        elif not about:
            constant += amount
        else:
            (issue,) = about
            for option in rows[issue]:
                if all(options.holds(option) for _, options in link.when.parts):
                    rows[issue][option] += amount
    if wide:
        return remark("not_additive", wide, party=party)
    if any(abs(amount) >= _LARGEST for row in rows.values() for amount in row.values()):
        return remark("too_large", (party,), limit="1e20")
    stated = {issue: centre_of(w.value, w.interval) for issue, w in said.weights.items()}
    total = Fraction(1) if said.scale.as_given else sum(stated.values(), _ZERO)
    return Additive(
        party,
        rows,
        {issue: weight / total for issue, weight in stated.items()},
        constant,
        utility.cap,
        central_reservation(case, said, utility),
        said.scale.discount,
    )


def _nothing(issue: Issue) -> Row:
    """An issue on which a party states nothing adds nothing for it."""
    return dict.fromkeys(issue.option_ids(), _ZERO)


def constant_notes(case: Case, utilities: tuple[Additive, ...]) -> Iterator[Remark]:
    """One remark on the parties whose constant goes among the values of the first issue."""
    if found := [one.party for one in utilities if one.constant]:
        yield remark("note.constant", found, issue=case.issues[0].id)
