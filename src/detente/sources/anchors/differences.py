"""What differs between stored words and similar words found: numbers, negations, names.

A similarity of 0.99 is worth nothing where the one letter is a digit. Word lists are German and
English; a name is any capitalised word, in German therefore also a noun: too often is better here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from detente.sources.anchors.anchor import Flag
from detente.sources.anchors.folding import fold

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*%?|[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*(?:'[^\W\d_]+)?")
_NUMBERS = frozenset(
    re.findall(
        r"\w+",
        """null ein eins eine einen einem einer eines zwei drei vier fünf sechs sieben acht neun
        zehn elf zwölf dreizehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig
        hundert tausend million millionen milliarde milliarden billion billionen halb halbe
        halben hälfte drittel viertel doppelt erste ersten zweite zweiten dritte dritten prozent
        zero one two
        three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty
        thirty forty fifty sixty seventy eighty ninety hundred thousand millions billions half
        third quarter double twice first second percent""",
    )
)
_NEGATIONS = frozenset(
    re.findall(
        r"\w+",
        """nicht nichts nie niemals niemand niemandem niemanden nirgends nirgendwo kein keine keinen
        keinem keiner keines keinerlei keinesfalls keineswegs weder ohne nein mitnichten kaum not
        no never none nobody nothing nowhere neither nor without cannot hardly""",
    )
)
_PREFIXES = ("un", "in", "im", "non", "dis", "miss", "nicht")


def differences(stored: str, found: str) -> tuple[Flag, ...]:
    """What differs, of two texts in any spelling: numbers, negations, names, in this order."""
    one, other = _tokens(stored), _tokens(found)
    checks: tuple[tuple[Flag, Callable[[str], bool]], ...] = (
        (Flag.NUMBER, _is_number),
        (Flag.NEGATION, _is_negation),
    )
    flags = [flag for flag, counts in checks if _bag(one, counts) != _bag(other, counts)]
    if Flag.NEGATION not in flags and _prefixed(one, other):
        flags.append(Flag.NEGATION)
    if _names_differ(one, other):
        flags.append(Flag.NAME)
    return tuple(flags)


def _tokens(text: str) -> list[str]:
    return [match[0] for match in _TOKEN.finditer(fold(text).text)]


def _bag(tokens: Iterable[str], counts: Callable[[str], bool]) -> Counter[str]:
    return Counter(token.lower() for token in tokens if counts(token.lower()))


_FOLDED_NUMBERS = frozenset(fold(word).text for word in _NUMBERS)


def _is_number(token: str) -> bool:
    return token[0].isdigit() or token in _FOLDED_NUMBERS


def _is_negation(token: str) -> bool:
    return token in _NEGATIONS or token.endswith("n't")


def _prefixed(one: list[str], other: list[str]) -> bool:
    """Whether a word of one stands in the other with a prefix that turns it round."""
    first, second = ({token.lower() for token in tokens} for tokens in (one, other))
    return any(
        prefix + word in there - here
        for here, there in ((first, second), (second, first))
        for word in here - there
        for prefix in _PREFIXES
    )


def _names_differ(one: list[str], other: list[str]) -> bool:
    """Whether a capitalised word of one is missing in the other, whatever its case there."""
    counted = [Counter(token.lower() for token in tokens) for tokens in (one, other)]
    return any(
        counted[0][token.lower()] != counted[1][token.lower()]
        for token in {*one, *other}
        if token[0].isupper() and not _is_number(token.lower()) and not _is_negation(token.lower())
    )
