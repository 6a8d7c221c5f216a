"""Which format a path is written in: by what its files hold, never by their names.

XML is known by its root element, JSON and YAML by their keys, a table by its first line. Only what
tells nothing by its content goes by name: hidden files, and frontiers that GENIUS has computed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import cast

from detente.case import fault
from detente.formats.document import Place
from detente.formats.imports.format import ForeignFormat, ParsedFile
from detente.formats.limits import FOLDER_FILES, JSON_BYTES, XML_BYTES, YAML_BYTES
from detente.formats.log import Log
from detente.formats.problems import Refused
from detente.formats.request import ReadingRequest
from detente.formats.text import decoded, refuse_above
from detente.formats.xml_file import Element, parse_xml

FORMATS = ("genius", "geniusweb", "negolog", "negmas")
"""The folders of the formats with a domain and profiles, in the order they are asked."""

_HEAD = 4096
_LOOKED_AT = 20 * FOLDER_FILES
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_NATIVE_YAML = re.compile(r"^detente\s*:", re.MULTILINE)
_JSON_SIGN = re.compile(r'("(?:[^"\\]|\\.)*(?:"|\\?\Z))\s*(:?)|[{}\[\]]', re.DOTALL)
_FOREIGN_MARKS = (
    "<negotiation_template",
    "<utility_space",
    '"issuesValues"',
    '"LinearAdditiveUtilitySpace"',
    '"issueWeights"',
)
"""What shows, without parsing, that a file beside a case of our own is another program's."""
_OURS = ("claims.yaml", "sources.yaml")
"""What stands beside ``case.yaml`` in a folder of our own; its words may well quote such a mark."""
_FOREIGN_YAML = re.compile(
    r"""^['"]?(issues|type|ufun|values|weights|mapping|reserved_value|__python_class__)['"]?\s*:""",
    re.MULTILINE,
)
_UNBOUNDED = ("reserved_value",)
"""Where NegMAS writes -Infinity for what is not stated."""


Found = tuple[ForeignFormat, tuple[ParsedFile, ...]]


def foreign_files(path: Path, request: ReadingRequest, log: Log) -> Found | None:
    """The format of another program that a path is written in, and its files; None for our own.

    The files are those of a folder, or a domain file and those beside it, in code-point order of
    their names. Those that cannot be parsed are told to the log. Raises `Refused` for two formats
    in a folder, for a profile alone and for XML that nobody knows; OSError like any reading.
    """
    if path.is_dir():
        return _of_folder(path, request, log)
    if not path.is_file() or _native(path) or (kind := _kind(path)) is None:
        return None
    return _beside(path, kind, request, log)


def _of_folder(folder: Path, request: ReadingRequest, log: Log) -> Found | None:
    files = _files_inside(folder)
    if any(_native(file) for file in files):
        others = [file for file in files if file.name not in _OURS and not _native(file)]
        if any(_kind(file) is not None and _foreign_mark(file) for file in others):
            raise Refused(fault("", "two_formats"), Place(str(folder)))
        return None
    kinds = [(file, kind) for file in files if (kind := _kind(file)) is not None]
    if kinds and len(files) > FOLDER_FILES:
        limit = fault("", "too_many", found=len(files), limit=FOLDER_FILES)
        raise Refused(limit, Place(str(folder)))
    parsed = _parsed(kinds, request, log)
    found = [one for one in _formats() if any(_part_of(one, file) for file in parsed)]
    if len(found) > 1:
        raise Refused(fault("", "two_formats"), Place(str(folder)))
    if not found:
        _refuse_unknown_xml(parsed)
    return (found[0], parsed) if found else None


def _beside(path: Path, kind: Parse, request: ReadingRequest, log: Log) -> Found | None:
    """A domain file with the files beside it that are written alike."""
    own = _parsed([(path, kind)], request, log)
    if not own:
        return None
    found = next((one for one in _formats() if _part_of(one, own[0])), None)
    if found is None:
        _refuse_unknown_xml(own)
        return None
    if found.role_of(own[0].root) != "domain":
        raise Refused(fault("", "import_lone_profile", format=found.NAME), own[0].place)
    beside = [file for file in _files_inside(path.parent) if file.name != path.name]
    if len(beside) >= FOLDER_FILES:
        limit = fault("", "too_many", found=len(beside) + 1, limit=FOLDER_FILES)
        raise Refused(limit, Place(str(path.parent)))
    alike = [(file, kind) for file in beside if _kind(file) is kind and not _native(file)]
    files = (*own, *_parsed(alike, request, log))
    return found, tuple(sorted(files, key=lambda file: file.name))


