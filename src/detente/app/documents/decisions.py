"""What a person decides about lines: a history beside the document that is only ever added to.

``article.txt`` has its decisions in ``article.txt.lines.jsonl``: one JSON object per line, the
latest for a line counts. It holds numbers and roles, no word of the text, and names the text
version it was made on, so that it is never applied to another.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from detente.app.documents.imported import Imported
from detente.app.requests import BadRequestError
from detente.i18n import say
from detente.sources.lines import LineDecision, Reason, Role

SUFFIX = ".lines.jsonl"
HISTORY_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Change:
    """One decision about a line: when, by whom, what it is now.

    ``keep`` None takes the line back to what the screen proposes; ``role`` None leaves the role.
    """

    line: int
    keep: bool | None
    role: Role | None
    by: str
    at: str


def history_file(document: Path) -> Path:
    """Where the decisions about a document's lines are kept."""
    return document.with_name(document.name + SUFFIX)


def line_changes(one: Imported, language: str = "en") -> tuple[Change, ...]:
    """The decisions kept beside a document, oldest first; none where there are none.

    Raises `BadRequestError` for a history that cannot be read, or that was made on another text.
    """
    path = history_file(one.path)
    try:
        with path.open("rb") as stream:
            content = stream.read(HISTORY_BYTES + 1)
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise _bad("history_unreadable", language, file=path, line=error.strerror) from None
    if len(content) > HISTORY_BYTES:
        raise _bad("history_unreadable", language, file=path, line=">4 MB")
    changes = []
    for number, line in enumerate(content.splitlines(), start=1):
        try:
            entry = json.loads(line)
            change = _change(entry, len(one.lines))
        except (ValueError, KeyError, TypeError, RecursionError):
            raise _bad("history_unreadable", language, file=path, line=number) from None
        if entry["text"] != one.document.version.sha256:
            raise _bad("history_of_another", language, file=path, line=number)
        changes.append(change)
    return tuple(changes)


def line_numbers(written: str, language: str = "en") -> tuple[int, ...]:
    """The numbers of ``3,7-9``; raises `BadRequestError` for anything else."""
    numbers: list[int] = []
    for part in written.split(","):
        first, dash, last = (piece.strip() for piece in part.strip().partition("-"))
        if not part.strip():
            continue
        if not first.isdecimal() or (dash and not last.isdecimal()) or len(part) > 20:
            raise _bad("numbers", language, written=part.strip()[:20])
        low, high = int(first), int(last) if dash else int(first)
        if not low <= high <= low + 100_000:
            raise _bad("numbers", language, written=part.strip())
        numbers += range(low, high + 1)
    return tuple(numbers)


def decide_lines(
    one: Imported,
    *,
    keep: Iterable[int] = (),
    drop: Iterable[int] = (),
    reset: Iterable[int] = (),
    roles: Iterable[tuple[int, Role]] = (),
    by: str,
    language: str = "en",
    now: datetime | None = None,
) -> tuple[Change, ...]:
    """The changes that a person asks for, checked against the document.

    ``now`` (with its zone) is when; None asks the clock of this machine. Raises `BadRequestError`
    for a line the document does not have and for one named twice.
    """
    at = (now or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
    asked = [(line, True, None) for line in keep]
    asked += [(line, False, None) for line in drop]
    wanted: list[tuple[int, bool | None, Role | None]] = [*asked]
    wanted += [(line, None, None) for line in reset]
    wanted += [(line, role.content, role) for line, role in roles]
    seen: set[int] = set()
    for line, _, _ in wanted:
        if not 1 <= line <= len(one.lines):
            raise _bad("no_such_line", language, line=line, last=len(one.lines))
        if line in seen:
            raise _bad("line_twice", language, line=line)
        seen.add(line)
    return tuple(Change(line, kept, role, by, at) for line, kept, role in wanted)


def with_changes(one: Imported, changes: Sequence[Change]) -> Imported:
    """The document with its lines as decided; the latest change of a line counts."""
    latest = {change.line: change for change in changes}
    return replace(
        one, lines=tuple(_decided(proposed, latest.get(proposed.line)) for proposed in one.lines)
    )


def remember_changes(one: Imported, changes: Sequence[Change], language: str = "en") -> Path:
    """Add changes to the history beside the document; what stands there is never altered."""
    path = history_file(one.path)
    written = "".join(json.dumps(_entry(one, change)) + "\n" for change in changes)
    try:
        with path.open("a", encoding="ascii") as stream:
            stream.write(written)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        reason = error.strerror or str(error)
        message = say("requests.cannot_write", language, file=path, reason=reason)
        raise BadRequestError(message) from error
    return path


def _decided(proposed: LineDecision, change: Change | None) -> LineDecision:
    if change is None or change.keep is None:
        return proposed
    role = change.role or proposed.role
    if change.role is None and role.content != change.keep:
        # Kept although taken for advertising: it is text. Dropped text stays what it is.
        role = Role.BODY if change.keep and role is not Role.BLANK else role
    reasons = (Reason.DECIDED, *proposed.reasons)
    return LineDecision(proposed.line, role, change.keep, reasons, change.by)


def _entry(one: Imported, change: Change) -> dict[str, Any]:
    return {
        "at": change.at,
        "by": change.by,
        "document": one.document.sha256,
        "text": one.document.version.sha256,
        "line": change.line,
        "keep": change.keep,
        "role": None if change.role is None else change.role.value,
    }


def _change(entry: Any, lines: int) -> Change:
    line, keep, role = entry["line"], entry["keep"], entry["role"]
    if not isinstance(line, int) or not 1 <= line <= lines or keep not in (True, False, None):
        raise ValueError(line)
    return Change(
        line, keep, None if role is None else Role(role), str(entry["by"]), str(entry["at"])
    )


def _bad(code: str, language: str, **values: object) -> BadRequestError:
    return BadRequestError(say(f"sources.lines.{code}", language, **values))
