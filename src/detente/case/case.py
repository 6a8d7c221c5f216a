"""One negotiation as a frozen value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from itertools import product
from typing import Any, Protocol, TypeVar

from detente.case.answers import Answer
from detente.case.basis import Basis, Grade
from detente.case.claims import Claim, ClaimStatus, Link, Relation, SpeakerKind
from detente.case.consent import Body, Undo
from detente.case.demands import Constraint, Linkage, NoDeal, RedLine
from detente.case.elements import NAMEABLE, ElementIndex
from detente.case.events import Event
from detente.case.expectations import Expectation
from detente.case.issues import Issue, Track
from detente.case.packages import Package
from detente.case.parties import Kind, Party
from detente.case.roadmap import RoadmapStep
from detente.case.sources import Source
from detente.case.statements import Scale, Statement
from detente.case.text import Text


@dataclass(frozen=True, slots=True)
class Case:
    """One negotiation as data: who, what about, who said what, what is refused, what is tied.

    Order is the order of the file and carries no meaning beyond display. Ids are unique per kind.
    A claim may name the elements it supports, an element the claims behind it: that is one set, and
    whichever side names it, it stands in the element's ``basis.claims``.
    """

    id: str
    title: Text | None = None
    as_of: date | None = None
    marking: Text | None = None
    note: Text | None = None
    parties: tuple[Party, ...] = ()
    tracks: tuple[Track, ...] = ()
    issues: tuple[Issue, ...] = ()
    statements: tuple[Statement, ...] = ()
    answers: tuple[Answer, ...] = ()
    scales: tuple[Scale, ...] = ()
    no_deal: tuple[NoDeal, ...] = ()
    red_lines: tuple[RedLine, ...] = ()
    linkages: tuple[Linkage, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    bodies: tuple[Body, ...] = ()
    undo: tuple[Undo, ...] = ()
    events: tuple[Event, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    roadmap: tuple[RoadmapStep, ...] = ()
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()

    def __post_init__(self) -> None:
        """Bring the claims that name what they support to the elements they name."""
        for kind, elements in _with_their_claims(self).items():
            object.__setattr__(self, kind, elements)

    def party(self, party_id: str) -> Party:
        """The party of that id; raises ``KeyError``."""
        return _named(self.parties, party_id)

    def issue(self, issue_id: str) -> Issue:
        """The issue of that id; raises ``KeyError``."""
        return _named(self.issues, issue_id)

    def claim(self, claim_id: str) -> Claim:
        """The claim of that id; raises ``KeyError``."""
        return _named(self.claims, claim_id)

    def scale(self, party_id: str) -> Scale:
        """How the party's numbers are meant: native unless stated."""
        return next((s for s in self.scales if s.holder == party_id), Scale(party_id))

    def no_deal_of(self, party_id: str) -> NoDeal:
        """The party's no deal; empty where nobody stated it."""
        return next((n for n in self.no_deal if n.party == party_id), NoDeal(party_id))

    def said_by(self, party_id: str) -> tuple[Statement, ...]:
        """Every statement a party holds."""
        return tuple(s for s in self.statements if s.holder == party_id)

    def own_words_of(self, party_id: str) -> tuple[Statement, ...]:
        """What a party's negotiators say; where they say nothing, what they were instructed."""
        said = self.said_by(party_id)
        return tuple(s for s in said if s.basis.principal is None) or said

    def negotiators(self) -> tuple[str, ...]:
        """Every party that may be in an analysis: all but mediators."""
        return tuple(party.id for party in self.parties if party.kind is not Kind.MEDIATOR)

    def status_quo(self) -> Package:
        """The package in which nothing changes; an issue without a stated one is left open."""
        return Package(tuple((i.id, i.status_quo) for i in self.issues if i.status_quo is not None))

    def event(self, event_id: str) -> Event:
        """The event of that id; raises ``KeyError``."""
        return _named(self.events, event_id)

    def outcomes(self, package: Package) -> tuple[Package, ...]:
        """Every package of plain options that a package can lead to, as its events turn out.

        A package without a contingent option leads to itself. An event turns out one way for
        every issue that depends on it.
        """
        return tuple(dict.fromkeys(found for _, found in self.branches(package)))

    def branches(self, package: Package) -> tuple[tuple[tuple[str, ...], Package], ...]:
        """The outcomes with the events that have happened in each; all others have not."""
        if not self.events:
            return (((), package),)
        depending = {}
        for issue_id, chosen in package.choices:
            option = self.issue(issue_id).option(chosen)
            if option is not None and option.contingent is not None:
                depending[issue_id] = option.contingent
        events = tuple(dict.fromkeys(each.event for each in depending.values()))
        found = []
        for turns in product((True, False), repeat=len(events)):
            happened = tuple(e for e, turn in zip(events, turns, strict=True) if turn)
            settled = {
                issue: each.then if each.event in happened else each.otherwise
                for issue, each in depending.items()
            }
            found.append((happened, package.changed(settled)))
        return tuple(found)

    def allows(self, package: Package) -> bool:
        """Whether facts and caps hold however a complete package turns out (it lies in X)."""
        return all(
            not any(link.owner is None and link.broken_by(plain) for link in self.linkages)
            and all(constraint.holds(plain) for constraint in self.constraints)
            for plain in self.outcomes(package)
        )

    def crossed(self, package: Package, party: str) -> tuple[RedLine | Linkage, ...]:
        """The party's red lines and owned linkages that some outcome of a package crosses."""
        outcomes = self.outcomes(package)
        lines = [
            line
            for line in self.red_lines
            if line.owner == party and any(map(line.crossed_by, outcomes))
        ]
        links = [
            link
            for link in self.linkages
            if link.owner == party and any(map(link.broken_by, outcomes))
        ]
        return (*lines, *links)

    def party_of(self, actor: str) -> str | None:
        """The party an actor is, or speaks for as one of its delegation; None for an outsider."""
        if any(party.id == actor for party in self.parties):
            return actor
        mine = (p.id for p in self.parties if any(d.name == actor for d in p.delegation))
        return next(mine, None)

    def speaking_for(self, claim: Claim) -> str | None:
        """The party whose named voice a claim's speaker is; None for any other speaker."""
        if claim.speaker_kind is not SpeakerKind.NAMED:
            return None
        return claim.party or (None if claim.speaker is None else self.party_of(claim.speaker))

    def behind(self, basis: Basis) -> tuple[Claim, ...]:
        """The confirmed claims that support an element."""
        return tuple(claim for claim in self._cited(basis) if claim.confirmed)

    def borne(self, basis: Basis, holder: str | None) -> Grade | None:
        """The best grade that an element's confirmed claims bear; None where it has no claim.

        A claim only suggested is as good as none. Claims that were all disputed, rejected,
        orphaned or superseded bear nothing: *assumed*.
        """
        cited = self._cited(basis)
        if not cited or all(claim.status is ClaimStatus.SUGGESTED for claim in cited):
            return None
        grades = [
            claim.grade_for(holder or "", self.speaking_for(claim))
            for claim in cited
            if claim.confirmed
        ]
        return min(grades, key=lambda grade: grade.rank, default=Grade.ASSUMED)

    def grade(self, basis: Basis, holder: str | None) -> Grade:
        """The grade that counts: as stated, but never better than the confirmed claims behind it.

        Without claims it is the stated grade; with neither, *assumed*. Several claims: the best.
        """
        borne = self.borne(basis, holder)
        if borne is None:
            return basis.grade or Grade.ASSUMED
        return borne if basis.grade is None else max(borne, basis.grade, key=lambda g: g.rank)

    def _cited(self, basis: Basis) -> list[Claim]:
        if not basis.claims:
            return []
        return [claim for claim in self.claims if claim.id in basis.claims]

    def without(self, *element_ids: str) -> Case:
        """The case without some elements, by id; raises ``KeyError`` for an unknown one.

        An id is a path (``statements.delta.values.release.summer``, ``red_lines.upland.toll``,
        ``no_deal.delta``), a demand (``red_line:upland.toll``) or the id alone where only one
        element has it (``upland.toll``).
        """
        case = self
        for element_id in element_ids:
            case = _without(case, element_id)
        return case

    def adding(self, *statements: Statement) -> Case:
        """The case with further statements; one with the same id is replaced."""
        new = {statement.id for statement in statements}
        kept = tuple(s for s in self.statements if s.id not in new)
        return replace(self, statements=kept + statements)


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_Identified)


