"""What a workbook is allowed to be, before any library opens it."""

from __future__ import annotations

from xml.parsers import expat

from detente.case import fault
from detente.formats.archive import unpacked
from detente.formats.document import Place
from detente.formats.limits import DEPTH
from detente.formats.problems import Refused

_XML = (".xml", ".rels", ".vml")
_NEEDED = {"[Content_Types].xml", "xl/workbook.xml"}


def check_workbook(content: bytes, file: str) -> None:
    """Raise `Refused` for a zip that is no plain workbook."""
    names = set()
    for name, part in unpacked(content, file):
        names.add(name)
        if name.lower().endswith("vbaproject.bin"):
            raise Refused(fault("", "xlsx_macros"), Place(file))
        if "/embeddings/" in name:
            raise Refused(fault("", "zip_nested", name=name[:100]), Place(file))
        if name.lower().endswith(_XML):
            _check_xml(part, name, file)
    if not names >= _NEEDED:
        raise Refused(fault("", "xlsx_not_a_workbook"), Place(file))


def _check_xml(content: bytes, name: str, file: str) -> None:
    """Refuse any document type, at the parser: a search of the bytes misses UTF-16."""
    place = Place(file)
    depth = 0

    def doctype(*_: object) -> None:
        raise Refused(fault("", "xlsx_doctype", name=name[:100]), place)

    def start(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH:
            raise Refused(fault("", "too_deep", limit=DEPTH), place)

    def end(*_: object) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise Refused(fault("", "xlsx_broken", why=f"{name[:100]}: {error}"), place) from None
