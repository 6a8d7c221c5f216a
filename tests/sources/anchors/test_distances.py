from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.sources.anchors.distances import distance, distances, nearest

WORDS = st.text("abc", max_size=12)
LONG = st.text("ab", min_size=1, max_size=90)


def _table(pattern: str, text: str, *, from_start: bool) -> list[int]:
    """The last row of the textbook's table."""
    column = list(range(len(pattern) + 1))
    last = [column[-1]]
    for j, sign in enumerate(text, start=1):
        new = [j if from_start else 0]
        for i, own in enumerate(pattern, start=1):
            new.append(min(column[i] + 1, new[-1] + 1, column[i - 1] + (own != sign)))
        column = new
        last.append(column[-1])
    return last


@given(LONG, st.text("ab", max_size=90), st.booleans())
def test_as_the_table_of_the_textbook(pattern: str, text: str, from_start: bool) -> None:
    """Bit arithmetic gives the same distances as dynamic programming, wider than a word too."""
    expected = _table(pattern, text, from_start=from_start)
    assert expected == distances(pattern, text, from_start=from_start)


@given(WORDS, WORDS)
def test_distance_is_symmetric(one: str, other: str) -> None:
    """The same steps lead back, and none are needed between equals."""
    assert distance(one, other) == distance(other, one)
    assert (one == other) == (distance(one, other) == 0)


@given(WORDS, WORDS)
def test_nearest_beginning(pattern: str, text: str) -> None:
    """The least distance over all beginnings."""
    expected = min(distance(pattern, text[:end]) for end in range(len(text) + 1))
    assert expected == nearest(pattern, text)
