"""A case full of attacks, read page by page in a browser that would run every one of them.

The content policy is switched off here, so that escaping alone has to hold; with it on, the other
tests of this folder fail at any violation.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from helpers.injected_case import injected_case, injected_document
from helpers.injections import VECTORS
from helpers.workbench import Bench, opened

pytestmark = pytest.mark.browser

_DOWNLOADS = ("out", "files/", "json/", "transcript")
_TRAP = """
window.ran = [];
window.trap = (...what) => { window.ran.push(what.join()); };
for (const name of ["alert", "confirm", "prompt"]) window[name] = () => window.trap(name);
"""
_LOOK = """() => {
  const every = [...document.querySelectorAll("*")];
  const odd = /^(on|hx-|data-hx-|x-|v-|@|ng-|style$|srcdoc$|ping$)/;
  const foreign = every.filter((one) =>
    (one.localName === "script" && !(one.getAttribute("src") || "").startsWith("/static/"))
    || ["iframe", "object", "embed", "base", "template", "marquee", "xss", "style"]
      .includes(one.localName)
    || [...one.attributes].some((a) => odd.test(a.name))
    || ["href", "src", "action"].some((a) => /^\\s*(java|vb)script:/i.test(one.getAttribute(a))));
  const values = every.flatMap((one) => [
    "value" in one ? String(one.value) : "",
    ...["title", "aria-label", "alt", "placeholder"].map((name) => one.getAttribute(name) || ""),
  ]);
  const links = every.map((one) => one.getAttribute("href") || "");
  return {
    ran: window.ran,
    foreign: foreign.map((one) => one.outerHTML.slice(0, 200)),
    text: [document.title, document.body.textContent, ...values].join("\\n"),
    links,
  };
}"""


def _plain(text: str) -> str:
    return "".join(text.split())


def _prepared(data: Path, firsts: range) -> list[str]:
    """Cases with a document each, made by uploading them."""
    with opened(data) as bench:
        return [_uploaded(bench, first) for first in firsts]


def _uploaded(bench: Bench, first: int) -> str:
    files = [("file", (f"case/{name}", content)) for name, content in injected_case(first).items()]
    made = bench.client.post("/cases/upload", files=files, follow_redirects=False)
    assert made.status_code == 303, made.text
    case = made.headers["location"].rpartition("/")[2]
    document = bench.client.post(
        f"/cases/{case}/sources",
        files=[("files", injected_document(first))],
        follow_redirects=False,
    )
    assert document.status_code == 303, document.text
    return case


def _kind(path: str) -> str:
    words = urlsplit(path).path.split("/")
    return "/".join([*words[3:5], *("*" for _ in words[5:])])


def _most(kind: str, each: int) -> int:
    """How many pages of a kind are read: every form and document, few of the others.

    Some texts, like the proof of an event, stand in the form of their element alone.
    """
    return 60 if kind in ("build/section/*", "build/at/*", "sources/text/*") else each


def _opened(page: Any, address: str) -> None:
    """Open a page; where it is worked out first, wait for what comes of it."""
    from playwright.sync_api import Error

    with suppress(Error):  # a page of progress goes on by itself
        page.goto(address, wait_until="commit")
    page.wait_for_url(lambda url: "/jobs/" not in url)
    page.wait_for_load_state("load")


def _walked(page: Any, url: str, case: str, each: int) -> tuple[str, int]:
    """Everything that can be read on the pages of a case, and how many they are."""
    waiting, seen, kinds = deque([f"/cases/{case}", "/cases"]), set(), Counter[str]()
    told: list[str] = []
    while waiting:
        path = waiting.popleft()
        kind = _kind(path)
        kinds[kind] += 1
        if kinds[kind] > _most(kind, each) or any(f"/{part}" in path for part in _DOWNLOADS):
            continue
        _opened(page, url + path)
        found = page.evaluate(_LOOK)
        assert ([], []) == (found["ran"], found["foreign"]), path
        told.append(found["text"])
        for link in (link.partition("#")[0] for link in found["links"]):
            if link.startswith(f"/cases/{case}") and link not in seen:
                seen.add(link)
                waiting.append(link)
    return _plain("\n".join(told)), len(told)


def _hold(tmp_path: Path, request: pytest.FixtureRequest, firsts: range, each: int) -> None:
    cases = _prepared(tmp_path / "data", firsts)
    served = request.getfixturevalue("served")
    signed_in: Callable[..., Any] = request.getfixturevalue("signed_in")
    page = signed_in(bypass_csp=True)
    page.context.add_init_script(_TRAP)
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
    for case in cases:
        text, pages = _walked(page, served.url, case, each)
        unseen = [vector for vector in VECTORS if _plain(vector) not in text]
        print(
            f"\n{case}: {pages} pages, {len(VECTORS) - len(unseen)} of {len(VECTORS)} vectors seen"
        )
        assert ([], True) == (unseen, pages > 15)


def test_no_text_of_a_case_runs(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Each vector is seen as the text it is; none runs, adds an element, or asks elsewhere."""
    _hold(tmp_path, request, range(1), each=1)


@pytest.mark.nightly
@pytest.mark.parametrize("first", range(0, len(VECTORS), 36))
def test_no_text_runs_wherever_it_stands(
    tmp_path: Path, request: pytest.FixtureRequest, first: int
) -> None:
    """The same in nine cases, the vectors in other fields each time."""
    _hold(tmp_path, request, range(first, first + 1), each=1)
