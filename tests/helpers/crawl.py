"""Walking from link to link through a workbench, as a curious reader would."""

from __future__ import annotations

import re
import time
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from httpx2 import Response
from starlette.testclient import TestClient

_CHART = re.compile(rb"<svg[^>]*class=\"chart.*?</svg>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Visit:
    """One page: where the link to it stood, what came back, in which time (seconds)."""

    path: str
    found_on: str
    status: int
    seconds: float
    size: int
    """Bytes without charts."""
    html: str


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what an anchor or a style sheet leads to."""
        values = dict(attrs)
        target = values.get("href") if tag in ("a", "link") else values.get("src")
        if target:
            self.found.append(target)


def links_of(html: str) -> list[str]:
    """Every address that a page leads to or loads."""
    parser = _Links()
    parser.feed(html)
    return parser.found


def crawl(
    client: TestClient, start: str, *, each: int = 4, most: int = 400, patient: bool = False
) -> Iterator[Visit]:
    """Follow the links from a page, at most ``each`` pages per kind (ids replaced by a star).

    ``patient``: where a page says how far its work is, wait for the one behind it.
    """
    waiting, seen = deque([(start, "")]), {start}
    kinds: Counter[str] = Counter()
    visited = 0
    while waiting and visited < most:
        path, found_on = waiting.popleft()
        kind = _kind(path)
        if kinds[kind] >= each:
            continue
        kinds[kind] += 1
        visited += 1
        began = time.perf_counter()
        answer = client.get(path)
        seconds = time.perf_counter() - began
        if patient:
            answer = _in_the_end(client, answer)
        is_page = answer.headers.get("content-type", "").startswith("text/html")
        size = len(_CHART.sub(b"", answer.content))
        yield Visit(
            path, found_on, answer.status_code, seconds, size, answer.text if is_page else ""
        )
        if not is_page:
            continue
        for link in links_of(answer.text):
            target = urljoin(str(answer.url), link).partition("#")[0]
            parts = urlsplit(target)
            inside = parts.path + (f"?{parts.query}" if parts.query else "")
            if parts.netloc == urlsplit(str(client.base_url)).netloc and inside not in seen:
                seen.add(inside)
                waiting.append((inside, path))


def _in_the_end(client: TestClient, answer: Response) -> Response:
    for _ in range(600):
        if not answer.url.path.startswith("/jobs/"):
            break
        time.sleep(0.1)
        answer = client.get(str(answer.url))
    return answer


def _kind(path: str) -> str:
    """A path without what names a thing: its words up to the fourth, and the names of its query."""
    parts = urlsplit(path)
    words = parts.path.split("/")
    if len(words) > 2 and words[1] == "cases":
        words[2] = "*"
    names = ",".join(sorted(part.partition("=")[0] for part in parts.query.split("&")))
    return "/".join([*words[:5], *("*" for _ in words[5:])]) + "?" + names
