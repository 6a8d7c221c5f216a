"""From every mark of a grade to the claims behind it: entries that rest on the same, once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.analysis.overview import Analysis
from detente.case import (
    Basis,
    Bloc,
    Body,
    Case,
    Claim,
    Grade,
    Relation,
    Statement,
    Support,
    element_index,
    evidence_links,
)
from detente.case.elements import holder_of
from detente.reports.words.evidence import element_words, path_of, speaker
from detente.reports.words.names import Names
from detente.reports.words.statements import grouped
from detente.sources.coverage import Coverage, ElementCoverage

MOST_NAMED = 3
"""Entries named in one row; the others are counted."""

_Key = tuple[str | None, Grade, tuple[str, ...], tuple[str, ...], bool]


@dataclass(frozen=True, slots=True)
class ClaimLink:
    """A claim in one line: its id (an anchor), what it says, who says so."""

    id: str
    words: str
    speaker: str


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """Elements that rest on the same claims, under one anchor.

    ``words`` name them, ``further`` counts those not named; ``against`` stands beside ``support``.
    """

    anchor: str
    owner: str
    words: tuple[str, ...]
    further: int
    grade: str
    grade_word: str
    own_statement: bool
    support: tuple[ClaimLink, ...]
    against: tuple[ClaimLink, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Every entry, and where the marks of the report lead.

    ``entries`` are by anchor, ``anchors`` by the path of an element, ``by_basis`` by holder and
    basis for marks that stand for several elements at once; ``links`` are a claim's, by what it
    does to the entries.
    """

    entries: Mapping[str, EvidenceView]
    anchors: Mapping[str, str]
    by_basis: Mapping[tuple[str | None, Basis], str]
    links: Mapping[str, Mapping[Relation, tuple[str, ...]]]

    def of(self, element_id: str | None) -> str:
        """The anchor of an element named by path or demand id; nothing where there is none."""
        if not element_id:
            return ""
        return self.anchors.get(path_of(element_id), "")


def evidence_view(names: Names, analysis: Analysis, coverage: Coverage) -> Evidence:
    """Every element of the case by what it rests on, in the order of the case.

    Empty for a case without sources: its report has no section of them for marks to lead to.
    """
    if not analysis.case.sources:
        return Evidence({}, {}, {}, {})
    groups: dict[_Key, list[ElementCoverage]] = {}
    for one in coverage.elements:
        behind = tuple(sorted(one.voices.claims))
        key = (one.holder, one.grade, behind, one.contradicting, one.own_statement)
        groups.setdefault(key, []).append(one)
    entries: dict[str, EvidenceView] = {}
    anchors: dict[str, str] = {}
    by_basis: dict[tuple[str | None, Basis], str] = {}
    index = element_index(analysis.case)
    claims = {claim.id: claim for claim in analysis.case.claims}
    for number, members in enumerate(groups.values(), 1):
        anchor = f"evidence-{number}"
        values = []
        for one in members:
            kind, position = index.paths[one.element][0]
            values.append(getattr(analysis.case, kind)[position])
            anchors[one.element] = anchor
        for value in values:
            for basis in _bases(value):
                by_basis.setdefault((holder_of(value), basis), anchor)
        entries[anchor] = _entry(names, claims, anchor, members, values)
    return Evidence(entries, anchors, by_basis, _links(analysis.case, anchors))


def led_to_elements(case: Case) -> Evidence:
    """Marks that lead to each element itself, whatever it rests on, as ``element-PATH``.

    For pages on which an element has an address of its own.
    """
    anchors: dict[str, str] = {}
    by_basis: dict[tuple[str | None, Basis], str] = {}
    for path, places in element_index(case).paths.items():
        for kind, position in places:
            value = getattr(case, kind)[position]
            anchors[path] = f"element-{path}"
            for basis in _bases(value):
                by_basis.setdefault((holder_of(value), basis), f"element-{path}")
    return Evidence({}, anchors, by_basis, {})


def _bases(value: Any) -> tuple[Basis, ...]:
    """What an element rests on; of a body also what is stated of its blocs and its voters."""
    if not isinstance(value, Body):
        return (value.basis,)
    parts: tuple[Bloc | Support, ...] = (*value.blocs, *value.support)
    return (value.basis, *(part.basis for part in parts))


def _links(case: Case, anchors: Mapping[str, str]) -> dict[str, dict[Relation, tuple[str, ...]]]:
    found: dict[str, dict[Relation, tuple[str, ...]]] = {}
    for link in evidence_links(case):
        by_relation = found.setdefault(link.claim, {})
        led_to = by_relation.get(link.relation, ())
        by_relation[link.relation] = tuple(dict.fromkeys((*led_to, anchors[link.element])))
    return found


def entry_words(names: Names, entry: EvidenceView) -> str:
    """An entry in one line: whose it is, its first words, how many more."""
    words = entry.words[0]
    if entry.owner and not words.startswith(entry.owner):
        words = names.say("brief.element.owned", party=entry.owner, words=words)
    further = entry.further + len(entry.words) - 1
    return f"{words} {names.say('coverage.evidence.further', count=further)}" if further else words


def _entry(
    names: Names,
    known: Mapping[str, Claim],
    anchor: str,
    members: Sequence[ElementCoverage],
    values: Sequence[Any],
) -> EvidenceView:
    first = members[0]
    words = _words(names, members, values)

    def links(claims: Sequence[str]) -> tuple[ClaimLink, ...]:
        return tuple(
            ClaimLink(
                one,
                names.text(text) if (text := known[one].text) else one,
                speaker(names, known[one]),
            )
            for one in claims
        )

    return EvidenceView(
        anchor=anchor,
        owner=names.party(first.holder) if first.holder else "",
        words=tuple(words[:MOST_NAMED]),
        further=len(words) - len(words[:MOST_NAMED]),
        grade=str(first.grade),
        grade_word=names.grade(first.grade),
        own_statement=first.own_statement,
        support=links(first.voices.claims),
        against=links(first.contradicting),
    )


def _words(names: Names, members: Sequence[ElementCoverage], values: Sequence[Any]) -> list[str]:
    """Each member in words; values and weights that stand for themselves share a line."""
    said = [value for value in values if isinstance(value, Statement)]
    others = [
        element_words(names, one.element)
        for one, value in zip(members, values, strict=True)
        if not isinstance(value, Statement)
    ]
    return [*(words for words, _ in grouped(names, said)), *others]
