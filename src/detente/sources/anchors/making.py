"""From a passage in a text to the selectors that will find it again."""

from __future__ import annotations

from detente.sources.anchors.bounds import CONTEXT_LENGTH
from detente.sources.anchors.searched import sha256_of
from detente.sources.anchors.selectors import (
    TextPositionSelector,
    TextQuoteSelector,
    WithheldSelector,
)


def selectors_for(
    text: str, start: int, end: int
) -> tuple[TextPositionSelector, TextQuoteSelector]:
    """Position and quote of ``text[start:end]``, with up to 32 code points before and after.

    Raises ``ValueError`` for a span that is empty or not inside the text.
    """
    _check(text, start, end)
    before = text[max(0, start - CONTEXT_LENGTH) : start]
    quote = TextQuoteSelector(text[start:end], before, text[end : end + CONTEXT_LENGTH])
    return TextPositionSelector(start, end), quote


def withheld_selector(text: str, start: int, end: int) -> WithheldSelector:
    """The passage ``text[start:end]`` without its words.

    Raises ``ValueError`` for a span that is empty or not inside the text.
    """
    _check(text, start, end)
    return WithheldSelector(start, end - start, sha256_of(text[start:end]))


def _check(text: str, start: int, end: int) -> None:
    if not 0 <= start < end <= len(text):
        raise ValueError(f"{start} to {end} is no passage of a text of {len(text)} code points")
