from __future__ import annotations

import re
from random import Random

import pytest

from .articles import ENGLISH, GERMAN
from .versions import (
    Version,
    decomposed,
    gold,
    line_deleted,
    line_moved_to_top,
    marked,
    noise,
    outcomes,
    rewrapped,
    soft_hyphens,
    typographic,
)

ARTICLES = {
    "German": lambda: marked(GERMAN),
    "English": lambda: marked(ENGLISH),
    "coded by hand": gold,
}


def _sentence_deleted(old: Version, random: Random) -> Version:
    ends = [0, *(match.end() for match in re.finditer(r"[.!?]\s", old.text)), len(old.text)]
    at = random.randrange(len(ends) - 1)
    pieces = old.pieces()
    return old.made_of(pieces[: ends[at]] + pieces[ends[at + 1] :])


def _words_deleted(old: Version, random: Random) -> Version:
    pieces = old.pieces()
    start = random.randrange(len(pieces))
    return old.made_of(pieces[:start] + pieces[start + random.randint(5, 80) :])


def _words_inserted(old: Version, random: Random) -> Version:
    pieces = old.pieces()
    start = random.randrange(len(pieces))
    words = "".join(random.choices("aeiou nrst, ", k=random.randint(5, 60)))
    return old.made_of([*pieces[:start], (words, None), *pieces[start:]])


def _line_deleted(old: Version, random: Random) -> Version:
    return line_deleted(random.randint(1, len(old.text.splitlines())))(old)


def _line_moved(old: Version, random: Random) -> Version:
    lines = old.text.splitlines()
    return line_moved_to_top(random.choice([n for n, line in enumerate(lines, 1) if line]))(old)


EDITS = (
    _sentence_deleted,
    _words_deleted,
    _words_inserted,
    _line_deleted,
    _line_moved,
    lambda old, random: noise(random.choice((0.005, 0.01, 0.03)), random.randrange(99))(old),
    lambda old, random: rewrapped(random.random() < 0.5, random.randrange(99))(old),
    lambda old, _: typographic("»", "«")(old),
    lambda old, _: soft_hyphens(old),
    lambda old, _: decomposed(old),
)


def _edited(old: Version, seed: int) -> Version:
    random = Random(seed)
    new = old
    for _ in range(random.randint(1, 6)):
        edit = random.choice(EDITS)
        renumbered = Version(new.text, new.spans, new.trailer)
        new = edit(renumbered, random)
    return new


def _without_twins(old: Version) -> Version:
    """Passages whose words stand once: of two, nobody can tell which one was deleted."""
    spans = tuple(
        span for span in old.spans if span and old.text.count(old.text[slice(*span)]) == 1
    )
    return Version(old.text, spans, old.trailer)


def _silently_wrong(article: str, seeds: range) -> list[tuple[int, str]]:
    old = _without_twins(ARTICLES[article]())
    return [
        (seed, str(one))
        for seed in seeds
        for one in outcomes(old, _edited(old, seed))
        if one.wrong and one.anchor.status in ("position", "quote")
    ]


@pytest.mark.parametrize("article", ARTICLES)
def test_no_silent_wrong_hit(article: str) -> None:
    """Whatever up to six edits do to a text, nothing is found unasked in a wrong place."""
    assert [] == _silently_wrong(article, range(20))


@pytest.mark.nightly
@pytest.mark.parametrize("article", ARTICLES)
def test_no_silent_wrong_hit_in_long(article: str) -> None:
    """The same for a thousand series of edits."""
    assert [] == _silently_wrong(article, range(20, 1020))
