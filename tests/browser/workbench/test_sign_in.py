from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.browser
def test_the_printed_link_opens_the_workbench(
    signed_in: Callable[..., Any], axe_violations: Callable[[Any], list[str]]
) -> None:
    """The link that the server prints leads, by one click, to the list of cases."""
    page = signed_in()

    found = (page.locator("h1").inner_text(), axe_violations(page))

    assert ("Cases", []) == found
