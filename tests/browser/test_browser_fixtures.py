"""The browser fixtures notice what they promise to notice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang="en"><head><title>A page</title></head>
<body><main><h1>A page</h1>{body}</main></body></html>"""


def test_clean_page_has_no_violations(
    open_page: Callable[..., Any], axe_violations: Callable[[Any], list[str]], tmp_path: Path
) -> None:
    """A page with a language, a title and a main part passes axe."""
    path = tmp_path / "page.html"
    path.write_text(PAGE.format(body="<p>Text</p>"), encoding="utf-8")

    assert [] == axe_violations(open_page(path, width=375, scheme="dark"))


def test_picture_without_text_is_found(
    open_page: Callable[..., Any], axe_violations: Callable[[Any], list[str]], tmp_path: Path
) -> None:
    """A picture without alternative text is a violation, named by its rule."""
    path = tmp_path / "page.html"
    picture = '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" width="20" height="20">'
    path.write_text(PAGE.format(body=picture), encoding="utf-8")

    assert ["image-alt"] == [line.partition(":")[0] for line in axe_violations(open_page(path))]
