"""The map of what nothing known decides yet."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.red_lines.unexplored import smallest_unexplored

UNIVERSE = 7
MASKS = st.lists(st.integers(min_value=1, max_value=2**UNIVERSE - 1), max_size=6)


@given(conflicts=MASKS, ways_out=MASKS)
def test_the_set_found_is_undecided_and_none_is_smaller(
    conflicts: list[int], ways_out: list[int]
) -> None:
    """It hits every conflict, contains no way out, and has the fewest demands of all that do."""
    undecided = [
        mask
        for mask in range(2**UNIVERSE)
        if all(mask & conflict for conflict in conflicts)
        and not any(way & mask == way for way in ways_out)
    ]
    found = smallest_unexplored(conflicts, ways_out, UNIVERSE, 0)
    # Grown from unhit conflicts only: every minimal undecided set is of that kind.
    assert (found is None) == (not undecided)
    if found is not None:
        assert found in undecided
        assert min(map(int.bit_count, undecided)) == found.bit_count()
