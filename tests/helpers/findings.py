"""Pages of findings as a reader gets them in the end, however long the work behind them takes."""

from __future__ import annotations

import time

from httpx2 import Response

from helpers.workbench import Bench


def finding(bench: Bench, path: str, language: str = "en", status: int = 200) -> str:
    """The page at a path once its work is done; fails for another status."""
    shown = shown_at(bench, path, language)
    assert (status, path) == (shown.status_code, path), shown.text
    return shown.text


def shown_at(bench: Bench, path: str, language: str = "en") -> Response:
    """The answer at a path once its work is done, one that leads elsewhere as it is."""
    for _ in range(600):
        shown = bench.client.get(
            path, headers={"Accept-Language": language}, follow_redirects=False
        )
        if shown.status_code != 303 or "/jobs/" not in shown.headers["location"]:
            break
        time.sleep(0.1)
    return shown
