"""Passages whose words are not given: found by the hash of the words alone."""

from __future__ import annotations

import hashlib
from fractions import Fraction

from detente.sources.anchors.anchor import Anchor, Candidate, Flag, Status
from detente.sources.anchors.bounds import LISTED, WITHHELD_WINDOWS
from detente.sources.anchors.searched import SearchedText, sha256_of
from detente.sources.anchors.selectors import WithheldSelector


def find_withheld(searched: SearchedText, selector: WithheldSelector) -> Anchor:
    """The passage at its position, or the only window of its length with its hash.

    A sha256 cannot be rolled along a text: every window is hashed, which takes about a microsecond
    each. Storing a second, rolling hash would be faster, and would tell more of the words. Beyond
    `bounds.WITHHELD_WINDOWS` windows only the position is tried, and the orphan says so.
    """
    text, start, size = searched.text, selector.start, selector.length
    if start is not None and _stands(text, start, selector):
        return Anchor(Status.POSITION, start, start + size, Fraction(1))
    if len(text) - size + 1 > WITHHELD_WINDOWS:
        return Anchor(Status.ORPHAN, flags=(Flag.BOUNDED,))
    found = _windows(text, size, selector.sha256)
    if len(found) == 1:
        return Anchor(Status.QUOTE, found[0], found[0] + size, Fraction(1))
    listed = tuple(Candidate(at, at + size, Fraction(1)) for at in found[:LISTED])
    return Anchor(Status.ORPHAN, candidates=listed)


def _stands(text: str, start: int, selector: WithheldSelector) -> bool:
    end = start + selector.length
    return end <= len(text) and sha256_of(text[start:end]) == selector.sha256.lower()


def _windows(text: str, size: int, wanted: str) -> list[int]:
    """Where windows of a size begin that have the hash wanted."""
    digest = bytes.fromhex(wanted)
    written = memoryview(text.encode("utf-8", "surrogatepass"))
    edges = _edges(text)
    spans = zip(edges, edges[size:], strict=False)
    return [
        at
        for at, (start, end) in enumerate(spans)
        if hashlib.sha256(written[start:end]).digest() == digest
    ]


def _edges(text: str) -> list[int]:
    """Where each code point begins in the UTF-8 of a text, and where the last one ends."""
    edges, at = [0], 0
    for sign in text:
        point = ord(sign)
        at += 1 + (point > 0x7F) + (point > 0x7FF) + (point > 0xFFFF)
        edges.append(at)
    return edges
