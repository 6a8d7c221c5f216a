"""Two pages of one case: in step while they are read, untouched while something is entered."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ALASKA = Path(__file__).parents[3] / "examples" / "alaska-2025" / "case.yaml"


def put_in(page: Any, home: str, text: str) -> None:
    """Replace the case by a text, as a reader does: choose, look, confirm."""
    page.goto(home)
    sent = {"name": "case.yaml", "mimeType": "text/plain", "buffer": text.encode()}
    page.set_input_files("#file", sent)
    page.locator("form[action$='/in'] button").click()
    page.locator("input[name=confirmed]").wait_for(state="attached")
    page.locator("main form button").click()
    page.wait_for_url(home)


def live(page: Any) -> Any:
    """The bar that says that the case has moved on."""
    return page.locator("live-case [data-bar=moved]")


@pytest.mark.browser
def test_two_tabs_keep_in_step_and_overwrite_nothing(
    signed_in: Callable[..., Any],
    watched_page: Callable[..., Any],
    axe_violations: Callable[[Any], list[str]],
) -> None:
    """The reading tab follows with focus, place and words; the writing one keeps its entries.

    A tab's own saving is no news to it; a tab that was cut off hears what it missed; one that has
    been signed out says so.
    """
    left = signed_in()
    assert axe_violations(left) == []
    left.get_by_role("button", name="The Anchorage summit").click()
    left.wait_for_url(re.compile(r"/cases/[\w-]{22}$"))
    assert axe_violations(left) == []
    home = left.url
    text = ALASKA.read_text(encoding="utf-8")
    right = watched_page()
    right.context.add_cookies(left.context.cookies())

    # Reading: the page follows, the focus stays, the reader is told.
    left.goto(f"{home}/versions")
    left.locator("main a").first.focus()
    put_in(right, home, text.replace("en: Anchorage summit", "en: Summit in Anchorage"))
    left.get_by_text("Replaced by the file case.yaml").first.wait_for()
    left.locator("live-case .said", has_text="newest version").wait_for(state="attached")
    assert left.locator(".case-title").inner_text() == "Summit in Anchorage"
    assert left.evaluate("document.activeElement.localName") == "a"
    assert not live(left).is_visible()
    assert axe_violations(left) == []

    # Entering: nothing is touched, and it is said.
    left.locator("#old").select_option(index=0)
    chosen = left.locator("#old").input_value()
    put_in(right, home, text.replace("en: Anchorage summit", "en: A third title"))
    live(left).wait_for(state="visible")
    assert left.locator("#old").input_value() == chosen
    assert left.locator(".case-title").inner_text() == "Summit in Anchorage"
    assert axe_violations(left) == []
    left.get_by_role("link", name="Show the newest version").click()
    left.get_by_text("Version 3", exact=True).first.wait_for()
    left.wait_for_load_state()  # the elements of the page are there to hear of what it saves

    # One's own saving is no news.
    left.evaluate("document.querySelector('main').dataset.same = 'yes'")
    left.evaluate(
        "document.dispatchEvent(new CustomEvent('detente:saved', {detail: {version: 4}}))"
    )
    put_in(right, home, text)
    right.goto(f"{home}/versions")
    right.get_by_text("Version 4", exact=True).first.wait_for()
    left.wait_for_timeout(1500)
    assert left.locator("main").get_attribute("data-same") == "yes"

    # Cut off and back again: it hears what it missed.
    left.context.set_offline(True)
    right.get_by_role("button", name="Undo").click()
    right.get_by_text("Undone: Replaced").first.wait_for(timeout=90_000)
    left.context.set_offline(False)
    left.get_by_text("Undone: Replaced").first.wait_for(timeout=90_000)

    # Signed out elsewhere: it says so, and shows no more.
    right.get_by_role("button", name="Sign out").click()
    left.locator("live-case [data-bar=gone]").wait_for(state="visible")


@pytest.mark.browser
def test_a_form_that_was_saved_follows_the_other_tab(
    signed_in: Callable[..., Any], watched_page: Callable[..., Any]
) -> None:
    """What was saved without a new page counts as saved; what is being typed does not."""
    left = signed_in()
    left.get_by_role("button", name="The Anchorage summit").click()
    left.wait_for_url(re.compile(r"/cases/[\w-]{22}$"))
    home = left.url
    right = watched_page()
    right.context.add_cookies(left.context.cookies())
    form = f"{home}/build/form?at=parties&at=usa"
    left.goto(form)
    name = left.locator("save-form input[name=name]").first
    name.fill("The Americans")
    name.press("Tab")
    left.locator("save-form .state.saved").wait_for()

    right.goto(form)
    other = right.locator("save-form input[name=name]").first
    other.fill("United States of America")
    other.press("Tab")
    right.locator("save-form .state.saved").wait_for()
    left.locator("save-form input[value='United States of America']").first.wait_for()
    assert not live(left).is_visible()

    name.fill("Being typed")
    other.fill("USA")
    other.press("Tab")
    live(left).wait_for(state="visible")
    assert name.input_value() == "Being typed"
