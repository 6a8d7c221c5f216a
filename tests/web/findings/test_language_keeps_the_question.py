"""Reading a page in the other language is reading the same page."""

from __future__ import annotations

import re

from detente.web.links import package_url
from helpers.findings import finding
from helpers.workbench import Bench


def test_the_other_language_keeps_the_package(bench: Bench) -> None:
    """Whoever changes the language on a package's page comes back to that package."""
    case = bench.case()
    address = package_url(case, {"consulates": "reopened"})
    page = finding(bench, address)
    back = re.search(r'name="back" value="([^"]+)"', page)
    assert back is not None
    led = bench.client.post(
        "/language", data={"language": "en", "back": back[1]}, follow_redirects=False
    )

    assert address == led.headers["location"]
