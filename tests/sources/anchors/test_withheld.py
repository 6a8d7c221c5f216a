from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.sources.anchors import (
    Anchor,
    Flag,
    SearchedText,
    Status,
    Target,
    WithheldSelector,
    find_anchor,
    withheld_selector,
)

TEXT = "Wer zahlt? 👩‍🚀 Nordland zahlt. Südmark zahlt nicht. Wer zahlt?"


def _find(text: str, selector: WithheldSelector) -> Anchor:
    return find_anchor(SearchedText(text), Target((selector,)))


def _span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def test_at_its_position() -> None:
    """The words with the hash stand where they stood, though they stand elsewhere too."""
    anchor = _find(TEXT, withheld_selector(TEXT, 0, 10))

    assert (Status.POSITION, 0, 10) == (anchor.status, anchor.start, anchor.end)


def test_moved() -> None:
    """The only window with the hash is the passage, wherever it went."""
    start, end = _span("Südmark zahlt nicht.")
    anchor = _find("é 👍 " + TEXT, withheld_selector(TEXT, start, end))

    assert (Status.QUOTE, start + 4, end + 4) == (anchor.status, anchor.start, anchor.end)


def test_without_position() -> None:
    """A passage without a place is looked for by length and hash alone."""
    start, end = _span("Nordland zahlt.")
    known = withheld_selector(TEXT, start, end)
    anchor = _find(TEXT, WithheldSelector(None, known.length, known.sha256.upper()))

    assert (Status.QUOTE, start, end) == (anchor.status, anchor.start, anchor.end)


def test_twins_are_no_answer() -> None:
    """Two windows with the hash: an orphan that lists both."""
    anchor = _find("x" + TEXT, withheld_selector(TEXT, 0, 10))

    assert Status.ORPHAN is anchor.status
    assert [(1, 11), (1 + TEXT.rindex("Wer"), 1 + len(TEXT))] == [
        (place.start, place.end) for place in anchor.candidates
    ]


@pytest.mark.parametrize("text", ["", "Wer", TEXT.replace("ü", "ue"), TEXT.replace("t n", "t  n")])
def test_changed_is_an_orphan(text: str) -> None:
    """One letter, one blank, or all of it gone: an orphan."""
    assert (
        Status.ORPHAN is _find(text, withheld_selector(TEXT, *_span("Südmark zahlt nicht."))).status
    )


def test_bound_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are too many windows to hash, the orphan says that not all were tried."""
    monkeypatch.setattr("detente.sources.anchors.withheld.WITHHELD_WINDOWS", 20)
    anchor = _find("é" + TEXT, withheld_selector(TEXT, *_span("Südmark zahlt nicht.")))

    assert (Status.ORPHAN, (Flag.BOUNDED,)) == (anchor.status, anchor.flags)


@given(st.text(min_size=1, max_size=40), st.text(max_size=10), st.data())
def test_any_slice_of_any_text(text: str, top: str, data: st.DataObject) -> None:
    """At its position always; after an insertion at its new place or, having a twin, an orphan."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    selector = withheld_selector(text, start, end)
    there, moved = _find(text, selector), _find(top + text, selector)

    assert (Status.POSITION, start, end) == (there.status, there.start, there.end)
    if moved.found:
        assert text[start:end] == (top + text)[moved.start : moved.end]
    else:
        assert len(moved.candidates) > 1
