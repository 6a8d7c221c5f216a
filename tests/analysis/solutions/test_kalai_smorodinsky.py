"""The Kalai-Smorodinsky solution on bare gains."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.solutions import kalai_smorodinsky

SPANS = st.lists(st.integers(1, 10**20), min_size=1, max_size=4)


@given(SPANS, st.data())
def test_leximin_of_shares(spans: list[int], data: st.DataObject) -> None:
    """Exactly the points whose sorted shares are largest, compared as fractions."""
    one = st.tuples(*(st.integers(0, span) for span in spans))
    gains = data.draw(st.lists(one, min_size=1, max_size=15))
    shares = [sorted(map(Fraction, gain, spans)) for gain in gains]
    best = max(shares)

    assert kalai_smorodinsky(gains, spans) == tuple(
        i for i, share in enumerate(shares) if share == best
    )


def test_the_second_smallest_share_decides_a_tie() -> None:
    """Of two points with the same smallest share, the one that leaves more to the next."""
    assert (1,) == kalai_smorodinsky([(1, 1, 5), (1, 2, 3), (0, 9, 9)], [10, 10, 10])


def test_it_is_not_the_most_equal_share() -> None:
    """Equal small shares lose against unequal larger ones."""
    assert (1,) == kalai_smorodinsky([(1, 1), (9, 4)], [10, 10])
