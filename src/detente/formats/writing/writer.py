"""The one writer: a case becomes a document that spells everything out.

`brief.abridged` then shortens it to what a person would write; spreadsheets take it as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from detente.case import (
    Case,
    Delegate,
    Expectation,
    Party,
)
from detente.formats import document
from detente.formats.document import Mapping, Scalar
from detente.formats.reading.builder import VERSION
from detente.formats.writing import parts
from detente.formats.writing.consent import write_body, write_undo
from detente.formats.writing.demands import (
    write_constraint,
    write_linkage,
    write_no_deal,
    write_red_lines,
)
from detente.formats.writing.events import write_event
from detente.formats.writing.evidence import write_claim, write_source
from detente.formats.writing.issues import write_issue
from detente.formats.writing.roadmap import write_step
from detente.formats.writing.statements import write_statements


def case_document(case: Case) -> Mapping:
    """The document of a case, its parts in the order of the file format."""
    return parts.keys(
        [
            ("detente", Scalar(VERSION)),
            ("id", Scalar(case.id)),
            ("title", parts.words_of(case.title)),
            ("as_of", parts.day(case.as_of)),
            ("marking", parts.words_of(case.marking)),
            ("note", parts.words_of(case.note)),
            ("parties", _by_id(case.parties, _party)),
            ("tracks", _by_id(case.tracks, lambda track: parts.words_of(track.name))),
            ("issues", _by_id(case.issues, write_issue)),
            ("statements", write_statements(case)),
            ("no_deal", _by_id(case.no_deal, write_no_deal, "party")),
            ("red_lines", write_red_lines(case)),
            ("linkages", _by_id(case.linkages, write_linkage)),
            ("constraints", _by_id(case.constraints, write_constraint)),
            ("bodies", _by_id(case.bodies, write_body)),
            ("undo", _by_id(case.undo, write_undo)),
            ("events", _by_id(case.events, write_event)),
            ("expectations", _by_id(case.expectations, _expectation)),
            ("roadmap", _by_id(case.roadmap, write_step)),
            ("sources", _by_id(case.sources, write_source)),
            ("claims", _by_id(case.claims, write_claim)),
        ]
    )


def _by_id(
    elements: Sequence[Any], write: Callable[[Any], document.Node | None], key: str = "id"
) -> Mapping | None:
    if not elements:
        return None
    return parts.keys((getattr(element, key), write(element)) for element in elements)


def _party(party: Party) -> Mapping:
    delegates = tuple(_delegate(delegate) for delegate in party.delegation)
    return parts.keys(
        [
            ("name", parts.words_of(party.name)),
            ("kind", Scalar(party.kind)),
            ("power", parts.number(party.power)),
            ("delegation", document.Sequence(delegates) if delegates else None),
            ("note", parts.words_of(party.note)),
        ]
    )


def _delegate(delegate: Delegate) -> Mapping:
    role, mandate = parts.words_of(delegate.role), parts.words(delegate.mandate)
    return parts.keys([("name", Scalar(delegate.name)), ("role", role), ("mandate", mandate)])


def _expectation(expectation: Expectation) -> Mapping:
    basis = [entry for entry in parts.basis(expectation.basis) if entry[0] != "text"]
    text = ("text", parts.words_of(expectation.text))
    return parts.keys([("holder", parts.word(expectation.holder)), text, *basis])
