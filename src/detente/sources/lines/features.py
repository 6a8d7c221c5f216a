"""What can be seen of one line by itself: its shape, and what speaks against it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.sources.lines import words
from detente.sources.lines.line import Hint, Line, Reason, Role

ENOUGH = 2
"""Weight of evidence that proposes a line for dropping without any other line."""

PROSE_WORDS = 12
SHORT_WORDS = 10
_TOLD_WORDS = 6
"""Words from which on a line with a full stop is a sentence that tells something."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”“»«’)\]]*$|[\"”“»«]$")
_FULL_STOP = re.compile(r"[.!?…][\"'”“»«’)\]]*$")
_NAME = re.compile(r"(?:(?:Prof|Dr|Mag|Dipl|Ing|Hon|Sir|Mr|Ms|Mrs|[A-ZÄÖÜ])\. ?)*")
_NAME_WORD = re.compile(r"[A-ZÄÖÜ][^\W\d_]*(?:[-'’][^\W\d_]+)*$")
_OPENING, _CLOSING = "\"„“”»«‚‘'", "\"“”»«’'"
_LONGEST = 2_000
"""Characters of a line that are looked at; what makes a line junk stands at its front."""


@dataclass(frozen=True, slots=True)
class Features:
    """One line as the screen sees it.

    ``weight`` is the evidence that it does not belong to the document, ``junk`` the role it would
    then have. ``sentence``: it ends like one; ``prose``: it is long enough to be nothing else.
    """

    line: Line
    hint: Hint | None
    words: int
    bullet: bool
    sentence: bool
    prose: bool
    names: bool
    weight: int
    junk: Role | None
    reasons: tuple[Reason, ...]

    @property
    def blank(self) -> bool:
        """Whether nothing can be seen of it."""
        return not self.line.text.strip()

    @property
    def strong(self) -> bool:
        """Whether it is proposed for dropping by itself."""
        return self.weight >= ENOUGH

    @property
    def content(self) -> bool:
        """Whether it is a sentence that nothing speaks against."""
        return (self.sentence or self.prose) and not self.weight


def features_of(line: Line, hint: Hint | None = None) -> Features:
    """The features of a line; those after its first 2,000 characters are not looked at."""
    shown = line.text[:_LONGEST].strip().replace("\u00ad", "")
    plain = words.BULLET.sub("", shown)
    found = _WORD.findall(plain)
    sentence = bool(_SENTENCE_END.search(shown)) and not _label(plain)
    prose = len(found) >= PROSE_WORDS and (bool(_FULL_STOP.search(shown)) or _has_stop_words(found))
    weight, junk, reasons = _evidence(shown, plain, found, hint)
    names = bool(found) and _names(plain)
    bullet = plain != shown
    return Features(line, hint, len(found), bullet, sentence, prose, names, weight, junk, reasons)


def quoted(text: str) -> bool:
    """Whether a line is one quotation from its first sign to its last."""
    shown = text.strip().rstrip(".,")
    if len(shown) < 3 or shown[0] not in _OPENING or shown[-1] not in _CLOSING:
        return False
    inside = shown[1:-1]
    closing = {'"': '"', "„": "“”", "“": "”", "»": "«", "«": "»"}.get(shown[0], shown[-1])
    return not any(sign in inside for sign in closing)


def languages(text: str) -> dict[str, int]:
    """How many words of a text are common words of each language; on the first 20,000 signs."""
    found = [word.lower() for word in _WORD.findall(text[:20_000])]
    return {name: sum(word in known for word in found) for name, known in words.STOP_WORDS.items()}


def _label(plain: str) -> bool:
    """``Contact:`` alone is a label, no sentence."""
    return (
        plain.endswith(":")
        and len(_WORD.findall(plain)) == 1
        and bool(words.TAG_LABEL.match(plain))
    )


