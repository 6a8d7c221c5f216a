"""XML as a tree of elements with places, from bytes nobody has vouched for.

lxml judges whether the text is well-formed; a document type and a processing instruction stop it
where they begin, before anything they declare is read. It knows no columns of elements, so a walk
over text already known to be sound notes the places, as for JSON. expat, the rejected alternative,
gives columns but is quadratic in the length of a token in versions that are still in use.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from detente.case import fault, warning
from detente.formats.document import Place
from detente.formats.limits import DEPTH, XML_BYTES, XML_ELEMENTS
from detente.formats.log import Log
from detente.formats.problems import Refused
from detente.formats.request import AS_IT_STANDS, ReadingRequest
from detente.formats.text import in_encoding, place_of_byte

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']""", re.ASCII)
_ENCODINGS = ("utf-8", "ascii", "iso8859-1", "iso8859-15", "cp1252")
_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|</[^>]*>|(?P<instruction><\?)(?P<target>[^\s?]+).*?\?>"
    r"|(?P<doctype><!DOCTYPE)"
    r"|(?P<start><[^\s/>!?])(?:[^>\"']|\"[^\"]*+\"|'[^']*+')*+>",
    re.DOTALL,
)
_BARE = re.compile(
    # One that is never closed goes to the end: looked for anew each time, it takes the square.
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!(?:#[0-9]+|#x[0-9a-fA-F]+|[A-Za-z_:][\w.:-]*);)",
    re.DOTALL,
)
_AMPERSAND = ("xmlParseEntityRef: no name", "EntityRef: expecting ';'")


@dataclass(frozen=True, slots=True)
class Element:
    """A tag with its attributes and the elements directly inside; text between tags is dropped."""

    tag: str
    attributes: dict[str, str]
    children: tuple[Element, ...]
    place: Place

    def get(self, key: str) -> str | None:
        """An attribute as written, or None."""
        return self.attributes.get(key)

    def all(self, tag: str) -> tuple[Element, ...]:
        """The direct children of a tag."""
        return tuple(child for child in self.children if child.tag == tag)

    def first(self, tag: str) -> Element | None:
        """The first direct child of a tag, or None."""
        return next((child for child in self.children if child.tag == tag), None)


def parse_xml(
    content: bytes, file: str, request: ReadingRequest = AS_IT_STANDS, log: Log | None = None
) -> Element:
    """The root element of an XML file; what was repaired on request is told to the log.

    Raises `Refused` with line and column where it is too large, too deep, not well-formed, in an
    encoding we do not read, or where it declares a document type or holds an instruction.
    """
    from lxml import etree

    if len(content) > XML_BYTES:
        raise Refused(fault("", "too_big", limit=f"{XML_BYTES // 1024:,} KB"), Place(file, 1, 1))
    text = _decoded(content, file, request)
    walk = _Walk(text, file)
    sound = _repaired(text, file, log) if request.repair and log is not None else text
    target = _Target()
    # Not resolve_entities=False: a target is then handed "&#38;" for "&amp;". Entities of one's own
    # need a document type, which stops the parser.
    parser: Any = etree.XMLParser(
        target=target,
        encoding="utf-8",
        resolve_entities="internal",
        no_network=True,
        huge_tree=False,
        load_dtd=False,
    )
    try:
        etree.fromstring(sound.encode("utf-8"), parser)
    except _StopError as stop:
        raise Refused(fault("", stop.code, **stop.values), walk.place_of(stop)) from None
    except etree.XMLSyntaxError as error:
        raise _syntax(error, sound, file) from None
    return target.tree(walk.places())


def _syntax(error: Any, text: str, file: str) -> Refused:
    """What stopped the parser; of an ampersand the place itself, not the one behind it."""
    said = str(error.msg)
    line, column = (max(number or 1, 1) for number in error.position or (1, 1))
    if any(words in said for words in _AMPERSAND):
        written = next(islice(text.split("\n"), line - 1, None), "")
        column = written.rfind("&", 0, column) + 1 or column
        return Refused(fault("", "xml_ampersand"), Place(file, line, column))
    words = re.sub(r", line \d+, column \d+.*", "", said)[:200]
    return Refused(fault("", "xml_broken", said=words), Place(file, line, column))


def _repaired(text: str, file: str, log: Log) -> str:
    """The text with every bare ampersand escaped, each noted with its place; nothing else mended.

    Comments and CDATA may hold one and are left alone.
    """
    lines = [0, *(match.end() for match in re.finditer("\n", text))]

    def escaped(match: re.Match[str]) -> str:
        if match[0] != "&":
            return match[0]
        line = bisect_right(lines, match.start())
        place = Place(file, line, match.start() - lines[line - 1] + 1)
        log.add(warning("", "repaired_ampersand"), place)
        return "&amp;"

    return _BARE.sub(escaped, text)


def _decoded(content: bytes, file: str, request: ReadingRequest) -> str:
    """The text, by its byte-order mark or its declared encoding, with plain line ends."""
    encoding = next((name for mark, name in _BOMS if content.startswith(mark)), None)
    if encoding is None:
        declared = _DECLARED.match(content[:200].lstrip())
        name = declared[1].decode("ascii") if declared else "utf-8"
        encoding = _known(name)
        if encoding is None:
            raise Refused(fault("", "xml_encoding", found=name), Place(file, 1, 1))
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8" or request.encoding is None:
            place = place_of_byte(content, error, file)
            raise Refused(fault("", "xml_not_encoded"), place) from None
        text = in_encoding(content, request.encoding, file)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _known(name: str) -> str | None:
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return None
    return found if found in _ENCODINGS else None


class _StopError(Exception):
    """Something that is not read at all: the code of its fault, and which token it is."""

    def __init__(self, code: str, token: str, number: int, **values: object) -> None:
        super().__init__(code)
        self.code, self.token, self.number, self.values = code, token, number, values


@dataclass(slots=True)
class _Target:
    """What lxml tells of the file: kept as (tag, attributes, parent) in the order of the file."""

    found: list[tuple[str, dict[str, str], int]] = field(default_factory=list)
    above: list[int] = field(default_factory=list)

    def start(self, tag: str, attributes: Any) -> None:
        if len(self.above) >= DEPTH:
            raise _StopError("too_deep", "start", len(self.found), limit=DEPTH)
        if len(self.found) >= XML_ELEMENTS:
            number, more = len(self.found), XML_ELEMENTS + 1
            raise _StopError("too_many", "start", number, found=more, limit=XML_ELEMENTS)
        parent = self.above[-1] if self.above else -1
        self.above.append(len(self.found))
        # An empty mapping of lxml is slow to copy, and 400,000 elements may have none.
        self.found.append((tag, dict(attributes) if attributes else {}, parent))

    def end(self, _tag: str) -> None:
        self.above.pop()

    def data(self, _text: str) -> None:
        """Text between tags says nothing in this format."""

    def pi(self, _name: str, _data: str | None = None) -> None:
        raise _StopError("xml_instruction", "instruction", 0)

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        raise _StopError("xml_doctype", "doctype", 0)

    def close(self) -> None:
        """Called at the end, sound or not."""

    def tree(self, places: list[Place]) -> Element:
        """The root; built from the last element backwards, since children follow parents."""
        inside: list[list[Element]] = [[] for _ in self.found]
        for number in range(len(self.found) - 1, 0, -1):
            tag, attributes, parent = self.found[number]
            children = tuple(reversed(inside[number]))
            inside[parent].append(Element(tag, attributes, children, places[number]))
        tag, attributes, _ = self.found[0]
        return Element(tag, attributes, tuple(reversed(inside[0])), places[0])


@dataclass(frozen=True, slots=True)
class _Walk:
    text: str
    file: str

    def offsets(self, token: str) -> Iterator[int]:
        """Where tokens of a kind begin; lazy, so that text behind the wanted one is not read."""
        for match in _TOKEN.finditer(self.text):
            if match.lastgroup == "target" and match["target"] == "xml":
                continue
            if match[token] is not None:
                yield match.start()

    def place_of(self, stop: _StopError) -> Place:
        for number, offset in enumerate(self.offsets(stop.token)):
            if number == stop.number:
                before = self.text[:offset]
                line = before.count("\n") + 1
                return Place(self.file, line, offset - (before.rfind("\n") + 1) + 1)
        return Place(self.file, 1, 1)

    def places(self) -> list[Place]:
        lines = [0, *(match.end() for match in re.finditer("\n", self.text))]
        found = []
        for offset in self.offsets("start"):
            line = bisect_right(lines, offset)
            found.append(Place(self.file, line, offset - lines[line - 1] + 1))
        return found
