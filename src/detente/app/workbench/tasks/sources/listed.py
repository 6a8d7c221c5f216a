"""The documents of a case: what is known of each, and how far each is coded."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from detente.app.coverage import source_texts
from detente.app.documents.case_folder import file_of
from detente.app.workbench.tasks.common import Progress, case_in
from detente.case import Case, ClaimStatus, Source, TextKept
from detente.case.sources import FACTS
from detente.i18n import say
from detente.sources.coverage import near_duplicates

COMPARED = 1_000_000
"""Code points of all texts up to which they are compared here; who is heard compares them all."""


def sources_listed(folder: Path, request: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """Every source with its facts, where they are known from, and its claims by status."""
    language = request["language"]
    case = case_in(folder, language)
    texts = source_texts(case, folder)
    near = near_duplicates(texts) if sum(map(len, texts.values())) <= COMPARED else ()
    return {
        "sources": [_listed(folder, case, source, language) for source in case.sources],
        "near": [list(pair) for pair in near],
        "confirmed": sum(claim.confirmed for claim in case.claims),
        "has_issues": bool(case.issues),
    }


def _listed(folder: Path, case: Case, source: Source, language: str) -> dict[str, Any]:
    claims = [claim for claim in case.claims if claim.source == source.id]
    counts = Counter(claim.status for claim in claims)
    lines = [claim.line for claim in claims if claim.line]
    return {
        **facts_of(source, language),
        "at_hand": at_hand(folder, source),
        "confirmed": counts[ClaimStatus.CONFIRMED],
        "begun": counts[ClaimStatus.SUGGESTED],
        "others": len(claims) - counts[ClaimStatus.CONFIRMED] - counts[ClaimStatus.SUGGESTED],
        "last_line": max(lines, default=None),
    }


def at_hand(folder: Path, source: Source) -> bool:
    """Whether the text of a source can be read here."""
    return source.text is not TextKept.WITHHELD and file_of(folder, source) is not None


def facts_of(source: Source, language: str) -> dict[str, Any]:
    """What is known of a source, each fact with where it is known from; unknown stays empty."""
    facts = []
    for name in FACTS:
        value = getattr(source, name)
        if value is None or name == "title":
            continue
        origin = source.origin(name)
        facts.append(
            {
                "label": say(f"sources.import.fact.{name}", language),
                "value": value.isoformat() if name == "date" else str(value),
                "origin": origin and say(f"sources.import.origin.{origin.name.lower()}", language),
            }
        )
    return {
        "id": source.id,
        "title": source.title.in_language(language) if source.title else source.id,
        "facts": facts,
        "language": source.language,
        "publisher": source.publisher,
        "date": None if source.date is None else source.date.isoformat(),
        "url": source.url,
        "story": source.story,
        "withheld": source.text is TextKept.WITHHELD,
        "file": source.file,
        "media_type": source.media_type,
        "sha256": source.sha256,
        "text_sha256": source.text_sha256,
        "note": source.note.in_language(language) if source.note else None,
    }
