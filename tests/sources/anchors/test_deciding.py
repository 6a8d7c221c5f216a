from __future__ import annotations

import pytest

from detente.sources.anchors import (
    Anchor,
    Flag,
    Kept,
    SearchedText,
    Selector,
    Status,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
    find_anchor,
    selectors_for,
)
from detente.sources.anchors.searched import sha256_of

SENTENCE = "Der Vertrag wird nicht verlängert."
TWICE = (
    "Am Montag sagte die Ministerin vor dem Rathaus: "
    f"{SENTENCE} Danach stieg sie ohne ein weiteres Wort in ihren Wagen.\n\n"
    "Ganz anders der Lotse, der im Hafen bei Regen seinen Leuten zurief: "
    f"{SENTENCE} Daraufhin klatschten alle, und die Möwen flogen auf."
)
FIRST = TWICE.index(SENTENCE)
SECOND = TWICE.rindex(SENTENCE)


def _find(text: str, *selectors: Selector, source: str | None = None) -> Anchor:
    return find_anchor(SearchedText(text), Target(selectors, source))


def _quote(start: int) -> TextQuoteSelector:
    return selectors_for(TWICE, start, start + len(SENTENCE))[1]


def _place(anchor: Anchor) -> tuple[Status, int | None, int | None]:
    return anchor.status, anchor.start, anchor.end


@pytest.mark.parametrize("start", [FIRST, SECOND])
def test_context_tells_twins_apart(start: int) -> None:
    """The same sentence twice: what stands around it decides."""
    assert (Status.QUOTE, start, start + len(SENTENCE)) == _place(_find(TWICE, _quote(start)))


def test_twins_without_context_are_ambiguous() -> None:
    """The same sentence twice and nothing to tell: both are shown, none is chosen."""
    anchor = _find(TWICE, TextQuoteSelector(SENTENCE))

    assert (Status.AMBIGUOUS, None, None) == _place(anchor)
    assert [FIRST, SECOND] == [place.start for place in anchor.candidates]


def test_twins_in_the_same_context_are_ambiguous() -> None:
    """Contexts that differ by less than the margin decide nothing."""
    paragraph = "Im Rathaus hieß es gestern dazu: Wir warten ab. Mehr sagte dort niemand.\n"
    text = paragraph.replace("gestern", "vorhin") + paragraph.replace("gestern", "soeben")
    start = paragraph.index("Wir warten ab.")
    quote = selectors_for(paragraph, start, start + len("Wir warten ab."))[1]

    assert Status.AMBIGUOUS is _find(text, quote).status


def test_position_decides_between_equals() -> None:
    """Where the words stand at the stored position and no place fits better, that is the place."""
    position = TextPositionSelector(SECOND, SECOND + len(SENTENCE))
    anchor = _find(TWICE, position, TextQuoteSelector(SENTENCE))

    assert (Status.POSITION, SECOND, SECOND + len(SENTENCE)) == _place(anchor)


def test_twin_that_slid_to_the_position() -> None:
    """Words at the stored position are not enough where the context says they are the twin's."""
    position = TextPositionSelector(FIRST, FIRST + len(SENTENCE))
    anchor = _find(TWICE, position, _quote(SECOND))

    assert (Status.QUOTE, SECOND, SECOND + len(SENTENCE)) == _place(anchor)


def test_twin_of_a_deleted_passage() -> None:
    """The passage is gone, its twin elsewhere remains: found only to be confirmed."""
    text = TWICE[: TWICE.index("\n\n")]
    anchor = _find(text, _quote(SECOND))

    assert (Status.FUZZY, FIRST, FIRST + len(SENTENCE)) == _place(anchor)
    assert (Flag.CONTEXT,) == anchor.flags


def test_near_twin_of_a_deleted_passage() -> None:
    """The passage is gone, nearly the same words remain elsewhere: fuzzy, with every reason."""
    text = TWICE[: TWICE.index("\n\n")].replace("wird nicht", "wird gewiss")
    anchor = _find(text, _quote(SECOND))

    assert Status.FUZZY is anchor.status
    assert (Flag.NEGATION, Flag.CONTEXT) == anchor.flags


def test_twin_of_a_changed_passage() -> None:
    """The passage was changed, its twin elsewhere was not: both are shown, none is chosen."""
    changed = TWICE[:SECOND] + TWICE[SECOND:].replace("nicht verlängert", "noch verlängert")
    anchor = _find(changed, _quote(SECOND))

    assert (Status.AMBIGUOUS, None) == (anchor.status, anchor.start)
    assert {FIRST, SECOND} == {place.start for place in anchor.candidates}


