"""The one builder: a document, from whatever format, becomes a case and a list of faults."""

from __future__ import annotations

from detente.case import Case
from detente.formats.document import Mapping, Node
from detente.formats.log import Log
from detente.formats.reading.claims import read_claims
from detente.formats.reading.consent import read_bodies, read_undo
from detente.formats.reading.demands import (
    read_constraints,
    read_linkages,
    read_no_deal,
    read_red_lines,
)
from detente.formats.reading.events import read_events
from detente.formats.reading.evidence import read_expectations
from detente.formats.reading.issues import numeric_issues, read_issues
from detente.formats.reading.parties import read_parties, read_tracks
from detente.formats.reading.roadmap import read_roadmap
from detente.formats.reading.sources import read_sources
from detente.formats.reading.spot import Spot
from detente.formats.reading.statements import Stated, read_statements

VERSION = "case/1"
CASE = (
    "detente",
    "id",
    "title",
    "as_of",
    "marking",
    "note",
    "parties",
    "tracks",
    "issues",
    "statements",
    "no_deal",
    "red_lines",
    "linkages",
    "constraints",
    "bodies",
    "undo",
    "events",
    "expectations",
    "roadmap",
    "sources",
    "claims",
)


def build_case(document: Node, log: Log) -> Case | None:
    """The case of a document; what could not be read is left out and told to the log.

    None where the document is no case at all.
    """
    spot = Spot(document, "", log)
    if isinstance(document, Mapping) and not document.entries:
        spot.fault("empty_file")
        return None
    if not isinstance(document, Mapping) or document.get("detente") is None:
        spot.fault("not_a_case")
        return None
    fields = spot.fields(*CASE)
    version = fields["detente"].word() if "detente" in fields else None
    if version != VERSION:
        fields.get("detente", spot).fault("other_version", found=version, known=VERSION)
        return None
    if "id" not in fields:
        spot.fault("missing_key", key="id")
    return _case(fields)


def _case(fields: dict[str, Spot]) -> Case:
    issues = read_issues(fields["issues"]) if "issues" in fields else ()
    numeric = numeric_issues(issues)
    at = fields.get
    parties = read_parties(s) if (s := at("parties")) else ()
    order = tuple(party.id for party in parties)
    stated = read_statements(s, numeric, order) if (s := at("statements")) else Stated()
    return Case(
        id=(s.word() if (s := at("id")) else None) or "case",
        title=s.text() if (s := at("title")) else None,
        as_of=s.date() if (s := at("as_of")) else None,
        marking=s.text() if (s := at("marking")) else None,
        note=s.text() if (s := at("note")) else None,
        parties=parties,
        tracks=read_tracks(s) if (s := at("tracks")) else (),
        issues=issues,
        statements=tuple(stated.statements),
        answers=tuple(stated.answers),
        scales=tuple(stated.scales),
        no_deal=read_no_deal(s, numeric) if (s := at("no_deal")) else (),
        red_lines=read_red_lines(s, numeric) if (s := at("red_lines")) else (),
        linkages=read_linkages(s, numeric) if (s := at("linkages")) else (),
        constraints=read_constraints(s, numeric) if (s := at("constraints")) else (),
        bodies=read_bodies(s, numeric) if (s := at("bodies")) else (),
        undo=read_undo(s, numeric) if (s := at("undo")) else (),
        events=read_events(s) if (s := at("events")) else (),
        expectations=read_expectations(s) if (s := at("expectations")) else (),
        roadmap=read_roadmap(s, numeric) if (s := at("roadmap")) else (),
        sources=read_sources(s) if (s := at("sources")) else (),
        claims=read_claims(s) if (s := at("claims")) else (),
    )
