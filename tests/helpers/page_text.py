"""What a reader sees of a page."""

from __future__ import annotations

import re
from html import unescape

from detente.reports.words.hyphens import without_breaks


def text_of(page: str) -> str:
    """The words of a page or a part of it, on one line, without pictures and soft hyphens."""
    shown = re.sub(r"(?s)<style>.*?</style>|<svg.*?</svg>|<[^>]*>", " ", page)
    return " ".join(without_breaks(unescape(shown)).replace("\u202f", " ").split())