def _part_of(format_: ForeignFormat, file: ParsedFile) -> bool:
    return format_.role_of(file.root) in ("domain", "profile")


def _refuse_unknown_xml(files: tuple[ParsedFile, ...]) -> None:
    """XML is never our own, so that a root nobody knows is the end of it."""
    for file in files:
        if isinstance(file.root, Element):
            raise Refused(fault("", "xml_unknown_root", tag=file.root.tag[:100]), file.place)


def _formats() -> tuple[ForeignFormat, ...]:
    return tuple(
        cast(ForeignFormat, import_module(f"detente.formats.{name}.reading")) for name in FORMATS
    )


Parse = Callable[[bytes, Path, ReadingRequest, Log], ParsedFile]


def _parsed(
    kinds: list[tuple[Path, Parse]], request: ReadingRequest, log: Log
) -> tuple[ParsedFile, ...]:
    found = []
    for file, parse in kinds:
        with file.open("rb") as stream:
            content = stream.read(max(XML_BYTES, JSON_BYTES) + 1)
        try:
            found.append(parse(content, file, request, log))
        except Refused as refused:
            log.add(refused.fault, refused.place)
    return tuple(found)


def _xml(content: bytes, file: Path, request: ReadingRequest, log: Log) -> ParsedFile:
    return ParsedFile(file.name, parse_xml(content, str(file), request, log))


def _json(content: bytes, file: Path, request: ReadingRequest, log: Log) -> ParsedFile:
    from detente.formats.json_file import parse_json

    refuse_above(JSON_BYTES, content, str(file))
    written = decoded(content, str(file), request)
    return ParsedFile(file.name, parse_json(written, str(file), log, _UNBOUNDED))


def _yaml(content: bytes, file: Path, request: ReadingRequest, log: Log) -> ParsedFile:
    from detente.formats.yaml_file import parse_yaml

    refuse_above(YAML_BYTES, content, str(file))
    return ParsedFile(file.name, parse_yaml(decoded(content, str(file), request), str(file), log))


def _kind(file: Path) -> Parse | None:
    """How a file is to be parsed, by its first characters; None for what no format writes."""
    head = _head(file)
    if head.startswith("<"):
        return None if file.name.lower().endswith("pareto.xml") else _xml
    if head.startswith("{"):
        return _json
    return _yaml if _FOREIGN_YAML.search(head) else None


def _native(file: Path) -> bool:
    head = _head(file)
    return _native_json(head) if head.startswith("{") else bool(_NATIVE_YAML.search(head))


def _native_json(head: str) -> bool:
    """Whether our key stands at the top: deeper inside it may be anybody's name of an option."""
    depth = 0
    for sign in _JSON_SIGN.finditer(head):
        if depth == 1 and sign[1] == '"detente"' and sign[2]:
            return True
        depth += (sign[0] in "{[") - (sign[0] in "}]")
    return False


def _foreign_mark(file: Path) -> bool:
    head = _head(file)
    return any(mark in head for mark in _FOREIGN_MARKS)


def _files_inside(folder: Path) -> tuple[Path, ...]:
    """The files directly inside a folder, but hidden ones, in code-point order of their names."""
    entries = sorted(islice(folder.iterdir(), _LOOKED_AT), key=lambda entry: entry.name)
    return tuple(e for e in entries if e.is_file() and not e.name.startswith((".", "_")))


def _head(file: Path) -> str:
    with file.open("rb") as stream:
        head = stream.read(_HEAD)
    if head.startswith(_UTF_16):
        return head.decode("utf-16", "ignore").lstrip()
    return head.decode("utf-8-sig", "ignore").lstrip()
