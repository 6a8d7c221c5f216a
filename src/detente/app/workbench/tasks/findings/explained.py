"""A page that explains how something was computed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from detente.app.requests import BadRequestError
from detente.app.workbench.tasks.common import Progress
from detente.i18n import say


def explained(_folder: Path, request: dict[str, Any], _progress: Progress) -> dict[str, Any]:
    """The page of that ``name``. Raises `BadRequestError` where there is none."""
    from detente.reports.fragments import explanation_fragment

    name = request["name"]
    try:
        if not name.replace("-", "").isalpha():
            raise FileNotFoundError(name)
        title, body = explanation_fragment(name, request["language"])
    except FileNotFoundError:
        sentence = say("findings.no_such_page", request["language"], name=name[:80])
        raise BadRequestError(sentence) from None
    return {"title": title, "body": body}
