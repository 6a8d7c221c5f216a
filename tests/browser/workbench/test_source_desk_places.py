"""Places that the browser counts are those of the file, whatever signs stand before them."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from detente.app.coding.spans import words_in
from detente.sources.lines import lines_of
from helpers.source_case import CASE

SIGNS = (
    "The ferry \U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 said "
    "\U0001f1e9\U0001f1ea yes & <b>no</b>.\r\n"
    "\r\n"
    "Cafe\u0301 na\u00efve\u00a0hard\u00adware \u2028 behind it, \U00010348 and a\tgap.\r"
    "\u05e9\u05dc\u05d5\u05dd \u202bright\u202c to left \U0001d54a\u0332 \u0e01\u0e33 end of line\n"
    "The last words of the \U0001f6f3\ufe0f text stand here\n"
)
"""Families, flags, accents, markup, soft hyphens, other line ends, right-to-left, wide signs."""

MARK = """([first, from, last, to]) => {
  const place = ([line, unit]) => {
    const words = document.querySelector(`.words[data-line="${line}"]`);
    const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
    for (let left = unit; walker.nextNode(); left -= walker.currentNode.length)
      if (left <= walker.currentNode.length) return [walker.currentNode, left];
  };
  getSelection().setBaseAndExtent(...place([first, from]), ...place([last, to]));
  const desk = document.querySelector("mark-passage");
  desk.selected();
  return ["start", "end", "words"].map((name) => desk.bar.elements[name].value);
}"""


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.browser
def test_places_in_the_browser_are_places_in_the_file(
    signed_in: Callable[..., Any], tmp_path: Path
) -> None:
    """For every stretch of words that is selected, start and end are code points of the text."""
    page = signed_in()
    (tmp_path / "ferry.yaml").write_text(CASE.split("sources:")[0], encoding="utf-8")
    (tmp_path / "signs.txt").write_bytes(SIGNS.encode())
    page.locator("#file").set_input_files(str(tmp_path / "ferry.yaml"))
    page.locator("form[action='/cases/upload'] button").click()
    page.wait_for_url("**/cases/*")
    sources = f"{page.url.partition('?')[0]}/sources"
    page.goto(sources)
    page.locator("#files").set_input_files(str(tmp_path / "signs.txt"))
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url("**/lines")
    page.goto(f"{sources}/text/signs")
    page.locator(".marker").wait_for()
    page.evaluate("document.querySelectorAll('details').forEach((part) => (part.open = true))")
    lines = {line.number: line for line in lines_of(SIGNS)}
    words = [(line, start, end) for line in lines.values() for start, end in words_in(line)]
    pairs = list(itertools.combinations_with_replacement(range(len(words)), 2))[::7]
    wrong = []
    for one, other in pairs:
        (first, start, _), (last, _, end) = words[one], words[other]
        units = [
            first.number,
            _units(SIGNS[first.start : start]),
            last.number,
            _units(SIGNS[last.start : end]),
        ]
        found = page.evaluate(MARK, units)
        same = "".join(found[2].split()) == "".join(SIGNS[start:end].split())
        if [str(start), str(end)] != found[:2] or not same:
            wrong.append((SIGNS[start:end], start, end, found))

    assert [] == wrong
    assert len(pairs) > 40
