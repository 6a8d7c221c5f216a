"""What a brief rests on, party by party: red lines, ties, no deal and statements, to be switched.

Everything is a plain value, ready for JSON: this is laid beside the brief on a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from detente.analysis.overview import Analysis
from detente.case import (
    Constraint,
    Linkage,
    NoDeal,
    Party,
    RedLine,
    Relation,
    Value,
    Weight,
    element_path,
    evidence_links,
)
from detente.case.elements import holder_of
from detente.reports.words import elements
from detente.reports.words.assumptions import turned
from detente.reports.words.evidence import path_of, speaker
from detente.reports.words.names import Names
from detente.reports.words.no_deal import no_deal
from detente.reports.words.prefs import principal_name
from detente.reports.words.rows import ref_name
from detente.reports.words.statements import grouped, statement

MOST_ENTRIES = 120
"""Entries on one page; those on which a cell rests stand there in any case."""
MOST_PARTS = 150
"""Single numbers with a switch of their own on one page; beyond it a table is switched whole."""

EntryKind = Literal["red_line", "linkage", "constraint", "no_deal", "statement"]


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim behind an entry, or against it: its id, who says so, what it says, how attributed."""

    id: str
    speaker: str
    words: str
    attribution: str
    against: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A single number of an entry that has several, by its path."""

    path: str
    words: str
    grade: str
    grade_word: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing the brief may rest on.

    ``path`` is what a switch leaves out: an element, or what the paths of several begin with, which
    are the ``parts`` then. ``decides`` are the rows it decides for its party, ``turns`` what would
    read otherwise without it. ``possible`` marks a demand below *reported*.
    """

    path: str
    anchor: str
    kind: EntryKind
    kind_word: str
    words: str
    reason: str
    grade: str
    grade_word: str
    possible: bool
    voice: str
    claims: tuple[ClaimLine, ...]
    decides: tuple[str, ...]
    turns: tuple[str, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What belongs to one party, or to none; ``left`` counts entries not shown."""

    party: str
    anchor: str
    name: str
    standing: str
    silent: bool
    entries: tuple[Entry, ...]
    left: int


@dataclass(frozen=True, slots=True)
class Resting:
    """Every group, and the anchor at which an element is found, by its path."""

    groups: tuple[Group, ...]
    anchors: Mapping[str, str]


def party_anchor(party: str) -> str:
    """Where a party's group stands; "" is the group of facts."""
    return f"of-{party}" if party else "of-facts"


def resting_view(analysis: Analysis, language: str) -> Resting:
    """Everything in force that an analysis may rest on: those who negotiate first, facts last."""
    names = Names(analysis.case, language)
    desk = _Desk(names, analysis)
    parties = sorted(
        (p for p in names.case.parties if p.id in analysis.brief.columns),
        key=lambda party: party.id not in analysis.parties,
    )
    found = [(party, list(desk.entries(party.id))) for party in parties]
    facts = list(desk.entries(None))
    room = _room([entry for _, entries in found for entry in entries] + facts)
    groups = [desk.group(party, entries, room) for party, entries in found]
    if facts:
        groups.append(desk.group(None, facts, room))
    return Resting(tuple(groups), desk.anchors)


def _room(entries: Iterable[Entry]) -> frozenset[str]:
    """The paths of entries with room on the page: what a cell rests on before all else."""
    ranked = sorted(entries, key=lambda one: not (one.decides or one.turns))
    needed = sum(1 for one in ranked if one.decides or one.turns)
    return frozenset(one.path for one in ranked[: max(needed, MOST_ENTRIES)])


class _Desk:
    """The entries of one analysis, and where each element is found."""

    def __init__(self, names: Names, analysis: Analysis) -> None:
        self.names, self.analysis = names, analysis
        self.anchors: dict[str, str] = {}
        self.parts_left = MOST_PARTS
        self.flips = {path_of(each.element): each.flips for each in analysis.assumptions}
        self.claims = {claim.id: claim for claim in names.case.claims}
        self.links: dict[str, list[tuple[str, bool]]] = {}
        for link in evidence_links(names.case):
            against = link.relation is Relation.CONTRADICTS
            if against or link.relation is Relation.SUPPORTS:
                self.links.setdefault(link.element, []).append((link.claim, against))
        self.rows: dict[str, list[str]] = {}
        for row in analysis.brief.rows:
            for cell in row.cells:
                if cell.because is not None:
                    told = self.rows.setdefault(path_of(cell.because), [])
                    told.append(ref_name(names, analysis, row.ref))

    def group(self, party: Party | None, entries: list[Entry], room: frozenset[str]) -> Group:
        shown = tuple(entry for entry in entries if entry.path in room)
        left = len(entries) - len(shown)
        if party is None:
            name = self.names.say("whatif.facts")
            return Group("", party_anchor(""), name, "", silent=False, entries=shown, left=left)
        where = "in" if party.id in self.analysis.parties else "out"
        return Group(
            party=party.id,
            anchor=party_anchor(party.id),
            name=self.names.party(party.id),
            standing=self.names.say(f"report.party.{party.kind}_{where}"),
            silent=not any(one.kind == "statement" for one in entries),
            entries=shown,
            left=left,
        )

    def entries(self, holder: str | None) -> Iterator[Entry]:
        case = self.names.case
        for kind in ("red_lines", "linkages", "constraints", "no_deal"):
            for element in getattr(case, kind):
                if holder_of(element) == holder:
                    yield self._demand(kind, element)
        tables: dict[str, list[Value | Weight]] = {}
        for said in case.statements if holder is not None else ():
            if said.holder != holder:
                continue
            if isinstance(said, Value | Weight):
                tables.setdefault(_table(said), []).append(said)
            else:
                yield self._entry(said.id, "statement", said, statement(self.names, said))
        for path, members in tables.items():
            yield self._numbers(path, members)

    def _demand(self, kind: str, element: RedLine | Linkage | Constraint | NoDeal) -> Entry:
        path, names = element_path(kind, element), self.names
        if isinstance(element, RedLine):
            words = names.say("whatif.refuses", refused=elements.refused(names, element))
            reason = names.text(element.reason) if element.reason else ""
            return self._entry(path, "red_line", element, words, reason, demand=True)
        if isinstance(element, Linkage):
            reason = names.text(element.text) if element.text else ""
            demand = element.then is not None and element.owner is not None
            words = elements.tied(names, element)
            return self._entry(path, "linkage", element, words, reason, demand=demand)
        if isinstance(element, Constraint):
            return self._entry(path, "constraint", element, elements.full(names, path))
        return self._entry(path, "no_deal", element, no_deal(names, element))

    def _numbers(self, path: str, members: list[Value | Weight]) -> Entry:
        """Weights, or the values of one issue: an entry, and each number a part of it."""
        names = self.names
        if len(members) == 1:
            return self._entry(members[0].id, "statement", members[0], *_one(names, members))
        grades = [names.case.grade(said.basis, said.holder) for said in members]
        with_parts = len(members) <= self.parts_left
        self.parts_left -= len(members) if with_parts else 0
        parts = [
            Part(said.id, next(_one(names, [said])), str(grade), names.grade(grade))
            for said, grade in zip(members, grades, strict=True)
        ]
        weakest = max(grades, key=lambda grade: grade.rank)
        anchor = f"on-{path}"
        self.anchors |= {said.id: anchor for said in members} | {path: anchor}
        paths = [said.id for said in members]
        return Entry(
            path=path,
            anchor=anchor,
            kind="statement",
            kind_word=names.say("whatif.kind.statement"),
            words="; ".join(_one(names, members)),
            reason="",
            grade=str(weakest),
            grade_word=names.grade(weakest),
            possible=False,
            voice=self._voice(members[0]),
            claims=self._claims(paths),
            decides=self._decides(paths),
            turns=self._turns(paths),
            parts=tuple(parts) if with_parts else (),
        )

    def _entry(
        self,
        path: str,
        kind: EntryKind,
        element: Any,
        words: str,
        reason: str = "",
        *,
        demand: bool = False,
    ) -> Entry:
        grade = self.names.case.grade(element.basis, holder_of(element))
        self.anchors[path] = f"on-{path}"
        return Entry(
            path=path,
            anchor=f"on-{path}",
            kind=kind,
            kind_word=self.names.say(f"whatif.kind.{kind}"),
            words=words,
            reason=reason,
            grade=str(grade),
            grade_word=self.names.grade(grade),
            possible=demand and grade.only_possible,
            voice=self._voice(element),
            claims=self._claims([path]),
            decides=self._decides([path]),
            turns=self._turns([path]),
            parts=(),
        )

    def _voice(self, element: Any) -> str:
        """Whose instruction it is, or who of the party says so."""
        basis = element.basis
        if basis.principal is not None:
            principal = principal_name(self.names, basis.principal)
            return self.names.say("report.party.instructions", principal=principal)
        return basis.author or ""

    def _claims(self, paths: list[str]) -> tuple[ClaimLine, ...]:
        names = self.names
        found = dict.fromkeys(link for path in paths for link in self.links.get(path, ()))
        return tuple(
            ClaimLine(
                id=claim,
                speaker=speaker(names, self.claims[claim]),
                words=names.text(text) if (text := self.claims[claim].text) else claim,
                attribution=self._attribution(claim),
                against=against,
            )
            for claim, against in found
            if claim in self.claims
        )

    def _attribution(self, claim: str) -> str:
        """Said where the speaker is not named in so many words."""
        how = self.claims[claim].attribution
        return "" if how is None else self.names.say(f"whatif.attribution.{how}")

    def _decides(self, paths: list[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row for path in paths for row in self.rows.get(path, ())))

    def _turns(self, paths: list[str]) -> tuple[str, ...]:
        flips = [self.flips[path] for path in paths if path in self.flips]
        found = (words for each in flips for words in turned(self.names, self.analysis, each))
        return tuple(dict.fromkeys(found))


def _table(said: Value | Weight) -> str:
    """What the paths of the numbers that belong together begin with."""
    tail = f".{said.option}" if isinstance(said, Value) else f".{said.issue}"
    return said.id.removesuffix(tail)


def _one(names: Names, said: list[Value | Weight]) -> Iterator[str]:
    return (words for words, _ in grouped(names, said))
