"""The claims file of a case's folder, changed claim by claim: all else stays to the character."""

from __future__ import annotations

from pathlib import Path

from detente.case import Case, Claim
from detente.formats import claims_text
from detente.formats.document import Mapping
from detente.formats.log import Log
from detente.formats.yaml_file import parse_yaml


def read_claims_file(file: Path) -> tuple[str, tuple[str, ...]]:
    """Its text, and the ids of the claims in it; nothing where it is not there."""
    written = text_of(file)
    return written, tuple(id_ for id_, _ in _places(written, file))


def text_of(file: Path) -> str:
    """The text of the file with its line ends as they are; empty where it is not there."""
    return file.read_bytes().decode("utf-8-sig") if file.exists() else ""


def with_claim(written: str, file: Path, claim: Claim) -> str:
    """The text with a claim in place of its earlier state, or added at the end.

    Only the lines of this claim change, so that comments and other people's claims stay.
    """
    entry = claims_text(Case("claims", claims=(claim,)))
    places = _places(written, file)
    lines = written.split("\n")
    for number, (id_, start) in enumerate(places, 1):
        if id_ != claim.id:
            continue
        end = places[number][1] if number < len(places) else len(lines)
        while end > start + 1 and _aside(lines[end - 1]):
            end -= 1
        return "\n".join([*lines[:start], *entry.rstrip("\n").split("\n"), *lines[end:]])
    ending = "" if not written or written.endswith("\n") else "\n"
    return f"{written}{ending}{entry}"


def _places(written: str, file: Path) -> list[tuple[str, int]]:
    """Each id with the line, counted from 0, at which its claim begins."""
    root = parse_yaml(written, str(file), Log()) if written.strip() else None
    entries = root.entries if isinstance(root, Mapping) else ()
    return [(key.text, (key.place.line or 1) - 1) for key, _ in entries if key.place is not None]


def _aside(line: str) -> bool:
    return not line.strip() or line.startswith("#")
