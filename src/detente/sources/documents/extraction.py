"""What an article extractor takes for the article, as evidence for the line screen.

The extractor (trafilatura, in the extra ``html``) neither changes the text nor removes a line. It
is asked only where it is installed, after the page has been measured by `html_text`.
"""

from __future__ import annotations

import re
from importlib import util

from detente.sources.documents.document import Derived
from detente.sources.lines import Hint, lines_of

_LEAST = 200
"""Signs below which what was extracted is no article, and says nothing about the rest."""

_MARKS = re.compile(r"^(?:[-*•–]\s+|#+\s+|>\s*)")


def extractor_installed() -> bool:
    """Whether the extra is there."""
    return util.find_spec("trafilatura") is not None


def with_extraction(markup: str, page: Derived) -> Derived:
    """The page, its lines marked as extracted or left out where nothing else is known of them."""
    known = _extracted(markup)
    if sum(map(len, known)) < _LEAST:
        return page
    hints = dict(page.hints)
    for line in lines_of(page.text):
        inside = _plain(line.text) in known
        if line.number not in hints:
            hints[line.number] = Hint.EXTRACTED if inside else Hint.LEFT_OUT
    return Derived(page.text, tuple(sorted(hints.items())), page.marked)


def _extracted(markup: str) -> set[str]:
    """The lines of the article, without marks; none where the extractor gives up."""
    import logging

    import trafilatura

    logging.disable(logging.CRITICAL)  # it reports pages without an article as errors
    try:
        found = trafilatura.extract(
            markup, include_comments=False, include_tables=True, fast=True, deduplicate=False
        )
    except Exception:  # whatever it stumbles over: the page is read without it
        return set()
    finally:
        logging.disable(logging.NOTSET)
    return {_plain(line) for line in (found or "").splitlines()} - {""}


def _plain(line: str) -> str:
    return " ".join(_MARKS.sub("", line.strip()).split())
