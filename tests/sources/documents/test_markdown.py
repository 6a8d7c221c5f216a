from __future__ import annotations

from detente.sources.documents.markdown import markdown_hints
from detente.sources.lines import Hint

TEXT = """# Bericht

> Ein Zitat.

Lage
----

```
# kein Titel
> kein Zitat
```
#Tag
## Ausblick
"""


def test_marks_are_hints_and_the_text_stays() -> None:
    """Headings in both spellings and quotations; what stands in a code block is no mark."""
    read = markdown_hints(TEXT)

    assert TEXT == read.text
    assert {
        1: Hint.TITLE,
        3: Hint.QUOTE,
        5: Hint.HEADING,
        6: Hint.RULE,
        13: Hint.HEADING,
    } == dict(read.hints)
