"""A keyboard that types what a test gives it, line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterable


class LinesTyped:
    """Types its lines one by one, then is gone; keeps everything it was shown.

    ``watch`` is called before each line: whatever the test wants to look at, or do.
    """

    def __init__(self, lines: Iterable[str], watch: Callable[[], None] | None = None) -> None:
        self.lines = list(lines)
        self.shown: list[str] = []
        self.watch = watch

    def tell(self, words: str) -> None:
        """Keep what is shown."""
        self.shown += words.split("\n")

    def ask(self, prompt: str) -> str:
        """The next line; raises ``EOFError`` behind the last."""
        self.shown.append(prompt)
        if self.watch is not None:
            self.watch()
        if not self.lines:
            raise EOFError
        return self.lines.pop(0)
