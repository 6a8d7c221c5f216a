"""Begin a case, take it out, put it in, look at what happened, go back: in German, on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ALASKA = Path(__file__).parents[3] / "examples" / "alaska-2025" / "case.yaml"


def looked_at(page: Any, axe_violations: Callable[[Any], list[str]]) -> None:
    """The page has no fault that axe finds, and does not scroll sideways."""
    assert axe_violations(page) == []
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) == 0, page.url


@pytest.mark.browser
def test_a_case_on_a_phone_in_german(
    signed_in: Callable[..., Any], axe_violations: Callable[[Any], list[str]], tmp_path: Path
) -> None:
    """Every page of cases and versions, by keyboard where something is pressed."""
    page = signed_in(width=375, locale="de-DE")
    looked_at(page, axe_violations)

    # A file that cannot be read, then one that can.
    wrong = {"name": "fall.yaml", "mimeType": "text/plain", "buffer": b"detente: case/1\nid: x\n"}
    page.set_input_files("#file", wrong)
    page.locator("form[action='/cases/upload'] button").press("Enter")
    page.get_by_role("heading", name="Das ließ sich nicht lesen").wait_for()
    looked_at(page, axe_violations)
    page.set_input_files("#file", str(ALASKA))
    page.locator("form[action='/cases/upload'] button").press("Enter")
    page.wait_for_url(re.compile(r"/cases/[\w-]{22}$"))
    home = page.url
    looked_at(page, axe_violations)

    # Out, and in again with a change.
    with page.expect_download() as taken:
        page.get_by_role("link", name="Ordner herunterladen (ZIP)").press("Enter")
    assert taken.value.suggested_filename == "Gipfel-von-Anchorage.zip"
    text = ALASKA.read_text(encoding="utf-8").replace("        - nato-moldova: accession\n", "", 1)
    changed = {"name": "neu.yaml", "mimeType": "text/plain", "buffer": text.encode()}
    page.set_input_files("#file", changed)
    page.get_by_role("button", name="Zeigen, was sich ändern würde").press("Enter")
    page.get_by_text("red_lines.russia.nato-accession (geändert)").wait_for()
    looked_at(page, axe_violations)
    page.get_by_role("button", name="Einspielen").press("Enter")
    page.wait_for_url(home)

    # What happened, undone, done again, compared, restored.
    page.goto(f"{home}/versions")
    looked_at(page, axe_violations)
    page.get_by_role("button", name="Rückgängig machen").press("Enter")
    page.get_by_text("Rückgängig gemacht: Durch die Datei neu.yaml ersetzt").wait_for()
    page.get_by_role("button", name="Wieder ausführen").press("Enter")
    page.get_by_text("Wieder ausgeführt: Durch die Datei neu.yaml ersetzt").wait_for()
    page.get_by_label("Früher").select_option("1")
    page.get_by_role("button", name="Vergleichen").press("Enter")
    page.locator("#flipped").wait_for(timeout=90_000)
    looked_at(page, axe_violations)
    page.goto(f"{home}/versions/1")
    looked_at(page, axe_violations)
    page.get_by_role("link", name="Diese Fassung wiederherstellen …").press("Enter")
    looked_at(page, axe_violations)
    page.get_by_role("button", name="Wiederherstellen").press("Enter")
    page.get_by_text("Fassung 1 wiederhergestellt").first.wait_for()

    # Removed, and taken back.
    page.goto(f"{home}/remove")
    looked_at(page, axe_violations)
    page.get_by_role("button", name="Aus der Liste entfernen").press("Enter")
    page.get_by_role("button", name="Rückgängig machen").press("Enter")
    page.wait_for_url(home)
