from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.sources.anchors import SearchedText, TextQuoteSelector
from detente.sources.anchors.bounds import EXHAUSTIVE, LONGEST
from detente.sources.anchors.distances import distance
from detente.sources.anchors.passage import passage_of
from detente.sources.anchors.places import Place
from detente.sources.anchors.windows import windows

from .articles import GERMAN


def _windows(text: str, exact: str) -> tuple[Place, ...]:
    return windows(SearchedText(text), passage_of(TextQuoteSelector(exact)))


def _best(text: str, exact: str) -> Fraction:
    """The similarity of the most similar window, by trying all."""
    return max(
        1 - Fraction(distance(exact, text[i:j]), max(len(exact), j - i))
        for i in range(len(text))
        for j in range(i + 1, len(text) + 1)
    )


@given(st.text("ab ", min_size=1, max_size=24), st.text("ab", min_size=1, max_size=10))
def test_no_near_window_is_missed(text: str, exact: str) -> None:
    """In a short text, whatever is similar is found, and nothing else."""
    found = _windows(text, exact)
    best = _best(SearchedText(text).lowered, exact)

    assert not found or best >= Fraction(4, 5)
    assert found or best < Fraction(17, 20)


@given(st.text("ab ", max_size=30), st.text("ab", min_size=1, max_size=10))
def test_similarity_is_as_stated(text: str, exact: str) -> None:
    """Each window has the similarity it says, at least 0.8, and no two overlap."""
    searched = SearchedText(text)
    found = _windows(text, exact)
    for place in found:
        here = searched.lowered[place.start : place.end]
        longer = max(len(exact), len(here))
        assert Fraction(4, 5) <= place.similarity == 1 - Fraction(distance(exact, here), longer)
    assert not [1 for one in found for other in found if one is not other and one.overlaps(other)]


@pytest.mark.parametrize("seed", range(20))
def test_found_in_a_long_text(seed: int) -> None:
    """A sentence with every twelfth letter changed is found in a text too long to try every place.

    Its words are looked for, and beginnings and ends of words.
    """
    random = Random(seed)
    words = ["".join(random.choices("aeinrstlm", k=random.randint(3, 9))) for _ in range(3000)]
    text = " ".join(random.choices(words, k=8000))
    assert len(text) > EXHAUSTIVE
    start = text.index(" ", random.randrange(len(text) - 300)) + 1
    exact = text[start : text.index(" ", start + 100)]
    changed = "".join("x" if at % 12 == 5 else sign for at, sign in enumerate(exact))
    found = _windows(text[:start] + changed + text[start + len(exact) :], exact)

    assert [(start, start + len(exact))] == [place.raw for place in found][:1]


def test_too_long_a_passage_is_not_tried() -> None:
    """Beyond the bound nothing is searched approximately."""
    assert () == _windows("a" * 2 * LONGEST, "b" + "a" * LONGEST)


@pytest.mark.parametrize(
    ("text", "exact", "found"),
    [
        ("Das Angebot ist annehmbare Politik.", "ist annehmbar, Politik", "ist annehmbare Politik"),
        ("Wir fordern 100 Taler sofort.", "Wir fordern 10 Taler sofort.", None),
        ("SICHERHEIT UND ORDNUNG", "Sicherheit und Ordnung", "SICHERHEIT UND ORDNUNG"),
    ],
)
def test_whole_words(text: str, exact: str, found: str | None) -> None:
    """A window ends where words end, regardless of case."""
    (place,) = _windows(text, exact)
    assert (found or text) == text[slice(*place.raw)]


def test_text_without_anything_alike() -> None:
    """Prose about something else has no window."""
    plain = "Die Kartoffelernte im Hochland fiel in diesem Sommer besonders reichlich aus."
    assert () == _windows(GERMAN, plain)
