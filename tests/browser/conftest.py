"""Fixtures for tests that look at pages in a real browser.

Chromium is the one installed on the machine, driven by playwright; nothing is downloaded. Pages
are local files, every request for anything else fails the test, and so does a script error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path
from typing import Any, Literal

import pytest

from helpers.needs import need_tool

WIDTHS = (375, 1440)
"""The widths of window a page must be readable at: a telephone, a desk."""

OpenPage = Callable[..., Any]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The installed Chromium, without a window; one per test process."""
    executable = need_tool("chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Any) -> Iterator[OpenPage]:
    """A function that opens a local file: ``open_page(path, width=375, scheme="dark")``.

    It returns playwright's page. When the test ends, it fails if any page asked for something
    outside its own file or reported an error.
    """
    contexts: list[Any] = []
    faults: list[str] = []

    def opened(path: Path, width: int = 1440, scheme: Literal["light", "dark"] = "light") -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
        )
        contexts.append(context)
        page = context.new_page()
        address = path.resolve().as_uri()

        def look(request: Any) -> None:
            if request.url.partition("#")[0] != address and not request.url.startswith("data:"):
                faults.append(f"the page asked for {request.url}")

        page.on("request", look)
        page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture(scope="session")
def axe_script() -> str:
    """The axe-core accessibility checker (MPL-2.0), as its wheel brings it; used in tests only."""
    return (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def axe_violations(axe_script: str) -> Callable[[Any], list[str]]:
    """A function from a page to what axe finds wrong, one line each: rule, place, text."""

    def violations(page: Any) -> list[str]:
        page.evaluate(axe_script)
        found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{rule['id']}: {' '.join(map(str, node['target']))}: {node['failureSummary']}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]

    return violations
