"""Who is heard in the sources of a case: ``detente source coverage``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from detente.case import Case
from detente.reports.coverage_text import coverage_text
from detente.sources.coverage import (
    Coverage,
    ElementCoverage,
    PartyCoverage,
    Quoted,
    Voices,
    coverage,
    near_duplicates,
)

__all__ = ["case_coverage", "coverage_text", "coverage_values", "source_texts"]

TEXT_BYTES = 4 * 1024 * 1024
"""A source text longer than this is not compared with the others."""

_VOICES = tuple(field.name for field in fields(Voices))


def case_coverage(case: Case, path: Path) -> Coverage:
    """The coverage of the case read from ``path``; texts beside it are compared with each other."""
    return coverage(case, near_duplicates(source_texts(case, path)))


def source_texts(case: Case, path: Path) -> dict[str, str]:
    """The texts of sources that lie beside the case as UTF-8 files, by source id.

    What lies elsewhere, is no UTF-8 text or is larger than `TEXT_BYTES` is left out: it then counts
    as a document of its own.
    """
    folder = (path if path.is_dir() else path.parent).resolve()
    found = {}
    for source in case.sources:
        text = _text(folder, source.file) if source.file else None
        if text is not None:
            found[source.id] = text
    return found


def _text(folder: Path, file: str) -> str | None:
    try:
        place = (folder / file).resolve()
        if not place.is_relative_to(folder) or not place.is_file():
            return None
        if place.stat().st_size > TEXT_BYTES:
            return None
        return place.read_bytes().decode("utf-8-sig")
    except (OSError, ValueError):
        return None


def coverage_values(case: Case, found: Coverage) -> dict[str, Any]:
    """The finding as plain values with stable keys; ids only, no words.

    Every group of counts has ``claims``, ``named`` (of which ``own_side``, ``other_side`` and
    ``outside``), ``unnamed_group``, ``author``, ``unmarked``, ``forecast``, the flags
    ``author_only`` and ``without_named``, and ``by`` with the claim ids behind each count.
    """
    elements = {one.element: one for one in found.elements}
    return {
        "case": case.id,
        "sources": len(case.sources),
        "independent_documents": len(found.stories),
        "documents": {story: list(members) for story, members in found.stories},
        "near_duplicates": [list(pair) for pair in found.near],
        "total": _counts(found.voices) | {"not_confirmed": list(found.uncounted)},
        "elements": {one.element: _element(one) for one in found.elements},
        "parties": {one.party: _party(elements, one) for one in found.parties},
        "issues": {
            one.issue: _counts(one.voices)
            | _documents(one.documents)
            | {"heard": list(one.heard), "elements": list(one.elements)}
            for one in found.issues
        },
        "types": {one.type.value: _counts(one.voices) for one in found.types},
        "others_quoted": _quoted(found.others_quoted),
        "without_first_party": [
            one.element for one in found.elements if one.holder and not one.first_party
        ],
        "without_named": [one.element for one in found.elements if not one.named],
        "without_claims": [
            one.element for one in found.elements if not one.voices.claims and not one.own_statement
        ],
        "one_source": [one.element for one in found.elements if one.one_source],
        "never_quoted": [one.party for one in found.parties if one.never_quoted],
        "contested": [
            {
                "element": one.element,
                "supporting": list(one.supporting),
                "contradicting": list(one.contradicting),
            }
            for one in found.contested
        ],
    }


def _counts(voices: Voices) -> dict[str, Any]:
    return {
        "claims": len(voices.claims),
        "named": len(voices.named),
        "own_side": len(voices.own),
        "other_side": len(voices.other_side),
        "outside": len(voices.outside),
        "unnamed_group": len(voices.unnamed_group),
        "author": len(voices.author),
        "unmarked": len(voices.unmarked),
        "forecast": len(voices.forecast),
        "author_only": voices.only == "author",
        "without_named": len(voices.claims) - len(voices.named),
        "by": {name: list(getattr(voices, name)) for name in _VOICES if getattr(voices, name)},
    }


def _documents(stories: Sequence[str]) -> dict[str, Any]:
    return {"independent_documents": len(stories), "documents": list(stories)}


def _element(one: ElementCoverage) -> dict[str, Any]:
    return (
        {"kind": one.kind, "holder": one.holder, "grade": one.grade.value}
        | _counts(one.voices)
        | _documents(one.documents)
        | {
            "contradicting": list(one.contradicting),
            "first_party": one.first_party,
            "own_statement": one.own_statement,
            "one_source": one.one_source,
        }
    )


def _party(elements: Mapping[str, ElementCoverage], one: PartyCoverage) -> dict[str, Any]:
    mine = [elements[path] for path in one.elements]
    return (
        _counts(one.voices)
        | _documents(one.documents)
        | _quoted(one.quoted)
        | {
            "about_others": list(one.about_others),
            "named_speakers": list(one.speakers),
            "never_quoted": one.never_quoted,
            "elements": list(one.elements),
            "elements_without_first_party": [e.element for e in mine if not e.first_party],
            "elements_from_one_source": [e.element for e in mine if e.one_source],
        }
    )


def _quoted(quoted: Quoted) -> dict[str, Any]:
    return {
        "quoted_words": quoted.words,
        "quoted_words_estimated": quoted.estimated,
        "quoted_uncounted": list(quoted.uncounted),
    }
