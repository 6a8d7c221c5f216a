"""What a coverage finding says: counts and lists of ids, no words."""

from __future__ import annotations

from dataclasses import dataclass

from detente.case import ClaimType, Contested, Grade
from detente.sources.coverage.quoted import Quoted
from detente.sources.coverage.voices import Voices


@dataclass(frozen=True, slots=True)
class ElementCoverage:
    """What one element of the case rests on.

    ``holder`` is whose it is, None for a fact or a step. ``voices`` are the claims that support it,
    ``contradicting`` those that speak against it, ``documents`` the stories the former stand in.
    ``own_statement``: its party said so itself, in a profile or interview (case file, rule 8).
    """

    element: str
    kind: str
    holder: str | None
    grade: Grade
    voices: Voices
    contradicting: tuple[str, ...]
    documents: tuple[str, ...]
    own_statement: bool

    @property
    def first_party(self) -> bool:
        """Whether a named voice of its holder says so."""
        return self.own_statement or bool(self.voices.own)

    @property
    def named(self) -> bool:
        """Whether any named voice says so."""
        return self.own_statement or bool(self.voices.named)

    @property
    def one_source(self) -> bool:
        """Whether all that is said for it stands in one story."""
        return len(self.documents) == 1 and not self.own_statement


@dataclass(frozen=True, slots=True)
class PartyCoverage:
    """How one party appears in the sources.

    ``voices`` are the claims about its positions. ``about_others`` are claims in which its named
    voices say what another party holds; ``speakers`` those voices by name; ``quoted`` their words
    in quotation marks; ``elements`` the paths of what the case enters as its own.
    """

    party: str
    voices: Voices
    about_others: tuple[str, ...]
    speakers: tuple[str, ...]
    quoted: Quoted
    documents: tuple[str, ...]
    elements: tuple[str, ...]

    @property
    def never_quoted(self) -> bool:
        """Whether the sources give no word of it in quotation marks."""
        return not self.quoted.words and not self.quoted.uncounted


@dataclass(frozen=True, slots=True)
class IssueCoverage:
    """Who is heard on one issue: ``heard`` are the parties with a named voice of their own there.

    ``elements`` are those of the case that touch the issue.
    """

    issue: str
    voices: Voices
    documents: tuple[str, ...]
    heard: tuple[str, ...]
    elements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypeCoverage:
    """All claims of one type: positions, demands, red lines."""

    type: ClaimType
    voices: Voices


@dataclass(frozen=True, slots=True)
class Coverage:
    """Who is heard in the sources of a case, over its confirmed claims.

    ``stories`` are (first source, the sources that count as one document). ``near`` are the pairs
    counted as one because their texts are nearly the same; ``uncounted`` claims not confirmed;
    ``others_quoted`` the words quoted of speakers who belong to no party.
    """

    voices: Voices
    stories: tuple[tuple[str, tuple[str, ...]], ...]
    near: tuple[tuple[str, str], ...]
    uncounted: tuple[str, ...]
    elements: tuple[ElementCoverage, ...]
    parties: tuple[PartyCoverage, ...]
    issues: tuple[IssueCoverage, ...]
    types: tuple[TypeCoverage, ...]
    others_quoted: Quoted
    contested: tuple[Contested, ...]

    def element(self, path: str) -> ElementCoverage:
        """What is said for an element; raises ``KeyError``."""
        return {one.element: one for one in self.elements}[path]

    def party(self, party: str) -> PartyCoverage:
        """How a party appears; raises ``KeyError``."""
        return {one.party: one for one in self.parties}[party]

    def type(self, claim_type: ClaimType) -> TypeCoverage:
        """All claims of a type; raises ``KeyError`` where there is none."""
        return {one.type: one for one in self.types}[claim_type]
