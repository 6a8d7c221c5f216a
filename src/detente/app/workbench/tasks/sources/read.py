"""A document to read: numbered lines, the left-out ones folded, its claims in place and beside."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import Any

from detente.app.workbench.tasks.common import Progress, case_in
from detente.app.workbench.tasks.sources.common import document_of, known_source
from detente.app.workbench.tasks.sources.listed import facts_of
from detente.app.workbench.tasks.sources.paging import pages_of
from detente.app.workbench.tasks.sources.places import Places, cut, highlighted, places_of
from detente.app.workbench.tasks.sources.words import claim_told
from detente.case import Claim, standing
from detente.i18n import say
from detente.reports.words.names import Names
from detente.sources.lines import lines_of


def source_read(
    folder: Path, request: dict[str, Any], _progress: Progress
) -> dict[str, Any] | None:
    """One page of the ``source``, the one with the ``line`` wanted, and all of its claims.

    None where the case has no such source. A text that is not at hand has no lines: its claims
    stand there with position and hash alone.
    """
    language = request["language"]
    case = case_in(folder, language)
    source = known_source(case, request["source"])
    if source is None:
        return None
    claims = [claim for claim in case.claims if claim.source == source.id]
    told = {"source": facts_of(source, language)}
    names = Names(standing(case), language)
    one = document_of(folder, source, language)
    if one is None:
        return told | {"lines": None, "claims": [_unread(names, claim) for claim in claims]}
    places = places_of(one, claims)
    marks = highlighted(claims, places)
    kept = {decision.line for decision in one.lines if decision.keep}
    lines = [line for line in lines_of(one.text) if line.text.strip()]
    pages = pages_of(lines, request["line"])
    shown = [line for line in lines if pages["first"] <= line.number <= pages["last"]]
    rows = [
        {
            "line": line.number,
            "start": line.start,
            "pieces": cut(line, marks),
            "kept": line.number in kept,
        }
        for line in shown
    ]
    groups = [(keep, list(group)) for keep, group in groupby(rows, key=lambda row: row["kept"])]
    return told | {
        "lines": [{"kept": keep, "rows": group} for keep, group in groups],
        "pages": pages,
        "other_version": source.text_sha256 not in (None, one.document.version.sha256),
        "claims": [_placed(names, claim, places) for claim in claims],
        "status": {claim.id: say(f"coding.status.{claim.status}", language) for claim in claims},
    }


def _placed(names: Names, claim: Claim, places: Places) -> dict[str, Any]:
    return claim_told(names, claim) | {
        "found": bool(places[claim.id]),
        "passages": passages_told(claim),
    }


def _unread(names: Names, claim: Claim) -> dict[str, Any]:
    return claim_told(names, claim) | {"found": True, "passages": passages_told(claim)}


def passages_told(claim: Claim) -> list[dict[str, Any]]:
    """The passages of a claim: words where they are kept, else position and hash."""
    return [
        {
            "exact": passage.exact,
            "start": passage.start,
            "end": passage.end,
            "length": passage.length,
            "sha256": passage.sha256,
        }
        for passage in claim.passages
    ]