def _named(elements: Iterable[_T], wanted: str) -> _T:
    for element in elements:
        if element.id == wanted:
            return element
    raise KeyError(wanted)


def element_index(case: Case) -> ElementIndex:
    """The elements of a case by their ids."""
    return ElementIndex.of({kind: getattr(case, kind) for kind in NAMEABLE})


def _with_their_claims(case: Case) -> dict[str, tuple[Any, ...]]:
    """The fields in which some element gains claims that name it. Unknown names are left to check.

    Folded in once rather than looked up per grade: whoever holds a basis holds all its claims.
    """
    if not any(claim.links for claim in case.claims):
        return {}
    index = element_index(case)
    changed: dict[str, list[Any]] = {}
    for claim in case.claims:
        for link in claim.links:
            spot = _spot(index, link) if link.relation is Relation.SUPPORTS else None
            if spot is not None:
                kind, position = spot
                elements = changed.setdefault(kind, list(getattr(case, kind)))
                elements[position] = _resting_on(elements[position], claim.id)
    return {kind: tuple(elements) for kind, elements in changed.items()}


def _spot(index: ElementIndex, link: Link) -> tuple[str, int] | None:
    try:
        return index.find(link.to)
    except KeyError:
        return None


def _resting_on(element: Any, claim: str) -> Any:
    if isinstance(element, Answer):
        said = element.says and _resting_on(element.says, claim)
        return element if said == element.says else replace(element, says=said)
    basis: Basis = element.basis
    if claim in basis.claims:
        return element
    return replace(element, basis=replace(basis, claims=(*basis.claims, claim)))


def _without(case: Case, element_id: str) -> Case:
    """Links to what is taken out go with it: they would name nothing.

    An answer stays and says nothing any more: what it took out of force does not come back.
    """
    index = element_index(case)
    gone = index.find(element_id)
    kind, position = gone
    elements = getattr(case, kind)
    silent = (replace(elements[position], says=None),) if kind == "answers" else ()
    kept = (*elements[:position], *silent, *elements[position + 1 :])
    claims = tuple(_unlinked(claim, index, gone) for claim in case.claims)
    changed: dict[str, Any] = {kind: kept, "claims": claims}
    return replace(case, **changed)


def _unlinked(claim: Claim, index: ElementIndex, gone: tuple[str, int]) -> Claim:
    kept = tuple(link for link in claim.links if _spot(index, link) != gone)
    return claim if kept == claim.links else replace(claim, links=kept)


def element_kinds() -> tuple[str, ...]:
    """The fields of `Case` that hold several elements, in the order of the file."""
    single = {"id", "title", "as_of", "marking", "note"}
    return tuple(field.name for field in fields(Case) if field.name not in single)
