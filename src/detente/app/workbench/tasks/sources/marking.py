"""A passage marked, and a claim begun on it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from detente.app.coding.desk import Desk, TooLongError
from detente.app.coding.spans import Span, pick
from detente.app.requests import BadRequestError
from detente.app.workbench.tasks.common import Progress
from detente.app.workbench.tasks.sources.common import desk_in
from detente.i18n import say
from detente.sources.anchors import SearchedText

_AROUND = 40


def passage_marked(folder: Path, request: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """Begin a claim on a passage of the ``source``.

    The passage is ``span`` (start and end, half-open, in code points, with the ``words`` that
    its author saw marked), or ``typed`` as in a terminal: line and words, or the words themselves.
    Where what is typed fits several places, or only nearly fits one, nothing is begun and the
    ``places`` are given back. Raises `BadRequestError` where the words do not stand there.
    """
    desk = desk_in(folder, request)
    if request["span"] is None:
        found = pick(SearchedText(desk.text), desk.lines, request["typed"].strip())
        if found.problem is not None:
            return {"problem": found.problem}
        if len(found.spans) > 1 or found.similar:
            places = [place_told(desk, span) for span in found.spans]
            return {"places": places, "similar": found.similar, "more": found.more}
        span = found.spans[0]
    else:
        span = _checked(desk, request["span"], request["words"])
    return _begun(desk, span)


def _checked(desk: Desk, span: list[int], words: str) -> Span:
    """The span, if these very words stand there: two programs must not count differently."""
    start, end = span
    if not 0 <= start < end <= len(desk.text) or _bare(desk.text[start:end]) != _bare(words):
        raise BadRequestError(say("desk.mark.elsewhere", desk.language))
    return start, end


def _bare(words: str) -> str:
    return "".join(words.split())


def _begun(desk: Desk, span: Span) -> dict[str, Any]:
    if not desk.text[span[0] : span[1]].strip():
        return {"problem": "blank_line"}
    try:
        claim = desk.begin(*span)
    except TooLongError:
        return {"problem": "too_long"}
    return {"claim": claim.id, "about": {"claim": claim.id, "source": desk.source.id}}


def place_told(desk: Desk, span: Span) -> dict[str, Any]:
    """A stretch of the text with its surroundings and its line."""
    start, end = span
    return {
        "start": start,
        "end": end,
        "line": next(line.number for line in desk.lines if start <= line.end),
        "before": desk.text[max(0, start - _AROUND) : start],
        "words": desk.text[start:end],
        "after": desk.text[end : end + _AROUND],
    }
