"""Ids from names: readable, never taken twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.app.building.names import new_id


def test_names_become_small_letters_and_hyphens() -> None:
    """Umlauts are spelt out, accents dropped, the rest joined by hyphens."""
    assert "oeffnung-der-grenze" == new_id("Öffnung der Grenze", ())
    assert "cafe-no-1" == new_id("Café, no. 1", ())


def test_a_name_that_is_taken_gets_a_number() -> None:
    """The second of the same name is told apart."""
    assert "toll-3" == new_id("Toll", ("toll", "toll-2"))


def test_a_name_of_signs_alone_still_has_an_id() -> None:
    """Where no letter is left, the kind of element names it."""
    assert "issue" == new_id("?!", (), "issue")


@given(st.text(max_size=80), st.sets(st.text(max_size=5), max_size=3))
def test_an_id_is_new_and_fit_for_a_file(name: str, taken: set[str]) -> None:
    """Whatever the name: not empty, not taken, no dots, blanks or quotes."""
    found = new_id(name, taken)

    assert found
    assert found not in taken
    assert not set(found) & set(" .:#'\"{}[]\n")
