"""Documents: from bytes to a text with its history, and what is known of it. No file is opened."""

from detente.sources.documents.document import (
    Derivation,
    Document,
    Fact,
    MediaType,
    Metadata,
    TextVersion,
)
from detente.sources.documents.metadata import metadata_of
from detente.sources.documents.problems import BadDocument, DocumentProblem, Proposal, bad
from detente.sources.documents.reading import LARGEST, Unpack, read_document
from detente.sources.documents.stories import shingles, stories

__all__ = [
    "LARGEST",
    "BadDocument",
    "Derivation",
    "Document",
    "DocumentProblem",
    "Fact",
    "MediaType",
    "Metadata",
    "Proposal",
    "TextVersion",
    "Unpack",
    "bad",
    "metadata_of",
    "read_document",
    "shingles",
    "stories",
]
