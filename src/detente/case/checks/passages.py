"""A passage alone: that it names a place, and that its place, length and hash fit its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.case.faults import Fault, fault
from detente.case.passages import Passage, hash_of

_SHA256 = re.compile("[0-9a-f]{64}")


def check_passage(path: str, passage: Passage) -> Iterator[Fault]:
    """The faults of a passage. Whether its source has these words is a question for the source."""
    for key in ("version", "sha256"):
        written = getattr(passage, key)
        if written is not None and not _SHA256.fullmatch(written):
            yield fault(f"{path}.{key}", "not_a_sha256", found=written[:80])
    if (passage.start is None) != (passage.end is None):
        yield fault(path, "passage_half_placed")
    yield from _measures(path, passage)
    if passage.exact is None:
        if passage.sha256 is None or _lengths(passage) == set():
            yield fault(path, "passage_empty")
    elif passage.sha256 not in (None, hash_of(passage.exact)):
        yield fault(f"{path}.sha256", "passage_other_hash")


def _lengths(passage: Passage) -> set[int]:
    """Every length that a passage states, by words, by place, in so many words."""
    lengths = set() if passage.length is None else {passage.length}
    if passage.exact is not None:
        lengths.add(len(passage.exact))
    if passage.start is not None and passage.end is not None:
        lengths.add(passage.end - passage.start)
    return lengths


def _measures(path: str, passage: Passage) -> Iterator[Fault]:
    lengths = _lengths(passage)
    if any(length < 1 for length in lengths) or (passage.start or 0) < 0:
        yield fault(path, "passage_reversed")
    elif len(lengths) > 1:
        yield fault(path, "passage_other_length", found=", ".join(map(str, sorted(lengths))))
