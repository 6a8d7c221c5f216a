"""What a format of another program must offer; each is a module in a folder of its own."""

from __future__ import annotations

from collections.abc import Mapping as Names
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from detente.formats.document import Node, Place
from detente.formats.imports.profile import Profile
from detente.formats.imports.topics import Topic
from detente.formats.log import Log
from detente.formats.xml_file import Element

Root = Element | Node
Role = Literal["domain", "profile", "aside"]
"""What a file is to its format; *aside* holds results or settings, which are noted and left."""


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """A file: its base name, and what it holds."""

    name: str
    root: Root

    @property
    def place(self) -> Place:
        """Where the file begins."""
        assert self.root.place is not None
        return self.root.place


class ForeignFormat(Protocol):
    """A domain that says what is to be settled, and a profile per party."""

    NAME: str
    """As people call it: GENIUS XML."""

    def role_of(self, root: Root) -> Role | None:
        """What a file is to this format; None if it is none of its files."""

    def fits(self, domain: Root, profile: Root) -> bool:
        """Whether a profile speaks of a domain at all."""

    def belongs(self, domain: Root, profile: Root) -> bool:
        """Whether it has exactly its issues: how profiles of several domains are told apart."""

    def agenda(
        self, domain: ParsedFile | None, profiles: Sequence[ParsedFile], log: Log
    ) -> tuple[Topic, ...]:
        """The issues; of the profiles where the format, or the folder, has no domain file."""

    def profile(self, root: Root, topics: tuple[Topic, ...], log: Log) -> Profile:
        """What one party's profile says; errors, gaps and assumptions go to the log."""

    def party_names(self, domain: Root | None) -> Names[str, str]:
        """Base name of a profile's file to the name of its party, as far as the domain says."""
