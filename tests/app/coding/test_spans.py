from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.app.coding.spans import pick, within_quotation_marks, words_in
from detente.sources.anchors import SearchedText
from detente.sources.lines import lines_of

TEXT = (
    "Title here\n\n👍 one two three, four five.\nsix seven eight\r\n"
    "one two again: seven eight nine and more words to tell\n"
)
LINES = lines_of(TEXT)
SEARCHED = SearchedText(TEXT)


def _words(typed: str) -> list[str]:
    return [TEXT[start:end] for start, end in pick(SEARCHED, LINES, typed).spans]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("4", "six seven eight"),
        ("3", "👍 one two three, four five."),
        ("4 2", "seven"),
        ("4:2", "seven"),
        ("3 2-4", "one two three,"),
        ("3 - 4", "👍 one two three, four five.\nsix seven eight"),
        ("3:5-4:1", "four five.\nsix"),
        ("three, four five", "three, four five"),
        ("again ... nine", "again: seven eight nine"),
        ("again … nine", "again: seven eight nine"),
    ],
)
def test_one_place(typed: str, expected: str) -> None:
    """Lines, words of a line, from here to there, or the words themselves."""
    found = pick(SEARCHED, LINES, typed)

    assert [expected] == _words(typed)
    assert (False, None) == (found.similar, found.problem)


@pytest.mark.parametrize("typed", ["one two", "seven eight", "one ... eight"])
def test_several_places_are_all_given(typed: str) -> None:
    """Words that stand in several places are never settled by a guess."""
    found = pick(SEARCHED, LINES, typed)

    assert len(found.spans) > 1
    assert all(start < end for start, end in found.spans)


def test_similar_words_are_marked() -> None:
    """What is only nearly in the text is a question to the person."""
    found = pick(SEARCHED, LINES, "seven eight nine and mare words to tell")

    assert found.similar
    assert ["seven eight nine and more words to tell"] == _words(
        "seven eight nine and mare words to tell"
    )


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("9", "no_such_line"),
        ("0", "no_such_line"),
        ("4 9", "no_such_word"),
        ("4 1-9", "no_such_word"),
        ("2", "blank_line"),
        ("4 3-1", "end_first"),
        ("4-3", "end_first"),
        ("one ... two ... three", "one_gap"),
        ("potatoes and onions by the sea", "not_found"),
        ("Title ... potatoes and onions", "not_found"),
        ("nine ... Title", "not_in_order"),
    ],
)
def test_problems_have_a_name(typed: str, problem: str) -> None:
    """What cannot be meant is said, each by its own sentence."""
    assert problem == pick(SEARCHED, LINES, typed).problem


@given(st.text(st.sampled_from("0123456789 -:.,ab…\n👍"), max_size=12))
def test_anything_typed_gives_spans_of_the_text_or_a_problem(typed: str) -> None:
    """No input breaks it, and every span lies in the text and is not empty."""
    if typed.strip():
        found = pick(SEARCHED, LINES, typed.strip())
        assert all(0 <= start < end <= len(TEXT) for start, end in found.spans)
        assert bool(found.spans) is (found.problem is None)


@pytest.mark.parametrize(
    ("text", "part", "inside"),
    [
        ('She said: "never again" and left', '"never again"', True),
        ('She said: "never again" and left', "never", True),
        ('She said: "never again" and left', "and left", False),
        ('She said: "never again" and left', 'said: "never again"', False),
        ('"a" said one, "b" said two', " said one, ", False),
        ("Sie sagte: „nie wieder“ und ging", "nie wieder", True),
        ("Sie sagte: „nie wieder“ und ging", "„nie wieder“", True),
        ("Sie sagte: »nie wieder« und ging", "wieder", True),
        ("“never” and “again”", "” and “", False),
        ("“never” and “again”", "“again”", True),
        ("no marks at all", "marks", False),
    ],
)
def test_quotation_marks(text: str, part: str, inside: bool) -> None:
    """A full quotation stands between marks that are paired, or carries them at its ends."""
    [line] = lines_of(text)
    start = text.index(part)

    assert inside is within_quotation_marks(text, line, (start, start + len(part)))


def test_words_of_a_line() -> None:
    """Words are what stands between blanks."""
    assert ["six", "seven", "eight"] == [TEXT[a:b] for a, b in words_in(LINES[3])]
