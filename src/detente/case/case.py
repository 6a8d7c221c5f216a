"""One negotiation as a frozen value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Protocol, TypeVar

from detente.case.basis import Basis, Grade
from detente.case.demands import Constraint, Linkage, NoDeal, RedLine
from detente.case.evidence import Claim, Expectation, RoadmapStep, Source
from detente.case.issues import Issue, Track
from detente.case.packages import Package
from detente.case.parties import Body, Kind, Party
from detente.case.statements import Scale, Statement
from detente.case.text import Text


@dataclass(frozen=True, slots=True)
class Case:
    """One negotiation as data: who, what about, who said what, what is refused, what is tied.

    Order is the order of the file and carries no meaning beyond display. Ids are unique per kind.
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
    scales: tuple[Scale, ...] = ()
    no_deal: tuple[NoDeal, ...] = ()
    red_lines: tuple[RedLine, ...] = ()
    linkages: tuple[Linkage, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    bodies: tuple[Body, ...] = ()
    expectations: tuple[Expectation, ...] = ()
    roadmap: tuple[RoadmapStep, ...] = ()
    sources: tuple[Source, ...] = ()
    claims: tuple[Claim, ...] = ()

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

    def negotiators(self) -> tuple[str, ...]:
        """Every party that may be in an analysis: all but mediators."""
        return tuple(party.id for party in self.parties if party.kind is not Kind.MEDIATOR)

    def status_quo(self) -> Package:
        """The package in which nothing changes; an issue without a stated one is left open."""
        return Package(tuple((i.id, i.status_quo) for i in self.issues if i.status_quo is not None))

    def grade(self, basis: Basis, holder: str | None) -> Grade:
        """The grade that counts: as stated, but never better than the claims behind it.

        Without claims it is the stated grade; with neither, *assumed*. Several claims: the best.
        """
        known = [claim for claim in self.claims if claim.id in basis.claims]
        if not known:
            return basis.grade or Grade.ASSUMED
        borne = min((claim.grade_for(holder or "") for claim in known), key=lambda g: g.rank)
        return borne if basis.grade is None else max(borne, basis.grade, key=lambda g: g.rank)

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


_REMOVABLE = {
    "statements": "statements",
    "red_lines": "red_line",
    "no_deal": "no_deal",
    "linkages": "linkage",
    "constraints": "constraint",
    "expectations": "expectation",
    "roadmap": "roadmap",
}


def element_path(kind: str, element: Any) -> str:
    """The path of an element in the case file: ``red_lines.upland.not-for-free``.

    ``kind`` is the field of `Case` that holds it. A statement's id is its path already.
    """
    if kind == "statements":
        return str(element.id)
    return f"{kind}.{element.party if kind == 'no_deal' else element.id}"


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_T = TypeVar("_T", bound=_Identified)


def _named(elements: Iterable[_T], wanted: str) -> _T:
    for element in elements:
        if element.id == wanted:
            return element
    raise KeyError(wanted)


def _without(case: Case, element_id: str) -> Case:
    hits: list[tuple[str, Any]] = []
    for kind, word in _REMOVABLE.items():
        for element in getattr(case, kind):
            path = element_path(kind, element)
            bare = path.partition(".")[2]
            if element_id in (path, f"{word}:{bare}", bare):
                hits.append((kind, element))
    exact = [hit for hit in hits if element_path(*hit) == element_id]
    if len(exact or hits) != 1:
        raise KeyError(element_id)
    kind, element = (exact or hits)[0]
    kept = tuple(other for other in getattr(case, kind) if other is not element)
    changed: dict[str, Any] = {kind: kept}
    return replace(case, **changed)


def element_kinds() -> tuple[str, ...]:
    """The fields of `Case` that hold several elements, in the order of the file."""
    single = {"id", "title", "as_of", "marking", "note"}
    return tuple(field.name for field in fields(Case) if field.name not in single)
