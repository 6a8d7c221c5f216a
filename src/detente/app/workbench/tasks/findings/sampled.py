"""How sure the advice is: shares of compatible utilities, drawn and analysed one by one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from detente.app.workbench.tasks.common import Progress, weighing
from detente.app.workbench.tasks.findings.common import asked_case, parties_of, weights_of
from detente.i18n import say

if TYPE_CHECKING:
    from detente.analysis.overview import Analysis
    from detente.analysis.robustness import Robustness, Samples
    from detente.case import Case

SHARE = 0.4
"""The part of the time for each of the two ways of drawing; the analysis has the rest."""


def sampled(folder: Path, request: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """What holds in what share of ``samples`` utilities compatible with what was said."""
    from detente.reports.fragments import samples_fragment

    found_case = asked_case(folder, request)
    if isinstance(found_case, dict):
        return found_case
    case, links = found_case
    analysis, found, sure = drawn(case, request, progress)
    return {
        "id": case.id,
        "lacking": [],
        "sections": [samples_fragment(analysis, found, sure, request["language"], links)],
        "parties": parties_of(analysis.case, list(analysis.parties), request["language"]),
        "weights": weights_of(analysis.case, analysis.parties, request["language"]),
        "partial": found.stopped or ("time" if sure.stopped else None),
    }


def drawn(
    case: Case, request: dict[str, Any], progress: Progress
) -> tuple[Analysis, Samples, Robustness]:
    """The analysis with both ways of drawing from compatible utilities."""
    from detente.app.analyze import analyze
    from detente.app.candidates import shown_packages
    from detente.app.sample import how_sure, sample

    language, seconds = request["language"], request["seconds"]
    analysis = analyze(
        case,
        request["parties"],
        power=request["power"],
        time_limit=seconds * (1 - 2 * SHARE),
        max_points=request["points"],
        progress=weighing(progress, language),
        language=language,
    )
    asked = {"samples": request["samples"], "seed": request["seed"]}
    found = sample(
        case,
        request["parties"],
        packages=shown_packages(analysis),
        time_limit=seconds * SHARE,
        progress=lambda done, total: progress(say("samples.progress", language), done, total),
        language=language,
        **asked,
    )
    sure = how_sure(
        analysis,
        packages=[each.package for each in found.packages],
        time_limit=seconds * SHARE,
        progress=lambda done, total: progress(say("robustness.progress", language), done, total),
        **asked,
    )
    return analysis, found, sure
