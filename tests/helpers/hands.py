"""Two ways to work on a page: with a mouse, and with a keyboard that has no mouse beside it."""

from __future__ import annotations

from typing import Any, Protocol

_FAR = 300
"""Presses of Tab within which everything must be reached."""

_SELECTED = """(wanted) => {
  for (const words of document.querySelectorAll(".words")) {
    const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(wanted);
      if (at < 0) continue;
      walker.currentNode.parentElement.scrollIntoView({ block: "center" });
      const range = new Range();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + wanted.length);
      const [first, last] = [range.getClientRects()[0], [...range.getClientRects()].at(-1)];
      return [first.left + 1, first.top + first.height / 2,
              last.right - 1, last.top + last.height / 2];
    }
  }
}"""


class Hand(Protocol):
    """What a reader does to a page. ``target`` is a locator of one element."""

    def press(self, target: Any) -> None:
        """Follow a link, press a button, open a fold."""

    def write(self, target: Any, words: str) -> None:
        """Put words into a field, in place of what stands there."""

    def tick(self, target: Any) -> None:
        """Tick a box or choose one of several."""

    def choose(self, target: Any, value: str) -> None:
        """Choose the option of a list that has that value."""

    def mark(self, page: Any, sentence: str) -> None:
        """Mark a sentence of a document that is open at the source desk."""


class Mouse:
    """Clicks."""

    def press(self, target: Any) -> None:
        """Click it."""
        target.click()

    def write(self, target: Any, words: str) -> None:
        """Click into it, fill it, leave it."""
        target.click()
        target.fill(words)
        target.blur()

    def tick(self, target: Any) -> None:
        """Click it on."""
        target.check()

    def choose(self, target: Any, value: str) -> None:
        """Choose it from the list."""
        target.select_option(value)

    def mark(self, page: Any, sentence: str) -> None:
        """Draw over its words."""
        left, top, right, bottom = page.evaluate(_SELECTED, sentence)
        page.mouse.move(left, top)
        page.mouse.down()
        page.mouse.move(right, bottom, steps=6)
        page.mouse.up()


class Keys:
    """Tabs, types, presses Enter. What Tab does not reach does not exist."""

    def press(self, target: Any) -> None:
        """Go there and press Enter."""
        _tab_to(target)
        target.page.keyboard.press("Enter")

    def write(self, target: Any, words: str) -> None:
        """Go there, type over what stands there, go on."""
        _tab_to(target)
        target.page.keyboard.press("ControlOrMeta+a")
        target.page.keyboard.insert_text(words)
        target.page.keyboard.press("Tab")

    def tick(self, target: Any) -> None:
        """Go there and press Space; among several of which one can be chosen, the arrows go on."""
        if target.evaluate("e => e.type") == "radio":
            group = target.page.locator(f"[name='{target.get_attribute('name')}']")
            _tab_to(group)
            for _ in range(group.count()):
                if target.is_checked():
                    return
                target.page.keyboard.press("ArrowDown")
        else:
            _tab_to(target)
            if not target.is_checked():
                target.page.keyboard.press("Space")

    def choose(self, target: Any, value: str) -> None:
        """Go there and go down the list until it is chosen."""
        _tab_to(target)
        target.page.keyboard.press("Home")
        for _ in range(target.locator("option").count()):
            if target.input_value() == value:
                return
            target.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the list has no {value}")

    def mark(self, page: Any, sentence: str) -> None:
        """Go sentence by sentence until the words are marked."""
        _tab_to(page.locator(".marker"))
        for _ in range(60):
            page.keyboard.press("s")
            if sentence in page.locator(".marker-words").inner_text():
                return
            page.keyboard.press("PageDown")
        raise AssertionError(f"the keyboard does not find {sentence!r}")


def _tab_to(target: Any) -> None:
    """Press Tab until the element, or one of several, has the focus."""
    target.first.wait_for()
    for _ in range(_FAR):
        if target.evaluate_all("all => all.includes(document.activeElement)"):
            return
        target.page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {target}")
