"""The brief of a case beside what it rests on, as fragments for a page."""

from __future__ import annotations

import base64
import pickle
import time
import zlib
from dataclasses import asdict
from pathlib import Path
from typing import Any

from detente.analysis.overview import Analysis
from detente.app.analyze import analyze
from detente.app.trying import movable
from detente.app.workbench.tasks.common import Progress, weighing
from detente.app.workbench.values import BESIDE
from detente.case import Case, Kind, element_path
from detente.formats import read
from detente.reports.brief import brief_section
from detente.reports.views.beside import beside
from detente.reports.views.resting import resting_view
from detente.reports.words.names import Names

BASE = "base"
"""The name of a handed-over analysis in the folder `BESIDE`."""
SECONDS = 40.0
"""Where an analysis ends with what it has: less than a job may take, so that it can be written."""


def briefed(folder: Path, request: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """The brief in the ``language`` for the ``parties`` (empty: all who can negotiate).

    Gives ``section`` (HTML), ``groups`` of what it rests on, ``parties`` to choose from, ``moves``
    by the path of what can be moved, ``seconds`` of computing it took, and ``base``, the analysis,
    for a task that compares with it. For a case with too little to analyse: ``missing``, sentences
    with the path they are about.
    """
    began = time.process_time()
    language = request["language"]
    reading = read(folder)
    if reading.case is None:
        return {"missing": [(one.words(language), one.path) for one in reading.errors]}
    chosen = parties_in(reading.case, request)
    told = weighing(progress, language)
    analysis = analyze(reading.case, chosen, time_limit=SECONDS, progress=told, language=language)
    resting = resting_view(analysis, language)
    return {
        "missing": [],
        "section": brief_section(analysis, language, beside(analysis, resting.anchors, language)),
        "groups": [asdict(group) for group in resting.groups],
        "parties": _parties(analysis, language),
        "moves": _moves(analysis.case, language),
        "partial": analysis.partial is not None,
        "base": _packed(analysis),
        "seconds": time.process_time() - began,
    }


def parties_in(case: Case, request: dict[str, Any]) -> list[str] | None:
    """Who negotiates, of those the case has; None for all who can."""
    return [party for party in request["parties"] if party in case.negotiators()] or None


def base_in(folder: Path, request: dict[str, Any]) -> Analysis | None:
    """The analysis that was handed over with a case, where the request says so.

    A pickle: it goes from a job's process to another by way of the server, which never opens it,
    and nothing from outside can take its place (the server lays it over what a folder holds).
    Analysing again instead would double the time of every switch.
    """
    if not request["handed_over"]:
        return None
    packed = (folder / BESIDE / BASE).read_bytes()
    analysis: Analysis = pickle.loads(zlib.decompress(packed))
    return analysis


def _packed(analysis: Analysis) -> str:
    return base64.b64encode(zlib.compress(pickle.dumps(analysis), 1)).decode("ascii")


def _parties(analysis: Analysis, language: str) -> list[dict[str, Any]]:
    names = Names(analysis.case, language)
    return [
        {"id": party.id, "name": names.party(party.id), "in": party.id in analysis.parties}
        for party in analysis.case.parties
        if party.kind is not Kind.MEDIATOR
    ]


def _moves(case: Case, language: str) -> dict[str, dict[str, Any]]:
    """By path: how it can be moved, with the choices as (id, words)."""
    names = Names(case, language)
    found: dict[str, dict[str, Any]] = {}
    for kind in ("statements", "no_deal"):
        for element in getattr(case, kind):
            move = movable(case, element)
            if move is None:
                continue
            choices = [(one, _choice(names, move.issue, one)) for one in move.choices]
            found[element_path(kind, element)] = asdict(move) | {"choices": choices}
    return found


def _choice(names: Names, issue: str, choice: str) -> str:
    if choice in ("more", "less"):
        return names.say(f"whatif.direction.{choice}")
    return names.option(issue, choice)
