"""Passages found again in a file: ``detente source anchor``."""

from __future__ import annotations

import codecs
import math
import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from detente.app.requests import BadRequestError
from detente.i18n import say
from detente.sources.anchors import (
    Anchor,
    BadSelectors,
    SearchedText,
    Status,
    Target,
    TextQuoteSelector,
    find_anchor,
    read_annotations,
    targets_of,
)

TEXT_BYTES = 20 * 1024 * 1024
"""A text of 20 MB is a shelf of books."""

SELECTOR_BYTES = 16 * 1024 * 1024
"""Thousands of passages have less than a tenth of it."""

Progress = Callable[[str, int, int], None]
_WIDTH = 72


@dataclass(frozen=True, slots=True)
class Anchoring:
    """Passages and where each was found in a text, in the same order."""

    text: str
    targets: tuple[Target, ...]
    anchors: tuple[Anchor, ...]


def anchor_passages(
    selectors: Path,
    file: Path,
    language: str = "en",
    *,
    encoding: str | None = None,
    progress: Progress | None = None,
) -> Anchoring:
    """Look for every passage of a list of W3C selectors in a text file.

    The file is UTF-8, with or without a byte order mark, or in the ``encoding`` named; line ends
    stay as they are. ``progress`` hears what is done and how much there is. Raises
    `BadRequestError` with every problem, each with its place.
    """
    targets = _targets(selectors, language)
    text = _decoded(_bytes(file, TEXT_BYTES, language), file, encoding, language)
    searched = SearchedText(text)
    anchors = []
    for done, target in enumerate(targets):
        if progress is not None:
            progress(say("sources.anchoring", language), done, len(targets))
        anchors.append(find_anchor(searched, target))
    if progress is not None:
        progress(say("sources.anchoring", language), len(targets), len(targets))
    return Anchoring(text, targets, tuple(anchors))


def anchoring_values(anchoring: Anchoring) -> dict[str, Any]:
    """The anchors as plain values: ``{"anchors": [{"status": ..., "start": ..., "end": ...}]}``.

    ``start`` and ``end`` are null for *ambiguous* and *orphan*. Similarities have four decimals and
    are rounded down, so that nothing seems to reach a threshold that it misses.
    """
    return {
        "anchors": [
            {
                "status": anchor.status.value,
                "start": anchor.start,
                "end": anchor.end,
                "similarity": _decimal(anchor.similarity),
                "flags": [flag.value for flag in anchor.flags],
                "candidates": [
                    {
                        "start": place.start,
                        "end": place.end,
                        "similarity": _decimal(place.similarity),
                        "context": _decimal(place.context),
                    }
                    for place in anchor.candidates
                ],
            }
            for anchor in anchoring.anchors
        ]
    }


def anchoring_text(anchoring: Anchoring, language: str) -> str:
    """The anchors as a table for a terminal: a line each, then what a person must look at."""
    lines: list[str] = []
    pairs = zip(anchoring.targets, anchoring.anchors, strict=True)
    for number, (target, anchor) in enumerate(pairs, start=1):
        lines += _lines(number, target, anchor, anchoring.text, language)
    counted = Counter(anchor.status for anchor in anchoring.anchors)
    parts = [
        f"{counted[status]} {say(f'sources.status.{status}', language)}"
        for status in Status
        if counted[status]
    ]
    total = say("sources.passages", language, count=len(anchoring.anchors))
    return "\n".join([*lines, f"{total}: {', '.join(parts)}" if parts else total])


def _lines(number: int, target: Target, anchor: Anchor, text: str, language: str) -> list[str]:
    status = say(f"sources.status.{anchor.status}", language)
    where = ""
    if anchor.start is not None and anchor.end is not None:
        where = _where(text, anchor.start, anchor.end, language)
    flags = ", ".join(say(f"sources.flag.{flag}", language) for flag in anchor.flags)
    quoted = next((one.exact for one in target.selectors if isinstance(one, TextQuoteSelector)), "")
    lines = [f"{number:>4}  {status:<18}  {where}".rstrip()]
    if anchor.status is Status.FUZZY:
        found = text[anchor.start : anchor.end]
        similar = _decimal(anchor.similarity) or 0
        lines[0] += say("sources.similar", language, percent=math.floor(similar * 100))
        lines.append(f"      {_difference(quoted, found)}")
    elif quoted:
        lines.append(f"      {_short(quoted)}")
    if flags:
        lines.append(f"      {say('sources.look', language, flags=flags)}")
    places = (_where(text, place.start, place.end, language) for place in anchor.candidates)
    return [*lines, *(f"      ? {place}" for place in places)]


def _where(text: str, start: int, end: int, language: str) -> str:
    line = text.count("\n", 0, start) + 1
    return say("sources.where", language, line=line, start=start, end=end)


def _difference(stored: str, found: str) -> str:
    """Both texts word by word in one line: [-only stored-], {+only found+}."""
    one, other = _printable(stored).split(), _printable(found).split()
    parts: list[str] = []
    for what, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if what == "equal":
            parts.append(" ".join(one[i:j]))
            continue
        if j > i:
            parts.append(f"[-{' '.join(one[i:j])}-]")
        if m > k:
            parts.append(f"{{+{' '.join(other[k:m])}+}}")
    return " ".join(parts)


def _short(text: str) -> str:
    plain = " ".join(_printable(text).split())
    return plain if len(plain) <= _WIDTH else f"{plain[: _WIDTH - 1]}…"


def _printable(text: str) -> str:
    """A text without signs that a terminal would obey."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _decimal(value: Any) -> float | None:
    return None if value is None else math.floor(value * 10_000) / 10_000


def _targets(path: Path, language: str) -> tuple[Target, ...]:
    written = _decoded(_bytes(path, SELECTOR_BYTES, language), path, None, language)
    try:
        return targets_of(read_annotations(written))
    except BadSelectors as error:
        lines = (problem.line(str(path), language) for problem in error.problems)
        raise BadRequestError("\n".join(lines)) from None


def _bytes(path: Path, limit: int, language: str) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except (OSError, ValueError) as error:
        errno = getattr(error, "errno", None)
        why = os.strerror(errno) if errno else str(error)
        raise _bad(path, "unreadable", language, why=why) from None
    if len(content) > limit:
        raise _bad(path, "too_big", language, limit=f"{limit // 1024**2} MB")
    return content


def _decoded(content: bytes, path: Path, encoding: str | None, language: str) -> str:
    if encoding is None and content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise _bad(path, "utf_16", language)
    try:
        codec = codecs.lookup(encoding or "utf-8-sig")
        if not codec._is_text_encoding:
            raise LookupError(encoding)
        text = codec.decode(content)[0]
    except (LookupError, ValueError) as error:
        if not isinstance(error, UnicodeDecodeError):
            raise _bad(path, "unknown_encoding", language, found=encoding) from None
        code = "not_utf_8" if encoding is None else "not_in_encoding"
        line = content.count(b"\n", 0, error.start) + 1
        raise _bad(f"{path}:{line}", code, language, found=encoding, byte=error.start) from None
    if "\0" in text:
        raise _bad(path, "no_text", language)
    return text


def _bad(path: Path | str, code: str, language: str, **values: object) -> BadRequestError:
    return BadRequestError(f"{path}: {say(f'sources.problem.{code}', language, **values)}")
