"""Shares of compatible utilities for a terminal and as JSON values."""

from __future__ import annotations

from typing import Any

from detente.analysis.preferences import GRID_OF_VALUES, GRID_OF_WEIGHTS
from detente.analysis.robustness import Samples
from detente.case import Case
from detente.reports.views.samples import samples_view
from detente.reports.words.names import Names
from detente.reports.words.samples import heading, sentences


def samples_text(case: Case, found: Samples, language: str) -> str:
    """The heading and the sentences, for a terminal."""
    names = Names(case, language)
    lines = [f"  {sentence}" for sentence in sentences(names, found)]
    return "\n".join([heading(names, found), *lines]) + "\n"


def samples_json(case: Case, found: Samples, language: str) -> dict[str, Any]:
    """Shares with counts and standard errors; ``acceptance`` is kept draws by tried ones."""
    names = Names(case, language)
    view = samples_view(names, found)
    assert view is not None

    def part(number: int) -> dict[str, Any]:
        return {"count": number, "share": found.share(number), "error": found.error(number)}

    return {
        "asked": found.asked,
        "count": found.count,
        "seed": found.seed,
        "partial": found.partial,
        "why": found.stopped or ("each_alone" if found.limited else None),
        "measure": "product",
        "grid": {"weights": f"1/{GRID_OF_WEIGHTS}", "values": f"1/{GRID_OF_VALUES}"},
        "error_at_most": 0.5 / found.decided**0.5 if found.decided else None,
        "parties": {
            each.party: {
                "method": each.method,
                "tried": each.tried,
                "kept": each.kept,
                "acceptance": each.kept / each.tried if each.tried else None,
                "no_deal": each.no_deal,
            }
            for each in found.parties
        },
        "unsampled": [{"party": party, "reason": reason} for party, reason in found.unsampled],
        "undecided": found.undecided,
        "zone_empty": part(found.empty),
        "nash_exists": part(found.nash),
        "nash_elsewhere": part(found.elsewhere),
        "packages": [
            {
                "package": each.package.as_dict(),
                "efficient": part(each.efficient),
                "nash": part(each.nash),
                "acceptable": part(each.acceptable),
                "text": names.package(each.package),
            }
            for each in found.packages
        ],
        "text": [view.heading, *view.sentences],
    }
