"""Between a passage of a case and selectors: the same place, in the words of either."""

from __future__ import annotations

from detente.case import Passage
from detente.sources.anchors.making import selectors_for, withheld_selector
from detente.sources.anchors.searched import sha256_of
from detente.sources.anchors.selectors import (
    Selector,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
    WithheldSelector,
)


def target_of(passage: Passage) -> Target:
    """The selectors of a passage, with the text version it was made for.

    A passage that names neither place nor words nor hash has none, and will be an orphan.
    """
    selectors: list[Selector] = []
    start, end = passage.start, passage.end
    if start is not None and end is not None:
        selectors.append(TextPositionSelector(start, end))
    if passage.exact:
        selectors.append(TextQuoteSelector(passage.exact, passage.prefix, passage.suffix))
    elif passage.sha256 is not None:
        length = end - start if start is not None and end is not None else passage.length
        if length:
            selectors.append(WithheldSelector(start, length, passage.sha256))
    source = None if passage.version is None else f"doc:sha256:{passage.version}"
    return Target(tuple(selectors), source)


def passage_at(source: str, text: str, start: int, end: int, *, withheld: bool = False) -> Passage:
    """The passage ``text[start:end]`` of a source (its id): quoted with context, or withheld.

    Raises ``ValueError`` for a span that is empty or not inside the text.
    """
    known = withheld_selector(text, start, end)
    version = sha256_of(text)
    if withheld:
        return Passage(source, version, start, end, sha256=known.sha256, length=known.length)
    _, quote = selectors_for(text, start, end)
    around = (quote.exact, quote.prefix, quote.suffix)
    return Passage(source, version, start, end, *around, known.sha256, known.length)
