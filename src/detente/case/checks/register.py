"""What a case has, by id: the references of every other part are looked up here."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from detente.case.basis import Basis
from detente.case.case import Case
from detente.case.claims import Claim
from detente.case.events import Contingency
from detente.case.faults import Fault, fault, warning
from detente.case.issues import Issue, Range
from detente.case.numbers import parse_number, write_number
from detente.case.packages import Among, Bounds, Condition, Package
from detente.case.parties import Kind
from detente.case.statements import Statement

_SHOWN = 8
_COMPARED = 200
LARGEST_RANGE = 10_000
"""Steps a range may have."""


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


def countable(limits: Range) -> bool:
    """Whether the steps of a range can be counted through."""
    if limits.low >= limits.high or (limits.step is not None and limits.step <= 0):
        return False
    return limits.count <= LARGEST_RANGE


def number_of(option: str | None) -> Fraction | None:
    """The number an option is, or None where it is none."""
    try:
        return None if option is None else parse_number(option)
    except ValueError:
        return None


def sound(issue: Issue) -> bool:
    """Whether an issue's options can be listed."""
    if issue.range is None:
        return True
    today = issue.status_quo
    return countable(issue.range) and (today is None or number_of(today) is not None)


def answered(said: Statement) -> bool:
    """Whether a statement comes from an answer: a log, that no check sets against anything."""
    return ".answers." in said.id and said.id.startswith(f"statements.{said.holder}.answers.")


