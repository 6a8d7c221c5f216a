"""Whatever a claim may be linked to can be said to a reader."""

from __future__ import annotations

import pytest

from detente import formats
from detente.case import element_path
from detente.case.elements import NAMEABLE
from detente.i18n import LANGUAGES
from detente.reports.words.evidence import element_words
from detente.reports.words.names import Names
from helpers.needs import ROOT

CASE = formats.load(ROOT / "tests" / "formats" / "dam.yaml")
PATHS = [element_path(kind, one) for kind in NAMEABLE for one in getattr(CASE, kind)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_an_element_is_never_shown_as_its_path(path: str, language: str) -> None:
    """Bodies, acts that undo, events and steps have words of their own in every language."""
    words = element_words(Names(CASE, language), path)
    assert words
    assert path not in words
