"""YAML as a document, built from parse events so that nothing dangerous is ever expanded.

Anchors, aliases, tags, merge keys and a second document are refused where they first appear: a
637-byte merge bomb keeps every loader busy for a minute, behind a "safe" name. A loader (PyYAML's
base loader) was the rejected alternative to events: it needs a scan of its own beforehand, and
its nodes do not keep the place of a key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from detente.case import fault
from detente.formats.document import Mapping, Node, Place, Scalar, Sequence, absent
from detente.formats.limits import DEPTH
from detente.formats.log import Log
from detente.formats.problems import Refused

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_SURROGATE = re.compile("[\ud800-\udfff]")
_WIDTH = 100
_OTHERWISE_READ = ("yes", "no", "on", "off", "true", "false", "null", "~", "y", "n", "<<", "=")
_PARTS = (
    "parties|tracks|issues|statements|no_deal|red_lines|linkages|constraints|bodies|undo|"
    "events|expectations|roadmap|sources|claims"
)
_KNOWN_TROUBLE = {
    "mapping values are not allowed": "yaml_colon",
    "could not find expected ':'": "yaml_no_colon",
    "found character '\\t'": "yaml_tab",
    "that cannot start any token": "yaml_start",
    "did not find expected key": "yaml_indent",
    "did not find expected '-' indicator": "yaml_indent",
    "unexpected end of stream": "yaml_end",
}


def parse_yaml(text: str, file: str, log: Log) -> Node:
    """The document of a YAML text; keys written twice go to the log.

    Raises `Refused` with the place where the text stops being one we read.
    """
    events = yaml_events(text, file)
    next(events)
    if isinstance(next(events), yaml.StreamEndEvent):
        return Mapping((), Place(file, 1, 1))
    first = next(events)
    root = _Builder(events, file, log).node(first, 1)
    next(events)
    last = next(events)
    if not isinstance(last, yaml.StreamEndEvent):
        raise Refused(fault("", "yaml_several"), _place(last, file))
    return root


def yaml_once(text: str, file: str, log: Log) -> Node:
    """The same, parsed only where the log has not opened this text of this file before.

    A document with faults is parsed each time: they are to be told each time.
    """
    if (known := log.opened.documents.get((file, text))) is not None:
        return known
    before = len(log.faults)
    document = parse_yaml(text, file, log)
    if len(log.faults) == before:
        log.opened.documents[file, text] = document
    return document


def yaml_events(text: str, file: str) -> Iterator[Any]:
    """The parse events of a text; `Refused`, with the place, where it expands or is broken."""
    try:
        for event in yaml.parse(text, Loader=_Loader):
            _refuse_what_expands(event, file)
            yield event
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        said = str(error.problem)
        code = next((code for words, code in _KNOWN_TROUBLE.items() if words in said), None)
        found = fault("", code) if code else fault("", "yaml_broken", said=said)
        raise Refused(found, place) from None
    except yaml.YAMLError:
        raise _first_control(text, file) from None


def _refuse_what_expands(event: Any, file: str) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise Refused(fault("", "yaml_anchor"), _place(event, file))
    if getattr(event, "tag", None):
        raise Refused(fault("", "yaml_tag"), _place(event, file))


@dataclass(frozen=True, slots=True)
class _Builder:
    events: Iterator[Any]
    file: str
    log: Log

    def node(self, event: Any, depth: int) -> Node:
        if depth > DEPTH:
            raise Refused(fault("", "too_deep", limit=DEPTH), _place(event, self.file))
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        place = _place(event, self.file)
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self.items(depth + 1)), place)
        return Mapping(tuple(self.entries(depth + 1)), place, flow=bool(event.flow_style))

    def items(self, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            yield self.node(event, depth)

    def entries(self, depth: int) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, Scalar] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.key(event)
            value = self.node(next(self.events), depth)
            if (first := seen.setdefault(key.text, key)) is not key:
                line = first.place.line if first.place else None
                twice = fault("", "key_twice", key=key.text[:100], first=line)
                self.log.add(twice, key.place)
            else:
                yield key, value

    def key(self, event: Any) -> Scalar:
        if not isinstance(event, yaml.ScalarEvent):
            raise Refused(fault("", "yaml_key"), _place(event, self.file))
        if event.value == "<<" and not event.style:
            raise Refused(fault("", "yaml_merge"), _place(event, self.file))
        return self.scalar(event)

    def scalar(self, event: Any) -> Scalar:
        text, mark = event.value, event.start_mark
        place = Place(self.file, mark.line + 1, mark.column + 1)
        if not text.isascii() and (found := _SURROGATE.search(text)):
            code = f"U+{ord(found[0]):04X}"
            raise Refused(fault("", "control_character", code=code), place)
        return Scalar(text, place, quoted=bool(event.style))


def _place(event: Any, file: str) -> Place:
    return Place(file, event.start_mark.line + 1, event.start_mark.column + 1)


def _first_control(text: str, file: str) -> Refused:
    for number, line in enumerate(text.split("\n"), 1):
        for column, character in enumerate(line, 1):
            if not (character.isprintable() or character in "\t\r"):
                found = fault("", "control_character", code=f"U+{ord(character):04X}")
                return Refused(found, Place(file, number, column))
    return Refused(fault("", "binary"), Place(file))


def yaml_of(document: Node) -> str:
    """A document as YAML in block style, with a blank line before each part of the case."""
    return re.sub(rf"^(?=({_PARTS}):)", "\n", _written(document), flags=re.MULTILINE)


def yaml_block(node: Mapping | Sequence) -> str:
    """A mapping or a list as lines that may stand anywhere in a file, once they are indented.

    No blank lines between parts; a list has a line for every item, short or not.
    """
    return _written(node, in_lines=True)


def _written(document: Node, *, in_lines: bool = False) -> str:
    events: list[Any] = []
    _emit(document, events)
    if in_lines and isinstance(document, Sequence) and document.items:
        events[0] = yaml.SequenceStartEvent(None, None, True, flow_style=False)
    opened = [yaml.StreamStartEvent(), yaml.DocumentStartEvent(explicit=False)]
    closed = [yaml.DocumentEndEvent(explicit=False), yaml.StreamEndEvent()]
    return str(yaml.emit([*opened, *events, *closed], allow_unicode=True, width=_WIDTH))


def _emit(node: Node, events: list[Any]) -> None:
    if isinstance(node, Scalar):
        events.append(yaml.ScalarEvent(None, None, (True, True), node.text, style=_style(node)))
    elif isinstance(node, Sequence):
        events.append(yaml.SequenceStartEvent(None, None, True, flow_style=_short(node)))
        for item in node.items:
            _emit(item, events)
        events.append(yaml.SequenceEndEvent())
    else:
        events.append(yaml.MappingStartEvent(None, None, True, flow_style=not node.entries))
        for key, value in node.entries:
            _emit(key, events)
            _emit(value, events)
        events.append(yaml.MappingEndEvent())


def _style(scalar: Scalar) -> str | None:
    """Quotes for texts that programs would take for a truth, for nothing or for a merge."""
    if scalar.quoted and not scalar.text:
        return "'"
    if scalar.kind == "text" and scalar.text.lower() in _OTHERWISE_READ:
        return "'"
    return "|" if "\n" in scalar.text else None


def _short(node: Sequence) -> bool:
    """Whether a list fits on a line: only single texts in it, or lists of them."""
    length = 0
    for item in node.items:
        if isinstance(item, Mapping) or (isinstance(item, Sequence) and not _short(item)):
            return False
        if absent(item):
            return False
        length += len(item.text) if isinstance(item, Scalar) else 20
    return length < _WIDTH - 20
