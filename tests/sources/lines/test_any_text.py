"""What holds for every text whatever."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given

from detente.sources.lines import Hint, Role, lines_of, screen

WORDS = st.sampled_from(
    [
        "Anzeige",
        "Home",
        "Die Gespräche dauern an.",
        "- Pegel",
        "#Tag",
        "",
        " ",
        "19:40 Uhr",
        "Tags:",
    ]
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(WORDS, max_size=30).map("\n".join),
    st.lists(WORDS, max_size=30).map("\r\n".join),
)


@given(TEXTS)
def test_lines_and_line_ends_are_the_text(text: str) -> None:
    """Nothing is lost or counted twice: the lines with what lies between them are the text."""
    lines = lines_of(text)
    place = 0
    for line in lines:
        assert set(text[place : line.start]) <= set("\r\n")
        assert line.text == text[line.start : line.end]
        place = line.end

    assert set(text[place:]) <= set("\r\n")
    assert [*range(1, len(lines) + 1)] == [line.number for line in lines]


@given(TEXTS, st.dictionaries(st.integers(1, 30), st.sampled_from(Hint)))
def test_every_line_is_decided(text: str, hints: dict[int, Hint]) -> None:
    """One decision a line, the same each time; content is kept, everything else is not."""
    found = screen(text, hints)

    assert len(lines_of(text)) == len(found)
    assert screen(text, hints) == found
    assert all(one.keep == one.role.content for one in found)
    assert sum(one.role is Role.TITLE for one in found) <= 1


def test_only_line_ends_end_lines() -> None:
    """A form feed or a line separator inside a line is part of it, as in an editor."""
    assert ["a\x0cb\u2028c", "d", "", "e"] == [
        one.text for one in lines_of("a\x0cb\u2028c\r\nd\r\re")
    ]


def test_a_last_line_end_opens_no_line() -> None:
    """``a`` with and without a line end is one line."""
    assert 1 == len(lines_of("a")) == len(lines_of("a\n"))
    assert () == lines_of("")
