from __future__ import annotations

from collections import Counter

import pytest

from detente.sources.anchors import Flag, Status

from .articles import ENGLISH, GERMAN
from .versions import (
    Change,
    Version,
    before,
    carriage_returns_and_fixed_blanks,
    composed,
    decomposed,
    doubled_blanks,
    each,
    gold,
    line_deleted,
    line_moved_to_top,
    longest_line,
    marked,
    noise,
    outcomes,
    replaced,
    rewrapped,
    soft_hyphens,
    trailer_and_blank_lines_removed,
    typographic,
    upper_case_headings,
)

ARTICLES = {
    "German": lambda: marked(GERMAN),
    "English": lambda: marked(ENGLISH),
    "coded by hand": gold,
}
NAMES = {
    "Schtscherbina": "Shcherbyna",
    "Grøndahl": "Groendahl",
    "Southmark": "Soudmarc",
    "Lawrow": "Lavrov",
    "Beloussow": "Belousov",
}
CHANGES: dict[str, Change] = {
    "typographic quotes": typographic("„", "“"),
    "a teaser on top": before("Lesen Sie auch: Was heute wichtig ist\n"),
    "CRLF and fixed blanks": carriage_returns_and_fixed_blanks,
    "trailer and blank lines removed": trailer_and_blank_lines_removed,
    "rewrapped": rewrapped(),
    "1 % noise": noise(0.01, 1),
    "1 % noise, other seed": noise(0.01, 2),
    "names spelled otherwise": replaced("|".join(NAMES), lambda match: NAMES[match[0]]),
    "decomposed letters": decomposed,
    "soft hyphens": soft_hyphens,
    "an emoji on top": before("👩‍🚀 "),
    "an accent on top": before("e\u0301 "),
    "quotes of another language": typographic("« ", " »"),
    "quotes the other way round": typographic("»", "«"),
    "headings in capitals": upper_case_headings,
    "hyphenated lines": rewrapped(hyphen=True),
    "doubled blanks and tabs": doubled_blanks,
    "white space of every kind": each(lambda sign: "\u2009\u200b" if sign == " " else sign),
    "dashes": each(lambda sign: "–" if sign == "-" else sign),
    "5 % noise": noise(0.05, 3),
    "all in capitals": each(lambda sign: sign.upper()),
    "noise and a teaser": lambda old: noise(0.02, 4)(before("Eilmeldung!\n")(old)),
}


@pytest.mark.parametrize("article", ARTICLES)
def test_unchanged(article: str) -> None:
    """Every passage stands where it stood."""
    old = ARTICLES[article]()
    found = outcomes(old, old)

    assert [(Status.POSITION, *span) for span in old.spans if span] == [
        (one.anchor.status, one.anchor.start, one.anchor.end) for one in found
    ]


@pytest.mark.parametrize("article", ARTICLES)
@pytest.mark.parametrize("change", CHANGES)
def test_changed(article: str, change: str) -> None:
    """No passage is found in a wrong place, and none that is there is given up."""
    old = ARTICLES[article]()
    found = outcomes(old, CHANGES[change](old))

    assert [] == [one for one in found if one.wrong]
    assert [] == [one for one in found if one.lost]


FOLDED = [
    "typographic quotes",
    "a teaser on top",
    "CRLF and fixed blanks",
    "trailer and blank lines removed",
    "rewrapped",
    "decomposed letters",
    "soft hyphens",
    "an emoji on top",
    "quotes the other way round",
    "white space of every kind",
    "dashes",
]


@pytest.mark.parametrize("article", ARTICLES)
@pytest.mark.parametrize("change", FOLDED)
def test_another_spelling_needs_nobody(article: str, change: str) -> None:
    """Where only spelling changed, every passage is found at its place, unconfirmed."""
    old = ARTICLES[article]()
    found = outcomes(old, CHANGES[change](old))

    assert {Status.POSITION, Status.QUOTE} >= {one.anchor.status for one in found}
    assert [one.true for one in found] == [(one.anchor.start, one.anchor.end) for one in found]


