"""The brief in a browser: a switch flips a cell, by mouse and by keyboard, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

_SWITCH = '[type=checkbox][name=without][value="statements.usa.wants.dialogue"]'
_MOVED = '[name="set.statements.russia.wants.dialogue"]'


def _brief(page: Any) -> str:
    """The address of the brief of a new Alaska case, opened and there."""
    page.locator("button[value='example:alaska-2025']").click()
    page.wait_for_url("**/cases/*")
    address = f"{page.url.partition('?')[0]}/brief"
    page.goto(address)
    page.wait_for_selector("#brief", timeout=60_000)
    return address


def _flipped(page: Any) -> None:
    page.wait_for_selector("#result [data-headline]", timeout=30_000)
    assert page.locator("td.flipped .was").count() >= 1


@pytest.mark.browser
def test_cell_flips_by_mouse(
    signed_in: Callable[..., Any], axe_violations: Callable[[Any], list[str]]
) -> None:
    """Out and in again: the brief alone is swapped, the address keeps up, nothing is saved."""
    page = signed_in()
    address = _brief(page)
    assert [] == axe_violations(page)
    page.locator("a.decides").first.click()
    assert page.locator(":target").count() == 1

    page.locator(_SWITCH).check()
    _flipped(page)
    assert "One cell of the brief flips." in page.locator(".flip-bar [role=status]").inner_text()
    assert "without=statements.usa.wants.dialogue" in page.url
    assert page.locator(_SWITCH).is_checked()
    assert [] == axe_violations(page)

    page.locator("[data-as-it-is]").click()
    page.wait_for_selector("#result", state="detached", timeout=30_000)
    assert not page.locator(_SWITCH).is_checked()
    assert address == page.url.partition("?")[0]


@pytest.mark.browser
def test_cell_flips_by_keyboard_on_a_telephone(
    signed_in: Callable[..., Any], axe_violations: Callable[[Any], list[str]]
) -> None:
    """In German, in the dark, on 375 pixels: switch, move, keep, all by keys."""
    page = signed_in(width=375, scheme="dark", locale="de-DE")
    _brief(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    page.locator(_SWITCH).focus()
    page.keyboard.press("Space")
    _flipped(page)
    assert page.locator(_SWITCH).evaluate("one => one === document.activeElement")
    assert "Feld des Kurzblatts kippt" in page.locator(".flip-bar [role=status]").inner_text()

    page.locator(_MOVED).focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_url("**set.statements.russia*", timeout=30_000)
    page.wait_for_selector("what-if:not([busy])")
    assert [] == axe_violations(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    page.locator("#result button").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".good", timeout=30_000)
    assert "Die Änderung steht jetzt im Fall." in page.locator(".good").inner_text()
    assert page.locator(_SWITCH).count() == 0


@pytest.mark.browser
def test_form_says_the_same_without_script(signed_in: Callable[..., Any], served: Any) -> None:
    """A plain form, sent by a button, shows the same flipped cell."""
    page = signed_in()
    address = _brief(page)
    plain = page.context.browser.new_context(
        java_script_enabled=False, storage_state=page.context.storage_state(), locale="en-GB"
    )
    try:
        other = plain.new_page()
        other.goto(address)
        other.locator(_SWITCH).check()
        other.get_by_role("button", name="Show what flips").click()
        other.wait_for_selector("td.flipped .was", timeout=30_000)
    finally:
        plain.close()
