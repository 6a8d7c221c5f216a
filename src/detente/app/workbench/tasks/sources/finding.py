"""From the id of a claim to its place in a document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from detente.app.workbench.tasks.common import Progress, case_in
from detente.app.workbench.tasks.sources.common import document_of, source_in
from detente.app.workbench.tasks.sources.places import places_of
from detente.sources.lines import lines_of


def claim_place(
    folder: Path, request: dict[str, Any], _progress: Progress
) -> dict[str, Any] | None:
    """The source of the ``claim``, the line of its passage, the anchor on the page; None for none.

    Where its passage is not found, or the text is not at hand, the anchor is the claim in the list
    beside the text.
    """
    language = request["language"]
    case = case_in(folder, language)
    claim = next((one for one in case.claims if one.id == request["claim"]), None)
    if claim is None:
        return None
    source = source_in(case, claim.source, language)
    one = document_of(folder, source, language)
    spans = () if one is None else places_of(one, [claim])[claim.id]
    if one is None or not (spans or claim.line):
        return {"source": source.id, "line": None, "anchor": f"claim-{claim.id}"}
    line = claim.line
    if spans:
        line = next(each.number for each in lines_of(one.text) if spans[0][0] <= each.end)
    return {"source": source.id, "line": line, "anchor": f"line-{line}"}