@pytest.mark.parametrize("article", ARTICLES)
def test_composed_again(article: str) -> None:
    """Passages taken from a decomposed text are found in the composed one."""
    old = decomposed(ARTICLES[article]())
    found = outcomes(old, composed(old))

    assert [one.true for one in found] == [(one.anchor.start, one.anchor.end) for one in found]


@pytest.mark.parametrize("article", ARTICLES)
def test_lines_deleted(article: str) -> None:
    """Whichever line is deleted, nothing is found silently in its stead, and nothing else lost."""
    old = ARTICLES[article]()
    for number in range(1, len(old.text.splitlines()) + 1):
        found = outcomes(old, line_deleted(number)(old))
        assert [] == [one for one in found if one.wrong], number
        assert [] == [one for one in found if one.lost], number


@pytest.mark.parametrize("article", ARTICLES)
def test_paragraph_moved(article: str) -> None:
    """Passages of a paragraph put to the front are found there; nothing is found elsewhere."""
    old = ARTICLES[article]()
    for number, line in enumerate(old.text.splitlines(), start=1):
        found = outcomes(old, line_moved_to_top(number)(old)) if line else []
        assert [] == [one for one in found if one.wrong], number
        assert [] == [one for one in found if one.lost], number


def test_table_of_the_specification() -> None:
    """The hand-coded article: as many of each kind as the specification measured."""
    old = gold()

    def counted(change: Change) -> dict[str, int]:
        return Counter(one.anchor.status.value for one in outcomes(old, change(old)))

    assert {"position": 41, "quote": 4} == counted(CHANGES["typographic quotes"])
    assert {"quote": 45} == counted(CHANGES["a teaser on top"])
    assert {"quote": 45} == counted(CHANGES["CRLF and fixed blanks"])
    assert {"quote": 45} == counted(CHANGES["trailer and blank lines removed"])
    deleted = counted(line_deleted(25))
    assert {"position": 39, "quote": 3, "orphan": 3} == deleted


def test_deleted_passages_of_the_coded_article() -> None:
    """Of the hand-coded article exactly the passages on the deleted line are orphans."""
    old = gold()
    found = outcomes(old, line_deleted(25)(old))
    orphans = [at for at, one in enumerate(found, 1) if one.anchor.status is Status.ORPHAN]

    assert [40, 41, 42] == orphans


def test_longest_line_has_passages() -> None:
    """The test articles have several passages in their longest paragraph."""
    for article in (GERMAN, ENGLISH):
        old = marked(article)
        new = line_deleted(longest_line(old.text))(old)
        assert new.spans.count(None) >= 1


def _only(old: Version, change: Change, words: str) -> tuple[Status, tuple[Flag, ...]]:
    at = next(
        at for at, span in enumerate(old.spans) if span and words in old.text[span[0] : span[1]]
    )
    found = outcomes(old, change(old))[at].anchor
    return found.status, found.flags


@pytest.mark.parametrize(
    ("words", "pattern", "new", "flag"),
    [
        ("14 Prozent", "14 Prozent", "17 Prozent", Flag.NUMBER),
        ("2,5 Millionen", "2,5", "25", Flag.NUMBER),
        ("nicht hinnehmbar", "nicht hinnehmbar", "durchaus hinnehmbar", Flag.NEGATION),
        ("nicht als", "nicht als", "auch als", Flag.NEGATION),
        ("Käthner", "Käthner-Öhlund", "Kerner-Öhlund", Flag.NAME),
    ],
)
def test_what_counts_is_flagged(words: str, pattern: str, new: str, flag: Flag) -> None:
    """A number, negation or name changed makes the passage fuzzy, and says why."""
    status, flags = _only(marked(GERMAN), replaced(pattern, new), words)

    assert Status.FUZZY is status
    assert flag in flags
