"""Names of files that every system can hold, each its own, none that readers pass over."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from detente.formats.exports.names import file_stems
from strategies.draws import AWKWARD

_IDS = st.one_of(st.sampled_from(AWKWARD), st.text(min_size=1, max_size=300))


def test_plain_ids_stay() -> None:
    """Letters of any script, digits, hyphens and blanks inside are a name as they are."""
    ids = ["upland", "Ärger 2", "ключ", "a-b_c"]

    assert dict(zip(ids, ids, strict=True)) == file_stems(ids, ["domain"])


def test_other_signs_are_written_out() -> None:
    """A path, a hidden name or a reserved word cannot come of an id."""
    ids = ["a/b", "../x", ".y", "_z", "CON", "my pareto"]

    assert ["a%2Fb", "%2E%2E%2Fx", "%2Ey", "%5Fz", "CON 2", "my pareto-"] == list(
        file_stems(ids, []).values()
    )


def test_the_domain_keeps_its_name() -> None:
    """A party called like another file, in whatever case, gets a number."""
    assert {"Domain": "Domain 2", "a": "a", "A": "A 2"} == file_stems(
        ["Domain", "a", "A"], ["domain"]
    )


@given(st.lists(_IDS, unique=True, max_size=6))
def test_every_id_has_a_file_of_its_own(ids: list[str]) -> None:
    """Different also where case does not count, short, and never beginning with a dot or a line."""
    stems = list(file_stems(ids, ["domain"]).values())

    assert len(ids) == len({stem.casefold() for stem in stems} - {"domain"})
    for stem in stems:
        assert re.fullmatch(r"(?![._ ])[\w%-](?:[\w% -]*[\w%-])?", stem)
        assert len(stem.encode()) < 250
