"""Places where a long word may break: soft hyphens, for narrow columns.

Browsers hyphenate by dictionaries that many machines do not have, and then break anywhere. The
rule here is the plain one of both languages (one consonant, or one that is written with several
letters, goes to the next line) and is used on long words only.
"""

from __future__ import annotations

import re

SHORTEST = 11
"""Letters of the shortest word that may break."""
EDGE = 4
"""Letters that stay together at either end."""

_SOFT = "\u00ad"
_VOWELS = "aeiouyäöüAEIOUYÄÖÜ"
_ONE_SOUND = (
    *("schr", "sch", "str", "chr", "ch", "ck", "ph", "th", "sh", "st", "qu"),
    *("tr", "dr", "br", "kr", "gr", "pr"),
)
_WORD = re.compile(r"[^\W\d_]+")


def breakable(words: str) -> str:
    """The words with soft hyphens in the long ones."""
    return _WORD.sub(lambda match: _broken(match[0]), words)


def _broken(word: str) -> str:
    if len(word) < SHORTEST:
        return word
    cuts = [place for place in range(EDGE, len(word) - EDGE + 1) if _opens_syllable(word, place)]
    parts = [word[start:end] for start, end in zip([0, *cuts], [*cuts, None], strict=True)]
    return _SOFT.join(parts)


def _opens_syllable(word: str, place: int) -> bool:
    """Whether a syllable starts here: a consonant sound before a vowel, a vowel before it."""
    rest = word[place:].lower()
    sound = next((each for each in _ONE_SOUND if rest.startswith(each)), rest[:1])
    after = rest[len(sound) : len(sound) + 1]
    if sound in _VOWELS or not after or after not in _VOWELS:
        return False
    inside = any(
        rest_start + len(each) > place
        for each in _ONE_SOUND
        for rest_start in range(max(place - len(each) + 1, 0), place)
        if word[rest_start:].lower().startswith(each)
    )
    return not inside and any(letter in _VOWELS for letter in word[:place])


def without_breaks(words: str) -> str:
    """The words as they were, for a place that breaks no word."""
    return words.replace(_SOFT, "")
