"""The source desk in a browser: one walk by mouse in German, one by keyboard alone in English."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from helpers.source_case import CASE, TEXT

ACCENTED = "le\u0301ase is out of the question"
FOLDER = CASE.split("sources:")[0]
"""The case without its sources: the document comes in on the page."""


def _open_case(page: Any, place: Path) -> str:
    """A new case from a file; the address of its sources."""
    file = place / "ferry.yaml"
    file.write_text(FOLDER, encoding="utf-8")
    page.locator("#file").set_input_files(str(file))
    page.locator("form[action='/cases/upload'] button").click()
    page.wait_for_url("**/cases/*")
    return f"{page.url.partition('?')[0].rstrip('/')}/sources"


def _sideways(page: Any) -> int:
    """Pixels by which the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def _select(page: Any, words: str) -> None:
    """Select words of one line with the mouse, from their first sign to behind their last."""
    ends = page.evaluate(
        """(wanted) => {
          for (const words of document.querySelectorAll(".words")) {
            const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
              const at = walker.currentNode.data.indexOf(wanted);
              if (at < 0) continue;
              walker.currentNode.parentElement.scrollIntoView({ block: "center" });
              const range = new Range();
              range.setStart(walker.currentNode, at);
              range.setEnd(walker.currentNode, at + wanted.length);
              const box = range.getBoundingClientRect();
              return [box.left + 1, box.top + box.height / 2, box.right - 1];
            }
          }
        }""",
        words,
    )
    left, middle, right = ends
    page.mouse.move(left, middle)
    page.mouse.down()
    page.mouse.move(right, middle, steps=5)
    page.mouse.up()


@pytest.mark.browser
def test_source_desk_by_mouse(
    signed_in: Callable[..., Any], axe_violations: Callable[[Any], list[str]], tmp_path: Path
) -> None:
    """From a file to a confirmed claim, every page without a violation, in German."""
    page = signed_in(locale="de-DE")
    sources = _open_case(page, tmp_path)
    page.goto(sources)
    assert [] == axe_violations(page)
    (tmp_path / "bericht.txt").write_text(TEXT, encoding="utf-8")
    page.locator("#files").set_input_files(str(tmp_path / "bericht.txt"))
    page.get_by_role("button", name="Hinzufügen").click()
    page.wait_for_url("**/lines")
    page.get_by_text("3 Zeilen behalten, 1 weggelassen.").wait_for()
    page.get_by_label("Zeile 5 behalten").check()
    page.get_by_text("4 Zeilen behalten, 0 weggelassen.").wait_for()
    assert [] == axe_violations(page)
    page.get_by_label("Entscheidung über Zeile 5 zurücknehmen").click()
    page.get_by_text("3 Zeilen behalten, 1 weggelassen.").wait_for()

    page.get_by_role("link", name="Lesen und kodieren").click()
    page.get_by_text("1 Zeile weggelassen").wait_for()
    _select(page, ACCENTED)
    assert f"Zeile 3: {ACCENTED}" == page.locator(".marker-words").inner_text()
    assert [] == axe_violations(page)
    page.get_by_role("button", name="Diese Stelle kodieren").click()
    page.wait_for_url("**/claims/c1")
    assert [ACCENTED] == page.locator(".passage mark").all_inner_texts()

    page.get_by_label("Nordland (nord)").check()
    page.get_by_text("Gespeichert.").wait_for()
    page.get_by_label("Wer sagt das laut Text?").fill("R. Voss")
    page.get_by_label("Wer sagt das laut Text?").press("Tab")
    page.get_by_label("Für welche Partei spricht").wait_for()
    order = page.locator("[name=asked]").evaluate_all("(all) => all.map((one) => one.value)")
    assert ["holder", "speaker", "speaker_kind", "party", "attribution"] == order[:5]
    page.get_by_label("Für welche Partei spricht").select_option("nord")
    page.get_by_text("R. Voss ist eine namentliche Stimme dieser Seite: Nordland.").wait_for()
    page.get_by_label("Um welches Thema").select_option("lease")
    page.locator("[data-part=history]").get_by_text("Thema").wait_for()
    page.get_by_label("Ein weiterer Eintrag").select_option("red_lines.nord.no-lease")
    page.get_by_text("beruht jetzt auf").wait_for()
    assert not page.locator("live-case .moved:visible").count()
    assert [] == axe_violations(page)
    page.get_by_label("Eine Notiz?").fill("noch zu prüfen")
    page.get_by_role("button", name="Bestätigen").click()
    page.wait_for_url("**done=confirm")
    assert "noch zu prüfen" == page.get_by_label("Eine Notiz?").input_value()
    assert "beruht jetzt auf: gesagt" in page.locator("main").inner_text()
    assert page.locator("style, [style]").count() == 0

    page.get_by_role("link", name="Zurück zum Text").click()
    assert "#line-3" in page.url
    assert [ACCENTED] == page.locator("#line-3 mark.sure").all_inner_texts()
    page.goto(f"{sources}/coverage")
    assert [] == axe_violations(page)


@pytest.mark.browser
def test_source_desk_by_keyboard(
    signed_in: Callable[..., Any], axe_violations: Callable[[Any], list[str]], tmp_path: Path
) -> None:
    """From a pasted text to a confirmed claim on a telephone's width, without a mouse."""
    page = signed_in(width=375, scheme="dark")
    page.goto(_open_case(page, tmp_path))
    assert 0 >= _sideways(page)
    _tab_to(page, "pasted")
    page.keyboard.insert_text(TEXT)
    _tab_to(page, "title")
    page.keyboard.type("Report")
    page.keyboard.press("Enter")
    page.wait_for_url("**/report/lines")
    assert (0, []) == (_sideways(page), axe_violations(page))

    page.goto(page.url.removesuffix("/lines"))
    _tab_to(page, "marker")
    for key in (*["ArrowUp"] * 4, "ArrowDown", "PageDown", "S"):
        page.keyboard.press(key)
    assert "She smiled at the café." in page.locator(".marker-words").inner_text()
    for key in ("Home", "ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    said = "Line 3: Minister Lund"
    assert said == page.locator(".marker-words").inner_text()
    page.locator("[data-announce]", has_text=said).wait_for(state="attached")
    page.keyboard.press("Escape")
    assert "Nothing is marked." == page.locator(".marker-words").inner_text()
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "Shift+ArrowRight"):
        page.keyboard.press(key)
    assert (0, []) == (_sideways(page), axe_violations(page))
    page.keyboard.press("Enter")
    page.wait_for_url("**/claims/c1")
    [words] = page.locator(".passage mark").all_inner_texts()
    assert words in TEXT.replace("\n", " ")

    _tab_to(page, "speaker")
    page.keyboard.type("K. Lund")
    page.keyboard.press("Tab")
    page.get_by_text("kind of speaker: ").wait_for()
    assert "speaker_kind" == page.evaluate("document.activeElement.id")
    assert "named" == page.locator("#speaker_kind").input_value()
    assert (0, []) == (_sideways(page), axe_violations(page))
    _tab_to(page, "act")
    page.keyboard.press("Enter")
    page.wait_for_url("**done=confirm")


def _tab_to(page: Any, name: str) -> None:
    """Press Tab until the control of that id, name or class has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        found = page.evaluate(
            "(e => [e.id, e.name, ...e.classList])(document.activeElement)",
        )
        if name in found:
            return
    raise AssertionError(f"the keyboard does not reach {name}")
