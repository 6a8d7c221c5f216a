"""Addresses of the builder's pages: an element is named by its ids, one ``at`` for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import HTTPException, Query

from detente.app.building.names import new_id

At = Annotated[list[str], Query(max_length=12)]
"""The ids of a path; query parameters, since ids may hold any sign."""


def address(case: str, page: str, at: Sequence[str] = (), **more: Any) -> str:
    """The address of a page (``form``, ``text``, ``voice`` ...) for an element."""
    pairs = [("at", one) for one in at]
    pairs += [(name, str(value)) for name, value in more.items() if value not in (None, False)]
    query = f"?{urlencode(pairs)}" if pairs else ""
    return f"/cases/{case}/build/{page}{query}"


def page_of(case: str, place: Mapping[str, Any]) -> str:
    """The page on which an element is edited: a voice has its own, everything else a form."""
    path, on = place["path"], place.get("on")
    if on is None and path[:1] == ["statements"] and is_voice(path):
        return address(case, "voice", path)
    if path and path[-1] == "":
        return address(case, "form", path[:-1], new=1)
    return address(case, "form", path, on=on)


def is_voice(path: Sequence[str]) -> bool:
    """Whether a path is that of somebody's words as a whole."""
    return path[0] == "statements" and (
        len(path) == 2 or (len(path) == 4 and path[2] == "instructions")
    )


def instructions_of(voice: Sequence[str], principal: str) -> dict[str, Any]:
    """The place of what a principal tells a party's negotiators, begun or not."""
    return {"path": [*voice, "instructions", new_id(principal, (), "principal")]}


def found(answer: Any) -> Any:
    """An answer of a task, or a page that says there is nothing here."""
    if answer is None:
        raise HTTPException(404)
    return answer