def _has_stop_words(found: list[str]) -> bool:
    common = words.STOP_WORDS["de"] | words.STOP_WORDS["en"]
    return 4 * sum(word.lower() in common for word in found) >= len(found)


def _names(plain: str) -> bool:
    """Whether a line is nothing but one person's name, with or without titles."""
    rest = _NAME.sub("", plain, count=1).replace(". ", " ").split()
    return 1 <= len(rest) <= 4 and len(plain) <= 60 and all(map(_NAME_WORD.match, rest))


def _evidence(
    shown: str, plain: str, found: list[str], hint: Hint | None
) -> tuple[int, Role | None, tuple[Reason, ...]]:
    """The weight against a line, the role it speaks for, and the reasons."""
    if not shown:
        return 0, None, ()
    if words.TAG_SIGN.match(shown):
        return ENOUGH, Role.TAG, (Reason.TAG_SIGN,)
    if words.TAG_LABEL.match(plain) and len(found) <= PROSE_WORDS:
        enough = ":" in plain or plain.lower().strip() in {"tags", "keywords"}
        return (ENOUGH if enough else 1), Role.TAG, (Reason.TAG_LABEL,)
    if hint is Hint.FURNITURE:
        return ENOUGH, Role.SITE_NAV, (Reason.MARKUP,)
    weights = _weights(shown, plain, found)
    if hint in (Hint.LEFT_OUT, Hint.LINK):
        reason = Reason.NOT_EXTRACTED if hint is Hint.LEFT_OUT else Reason.MARKUP
        # The markup and the words together are enough; an item of a list may be the text's own.
        both = weights and (hint is Hint.LINK or plain == shown)
        own = ENOUGH if both else 1
        weights.append((own, Role.SITE_NAV, reason))
    if not weights:
        return 0, None, ()
    reasons = tuple(dict.fromkeys(reason for _, _, reason in weights))
    most = max(weights, key=lambda one: one[0])
    return most[0], most[1], reasons


def _weights(shown: str, plain: str, found: list[str]) -> list[tuple[int, Role, Reason]]:
    """Every piece of evidence; of a sentence only where it speaks to the reader."""
    told = len(found) >= _TOLD_WORDS and bool(_FULL_STOP.search(shown))
    weights: list[tuple[int, Role, Reason]] = []
    promo = _sum(words.CALLS, plain) if len(found) <= 2 * PROSE_WORDS else 0
    if not promo and (not told or words.ADDRESSED.search(plain)):
        promo = words.promo_weight(plain)
    if promo:
        weights.append((promo, Role.PROMO, Reason.PROMO_WORDS))
    if len(found) <= PROSE_WORDS and (teaser := _sum(words.TEASER, plain)):
        weights.append((teaser, Role.SITE_NAV, Reason.TEASER_WORDS))
    if told or len(found) > 3 * PROSE_WORDS:
        return weights
    if words.PRICE.search(plain) and len(found) <= 5:
        weights.append((1, Role.PROMO, Reason.PRICE))
    if plain.isupper() and len(found) >= 3:
        weights.append((1, Role.PROMO, Reason.CAPITALS))
    if nav := words.menu_weight(plain):
        weights.append((nav, Role.SITE_NAV, Reason.NAV_WORDS))
    if _menu(plain):
        weights.append((ENOUGH, Role.SITE_NAV, Reason.NAV_PATTERN))
    return weights


def _menu(plain: str) -> bool:
    """A path (``A > B > C``), or names in a row of which one at least is a known menu word."""
    if not words.BREADCRUMB.match(plain):
        return False
    parts = [part.strip() for part in re.split(r"[>›»|·]| / ", plain)]
    known = sum(words.menu_weight(part) > 0 for part in parts)
    return known >= 1 and len(parts) >= 2


def _sum(patterns: words.Weighted, plain: str) -> int:
    """The most that a pattern says; weak ones do not add up: "Bonus: 500 €" may be an offer."""
    return max((weight for pattern, weight in patterns if pattern.search(plain)), default=0)