def test_near_twin_of_a_changed_passage() -> None:
    """Of two changed places the one in the right context is meant, or both are shown."""
    changed = TWICE.replace("verlängert", "verlängerd")
    anchor = _find(changed, _quote(SECOND))

    assert (Status.FUZZY, SECOND, SECOND + len(SENTENCE)) == _place(anchor)


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("Sie fordern 10 Millionen.", "Sie fordern 100 Millionen."),
        ("Sie fordern 10 Millionen.", "Sie fordern 10,5 Millionen."),
        ("Sie fordern 10 Millionen.", "Sie fordern 10.000 Millionen."),
    ],
)
def test_half_a_number_is_not_the_number(stored: str, text: str) -> None:
    """Words that now end inside a number are to be confirmed, with or without context."""
    end = stored.index("10") + 2
    quote = selectors_for(stored, 0, end)[1]
    for selector in (quote, TextQuoteSelector(quote.exact)):
        anchor = _find(text, selector)
        assert (Status.FUZZY, (Flag.EDGE,)) == (anchor.status, anchor.flags)


def test_half_a_word_is_not_the_word() -> None:
    """Words that now end inside a longer word are to be confirmed."""
    stored = "Das sei für alle annehmbar, hieß es dazu im Rathaus."
    end = stored.index(",")
    anchor = _find(stored.replace("bar,", "bares,"), selectors_for(stored, 0, end)[1])

    assert (Status.FUZZY, (Flag.EDGE,)) == (anchor.status, anchor.flags)


@pytest.mark.parametrize(
    ("exact", "text"), [("Cafe", "Das Café bleibt."), ("Cafe", "Das Cafe\u0301 bleibt.")]
)
def test_letter_without_its_accent(exact: str, text: str) -> None:
    """An accent is part of its letter: without it the words differ."""
    assert _find(text, TextQuoteSelector(exact)).status in (Status.FUZZY, Status.ORPHAN)


def test_utf_16_offsets_do_not_mislead() -> None:
    """A position counted in UTF-16 units, as browsers do, is not taken; the words are found."""
    text = f"👩‍🚀👍 {TWICE}"
    start = text.index("Ganz")
    shifted = TextPositionSelector(start + 2, start + 2 + len("Ganz anders"))
    anchor = _find(text, shifted, TextQuoteSelector("Ganz anders"))

    assert (Status.QUOTE, start, start + len("Ganz anders")) == _place(anchor)


def test_bare_position() -> None:
    """A position alone is unverified; in its own version it is sure; in another it is nothing."""
    position = TextPositionSelector(3, 10)
    own, other = (f"doc:sha256:{sha256_of(text)}" for text in (TWICE, "x"))

    assert (Flag.UNVERIFIED,) == _find(TWICE, position).flags
    assert (Status.POSITION, ()) == (
        (known := _find(TWICE, position, source=own)).status,
        known.flags,
    )
    assert Status.ORPHAN is _find(TWICE, position, source=other).status
    assert Status.ORPHAN is _find("short", position).status


def test_own_version_needs_no_context() -> None:
    """In the version it was made for, a position holds whatever the context says."""
    position = TextPositionSelector(FIRST, FIRST + len(SENTENCE))
    own = f"doc:sha256:{sha256_of(TWICE)}"
    anchor = _find(TWICE, position, _quote(SECOND), source=own)

    assert (Status.POSITION, FIRST, FIRST + len(SENTENCE)) == _place(anchor)


def test_selectors_that_disagree() -> None:
    """Selectors of one passage that lead to two places: both are shown, none is chosen."""
    anchor = _find(TWICE, TextQuoteSelector("am Montag"), TextQuoteSelector("Am Montag"))
    assert (Status.POSITION, Status.QUOTE).count(anchor.status) == 1

    torn = _find(TWICE, TextQuoteSelector("Am Montag"), TextQuoteSelector("Ganz anders"))
    assert Status.AMBIGUOUS is torn.status
    assert [0, TWICE.index("Ganz")] == [place.start for place in torn.candidates]


@pytest.mark.parametrize(
    "selector",
    [
        Kept('{"type": "XPathSelector", "value": "/p[1]"}'),
        TextQuoteSelector("Am Montag", others=(("refinedBy", "{}"),)),
        TextPositionSelector(0, 100, (("refinedBy", "{}"),)),
    ],
)
def test_what_is_not_read_finds_nothing(selector: Selector) -> None:
    """A selector of another kind, or one that is refined by another, would mean too much."""
    assert (Status.ORPHAN, (Flag.UNSUPPORTED,)) == (
        (anchor := _find(TWICE, selector)).status,
        anchor.flags,
    )


def test_white_space_alone() -> None:
    """A quotation without words has its position or nothing."""
    blank = TWICE.index(" ")
    quote = TextQuoteSelector(" ")

    assert Status.ORPHAN is _find(TWICE, quote).status
    assert Status.POSITION is _find(TWICE, TextPositionSelector(blank, blank + 1), quote).status


def test_position_beyond_the_words() -> None:
    """A position that is longer than the quoted words is not theirs."""
    text = "Das Ende"
    anchor = _find(text, TextPositionSelector(4, 99), TextQuoteSelector("Ende"))

    assert (Status.QUOTE, 4, 8) == _place(anchor)


def test_very_many_places() -> None:
    """A letter that stands ten thousand times is ambiguous, and the answer says that it stopped."""
    anchor = _find("ab " * 12_000, TextQuoteSelector("b", "zz", "zz"))

    assert (Status.AMBIGUOUS, (Flag.BOUNDED,)) == (anchor.status, anchor.flags)
    assert len(anchor.candidates) <= 20
