from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.sources.anchors.folding import fold

SIGNS = st.text(
    st.sampled_from("aeu\u0308\u0323\u00fc\u00e9 \u00a0\t\n\u00ad\u200b„“«-–…ßΩ\u212b한👩🏽‍🚀й")
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("„so“ »so« «so»", '"so" "so" "so"'),
        ("‚so‘ ’s", "'so' 's"),
        ("a – b — c ‑ d", "a - b - c - d"),
        ("a\u00a0\r\n \t b\u202fc", "a b c"),
        ("Ver\u00adhand\u00adlung", "Verhandlung"),
        ("a\u200bb\ufeffc", "abc"),
        ("\u00fc", "u\u0308"),
        ("o\u0308\u0323", "o\u0323\u0308"),
    ],
)
def test_one_spelling(written: str, folded: str) -> None:
    """Quotes, dashes, white space, invisible signs and accents have one spelling."""
    assert folded == fold(written).text


@given(SIGNS)
def test_composed_and_decomposed_are_one(text: str) -> None:
    """A text folds like its NFC and its NFD."""
    for form in ("NFC", "NFD"):
        assert fold(text).text == fold(unicodedata.normalize(form, text)).text


# An accent after an invisible sign joins no letter as received, and does once the sign is gone.
JOINED = SIGNS.map(lambda text: re.sub("[\u00ad\u200b\u200d]+(?=[\u0308\u0323])", "", text))


@given(JOINED)
def test_folding_twice_is_folding_once(text: str) -> None:
    """What is folded stays as it is."""
    once = fold(text).text
    assert once == fold(once).text


@given(SIGNS)
def test_every_sign_knows_where_it_comes_from(text: str) -> None:
    """The span a folded sign comes from folds to something that has the sign."""
    folded = fold(text)
    for at, sign in enumerate(folded.text):
        start, end = folded.cover(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert sign in fold(text[start:end]).text


@given(SIGNS, st.data())
def test_pieces_fold_like_the_whole(text: str, data: st.DataObject) -> None:
    """What an uncut span of the folded text covers folds to that span."""
    folded = fold(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    around = folded.text[start : start + 1] + folded.text[end : end + 1]
    if folded.cuts(start, end) or any(map(unicodedata.combining, around)):
        return
    assert folded.text[start:end] == fold(text[slice(*folded.cover(start, end))]).text
