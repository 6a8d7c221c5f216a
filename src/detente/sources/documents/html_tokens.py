"""HTML as tags and text, in one pass whose cost grows with the length and nothing else.

The standard ``html.parser`` was the rejected alternative: on unclosed comments and attributes it
takes quadratic time (CVE-2025-6069 and its kin), half a minute for a page of 256 KB.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

_TAG = re.compile(r"</?([a-zA-Z][^\s/>\0]{0,60})")
_REST = re.compile(r"""(?:[^>"']|"[^"]{0,2000}"|'[^']{0,2000}'){0,2000}?>""")
_ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=]{1,60})(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?"""
)
_LONGEST_TAG = 4_000
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "noembed", "noframes"})
_READ = frozenset({"title", "textarea"})
"""Raw elements whose text may be read: no tag counts inside them, but entities do."""


@dataclass(frozen=True, slots=True)
class Token:
    """A tag that opens (``start``) or closes (``end``), with its name, or a piece of ``text``.

    ``value`` is the name in small letters or the text with its entities resolved; attributes are
    those of an opening tag, the first of a name counts.
    """

    kind: str
    value: str
    attributes: tuple[tuple[str, str], ...] = ()


def tokens(markup: str) -> Iterator[Token]:
    """The tags and texts of a page in order; comments and declarations are left out."""
    place, size = 0, len(markup)
    open_comment = False
    while place < size:
        found = markup.find("<", place)
        found = size if found < 0 else found
        if found > place:
            yield Token("text", unescape(markup[place:found]))
        if found == size:
            return
        if markup.startswith("<!--", found) and not open_comment:
            end = markup.find("-->", found + 4)
            open_comment = end < 0  # then none that follows is closed either
            place = found + 4 if open_comment else end + 3
        elif markup.startswith(("<!", "<?"), found):
            place = _after(markup, ">", found, found + 2)
        elif tag := _TAG.match(markup, found):
            place = _end_of_tag(markup, tag.end())
            name = tag[1].lower()
            if markup[found + 1] == "/":
                yield Token("end", name)
                continue
            yield Token("start", name, _attributes(markup[tag.end() : place]))
            if name in _RAW:
                text, place = _raw(markup, name, place)
                if name in _READ:
                    yield Token("text", unescape(text))
                yield Token("end", name)
        else:
            yield Token("text", "<")
            place = found + 1


def _after(markup: str, sign: str, start: int, otherwise: int) -> int:
    """The place behind a sign close by, or another one."""
    end = markup.find(sign, start, start + _LONGEST_TAG)
    return otherwise if end < 0 else end + 1


def _end_of_tag(markup: str, start: int) -> int:
    """The place behind a tag: a ``>`` outside quotes, else the first one, else here."""
    found = _REST.match(markup, start, start + _LONGEST_TAG)
    return found.end() if found else _after(markup, ">", start, start)


def _attributes(written: str) -> tuple[tuple[str, str], ...]:
    named: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        named.setdefault(name.lower(), unescape(double or single or bare))
    return tuple(named.items())


def _raw(markup: str, name: str, start: int) -> tuple[str, int]:
    """The text up to the tag that closes an element, and the place of it; or all that is left."""
    closing = re.compile(rf"</{name}(?=[\s/>]|$)[^>]{{0,200}}>?", re.IGNORECASE)
    found = closing.search(markup, start)
    return (
        (markup[start:], len(markup))
        if found is None
        else (markup[start : found.start()], found.end())
    )
