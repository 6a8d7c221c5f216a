"""One document read where one stands: for a process that has limits of its own already."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from detente.app.documents.imported import Imported, imported
from detente.sources.documents import LARGEST, BadDocument, bad, read_document


def document_at(path: Path, *, encoding: str | None = None, extract: bool = True) -> Imported:
    """The document of a file with the screen's proposal.

    ``encoding`` is that of text that is not UTF-8; ``extract`` asks an article extractor about
    pages where one is installed. Raises `BadDocument`, whatever is wrong with the file.
    """
    try:
        document = read_document(
            content_of(path), path.name, _parts, encoding=encoding, extract=extract
        )
        return imported(path, document)
    except BadDocument:
        raise
    except (MemoryError, RecursionError):
        raise bad("took_too_much") from None
    except Exception as error:  # a library's own, on a file nobody foresaw
        raise bad("failed", what=type(error).__name__) from None


def content_of(path: Path) -> bytes:
    """The bytes of a file, up to one more than any document may have; raises `BadDocument`."""
    try:
        if stat.S_ISREG(path.stat().st_mode):
            with path.open("rb") as stream:
                return stream.read(LARGEST + 1)
    except FileNotFoundError:
        raise bad("missing_file") from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        raise bad("unreadable", why=why) from None
    raise bad("not_a_file")


def _parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The parts of an archive by the rules of `formats.archive`, in the words of documents."""
    from detente.formats.archive import unpacked  # most documents are none
    from detente.formats.problems import Refused

    try:
        yield from unpacked(content, "")
    except Refused as refused:
        raise bad(refused.fault.code, **dict(refused.fault.values)) from None
