"""A document as the rest of the program sees it: plain values, whichever process read it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from detente.case import Origin
from detente.sources.documents import (
    BadDocument,
    Derivation,
    Document,
    DocumentProblem,
    Fact,
    MediaType,
    Metadata,
    Proposal,
    TextVersion,
    metadata_of,
)
from detente.sources.lines import Hint, LineDecision, Reason, Role, lines_of, screen


@dataclass(frozen=True, slots=True)
class Imported:
    """A document that was read, what is proposed for its lines, and what is known of it."""

    path: Path
    document: Document
    lines: tuple[LineDecision, ...]
    metadata: Metadata

    @property
    def text(self) -> str:
        """The text that its lines stand in."""
        return self.document.version.text

    @property
    def kept_text(self) -> str:
        """The lines that are kept, a line each."""
        lines = lines_of(self.text)
        return "\n".join(lines[one.line - 1].text for one in self.lines if one.keep)


def imported(path: Path, document: Document) -> Imported:
    """A document with the screen's proposal."""
    lines = screen(document.version.text, dict(document.hints))
    return Imported(path, document, lines, metadata_of(document, lines))


def with_title(one: Imported, title: str) -> Imported:
    """The document with a title that a person has given."""
    known = Fact(title, Origin.USER, "--title")
    return replace(one, metadata=replace(one.metadata, title=known))


def imported_values(one: Imported) -> dict[str, Any]:
    """The values of ``detente source import --json``: no word of the text but the title.

    ``start`` and ``end`` are half-open, in code points of the last text version.
    """
    places = lines_of(one.text)
    document = one.document
    return {
        "document": document.id,
        "sha256": document.sha256,
        "file": document.name,
        "media_type": document.media_type.value,
        "meta": _facts(one.metadata),
        "versions": [
            {
                "sha256": version.sha256,
                "derived": version.derived.value,
                "parent": version.parent,
                "encoding": version.encoding,
                "length": len(version.text),
            }
            for version in document.versions
        ],
        "lines": [
            {
                "line": decision.line,
                "role": decision.role.value,
                "keep": decision.keep,
                "reasons": [reason.value for reason in decision.reasons],
                "start": place.start,
                "end": place.end,
                **({} if decision.by is None else {"decided_by": decision.by}),
            }
            for decision, place in zip(one.lines, places, strict=True)
        ],
    }


def answer_of(one: Imported) -> dict[str, Any]:
    """A document on its way from the process that read it; `imported_from` makes it whole again."""
    document = one.document
    return {
        "name": document.name,
        "sha256": document.sha256,
        "size": document.size,
        "media_type": document.media_type.value,
        "versions": [
            [v.text, v.sha256, v.derived.value, v.parent, v.encoding] for v in document.versions
        ],
        "hints": [[number, hint.value] for number, hint in document.hints],
        "lines": [
            [d.line, d.role.value, d.keep, [reason.value for reason in d.reasons]]
            for d in one.lines
        ],
        "meta": _facts(one.metadata),
    }


def imported_from(path: Path, answer: Any) -> Imported:
    """The document of an answer; raises ``ValueError``, ``KeyError``, ``TypeError`` for others."""
    versions = tuple(
        TextVersion(str(text), str(sha256), Derivation(derived), str(parent), _word(encoding))
        for text, sha256, derived, parent, encoding in answer["versions"]
    )
    lines = tuple(
        LineDecision(int(line), Role(role), keep is True, tuple(map(Reason, reasons)))
        for line, role, keep, reasons in answer["lines"]
    )
    document = Document(
        str(answer["name"]),
        str(answer["sha256"]),
        int(answer["size"]),
        MediaType(answer["media_type"]),
        versions,
        tuple((int(number), Hint(hint)) for number, hint in answer["hints"]),
    )
    if [one.line for one in lines] != [one.number for one in lines_of(document.version.text)]:
        raise ValueError("lines")
    return Imported(path, document, lines, _metadata(answer["meta"]))


def problem_answer(error: BadDocument) -> dict[str, Any]:
    """A refusal on its way from the process that read the file."""
    problem = error.problem
    return {
        "code": problem.code,
        "values": [list(pair) for pair in problem.values],
        "proposals": [[one.encoding, list(one.samples)] for one in problem.proposals],
    }


def problem_from(answer: Any) -> DocumentProblem:
    """The refusal of an answer; raises as `imported_from` does."""
    proposals = tuple(
        Proposal(str(encoding), tuple(map(str, samples)))
        for encoding, samples in answer["proposals"]
    )
    values = tuple((str(name), str(value)) for name, value in answer["values"])
    return DocumentProblem(str(answer["code"]), values, proposals)


def _facts(metadata: Metadata) -> dict[str, dict[str, str | None]]:
    found = ((field.name, getattr(metadata, field.name)) for field in fields(metadata))
    return {
        name: {
            "value": fact.value,
            "origin": None if fact.origin is None else fact.origin.value,
            "evidence": fact.evidence,
        }
        for name, fact in found
    }


def _metadata(plain: Any) -> Metadata:
    facts = {
        field.name: Fact(
            _word(plain[field.name]["value"]),
            None if plain[field.name]["origin"] is None else Origin(plain[field.name]["origin"]),
            _word(plain[field.name]["evidence"]),
        )
        for field in fields(Metadata)
    }
    return Metadata(**facts)


def _word(written: Any) -> str | None:
    return None if written is None else str(written)
