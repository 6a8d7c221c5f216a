"""A form of the builder as a browser would send it unchanged, and with some inputs changed."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urlencode

from httpx2 import Response

from helpers.workbench import Bench


class _Filled(HTMLParser):
    """Every input of the form of an element with what it holds."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self._inside = False
        self._select: str | None = None
        self._area: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin the form, or take what an input holds."""
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = "element" in values.get("class", "").split()
        elif self._inside and tag == "input":
            self._take(values)
        elif self._inside and tag in ("select", "textarea"):
            self.fields.setdefault(values["name"], []).append("")
            if tag == "select":
                self._select = values["name"]
            else:
                self._area = values["name"]
        elif tag == "option" and self._select is not None and "selected" in values:
            self.fields[self._select][-1] = values.get("value", "")

    def _take(self, values: dict[str, str]) -> None:
        if values.get("type") != "checkbox" or "checked" in values:
            self.fields.setdefault(values["name"], []).append(values.get("value", ""))

    def handle_data(self, data: str) -> None:
        """What stands in a text area."""
        if self._area is not None:
            self.fields[self._area][-1] += data

    def handle_endtag(self, tag: str) -> None:
        """End the form or one of its fields."""
        if tag == "form":
            self._inside = False
        elif tag == "select":
            self._select = None
        elif tag == "textarea":
            self._area = None


def filled(html: str) -> dict[str, list[str]]:
    """The fields of the form of an element on a page."""
    parser = _Filled()
    parser.feed(html)
    return parser.fields


def form_at(bench: Bench, url: str) -> dict[str, list[str]]:
    """The fields of the form at an address."""
    page = bench.client.get(url)
    assert page.status_code == 200, url
    found = filled(page.text)
    assert found, url
    return found


def address_of(case: str, *at: str, **more: str) -> str:
    """The address of the form of an element."""
    return f"/cases/{case}/build/form?{urlencode([*(('at', one) for one in at), *more.items()])}"


def sent(bench: Bench, url: str, **changed: str | list[str]) -> Response:
    """The answer to a form with these inputs changed; ``__`` in a name is a dot."""
    fields = form_at(bench, url) | {
        name.replace("__", "."): value if isinstance(value, list) else [value]
        for name, value in changed.items()
    }
    answer: Response = bench.client.post(url, data=fields, follow_redirects=False)
    return answer
