"""A YAML text with the place of everything in it: from which line and column to which."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from detente.case import fault
from detente.formats.document import Place
from detente.formats.editing.trees import Tree
from detente.formats.limits import DEPTH
from detente.formats.problems import Refused
from detente.formats.yaml_file import yaml_events

Spot = tuple[int, int]
"""Line and column, both from 0."""


@dataclass(frozen=True, slots=True)
class Located:
    """What stands between two places (the second is behind its last character).

    ``block``: whether it is written over lines rather than in brackets. ``keys`` are those of a
    mapping, each with its place, in step with ``children``.
    """

    tree: Tree
    start: Spot
    end: Spot
    block: bool = False
    keys: tuple[tuple[str, Spot], ...] = ()
    children: tuple[Located, ...] = ()


def located(text: str, file: str) -> Located | None:
    """The document of a text; None where there is nothing but remarks.

    Raises `Refused` where the text is not one we read.
    """
    events = yaml_events(text, file)
    next(events)
    if isinstance(next(events), yaml.StreamEndEvent):
        return None
    root = _node(next(events), events, file, 1)
    for _ in events:
        pass
    return root


def _node(event: Any, events: Iterator[Any], file: str, depth: int) -> Located:
    if depth > DEPTH:
        raise Refused(fault("", "too_deep", limit=DEPTH), _place(event, file))
    start = _mark_start(event)
    if isinstance(event, yaml.ScalarEvent):
        absent = not event.value and not event.style
        return Located(None if absent else event.value, start, _scalar_end(event))
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(event, start, events, file, depth)
    return _mapping(event, start, events, file, depth)


def _scalar_end(event: Any) -> Spot:
    """Behind the last character; a text over lines (``|``, ``>``) ends with its last line."""
    line, column = event.end_mark.line, event.end_mark.column
    if event.style in ("|", ">") and column == 0:
        return (line - 1, 1 << 20)
    return (line, column)


def _sequence(event: Any, start: Spot, events: Iterator[Any], file: str, depth: int) -> Located:
    children: list[Located] = []
    while not isinstance(inner := next(events), yaml.SequenceEndEvent):
        children.append(_node(inner, events, file, depth + 1))
    flow = bool(event.flow_style)
    end = _mark_end(inner) if flow or not children else children[-1].end
    items = [child.tree for child in children]
    return Located(items, start, end, not flow, (), tuple(children))


def _mapping(event: Any, start: Spot, events: Iterator[Any], file: str, depth: int) -> Located:
    keys: list[tuple[str, Spot]] = []
    children: list[Located] = []
    while not isinstance(inner := next(events), yaml.MappingEndEvent):
        if not isinstance(inner, yaml.ScalarEvent):
            raise Refused(fault("", "yaml_key"), _place(inner, file))
        keys.append((inner.value, _mark_start(inner)))
        children.append(_node(next(events), events, file, depth + 1))
    _refuse_twice(keys, file)
    flow = bool(event.flow_style)
    end = _mark_end(inner) if flow or not children else children[-1].end
    tree: Tree = {key: child.tree for (key, _), child in zip(keys, children, strict=True)}
    return Located(tree, start, end, not flow, tuple(keys), tuple(children))


def _mark_start(event: Any) -> Spot:
    return (event.start_mark.line, event.start_mark.column)


def _mark_end(event: Any) -> Spot:
    return (event.end_mark.line, event.end_mark.column)


def _refuse_twice(keys: list[tuple[str, Spot]], file: str) -> None:
    first: dict[str, int] = {}
    for key, (line, column) in keys:
        if key in first:
            found = fault("", "key_twice", key=key[:100], first=first[key])
            raise Refused(found, Place(file, line + 1, column + 1))
        first[key] = line + 1


def _place(event: Any, file: str) -> Place:
    mark: Any = event.start_mark
    return Place(file, mark.line + 1, mark.column + 1)
