"""The interview in a browser: by keyboard alone in German, by mouse in English, on a telephone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

KINDS = (
    *("", "?ask=best_worst:dam", "?ask=end:toll", "?ask=refused:", "?ask=swings:"),
    *("?ask=rank:dam%7Cfirst%7Cnone", "?ask=swing:dam%7Ctoll", "?ask=rate:toll%7C2"),
    *("?ask=strength:dam%7Cnone%7Cfirst", "?ask=ratio:toll%7Cdam", "?ask=link:toll%7Cdam%7Cfirst"),
    "?ask=compare:dam%3Dfirst%3Btoll%3D2%7Cdam%3Dnone%3Btoll%3D0",
)
"""A page of every kind of question to Delta, in the treaty on the river."""


def _example(page: Any, name: str) -> str:
    """The address of a new case from an example."""
    page.locator(f"button[value='example:{name}']").press("Enter")
    page.wait_for_url("**/cases/*")
    return str(page.url)


def _tab_to(page: Any, selector: str) -> None:
    """Press Tab until the focus is there."""
    for _ in range(80):
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way to {selector} by Tab")


def _press(page: Any, *keys: str) -> None:
    """Keys that lead to another page at the last of them."""
    for key in keys[:-1]:
        page.keyboard.press(key)
    with page.expect_navigation():
        page.keyboard.press(keys[-1])


def _heading(page: Any) -> str:
    return str(page.locator("h1").inner_text())


def _clean(page: Any, axe_violations: Callable[[Any], list[str]]) -> None:
    """Accessible, without inline styles, no wider than the window."""
    assert [] == axe_violations(page), page.url
    assert 0 == page.locator("main [style]").count()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url


@pytest.mark.browser
def test_an_interview_by_keyboard_alone_in_german(
    signed_in: Callable[..., Any], axe_violations: Callable[[Any], list[str]]
) -> None:
    """Digits choose, Enter sends, ? and - and < do what the page says, to the end."""
    page = signed_in(locale="de-DE")
    room = f"{_example(page, 'alaska-2025')}/interview"
    page.goto(room)
    _tab_to(page, "input[name=party]")
    page.keyboard.press("ArrowDown")
    _press(page, "Enter")
    first = _heading(page)
    assert "Was ist für Sie das Beste" in first
    _clean(page, axe_violations)

    _press(page, "1", "2", "Enter")
    second = _heading(page)
    assert first != second
    _press(page, "?")
    assert second != _heading(page)
    _press(page, "<")
    assert second == _heading(page)
    assert "Das haben Sie schon beantwortet" in page.locator("main").inner_text()
    _press(page, "2", "1", "Enter")

    page.goto(page.url.split("?")[0] + "?ask=swings:")
    for key in "3124":
        page.keyboard.press(key)
    page.keyboard.press("ArrowUp")
    placed = page.locator(".order li.placed .pick").all_inner_texts()
    assert ["3", "1", "4", "2"] == [words.split()[0] for words in placed]
    _clean(page, axe_violations)
    _tab_to(page, "button[value=skipped]")
    _press(page, "Enter")

    _tab_to(page, ".ways a[href*='/standing']")
    _press(page, "Enter")
    assert "Der Stand der Befragung" == _heading(page)
    _clean(page, axe_violations)


@pytest.mark.browser
def test_an_interview_by_mouse_in_english(
    signed_in: Callable[..., Any], axe_violations: Callable[[Any], list[str]]
) -> None:
    """A refusal with its reason, a number as an interval, a contradiction settled, a transcript."""
    page = signed_in()
    case = _example(page, "river-treaty")
    page.locator(".rooms a[href$='/interview']").click()
    page.get_by_label("Delta").check()
    page.get_by_label("Name", exact=True).fill("Ines Harms")
    page.get_by_role("button", name="Begin").click()
    assert "Delta · negotiators (Ines Harms)" in page.locator("main").inner_text()
    page.locator("label.answer", has_text="Yes").click()
    page.get_by_role("button", name="Answer").click()
    assert "1" in page.locator(".who").inner_text() or "one" in page.locator(".who").inner_text()

    page.get_by_role("link", name="Name something I refuse").click()
    page.get_by_label("I refuse").select_option(label="Extension of the dam: Full extension")
    page.get_by_label("Why?").fill("the valley")
    page.get_by_role("button", name="Refuse this").click()
    assert "the valley" in page.locator(".refused").inner_text()
    page.get_by_role("button", name="That is all").click()

    sitting = f"{case}/interview/delta?author=Ines%20Harms&from=0"
    for option, low, high in (("2", "10", "20"), ("4", "60", "70")):
        page.goto(f"{sitting}&ask=rate:toll%7C{option}")
        page.get_by_text("Or give both ends").click()
        page.get_by_label("From", exact=True).fill(low)
        page.get_by_label("To", exact=True).fill(high)
        _clean(page, axe_violations)
        page.get_by_role("button", name="Answer").click()
    assert "Not all of this can hold" == _heading(page)
    _clean(page, axe_violations)
    page.locator("label.answer", has_text="This no longer holds").last.click()
    page.get_by_role("button", name="Settle it so").click()
    assert "Not all of this can hold" != _heading(page)

    page.get_by_role("link", name="Stop for today").click()
    _clean(page, axe_violations)
    with page.expect_download() as saved:
        page.get_by_role("link", name="Transcript").click()
    written = saved.value.path().read_text(encoding="utf-8")
    assert "the valley" in written
    assert "Ines Harms" in written


@pytest.mark.browser
def test_every_kind_of_question_on_a_telephone(
    signed_in: Callable[..., Any], axe_violations: Callable[[Any], list[str]]
) -> None:
    """Accessible, no wider than the window, in the dark, in the longer of the two languages."""
    page = signed_in(width=375, scheme="dark", locale="de-DE")
    case = _example(page, "river-treaty")
    for kind in KINDS:
        page.goto(f"{case}/interview/delta{kind}")
        assert "" != _heading(page)
        _clean(page, axe_violations)
