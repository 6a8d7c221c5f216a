"""Work that takes long: seen, ended and begun again, with script and without, at any width."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from helpers.workbench import opened
from strategies.big_case import write_big_case

pytestmark = pytest.mark.browser

_WORDS = {
    "en-GB": ("Cancel", "Cancelled. Nothing was changed.", "Start again"),
    "de-DE": ("Abbrechen", "Abgebrochen. Es wurde nichts geändert.", "Noch einmal beginnen"),
}


@pytest.fixture
def endless(tmp_path: Path) -> str:
    """The path of a case with 10^60 packages, made before the server starts."""
    content = write_big_case(tmp_path / "case.yaml", 60).read_bytes()
    with opened(tmp_path / "data") as bench:
        return f"/cases/{bench.case_of({'case.yaml': content})}"


@pytest.mark.parametrize(
    ("locale", "width", "scheme", "script"),
    [("en-GB", 1440, "light", True), ("de-DE", 375, "dark", True), ("de-DE", 375, "light", False)],
)
def test_long_work_is_followed_and_ended(
    endless: str,
    signed_in: Callable[..., Any],
    served: Any,
    axe_violations: Callable[..., Any],
    locale: str,
    width: int,
    scheme: str,
    script: bool,
) -> None:
    """Progress is told in words, a key cancels, another begins again; nothing overflows."""
    cancel, cancelled, again = _WORDS[locale]
    page = signed_in(width=width, scheme=scheme, locale=locale, java_script_enabled=script)

    page.goto(f"{served.url}{endless}/findings")
    page.wait_for_url("**/jobs/*")
    if script:
        page.locator("progress[max='60']").wait_for()
        assert " 60" in page.locator("#state").inner_text()
        assert [] == axe_violations(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name=cancel, exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_text(cancelled).wait_for()
    if script:
        assert [] == axe_violations(page)
    page.get_by_role("button", name=again).click()
    page.get_by_role("button", name=cancel, exact=True).wait_for()
    page.get_by_role("button", name=cancel, exact=True).click()
    page.get_by_text(cancelled).wait_for()
