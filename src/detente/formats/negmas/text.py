"""YAML as NegMAS reads it: every text in quotes, so that ``no`` and ``1E5`` stay what they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


class Text(str):
    """A text, written in quotes."""

    __slots__ = ()


def yaml_text(document: dict[str, Any]) -> str:
    """A document as YAML in block style.

    Keys that are plain strings and values that are plain strings are written bare: words of the
    format and numbers. A `Text` is quoted, as key and as value.
    """
    import yaml

    events = [yaml.StreamStartEvent(), yaml.DocumentStartEvent(explicit=False)]
    events += _events(document, yaml)
    events += [yaml.DocumentEndEvent(explicit=False), yaml.StreamEndEvent()]
    return str(yaml.emit(events, allow_unicode=True, width=2**31))


def _events(node: Any, yaml: Any) -> Iterator[Any]:
    if isinstance(node, dict):
        yield yaml.MappingStartEvent(None, None, True, flow_style=False)
        for key, value in node.items():
            yield from _events(key, yaml)
            yield from _events(value, yaml)
        yield yaml.MappingEndEvent()
    elif isinstance(node, list):
        yield yaml.SequenceStartEvent(None, None, True, flow_style=False)
        for item in node:
            yield from _events(item, yaml)
        yield yaml.SequenceEndEvent()
    else:
        style = "'" if isinstance(node, Text) else None
        yield yaml.ScalarEvent(None, None, (True, True), str(node), style=style)
