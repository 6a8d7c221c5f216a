"""Which claims speak for an element of the case, which against it, and where both do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.case.bases import claims_within
from detente.case.case import Case, element_index
from detente.case.claims import Relation
from detente.case.elements import NAMEABLE, element_path


@dataclass(frozen=True, slots=True)
class EvidenceLink:
    """One tie between a claim and an element, which is named by its path."""

    claim: str
    element: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Contested:
    """An element that confirmed claims support and contradict: both stand, each with its speaker.

    ``supporting`` and ``contradicting`` are claim ids.
    """

    element: str
    supporting: tuple[str, ...]
    contradicting: tuple[str, ...]


def evidence_links(case: Case) -> tuple[EvidenceLink, ...]:
    """Every tie between a claim and an element, whichever side names it, each once.

    In the order of the elements, then of the claims behind them and their parts; links to what the
    case does not have are left out (`check` reports them).
    """
    by_element: dict[str, list[EvidenceLink]] = {}
    for path, claims in _elements(case):
        found = by_element.setdefault(path, [])
        found.extend([EvidenceLink(one, path, Relation.SUPPORTS) for one in claims])
    for link in _of_claims(case):
        by_element[link.element].append(link)
    known = {claim.id for claim in case.claims}
    links = (link for found in by_element.values() for link in found if link.claim in known)
    return tuple(dict.fromkeys(links))


def contested(case: Case, links: Iterable[EvidenceLink] | None = None) -> tuple[Contested, ...]:
    """The elements that confirmed claims both support and contradict, in the order of the case.

    ``links`` are its `evidence_links`, where they are known already.
    """
    confirmed = {claim.id for claim in case.claims if claim.confirmed}
    sides: dict[str, dict[Relation, list[str]]] = {}
    for link in evidence_links(case) if links is None else links:
        if link.claim in confirmed:
            of_element = sides.setdefault(link.element, {})
            of_element.setdefault(link.relation, []).append(link.claim)
    both = (Relation.SUPPORTS, Relation.CONTRADICTS)
    return tuple(
        Contested(element, *(tuple(side[relation]) for relation in both))
        for element, side in sides.items()
        if all(relation in side for relation in both)
    )


def _elements(case: Case) -> Iterator[tuple[str, tuple[str, ...]]]:
    for kind in NAMEABLE:
        for element in getattr(case, kind):
            yield element_path(kind, element), claims_within(element)


def _of_claims(case: Case) -> Iterator[EvidenceLink]:
    """What the claims themselves name."""
    if not any(claim.links for claim in case.claims):
        return
    index = element_index(case)
    for claim in case.claims:
        for link in claim.links:
            try:
                kind, position = index.find(link.to)
            except KeyError:
                continue
            path = element_path(kind, getattr(case, kind)[position])
            yield EvidenceLink(claim.id, path, link.relation)
