"""The smallest case there is: two parties, one issue, nothing said."""

from __future__ import annotations

import json
import unicodedata

from detente.i18n import say

_LONGEST = 200


def blank(title: str, language: str) -> bytes:
    """A ``case.yaml`` under a title, its placeholders in a language.

    A case needs two parties and an issue to be read at all; the names say that they are to be
    replaced. Of the title, what no reader could see is left out.
    """
    shown = "".join(sign for sign in title if unicodedata.category(sign)[0] != "C")
    words = {
        word: _quoted(say(f"cases.blank.{word}", language))
        for word in ("first", "second", "issue", "today", "other")
    }
    return f"""\
detente: case/1
id: case
title: {_quoted(shown.strip()[:_LONGEST] or say("cases.blank.title", language))}
parties:
  party-a:
    name: {words["first"]}
  party-b:
    name: {words["second"]}
issues:
  issue-1:
    name: {words["issue"]}
    options:
      as-it-is: {words["today"]}
      otherwise: {words["other"]}
    status_quo: as-it-is
""".encode()


def _quoted(text: str) -> str:
    """A text in YAML's double quotes, which are those of JSON."""
    return json.dumps(text, ensure_ascii=False)
