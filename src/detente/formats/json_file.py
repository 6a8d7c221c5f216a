"""JSON as a document: every digit kept, every place known.

The standard library judges whether the text is JSON; a walk over text already known to be sound
then notes the places, which no JSON library gives. Numbers stay text, so nothing passes through a
float.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Container, Iterator
from dataclasses import dataclass, field

from detente.case import fault
from detente.case.numbers import LONGEST
from detente.formats.document import Mapping, Node, Place, Scalar, Sequence, absent
from detente.formats.limits import DEPTH
from detente.formats.log import Log
from detente.formats.problems import Refused

_DECODER = json.JSONDecoder()
_BLANK = re.compile(r"[ \t\n\r]*")
_LOWEST = "-Infinity"
_WORD = re.compile(r"[^\s,\]}]+")
_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")


def parse_json(text: str, file: str, log: Log, unbounded: Container[str] = ()) -> Node:
    """The document of a JSON text; keys written twice go to the log.

    ``unbounded`` are keys whose value may be -Infinity, a word that other programs write and that
    is no JSON; it comes through as text. Raises `Refused` with the place where the text stops
    being one we read.
    """
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    walk = _Walk(text, file, log, starts, unbounded)
    walk.refuse_depth()
    try:
        json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        place = Place(file, error.lineno, error.colno)
        raise Refused(fault("", "json_broken", said=error.msg), place) from None
    return walk.node()


@dataclass(slots=True)
class _Walk:
    text: str
    file: str
    log: Log
    line_starts: list[int]
    unbounded: Container[str]
    at: int = field(default=0)

    def place(self) -> Place:
        line = bisect_right(self.line_starts, self.at)
        return Place(self.file, line, self.at - self.line_starts[line - 1] + 1)

    def refuse_depth(self) -> None:
        """Refuse what is nested too deeply before any parser goes down into it."""
        depth = 0
        for match in _BRACKET.finditer(self.text):
            depth += (match[0] in "[{") - (match[0] in "]}")
            if depth > DEPTH:
                self.at = match.start()
                raise Refused(fault("", "too_deep", limit=DEPTH), self.place())

    def skip(self, further: int = 0) -> str:
        """Move on past blanks; the character there."""
        match = _BLANK.match(self.text, self.at + further)
        self.at = match.end() if match else self.at
        return self.text[self.at : self.at + 1]

    def node(self, key: str | None = None) -> Node:
        """What begins here, under a key of a group or in a list."""
        first = self.skip()
        place = self.place()
        if first == "{":
            return Mapping(tuple(self.entries()), place)
        if first == "[":
            return Sequence(tuple(self.items()), place)
        return self.string() if first == '"' else self.bare(key)

    def entries(self) -> Iterator[tuple[Scalar, Node]]:
        seen: dict[str, Place] = {}
        while self.skip(1) != "}":
            key = self.string()
            self.skip()
            self.at += 1
            value = self.node(key.text)
            if key.text in seen:
                first = seen[key.text].line
                self.log.add(fault("", "key_twice", key=key.text[:100], first=first), key.place)
            elif key.place is not None:
                seen[key.text] = key.place
                yield key, value
            if self.skip() == "}":
                break
        self.at += 1

    def items(self) -> Iterator[Node]:
        while self.skip(1) != "]":
            yield self.node()
            if self.skip() == "]":
                break
        self.at += 1

    def string(self) -> Scalar:
        place = self.place()
        words, self.at = _DECODER.raw_decode(self.text, self.at)
        if found := _SURROGATE.search(words):
            code = f"U+{ord(found[0]):04X}"
            raise Refused(fault("", "control_character", code=code), place)
        return Scalar(words, place, quoted=True)

    def bare(self, key: str | None) -> Scalar:
        place = self.place()
        match = _WORD.match(self.text, self.at)
        word = match[0] if match else ""
        self.at += len(word)
        if word == "null":
            return Scalar("", place)
        if word in ("true", "false"):
            return Scalar(word, place, kind="truth")
        if word == _LOWEST and key in self.unbounded:
            return Scalar(word, place)
        if len(word) > LONGEST or not word[-1].isdigit():
            raise Refused(fault("", "needs_number", found=word[:LONGEST]), place)
        return Scalar(word, place, kind="number")


def json_of(document: Node) -> str:
    """A document as JSON, two spaces a level; decimals as numbers, fractions as text."""
    return f"{_written(document, '')}\n"


def _written(node: Node, indent: str) -> str:
    deeper = f"{indent}  "
    if isinstance(node, Scalar):
        if absent(node):
            return "null"
        bare = node.kind != "text" and "/" not in node.text
        return node.text if bare else json.dumps(node.text, ensure_ascii=False)
    if isinstance(node, Sequence):
        parts = [_written(item, deeper) for item in node.items]
        opening, closing = "[", "]"
    else:
        parts = [f"{_written(k, '')}: {_written(v, deeper)}" for k, v in node.entries]
        opening, closing = "{", "}"
    if not parts:
        return opening + closing
    body = f",\n{deeper}".join(parts)
    return f"{opening}\n{deeper}{body}\n{indent}{closing}"
