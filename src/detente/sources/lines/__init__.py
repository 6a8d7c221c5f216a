"""The line screen: what each line of a document is, whether to keep it, and why."""

from detente.sources.lines.features import languages
from detente.sources.lines.head import byline_of, date_of
from detente.sources.lines.line import Hint, Line, LineDecision, Reason, Role, lines_of
from detente.sources.lines.screen import screen

__all__ = [
    "Hint",
    "Line",
    "LineDecision",
    "Reason",
    "Role",
    "byline_of",
    "date_of",
    "languages",
    "lines_of",
    "screen",
]
