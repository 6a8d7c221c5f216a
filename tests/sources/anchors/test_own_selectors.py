from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.sources.anchors import (
    SearchedText,
    Status,
    Target,
    find_anchor,
    selectors_for,
    withheld_selector,
)
from detente.sources.anchors.folding import fold

TEXTS = st.text(
    st.one_of(
        st.sampled_from("aab  \n\u00a0\u00ad„“é\u0301👩\u200d🚀𝔘ß.-"), st.characters(codec="utf-8")
    ),
    min_size=1,
    max_size=60,
)


@given(TEXTS, st.data())
def test_any_slice_of_any_text(text: str, data: st.DataObject) -> None:
    """Its own selectors lead back to exactly the slice."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = find_anchor(SearchedText(text), Target(selectors_for(text, start, end)))

    assert (Status.POSITION, start, end) == (anchor.status, anchor.start, anchor.end)


@given(TEXTS, TEXTS, st.data())
def test_after_an_edit_elsewhere(text: str, inserted: str, data: st.DataObject) -> None:
    """Something inserted before it: the same words, or a question, never other words unasked."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    new = inserted + text
    anchor = find_anchor(SearchedText(new), Target(selectors_for(text, start, end)))

    if anchor.status in (Status.POSITION, Status.QUOTE):
        found = fold(new[anchor.start : anchor.end]).text.strip(" ")
        assert fold(text[start:end]).text.strip(" ") == found


WORDS = st.lists(
    st.text("abcdeäöü𝔘", min_size=2, max_size=8), min_size=30, max_size=40, unique=True
)


@given(WORDS, TEXTS, st.data())
def test_words_are_found_after_an_edit_elsewhere(
    words: list[str], inserted: str, data: st.DataObject
) -> None:
    """Words that stand once are found at their new place, astral signs before them or not."""
    text = " ".join(words)
    first = data.draw(st.integers(0, len(words) - 6))
    start = len(" ".join([*words[:first], ""]))
    end = start + len(" ".join(words[first : first + 5]))
    new = f"{inserted}. {text}"
    anchor = find_anchor(SearchedText(new), Target(selectors_for(text, start, end)))
    moved = len(new) - len(text)

    assert (Status.QUOTE, start + moved, end + moved) == (anchor.status, anchor.start, anchor.end)


@given(WORDS, st.sampled_from(["NFC", "NFD"]), st.data())
def test_another_normal_form(words: list[str], form: str, data: st.DataObject) -> None:
    """Words of a composed text are found in the decomposed one, and the other way round."""
    other = "NFD" if form == "NFC" else "NFC"
    text = unicodedata.normalize(form, " ".join(words))  # type: ignore[arg-type]
    new = unicodedata.normalize(other, " ".join(words))  # type: ignore[arg-type]
    start = text.index(" ", data.draw(st.integers(0, 60))) + 1
    end = text.index(" ", start + 20)
    anchor = find_anchor(SearchedText(new), Target(selectors_for(text, start, end)))

    assert anchor.status in (Status.QUOTE, Status.POSITION)
    assert text[start:end] == unicodedata.normalize(form, new[anchor.start : anchor.end])  # type: ignore[arg-type]


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (0, 5)])
def test_no_selectors_for_no_passage(start: int, end: int) -> None:
    """An empty span, or one outside the text, has no selectors."""
    with pytest.raises(ValueError, match="no passage"):
        selectors_for("abcd", start, end)
    with pytest.raises(ValueError, match="no passage"):
        withheld_selector("abcd", start, end)


def test_context_is_cut_to_32() -> None:
    """Up to 32 code points before and after, counted as code points."""
    text = "🚀" * 40 + "Mitte" + "é" * 40
    _, quote = selectors_for(text, 40, 45)

    assert ("🚀" * 32, "Mitte", "é" * 32) == (quote.prefix, quote.exact, quote.suffix)