@dataclass(frozen=True, slots=True)
class Register:
    """The ids of a case, and the faults of a reference to one it does not have."""

    case: Case
    issues: dict[str, Issue]
    options: dict[str, frozenset[str]]
    contingent: dict[str, dict[str, Contingency]]
    claims: dict[str, Claim]
    parties: frozenset[str]
    mediators: frozenset[str]
    as_given: frozenset[str]
    """Holders whose numbers are on a scale of their own."""

    @staticmethod
    def of(case: Case) -> Register:
        """The register of a case."""
        return Register(
            case,
            {issue.id: issue for issue in case.issues},
            {issue.id: frozenset(o.id for o in issue.options) for issue in case.issues},
            {
                issue.id: {o.id: o.contingent for o in issue.options if o.contingent}
                for issue in case.issues
            },
            {claim.id: claim for claim in case.claims},
            frozenset(party.id for party in case.parties),
            frozenset(party.id for party in case.parties if party.kind is Kind.MEDIATOR),
            frozenset(scale.holder for scale in case.scales if scale.as_given),
        )

    def party(self, path: str, party: str) -> Iterator[Fault]:
        """A fault where no party has this id."""
        if party not in self.parties:
            yield self._missing(path, "unknown_party", party, self.case.parties)

    def stakeholder(self, path: str, party: str, code: str) -> Iterator[Fault]:
        """A fault where the party is unknown, or a mediator who may not do this (``code``)."""
        yield from self.party(path, party)
        if party in self.mediators:
            yield fault(path, code, party=party)

    def track(self, path: str, track: str) -> Iterator[Fault]:
        """A fault where no track has this id."""
        if not any(known.id == track for known in self.case.tracks):
            yield self._missing(path, "unknown_track", track, self.case.tracks)

    def issue(self, path: str, issue: str) -> Iterator[Fault]:
        """A fault where no issue has this id."""
        if issue not in self.issues:
            yield self._missing(path, "unknown_issue", issue, self.case.issues, issue=issue)

    def source(self, path: str, source: str) -> Iterator[Fault]:
        """A fault where no source has this id."""
        if not any(known.id == source for known in self.case.sources):
            yield self._missing(path, "unknown_source", source, self.case.sources)

    def claimed(
        self, path: str, code: str, one: str, known: Iterable[_Identified]
    ) -> Iterator[Fault]:
        """A warning where a claim speaks of an id the case does not have (``code``)."""
        ids = [element.id for element in known]
        if one not in ids:
            yield warning(path, code, id=one, known=listed(one, ids))

    def option(self, path: str, issue_id: str, option: str) -> Iterator[Fault]:
        """A fault where the issue has no such option, or its range no such number."""
        issue = self.issues.get(issue_id)
        if issue is None or not sound(issue):
            return
        if issue.range is None:
            if option not in self.options[issue_id]:
                known = issue.options
                yield self._missing(path, "unknown_option", option, known, issue=issue_id)
            return
        limits, number = issue.range, number_of(option)
        if number is None:
            yield fault(path, "option_not_a_number", id=option, issue=issue_id)
        elif not limits.holds(number) and number != number_of(issue.status_quo):
            low, high = write_number(limits.low), write_number(limits.high)
            code = "off_range" if limits.step is None else "off_step"
            step = write_number(limits.step or limits.low)
            yield fault(path, code, id=option, issue=issue_id, low=low, high=high, step=step)

    def knows(self, issue_id: str, option: str) -> bool:
        """Whether the issue is known and this is one of its options, or of its numbers."""
        issue = self.issues.get(issue_id)
        return issue is not None and sound(issue) and issue.knows(option)

    def plain_option(
        self, path: str, issue_id: str, option: str, code: str = "contingent_named"
    ) -> Iterator[Fault]:
        """The same for an option that may not depend on an event (``code``)."""
        yield from self.option(path, issue_id, option)
        depends = self.contingent.get(issue_id, {}).get(option)
        if depends is not None:
            leads = {"then": depends.then, "otherwise": depends.otherwise}
            yield fault(path, code, id=option, event=depends.event, **leads)

    def package(self, path: str, package: Package) -> Iterator[Fault]:
        """The faults of a package's issues and options."""
        for issue, option in package.choices:
            yield from self.issue(f"{path}.{issue}", issue)
            yield from self.option(f"{path}.{issue}", issue, option)

    def plain_package(self, path: str, package: Package) -> Iterator[Fault]:
        """The same for a package that may not hang on an event."""
        for issue, option in package.choices:
            yield from self.issue(f"{path}.{issue}", issue)
            yield from self.plain_option(f"{path}.{issue}", issue, option)

    def conditions(self, path: str, conditions: tuple[Condition, ...]) -> Iterator[Fault]:
        """The faults of conditions of which each is enough; numbered where there are several."""
        for number, condition in enumerate(conditions, 1):
            here = f"{path}.{number}" if len(conditions) > 1 else path
            yield from self.condition(here, condition)

    def condition(self, path: str, condition: Condition) -> Iterator[Fault]:
        """The faults of a condition's issues, options and bounds."""
        for issue, part in condition.parts:
            here = f"{path}.{issue}"
            yield from self.issue(here, issue)
            if isinstance(part, Among):
                for option in part.options:
                    yield from self.plain_option(here, issue, option)
            else:
                yield from self._bounds(here, issue, part)

    def _bounds(self, path: str, issue_id: str, bounds: Bounds) -> Iterator[Fault]:
        issue = self.issues.get(issue_id)
        if issue is None or not sound(issue):
            return
        if issue.range is None:
            yield fault(path, "bounds_on_names", issue=issue_id)
        elif not _meets(bounds, issue.range):
            yield warning(path, "never_holds", issue=issue_id)

    def basis(self, path: str, basis: Basis, holder: str | None) -> Iterator[Fault]:
        """The faults of an element's claims, and a grade better than they bear."""
        for claim in basis.claims:
            if claim not in self.claims:
                yield self._missing(path, "unknown_claim", claim, self.case.claims)
        borne = self.case.borne(basis, holder)
        if basis.grade is None or borne is None or basis.grade.rank >= borne.rank:
            return
        code = "grade_above_claims" if self.case.behind(basis) else "grade_on_unconfirmed"
        yield warning(path, code, grade=basis.grade, borne=borne)

    @staticmethod
    def _missing(
        path: str, code: str, wanted: str, known: Iterable[_Identified], **values: str
    ) -> Fault:
        ids = [element.id for element in known]
        return fault(path, code, id=wanted, known=listed(wanted, ids), **values)


def _meets(bounds: Bounds, limits: Range) -> bool:
    """Whether bounds leave anything of a range."""
    lows = [limits.low, *(b for b in (bounds.at_least, bounds.above) if b is not None)]
    highs = [limits.high, *(b for b in (bounds.at_most, bounds.below) if b is not None)]
    low, high = max(lows), min(highs)
    strict = low == bounds.above or high == bounds.below
    return low < high or (low == high and not strict)


def listed(wanted: str, ids: list[str]) -> str:
    """Known ids, the nearest to a wanted one first, cut off after eight."""
    near = difflib.get_close_matches(wanted, ids, 3, 0.6) if len(ids) <= _COMPARED else []
    rest = [known for known in ids if known not in near]
    shown = [*near, *rest][:_SHOWN]
    return ", ".join(shown) + (", …" if len(ids) > _SHOWN else "") if shown else "–"


def again(path: str, ids: Iterable[str]) -> Iterator[Fault]:
    """A fault for every id that a list holds more than once."""
    for one in (one for one, count in Counter(ids).items() if count > 1):
        yield fault(path, "listed_twice", id=one)


def twice(path: str, ids: Iterable[str]) -> Iterator[Fault]:
    """A fault for every id that occurs again."""
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            yield fault(f"{path}.{one}" if path else one, "duplicate_id", id=one)
        seen.add(one)
