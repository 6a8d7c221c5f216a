from __future__ import annotations

import pytest

from detente.case import Passage
from detente.sources.anchors import (
    SearchedText,
    Status,
    Target,
    find_anchor,
    passage_at,
    target_of,
)
from detente.sources.anchors.searched import sha256_of

TEXT = "Wer zahlt? 👩‍🚀 Nordland zahlt. Südmark zahlt nicht."
START = TEXT.index("Südmark")


@pytest.mark.parametrize("withheld", [False, True])
def test_passage_is_found_again(withheld: bool) -> None:
    """Quoted or withheld, a passage of a case is found in its text, and in a longer one."""
    passage = passage_at("s1", TEXT, START, len(TEXT), withheld=withheld)
    there = find_anchor(SearchedText(TEXT), target_of(passage))
    moved = find_anchor(SearchedText("Neu: " + TEXT), target_of(passage))

    assert withheld == passage.withheld
    assert (Status.POSITION, START, len(TEXT)) == (there.status, there.start, there.end)
    assert (Status.QUOTE, START + 5, len(TEXT) + 5) == (moved.status, moved.start, moved.end)


def test_withheld_passage_has_no_words() -> None:
    """Nothing of the text is in a withheld passage but its place, length and hash."""
    passage = passage_at("s1", TEXT, START, len(TEXT), withheld=True)
    words = TEXT[START:]

    assert (
        Passage(
            "s1",
            sha256_of(TEXT),
            START,
            len(TEXT),
            sha256=sha256_of(words),
            length=len(words),
        )
        == passage
    )


def test_passage_by_hash_and_length_alone() -> None:
    """Without a place a withheld passage is looked for everywhere."""
    words = TEXT[START:]
    passage = Passage("s1", sha256=sha256_of(words), length=len(words))

    assert START == find_anchor(SearchedText(TEXT), target_of(passage)).start


def test_passage_that_names_nothing() -> None:
    """Neither place nor words nor hash: no selectors."""
    assert Target(()) == target_of(Passage("s1"))
