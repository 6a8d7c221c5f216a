"""What flipped between two versions of a case, and because of what."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from detente.app.diff import diff_cases
from detente.app.workbench.tasks.common import Progress, case_in
from detente.app.workbench.values import BESIDE

_SECONDS = 45.0


def differing(folder: Path, request: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """Compare the case in `BESIDE`, the older one, with that in the folder.

    Answers with sentences in the ``language`` of the request: ``changes`` of elements, findings
    that ``flipped`` (each with its cause), old ``packages`` and whether they still stand.
    """
    from detente.reports.answers import difference_json

    language = request["language"]
    old, new = case_in(folder / BESIDE, language), case_in(folder, language)
    found = diff_cases(old, new, time_limit=_SECONDS, language=language)
    plain = difference_json(found, language)
    return {
        "parties": [new.party(party).name.in_language(language) for party in found.parties],
        "changes": [each["text"] for each in plain["changes"]],
        "flipped": [each["text"] for each in plain["flipped"]],
        "packages": [each["text"] for each in plain["survival"]["packages"]],
        "causes_tried": found.causes_tried,
        "partial": bool(found.partial),
    }
