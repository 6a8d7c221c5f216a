"""The caps of every kind of document, in one place, with the reason beside the number."""

from __future__ import annotations

TEXT_BYTES = 2 * 1024 * 1024
"""Of a plain or derived text: a long report has a quarter of it."""

HTML_BYTES = 256 * 1024
HTML_DEPTH = 256
"""Libraries for HTML take quadratic time on deep nesting (security, section 9)."""

DOCX_BYTES = 5 * 1024 * 1024
"""Of the packed file; what it unpacks to is counted by whoever unpacks it."""

PDF_BYTES = 5 * 1024 * 1024
PDF_PAGES = 200

LINES = 50_000
"""Lines of a text: each becomes a decision that somebody should be able to look at."""

FACT_LENGTH = 300
"""Characters of a title or a name; a longer one is no such thing."""
