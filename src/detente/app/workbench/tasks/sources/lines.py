"""The lines of a document: what to keep, what to leave out, and why; a person decides."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from detente.app.documents.decisions import (
    decide_lines,
    line_numbers,
    remember_changes,
)
from detente.app.documents.imported import Imported
from detente.app.requests import BadRequestError
from detente.app.workbench.tasks.common import Progress, case_in
from detente.app.workbench.tasks.sources.common import document_of, known_source, source_in
from detente.app.workbench.tasks.sources.listed import facts_of
from detente.app.workbench.tasks.sources.paging import pages_of
from detente.i18n import say
from detente.sources.lines import LineDecision, Role, lines_of

_WIDTH = 200


def lines_shown(
    folder: Path, request: dict[str, Any], _progress: Progress
) -> dict[str, Any] | None:
    """One page of the lines of the ``source``: role, whether kept, why, who decided.

    None where the case has no such source.
    """
    language = request["language"]
    case = case_in(folder, language)
    source = known_source(case, request["source"])
    if source is None:
        return None
    told = {"source": facts_of(source, language)}
    one = document_of(folder, source, language)
    if one is None:
        return told | {"lines": None}
    places = lines_of(one.text)
    lines = [line for line in places if line.text.strip()]
    pages = pages_of(lines, request["line"])
    decisions = {decision.line: decision for decision in one.lines}
    shown = [line for line in lines if pages["first"] <= line.number <= pages["last"]]
    kept = sum(decision.keep for decision in one.lines if decision.role is not Role.BLANK)
    return told | {
        "lines": [_line(line.text, decisions[line.number], language) for line in shown],
        "pages": pages,
        "kept": kept,
        "left_out": len(lines) - kept,
        "roles": [
            [role.value, say(f"sources.role.{role}", language)]
            for role in Role
            if role is not Role.BLANK
        ],
    }


def _line(words: str, decision: LineDecision, language: str) -> dict[str, Any]:
    reasons = [
        say(f"sources.reason.{reason}", language, by=decision.by or "")
        for reason in decision.reasons
    ]
    return {
        "line": decision.line,
        "text": words if len(words) <= _WIDTH else f"{words[:_WIDTH]}…",
        "keep": decision.keep,
        "role": say(f"sources.role.{decision.role}", language),
        "reasons": "; ".join(reasons),
        "decided": decision.by is not None,
    }


def lines_decided(folder: Path, request: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """Decide lines of the ``source``, as ``detente source lines`` does, in the same file.

    ``boxes`` are (line, kept as shown, kept as wanted): only what its author changed is decided.
    ``act`` (keep, drop, reset, or a role) holds for the ``written`` lines, numbers and ranges.
    """
    language = request["language"]
    case = case_in(folder, language)
    source = source_in(case, request["source"], language)
    one = document_of(folder, source, language)
    if one is None:
        raise BadRequestError(say("desk.no_text", language, id=source.id))
    now = {decision.line: decision.keep for decision in one.lines}
    turned = [
        (line, wanted)
        for line, shown, wanted in request["boxes"]
        if shown != wanted and now.get(line, wanted) != wanted
    ]
    asked = _asked(request["act"], line_numbers(request["written"], language), language)
    # Blank lines within a range are nobody's to decide.
    blank = {decision.line for decision in one.lines if decision.role is Role.BLANK}
    asked = {act: [line for line in lines if line not in blank] for act, lines in asked.items()}
    named = {line for lines in asked.values() for line in lines}
    asked["keep"] += [line for line, wanted in turned if wanted and line not in named]
    asked["drop"] += [line for line, wanted in turned if not wanted and line not in named]
    return _decided(one, asked, request)


def _asked(act: str, written: tuple[int, ...], language: str) -> dict[str, list[int]]:
    asked: dict[str, list[int]] = {"keep": [], "drop": [], "reset": []}
    known = [*asked, *(role.value for role in Role if role is not Role.BLANK)]
    if not act:
        return asked
    if act not in known:
        raise BadRequestError(
            say("sources.lines.role", language, written=act[:40], known=", ".join(known))
        )
    if not written:
        raise BadRequestError(say("desk.lines.which", language))
    return asked | {act: list(written)}


def _decided(one: Imported, asked: dict[str, list[int]], request: dict[str, Any]) -> dict[str, Any]:
    language = request["language"]
    roles = [
        (line, Role(act))
        for act, lines in asked.items()
        if act not in ("keep", "drop", "reset")
        for line in lines
    ]
    changes = decide_lines(
        one,
        keep=asked["keep"],
        drop=asked["drop"],
        reset=asked["reset"],
        roles=roles,
        by=request["coder"],
        language=language,
        now=datetime.fromisoformat(request["now"]),
    )
    if changes:
        remember_changes(one, changes, language)
    return {"decided": len(changes), "about": {"count": len(changes)}}
