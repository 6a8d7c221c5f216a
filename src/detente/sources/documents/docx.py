"""DOCX to text: the paragraphs of the main document, with what their styles say.

The XML is read directly: python-docx would open the archive a second time by its own rules, and it
lets a DOCTYPE pass, whose entities then vanish without a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from detente.sources.documents.document import Derived
from detente.sources.documents.problems import bad
from detente.sources.lines import Hint

MAIN = "word/document.xml"
_STYLES = "word/styles.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", _FALLBACK})
_BREAKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def docx_text(parts: Mapping[str, bytes]) -> Derived:
    """The text of an unpacked DOCX, a line per paragraph and line break.

    Insertions that are tracked count, deletions do not; notes, headers and comments stay out.
    Raises `BadDocument` for a file without a main document, for XML that is broken and for any
    DOCTYPE.
    """
    if MAIN not in parts:
        raise bad("zip_other")
    names = _style_names(parts[_STYLES]) if _STYLES in parts else {}
    lines: list[str] = []
    hints: list[tuple[int, Hint]] = []
    for paragraph in _root(parts[MAIN]).iter(f"{_W}p"):
        if any(above.tag in _LEFT_OUT for above in paragraph.iterancestors()):
            continue
        written = _words(paragraph).replace("\0", "").split("\n")
        hint = _hint(paragraph, names)
        if hint is None and _listed(paragraph) and written[0].strip():
            written[0] = f"- {written[0]}"
        for line in written:
            lines.append(line.rstrip())
            if hint is not None and line.strip():
                hints.append((len(lines), hint))
    return Derived("".join(f"{line}\n" for line in lines), tuple(hints))


def _root(content: bytes) -> Any:
    """The root of a part; raises `BadDocument` for a DOCTYPE and for XML that is broken."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        # An entity that swells stops the parser before it can be asked for the DOCTYPE.
        raise bad("doctype" if b"<!DOCTYPE" in content else "docx_broken") from None
    info = root.getroottree().docinfo
    if info.internalDTD is not None or info.doctype:
        raise bad("doctype")
    return root


def _words(paragraph: Any) -> str:
    """The text of a paragraph in order; that of a text box inside it is a paragraph of its own."""
    pieces: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_W}t":
            pieces.append((element.text or "").replace("\n", " ").replace("\r", " "))
        elif element.tag in _BREAKS:
            pieces.append(_BREAKS[element.tag])
        elif element.tag != f"{_W}p" and element.tag not in _LEFT_OUT:
            waiting += reversed(element)
    return "".join(pieces)


def _style_names(content: bytes) -> dict[str, str]:
    """Style id to the name it has in every language of the program, in small letters."""
    names = {}
    for style in _root(content).iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None:
            names[style.get(f"{_W}styleId", "")] = name.get(f"{_W}val", "").lower()
    return names


def _hint(paragraph: Any, names: Mapping[str, str]) -> Hint | None:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    if style is None:
        return None
    name = names.get(style.get(f"{_W}val", ""), "")
    if name == "title":
        return Hint.TITLE
    if name.startswith("heading"):
        return Hint.HEADING
    return Hint.QUOTE if name in {"quote", "intense quote", "block text"} else None


def _listed(paragraph: Any) -> bool:
    return paragraph.find(f"{_W}pPr/{_W}numPr") is not None
