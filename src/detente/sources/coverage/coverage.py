"""Who is heard in the sources of a case, and who is only spoken about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from detente.case import (
    Basis,
    Case,
    Claim,
    ClaimType,
    EvidenceLink,
    Grade,
    Relation,
    contested,
    element_path,
    evidence_links,
    standing,
)
from detente.case.bases import claims_within
from detente.case.elements import NAMEABLE, holder_of
from detente.sources.coverage.documents import NearDuplicate, stories
from detente.sources.coverage.findings import (
    Coverage,
    ElementCoverage,
    IssueCoverage,
    PartyCoverage,
    TypeCoverage,
)
from detente.sources.coverage.quoted import quoted
from detente.sources.coverage.subjects import issues_of
from detente.sources.coverage.voices import Voices, sides_of, voices


@dataclass(frozen=True, slots=True)
class _Material:
    """A case with its confirmed claims by id, and the story each source belongs to."""

    case: Case
    claims: Mapping[str, Claim]
    story: Mapping[str, str]
    languages: Mapping[str, str | None]

    def documents(self, counted: Voices) -> tuple[str, ...]:
        sources = (self.claims[claim].source for claim in counted.claims)
        return tuple(dict.fromkeys(self.story.get(source, source) for source in sources))

    def elements(self) -> Iterator[tuple[str, str, Any]]:
        for kind in NAMEABLE:
            for element in getattr(self.case, kind):
                yield kind, element_path(kind, element), element


def coverage(case: Case, near: Iterable[NearDuplicate] = ()) -> Coverage:
    """Count who is heard: per element, party, issue and type of claim, over confirmed claims.

    ``near`` are sources whose texts are nearly the same (`near_duplicates`); they count as one
    document. Indicators: project specification, sources, section 5. Counts, never a score.
    """
    case = standing(case)
    pairs = tuple(near)
    told = stories(case.sources, pairs)
    material = _Material(
        case,
        {claim.id: claim for claim in case.claims if claim.confirmed},
        {source: story for story, members in told.items() for source in members},
        {source.id: source.language for source in case.sources},
    )
    links = evidence_links(case)
    elements = _elements(material, links)
    confirmed = tuple(material.claims.values())
    outside = [claim for claim in confirmed if _speaks_for_nobody(case, claim)]
    return Coverage(
        voices=voices(case, confirmed),
        stories=tuple(told.items()),
        near=pairs,
        uncounted=tuple(claim.id for claim in case.claims if not claim.confirmed),
        elements=elements,
        parties=tuple(_party(material, party.id, elements) for party in case.parties),
        issues=tuple(_issues(material)),
        types=tuple(_types(case, confirmed)),
        others_quoted=quoted(outside, material.languages),
        contested=contested(case, links),
    )


def _speaks_for_nobody(case: Case, claim: Claim) -> bool:
    return case.speaking_for(claim) is None


_NOBODY = Voices()


def _elements(
    material: _Material, found_links: Iterable[EvidenceLink]
) -> tuple[ElementCoverage, ...]:
    links: dict[tuple[str, Relation], list[str]] = {}
    for link in found_links:
        if link.claim in material.claims:
            links.setdefault((link.element, link.relation), []).append(link.claim)
    found = []
    for kind, path, element in material.elements():
        basis: Basis = element.basis
        holder = holder_of(element)
        behind = [material.claims[one] for one in links.get((path, Relation.SUPPORTS), ())]
        counted = voices(material.case, behind, holder) if behind else _NOBODY
        grade = material.case.grade(basis, holder)
        own = holder is not None and not basis.claims and grade is Grade.SAID
        found.append(
            ElementCoverage(
                element=path,
                kind=kind,
                holder=holder,
                grade=grade,
                voices=counted,
                contradicting=tuple(links.get((path, Relation.CONTRADICTS), ())),
                documents=material.documents(counted),
                own_statement=own,
            )
        )
    return tuple(found)


def _party(material: _Material, party: str, elements: tuple[ElementCoverage, ...]) -> PartyCoverage:
    case, claims = material.case, tuple(material.claims.values())
    held = [claim for claim in claims if party in sides_of(case, claim.holder)]
    spoken = [claim for claim in claims if case.speaking_for(claim) == party]
    counted = voices(case, held, party)
    return PartyCoverage(
        party=party,
        voices=counted,
        about_others=tuple(
            claim.id for claim in spoken if claim.holder and claim.id not in counted.claims
        ),
        speakers=tuple(dict.fromkeys(claim.speaker for claim in spoken if claim.speaker)),
        quoted=quoted(spoken, material.languages),
        documents=material.documents(counted),
        elements=tuple(one.element for one in elements if one.holder == party),
    )


def _issues(material: _Material) -> Iterator[IssueCoverage]:
    case = material.case
    elements: dict[str, list[str]] = {issue.id: [] for issue in case.issues}
    claims: dict[str, dict[str, None]] = {issue.id: {} for issue in case.issues}
    for _, path, element in material.elements():
        for issue in issues_of(element) & elements.keys():
            elements[issue].append(path)
            claims[issue].update(dict.fromkeys(claims_within(element)))
    for claim in material.claims.values():
        if claim.issue in claims:
            claims[claim.issue][claim.id] = None
    for issue, about in claims.items():
        counted = voices(case, (c for one, c in material.claims.items() if one in about))
        speaking = (case.speaking_for(material.claims[claim]) for claim in counted.own)
        yield IssueCoverage(
            issue=issue,
            voices=counted,
            documents=material.documents(counted),
            heard=tuple(dict.fromkeys(party for party in speaking if party is not None)),
            elements=tuple(elements[issue]),
        )


def _types(case: Case, claims: Iterable[Claim]) -> Iterator[TypeCoverage]:
    listed = tuple(claims)
    for claim_type in ClaimType:
        counted = voices(case, (claim for claim in listed if claim_type in claim.type))
        if counted.claims:
            yield TypeCoverage(claim_type, counted)
