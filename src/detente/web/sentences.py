"""What happened, in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from detente.i18n import say


def sentence(kind: str, about: Mapping[str, Any], language: str) -> str:
    """An event as a reader is told of it: the text of its kind, filled with what it is about.

    An event may come from an older or a newer program: what no catalogue knows is told in general.
    """
    what = about.get("what")
    filled = dict(about)
    if isinstance(what, Mapping):  # undone and redone carry the event they are about
        filled["what"] = sentence(str(what.get("kind")), what.get("about", {}), language)
    try:
        return say(kind, language, **filled)
    except (KeyError, IndexError, ValueError, AttributeError, TypeError, OSError):
        return say("versions.event.changed", language)
