"""XML elements as they are written: attributes in their order, children indented."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


class Tag:
    """An element with its attributes and the elements inside it."""

    def __init__(self, name: str, /, **attributes: object) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Tag] = []

    def add(self, child: Tag) -> Tag:
        """Put an element behind those inside; returns it."""
        self.children.append(child)
        return child

    @property
    def elements(self) -> int:
        """How many elements there are, this one among them."""
        return 1 + sum(child.elements for child in self.children)

    def document(self) -> str:
        """The element as a document of its own."""
        return "\n".join([_HEAD, *self._lines(0), ""])

    def _lines(self, depth: int) -> Iterator[str]:
        said = "".join(f" {key}={_quoted(value)}" for key, value in self.attributes.items())
        blanks = "  " * depth
        if not self.children:
            yield f"{blanks}<{self.name}{said}/>"
            return
        yield f"{blanks}<{self.name}{said}>"
        for child in self.children:
            yield from child._lines(depth + 1)
        yield f"{blanks}</{self.name}>"


def _quoted(value: object) -> str:
    return quoteattr(str(value), {'"': "&quot;"})
