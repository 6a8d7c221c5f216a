"""Files opened once: two looks at a folder within one piece of work share what was parsed."""

from __future__ import annotations

from dataclasses import dataclass, field

from detente.formats.document import Node


@dataclass(slots=True)
class Opened:
    """The documents of texts, by file and text: a file that changed is another text.

    A form's page and the check beside it, or a folder before and after an edit, would otherwise
    parse the same words twice. One for each piece of work; nothing is kept beyond it.
    """

    documents: dict[tuple[str, str], Node] = field(default_factory=dict)
