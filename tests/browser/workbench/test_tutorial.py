"""From an article to a brief, as docs/tutorial tells it: by mouse, by keyboard, in two languages.

With DETENTE_PICTURES=FOLDER the walk by mouse writes the pictures of the tutorial there.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from helpers.hands import Hand, Keys, Mouse
from helpers.tutorial import Walk

LOCALES = {"en": "en-GB", "de": "de-DE"}
PICTURED = {"lines", "marked-1", "coded-1", "brief", "what-if", "question"}
"""The places that stand in the tutorial as pictures."""


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("hand", [Mouse(), Keys()], ids=["mouse", "keyboard"])
def test_a_newcomer_gets_from_an_article_to_a_brief(
    signed_in: Callable[..., Any],
    axe_violations: Callable[[Any], list[str]],
    hand: Hand,
    language: str,
) -> None:
    """The whole tutorial, every page of it without a violation and no wider than its window."""
    narrow = isinstance(hand, Keys)
    page = signed_in(width=375 if narrow else 1440, locale=LOCALES[language])
    wrong: list[str] = []

    def seen(place: str) -> None:
        wrong.extend(f"{place}: {found}" for found in axe_violations(page))
        wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if wider > 0:
            wrong.append(f"{place}: {wider} px wider than the window")
        _picture(page, place, language, isinstance(hand, Mouse))

    Walk(page, hand, language, seen).whole()

    assert [] == wrong


def _picture(page: Any, place: str, language: str, by_mouse: bool) -> None:
    folder = os.environ.get("DETENTE_PICTURES")
    if folder and by_mouse and place in PICTURED:
        page.screenshot(path=str(Path(folder) / language / f"{place}.png"))
