"""A text as lines with their ends, and the changes to be made to them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_LINE = re.compile("[^\r\n\x85\u2028\u2029]*(?:\r\n|[\r\n\x85\u2028\u2029]|$)")
"""YAML breaks lines at these, and a place counts them so."""


@dataclass
class Lines:
    """Lines of a text; changes are gathered first, so that places stay true, then made at once."""

    text: str
    lines: list[str] = field(init=False)
    changes: list[tuple[int, int, list[str]]] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.lines = [line for line in _LINE.findall(self.text) if line]

    @property
    def ending(self) -> str:
        """How lines end here."""
        return "\r\n" if self.text.partition("\n")[0].endswith("\r") else "\n"

    def plain(self, number: int) -> str:
        """A line without its end."""
        return self.lines[number].rstrip("\r\n\x85\u2028\u2029")

    def is_remark(self, number: int) -> bool:
        """Whether a line holds a remark and nothing else."""
        return 0 <= number < len(self.lines) and self.lines[number].lstrip(" ").startswith("#")

    def remarks_above(self, line: int, column: int, limit: int) -> int:
        """The first of the remarks that stand right above a line and in its column."""
        while line > limit and self.lines[line - 1].startswith(f"{' ' * column}#"):
            line -= 1
        return line

    def put(self, start: int, end: int, new: list[str]) -> None:
        """Note that lines from ``start`` up to ``end`` are to become others, without ends."""
        self.changes.append((start, end, new))

    def made(self) -> str:
        """The text with every change made."""
        whole = list(self.lines)
        numbered = [(start, end, n, new) for n, (start, end, new) in enumerate(self.changes)]
        for start, end, _, new in sorted(numbered, reverse=True):
            if new and start and not whole[start - 1].endswith(("\n", "\r")):
                whole[start - 1] += self.ending
            whole[start:end] = [f"{line}{self.ending}" for line in new]
        return "".join(whole)

    def with_end(self, block: str) -> str:
        """The text with a block behind it."""
        gap = "" if not self.text or self.text.endswith("\n") else self.ending
        return f"{self.text}{gap}{block.lstrip(chr(10)).replace(chr(10), self.ending)}"
