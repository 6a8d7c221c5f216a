"""Wording that leaves open what is owed, when, or to what measure.

Ceasefire and peace agreements break where a duty can be read two ways; vague words about time and
measure are where that shows first. Expressions are found as whole words, in German with their
endings. A list finds candidates, it does not judge: *zumutbar* may be defined elsewhere.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

ENGLISH = (
    "as appropriate",
    "where appropriate",
    "if appropriate",
    "appropriate measures",
    "appropriate steps",
    "in due course",
    "in due time",
    "in good time",
    "as soon as possible",
    "as soon as practicable",
    "as soon as feasible",
    "at the earliest opportunity",
    "without undue delay",
    "within a reasonable time",
    "reasonable",
    "reasonably",
    "where feasible",
    "if feasible",
    "as far as feasible",
    "where possible",
    "if possible",
    "as far as possible",
    "to the extent possible",
    "to the greatest extent possible",
    "where practicable",
    "as far as practicable",
    "as necessary",
    "where necessary",
    "if necessary",
    "as needed",
    "if need be",
    "best efforts",
    "best endeavours",
    "best endeavors",
    "endeavour to",
    "endeavor to",
    "strive to",
    "seek to",
    "aim to",
    "make every effort",
    "in good faith",
    "in principle",
    "in the spirit of",
    "from time to time",
    "promptly",
    "timely",
    "in a timely manner",
    "shortly",
    "gradually",
    "substantially",
    "sufficient",
    "sufficiently",
    "adequate",
    "adequately",
    "significant",
    "normally",
    "and so on",
    "etc.",
    "inter alia",
    "or similar",
    "to be determined",
    "to be agreed",
    "shall be taken",
    "will be taken",
)
"""Expressions of open time, open measure, mere effort, and duties that name nobody."""

GERMAN = (
    "angemessen~",
    "in angemessener Weise",
    "in angemessener Frist",
    "zeitnah~",
    "baldig~",
    "baldmöglichst~",
    "schnellstmöglich~",
    "so bald wie möglich",
    "sobald wie möglich",
    "so schnell wie möglich",
    "möglichst",
    "nach Möglichkeit",
    "wenn möglich",
    "falls möglich",
    "soweit möglich",
    "soweit wie möglich",
    "so weit wie möglich",
    "im Rahmen des Möglichen",
    "im Rahmen der Möglichkeiten",
    "gegebenenfalls",
    "ggf.",
    "soweit erforderlich",
    "falls erforderlich",
    "wenn erforderlich",
    "bei Bedarf",
    "soweit nötig",
    "falls nötig",
    "wo nötig",
    "soweit angebracht",
    "zu gegebener Zeit",
    "zum gegebenen Zeitpunkt",
    "in absehbarer Zeit",
    "in Kürze",
    "demnächst",
    "mittelfristig~",
    "langfristig~",
    "schrittweise~",
    "nach und nach",
    "in der Regel",
    "grundsätzlich~",
    "im Grundsatz",
    "prinzipiell~",
    "im Wesentlichen",
    "weitgehend~",
    "hinreichend~",
    "ausreichend~",
    "zumutbar~",
    "vertretbar~",
    "verhältnismäßig~",
    "bestmöglich~",
    "nach besten Kräften",
    "nach Kräften",
    "nach Treu und Glauben",
    "im Geiste",
    "bemühen sich",
    "bemüht sich",
    "sich bemühen",
    "sich zu bemühen",
    "anstreben",
    "strebt an",
    "streben an",
    "angestrebt",
    "von Zeit zu Zeit",
    "usw.",
    "u. a.",
    "unter anderem",
    "oder Ähnliches",
    "o. Ä.",
    "wird noch festgelegt",
    "noch festzulegen",
    "noch zu vereinbaren",
    "ist zu ergreifen",
    "sind zu ergreifen",
    "werden ergriffen",
)
"""The same in German; ``~`` stands for any ending of an adjective."""

ENDING = r"(?:e|em|en|er|es|ere|erem|eren|erer|eres|ste|stem|sten|ster|stes)?"
LISTS = {"en": ENGLISH, "de": GERMAN}


def vague_words(written: str, language: Literal["en", "de"] | None = None) -> tuple[str, ...]:
    """The vague expressions in a text, as they are written there, in their order.

    Of expressions within one another the longest counts. Without a language both lists are used:
    their words are those of one language only.
    """
    found = _pattern(language).finditer(written)
    return tuple(dict.fromkeys(" ".join(match.group().split()) for match in found))


@cache
def _pattern(language: str | None) -> re.Pattern[str]:
    phrases = LISTS[language] if language else (*ENGLISH, *GERMAN)
    # The longest first: an alternation takes the first that fits at a place.
    longest = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_expression, longest))})(?!\w)", re.IGNORECASE)


def _expression(phrase: str) -> str:
    words = [re.escape(word.rstrip("~")) + ENDING * word.endswith("~") for word in phrase.split()]
    return (
        r"\s*".join(words) if phrase.endswith(". a.") or phrase == "o. Ä." else r"\s+".join(words)
    )
