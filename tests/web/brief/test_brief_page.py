"""The brief's page: the same words as the exported brief, beside what it rests on."""

from __future__ import annotations

import re
from pathlib import Path

import detente
from detente.app.examples import example
from detente.reports import brief_html
from helpers.page_text import text_of
from helpers.workbench import Bench

BARE = {"case.yaml": b"detente: case/1\nid: bare\nparties:\n  a:\n    kind: principal\n"}


def _page(bench: Bench, case: str, query: str = "", **headers: str) -> str:
    answer = bench.client.get(f"/cases/{case}/brief{query}", headers=headers)
    for _ in range(100):
        if "/jobs/" not in answer.url.path:
            break
        answer = bench.client.get(f"/cases/{case}/brief{query}", headers=headers)
    assert answer.status_code == 200, answer.text
    return answer.text


def _article(page: str) -> str:
    found = re.search(r"<article.*?</article>", page, re.DOTALL)
    assert found
    return found.group()


def test_brief_says_what_the_exported_brief_says(bench: Bench) -> None:
    """Word for word, but for what the links add for those who cannot see them."""
    shown = _article(_page(bench, bench.case()))
    exported = _article(brief_html(detente.analyze(detente.load(example("alaska-2025"))), "en"))
    for_ears = re.compile(r'<span class="visually-hidden">.*?</span>')

    assert text_of(exported).split() == text_of(for_ears.sub("", shown)).split()


def test_every_cell_leads_to_something_on_the_page(bench: Bench) -> None:
    """What decides a cell, or the party of whom nothing is known, has the anchor it names."""
    page = _page(bench, bench.case())
    leads = set(re.findall(r'class="decides" href="#([^"]+)"', page))

    assert leads
    assert set() == leads - set(re.findall(r' id="([^"]+)"', page))


def test_page_keeps_the_policy(bench: Bench) -> None:
    """No style and no script stand in the page."""
    page = _page(bench, bench.case(), "?without=statements.usa.wants.dialogue")

    assert [] == re.findall(r"<style|\sstyle=|<script(?! type=\"module\" src)|\son[a-z]+=", page)
    assert len(page.encode()) < 100_000


def test_flipped_cell_is_marked_in_words(bench: Bench) -> None:
    """The cell says what it said before, and a sentence above says both."""
    page = _page(bench, bench.case(), "?without=statements.usa.wants.dialogue")

    assert re.search(
        r'class="[^"]*flipped"[^>]*>\s*<span[^>]*>[^<]*</span>\s*<span class="was">', page
    )
    assert "“depends” is now “unknown”" in text_of(page)
    assert "One cell of the brief flips." in text_of(page)


def test_what_cannot_be_tried_is_told(bench: Bench) -> None:
    """An old address and a wrong number are sentences beside the brief, no error page."""
    query = "?without=red_lines.usa.x&set.statements.usa.wants.dialogue=nonsense"
    page = text_of(_page(bench, bench.case(), query))

    assert "“red_lines.usa.x” is no longer in the case." in page
    assert "“nonsense” is no way to settle this." in page


def test_trying_changes_nothing(bench: Bench) -> None:
    """Looking at what flips leaves the case at its version."""
    case = bench.case()
    before = bench.house.workbench.version(case)
    _page(bench, case, "?without=statements.usa.wants.dialogue")

    assert before == bench.house.workbench.version(case)


def test_parties_are_chosen_in_the_address(bench: Bench) -> None:
    """The brief is drawn for those named there."""
    page = text_of(_article(_page(bench, bench.case(), "?party=usa&party=russia")))

    assert "Negotiating here: Russia and United States" in " ".join(page.split())


def test_too_little_says_what_is_missing(bench: Bench) -> None:
    """A case nothing can be worked out for leads to where it is entered."""
    page = _page(bench, bench.case_of(BARE))

    assert "There is nothing to settle." in page
    assert "/build" in page


def test_german_reader_gets_german(bench: Bench) -> None:
    """Page and brief are in the reader's language."""
    case = bench.case()
    bench.client.post("/language", data={"language": "de", "back": "/cases"})
    try:
        page = text_of(_page(bench, case, "?without=statements.usa.wants.dialogue"))
    finally:
        bench.client.post("/language", data={"language": "en", "back": "/cases"})

    assert "Ein Feld des Kurzblatts kippt." in page
    assert "Worauf es beruht" in page


def test_kept_change_is_in_the_case_and_in_its_history(bench: Bench) -> None:
    """What was tried is written once, as an event, and the brief is the one that was shown."""
    case = bench.case()
    tried = _page(bench, case, "?without=statements.usa.wants.dialogue")
    seen = re.search(r'name="seen" value="([^"]+)"', tried)
    assert seen
    fields = {"without": "statements.usa.wants.dialogue", "seen": seen[1], "key": "once"}
    answer = bench.client.post(f"/cases/{case}/brief", data=fields, follow_redirects=False)
    again = bench.client.post(f"/cases/{case}/brief", data=fields, follow_redirects=False)

    assert (303, 303) == (answer.status_code, again.status_code)
    history = bench.house.workbench.history(case)
    assert ["whatif.event.kept"] == [event.kind for event in history[1:]]
    assert "dialogue:                     # reported" in bench.file(case)
    assert 1 == bench.file(case).count("wants: [resumed]")


def test_conflict_is_shown_and_nothing_written(bench: Bench) -> None:
    """What was changed since it was looked at is set beside what was tried."""
    case = bench.case()
    fields = {"without": "statements.usa.wants.dialogue", "seen": "of another day", "key": "k"}
    answer = bench.client.post(f"/cases/{case}/brief", data=fields)

    assert 409 == answer.status_code
    assert "Comprehensive dialogue: Resumed" in answer.text
    assert 1 == len(bench.house.workbench.history(case))


def test_files_are_saved_and_never_shown(bench: Bench) -> None:
    """Each comes as an attachment of a plain kind, under a plain name, and is what it says."""
    case = bench.case()
    begins = {
        "brief.html": b"<!doctype html>",
        "brief.docx": b"PK",
        "report.html": b"<!doctype html>",
        "analysis.json": b"{",
    }
    for kind, first in begins.items():
        answer = bench.client.get(f"/cases/{case}/brief/files/{kind}")
        for _ in range(100):
            if "/jobs/" not in answer.url.path:
                break
            answer = bench.client.get(f"/cases/{case}/brief/files/{kind}")
        assert answer.content.startswith(first)
        assert "application/octet-stream" == answer.headers["content-type"]
        name = f'attachment; filename="Anchorage-summit-{kind}"'
        assert name == answer.headers["content-disposition"]
    assert 404 == bench.client.get(f"/cases/{case}/brief/files/{Path('x')}").status_code
