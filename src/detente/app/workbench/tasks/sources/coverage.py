"""Who is heard in the sources of a case, as a page of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from detente.app.coverage import case_coverage
from detente.app.workbench.tasks.common import Progress, case_in
from detente.case import standing
from detente.i18n import say
from detente.reports.coverage_text import VOICES
from detente.reports.words.coverage import heard_sentences, lists, number_of_words, rests_on_one
from detente.reports.words.evidence import element_words
from detente.reports.words.names import Names
from detente.sources.coverage import Coverage, ElementCoverage, Voices
from detente.sources.coverage.quoted import LETTERS_PER_WORD

_FURTHER = 40
_LISTED = 200
"""Rows of a table; of more, as many are named and the rest is counted."""


def sources_coverage(folder: Path, request: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """Sentences, then counts of claims by who says so: per party, issue and element."""
    language = request["language"]
    case = case_in(folder, language)
    found = case_coverage(case, folder)
    names = Names(standing(case), language)
    if not found.voices.claims:
        return {"claims": 0}
    groups = _alike(found)
    used = [voice for voice in VOICES if getattr(found.voices, voice)]
    quoted = [*(one.quoted for one in found.parties), found.others_quoted]
    estimate = say(
        "coverage.estimate", language, german=LETTERS_PER_WORD["de"], english=LETTERS_PER_WORD["en"]
    )
    return {
        "claims": len(found.voices.claims),
        "uncounted": len(found.uncounted),
        "sentences": list(heard_sentences(names, found)),
        "voices": [[voice, say(f"coverage.voice.{voice}", language)] for voice in used],
        "parties": [
            _row(names.party(one.party), one.voices, one.documents, used)
            | {"words": number_of_words(names, one.quoted)}
            for one in found.parties
        ],
        "issues": [
            _row(names.issue(one.issue), one.voices, one.documents, used) for one in found.issues
        ],
        "elements": [_element(names, group, used) for group in groups[:_LISTED]],
        "more_elements": sum(map(len, groups[_LISTED:])),
        "estimate": estimate if any(one.estimated for one in quoted) else None,
        "lists": list(_lists(names, found, groups)),
    }


def _row(
    name: str, voices: Voices, documents: Sequence[str], used: Sequence[str]
) -> dict[str, Any]:
    return {
        "name": name,
        "counts": [list(getattr(voices, voice)) for voice in used],
        "documents": len(documents),
    }


def _alike(found: Coverage) -> list[list[ElementCoverage]]:
    """The elements, those of one holder together that rest on the same claims with one grade."""
    groups: dict[tuple[Any, ...], list[ElementCoverage]] = {}
    for one in found.elements:
        alone = None if one.voices.claims else one.element
        key = (one.kind, one.holder, one.grade, one.voices, one.documents, alone)
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def _element(names: Names, group: Sequence[ElementCoverage], used: Sequence[str]) -> dict[str, Any]:
    first = group[0]
    return _row(element_words(names, first.element), first.voices, first.documents, used) | {
        "path": first.element,
        "grade": names.grade(first.grade),
        "further": [[one.element, element_words(names, one.element)] for one in group[1:_FURTHER]],
        "more": names.say("coverage.evidence.further", count=len(group) - 1),
    }


def _lists(
    names: Names, found: Coverage, groups: Sequence[Sequence[ElementCoverage]]
) -> Iterator[dict[str, Any]]:
    leader = {one.element: group for group in groups for one in group}
    for key, paths in lists(found):
        if not paths:
            continue
        heading = names.say(f"coverage.list.{key}")
        if rests_on_one(found, key):
            alone = names.say("coverage.list.all", count=len(paths))
            yield {"heading": heading, "sentence": alone, "entries": []}
            continue
        told: dict[str, list[str]] = {}
        for path in paths:
            told.setdefault(leader[path][0].element, []).append(path)
        entries = [
            [
                members[0],
                element_words(names, members[0]),
                names.say("coverage.evidence.further", count=len(members) - 1)
                if len(members) > 1
                else "",
            ]
            for members in list(told.values())[:_LISTED]
        ]
        yield {"heading": heading, "sentence": None, "entries": entries}
