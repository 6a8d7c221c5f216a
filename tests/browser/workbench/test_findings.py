"""The findings in a browser: by mouse, by keyboard alone, on a telephone and in the dark."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

PAGES = (
    *("", "/packages", "/improvements", "/conflicts", "/ratification", "/roadmap", "/frontier"),
    *("/solutions", "/certainty", "/positions", "/preferences", "/advice", "/questions"),
    *("/unknown", "/assumptions", "/package?ref=no-deal", "/explained/frontier"),
)


_SEEN = """() => document.querySelectorAll(".chart a").forEach(link => {
  const box = link.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  if (link.contains(top)) link.classList.add("seen");
})"""
"""Marks the points that no other point lies upon."""


def _open_example(page: Any, name: str) -> str:
    """The path of a new case from the example of that name."""
    page.locator(f"button[value='example:{name}']").click()
    page.wait_for_url("**/cases/*")
    return str(page.url)


def _wait_for(page: Any, selector: str) -> None:
    """Wait until the work behind a page is done and the page is there."""
    page.wait_for_selector(selector, timeout=60_000)


def _sideways(page: Any) -> int:
    """Pixels by which the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


@pytest.mark.browser
def test_findings_by_mouse(
    signed_in: Callable[..., Any], axe_violations: Callable[[Any], list[str]]
) -> None:
    """From the overview to the frontier, by a point to its package, and a changed option."""
    page = signed_in()
    case = _open_example(page, "wage-round")
    page.get_by_role("link", name="Findings").click()
    _wait_for(page, ".question-cards")
    page.get_by_role("link", name="What cannot be improved").first.click()
    _wait_for(page, ".chart a")
    assert [] == axe_violations(page)
    assert page.locator("style, [style]").count() == 0

    page.evaluate(_SEEN)
    page.locator(".chart a.seen").first.click()
    _wait_for(page, "#accepts")
    assert "choose=" in page.url
    assert [] == axe_violations(page)

    select = page.locator("select[name=choose]").first
    before = select.input_value()
    other = select.locator("option").evaluate_all(
        "(found, now) => found.map(o => o.value).find(value => value !== now)", before
    )
    select.select_option(other)
    page.get_by_role("button", name="See this package").click()
    _wait_for(page, "#accepts")
    assert page.locator("select[name=choose]").first.input_value() == other

    page.set_viewport_size({"width": 375, "height": 800})
    for path in ("", "/frontier", "/solutions", "/certainty"):
        page.goto(f"{case}/findings{path}")
        _wait_for(page, "footer.same")
        assert (_sideways(page), path) == (0, path)
        assert [] == axe_violations(page), path


@pytest.mark.browser
def test_every_page_is_accessible(
    signed_in: Callable[..., Any], axe_violations: Callable[[Any], list[str]]
) -> None:
    """In the dark and on a telephone, every page of the summit passes and none scrolls sideways."""
    page = signed_in(width=375, scheme="dark", locale="de-DE")
    case = _open_example(page, "alaska-2025")
    for path in (*PAGES, "/advice?as=russia", "/preferences?as=usa"):
        page.goto(f"{case}/findings{path}")
        _wait_for(page, "main:not(:has(job-progress)) h1")
        found = (path, _sideways(page), axe_violations(page))

        assert (path, 0, []) == found


@pytest.mark.browser
def test_findings_by_keyboard(signed_in: Callable[..., Any]) -> None:
    """In German and without a mouse: overview, first steps, a package, another option, sampling."""
    page = signed_in(locale="de-DE")
    case = _open_example(page, "alaska-2025")
    page.goto(f"{case}/findings")
    _wait_for(page, ".question-cards")

    def reach(selector: str) -> None:
        for _ in range(120):
            page.keyboard.press("Tab")
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"{selector} was not reached")

    reach("a[href*='/findings/packages']")
    page.keyboard.press("Enter")
    _wait_for(page, "#packages")
    reach("#packages a[href*='/findings/package?']")
    page.keyboard.press("Enter")
    _wait_for(page, "#accepts")
    reach("select[name=choose]")
    page.keyboard.press("ArrowDown")
    changed = page.evaluate("document.activeElement.value")
    reach("main form button")
    page.keyboard.press("Enter")
    page.wait_for_url("**choose=**")
    _wait_for(page, "#accepts")
    assert page.locator("select[name=choose]").first.input_value() == changed

    page.goto(f"{case}/findings/certainty")
    _wait_for(page, "footer.same")
    reach("form[method=post][action*='certainty'] button")
    page.keyboard.press("Enter")
    _wait_for(page, "#samples.part")
