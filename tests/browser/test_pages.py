"""Brief and report in a real browser: readable everywhere, by everybody, on paper too."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from detente.analysis.overview import Analysis
from detente.case import text
from detente.reports import brief_html, report_html
from helpers.needs import ROOT, need_tool
from strategies.findings import numbered, numberless
from strategies.ratified import ratified
from strategies.shipped_cases import SHIPPED, analysed

pytestmark = pytest.mark.browser

MADE = {"brief": brief_html, "report": report_html}
PAGES = [
    pytest.param(kind, name, language, id=f"{kind}-{name}-{language}")
    for kind in MADE
    for name in ("numberless", "two", "three", "ratified")
    for language in ("en", "de")
]
SMALLEST = """() => {
  const shown = [...document.querySelectorAll('body *')].filter(e =>
    e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()));
  const drawn = e => {
    const picture = e.closest('svg[viewBox]');
    return picture ? picture.getBoundingClientRect().width / picture.viewBox.baseVal.width : 1;
  };
  return Math.min(...shown.filter(e => !['TITLE', 'DESC', 'title', 'desc'].includes(e.tagName))
    .map(e => parseFloat(getComputedStyle(e).fontSize) * drawn(e)));
}"""

OPEN_ALL = "() => document.querySelectorAll('details').forEach(e => { e.open = true; })"
CUT_OFF = """() => [...document.querySelectorAll('.page *')].filter(e =>
    e.getBoundingClientRect().right > innerWidth && !e.closest('.formula, .scrolled'))
  .map(e => e.outerHTML)"""


CASES: dict[str, Callable[[], Analysis]] = {
    "numberless": numberless,
    "two": numbered,
    "three": lambda: numbered(3),
    "ratified": ratified,
}


@cache
def made(kind: str, name: str, language: str) -> str:
    """A page of one of the cases; drawing charts takes longer than looking at them."""
    return MADE[kind](CASES[name](), language)


def written(folder: Path, kind: str, name: str, language: str) -> Path:
    """That page on disk."""
    return saved(folder, made(kind, name, language))


def saved(folder: Path, page: str) -> Path:
    """A page on disk."""
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    return path


@cache
def explained(language: str) -> str:
    """A report that brings every page of explanation there is."""
    every = tuple(sorted(path.stem for path in (ROOT / "docs/explanation" / language).glob("*")))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("detente.reports.views.method._pages", lambda *_, **__: every)
        return report_html(numbered(), language)


@pytest.mark.parametrize(("kind", "name", "language"), PAGES)
@pytest.mark.parametrize("width", [375, 1440])
def test_page_is_readable(
    open_page: Callable[..., Any], tmp_path: Path, kind: str, name: str, language: str, width: int
) -> None:
    """On a telephone and on a desk nothing scrolls sideways or is smaller than 12 pixels."""
    page = open_page(written(tmp_path, kind, name, language), width=width)

    assert width == page.evaluate("document.documentElement.scrollWidth")
    assert 12 <= page.evaluate(SMALLEST)


@pytest.mark.parametrize(("kind", "name", "language"), PAGES)
@pytest.mark.parametrize(
    ("scheme", "width"),
    [
        ("dark", 375),
        ("light", 1440),
        pytest.param("light", 375, marks=pytest.mark.nightly),
        pytest.param("dark", 1440, marks=pytest.mark.nightly),
    ],
)
def test_page_is_accessible(
    open_page: Callable[..., Any],
    axe_violations: Callable[[Any], list[str]],
    tmp_path: Path,
    kind: str,
    name: str,
    language: str,
    scheme: str,
    width: int,
) -> None:
    """The accessibility checker finds nothing wrong, contrast included."""
    path = written(tmp_path, kind, name, language)

    assert [] == axe_violations(open_page(path, width=width, scheme=scheme))


def printed_pages(browser: Any, path: Path, tmp_path: Path) -> tuple[int, str]:
    """How many sheets a page prints on, and the words on them."""
    pdfinfo, pdftotext = need_tool("pdfinfo"), need_tool("pdftotext")
    target = tmp_path / "printed.pdf"
    page = browser.new_page()
    page.goto(path.resolve().as_uri())
    page.pdf(path=str(target), prefer_css_page_size=True, print_background=True)
    page.close()

    def told(*command: str) -> str:
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    count = re.findall(r"Pages:\s+(\d+)", told(pdfinfo, str(target)))[0]
    return int(count), told(pdftotext, "-layout", str(target), "-")


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("affected", [0, 1, 2, 3, 4])
def test_brief_prints_on_one_page(
    browser: Any, tmp_path: Path, language: str, affected: int
) -> None:
    """Two to six columns and five rows fill one sheet of A4, complete to the last line."""
    path = saved(tmp_path, brief_html(numberless(affected), language))
    count, words = printed_pages(browser, path, tmp_path)

    assert 1 == count
    assert "Détente 0.1.0" in words


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("affected", [0, 2, 4])
def test_brief_with_consents_prints_on_one_page(
    browser: Any, tmp_path: Path, language: str, affected: int
) -> None:
    """The line on consents and what those affected could do leave it one sheet."""
    path = saved(tmp_path, brief_html(ratified(affected), language))

    assert 1 == printed_pages(browser, path, tmp_path)[0]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("name", SHIPPED)
def test_brief_of_an_example_prints_on_one_page(
    browser: Any, tmp_path: Path, language: str, name: str
) -> None:
    """What ships with the program, templates too, fits its page, whoever negotiates."""
    tables = [None, ("russia", "usa")] if name == "alaska-2025" else [None]
    printed = [
        printed_pages(
            browser, saved(tmp_path, brief_html(analysed(name, table), language)), tmp_path
        )[0]
        for table in tables
    ]

    assert [1] * len(tables) == printed


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(("scheme", "width"), [("dark", 375), ("light", 1440)])
def test_consents_clauses_and_roadmap_are_readable_and_accessible(
    open_page: Callable[..., Any],
    axe_violations: Callable[[Any], list[str]],
    tmp_path: Path,
    language: str,
    scheme: str,
    width: int,
) -> None:
    """The river treaty has them all: nothing runs off its page, nothing is wrong with it."""
    path = saved(tmp_path, report_html(analysed("river-treaty"), language))
    page = open_page(path, width=width, scheme=scheme)

    for section in ("ratification", "clauses", "roadmap"):
        assert page.query_selector(f"#{section}") is not None
    assert width == page.evaluate("document.documentElement.scrollWidth")
    assert 12 <= page.evaluate(SMALLEST)
    assert [] == axe_violations(page)


def wordy(found: Analysis) -> Analysis:
    """The same analysis with names as long as ministries have them."""
    case = found.case
    long = text("Bundesministerium für Verkehrsinfrastruktur und Küstenschutz, Abteilung Seehäfen")
    issues = tuple(
        replace(issue, name=text(f"Vereinbarung {issue.id} über Arbeitszeitverkürzungsmaßnahmen"))
        for issue in case.issues
    )
    parties = tuple(replace(party, name=long) for party in case.parties)
    bodies = tuple(replace(body, name=long) for body in case.bodies)
    acts = tuple(replace(act, act=long) for act in case.undo)
    named = replace(case, parties=parties, issues=issues, bodies=bodies, undo=acts)
    return replace(found, case=named)


@pytest.mark.parametrize("affected", [0, 4])
@pytest.mark.parametrize("made_of", [numberless, ratified])
def test_long_names_still_print_on_one_page(
    browser: Any, tmp_path: Path, made_of: Callable[[int], Analysis], affected: int
) -> None:
    """Names that would burst the page are cut, and the brief stays one sheet."""
    path = saved(tmp_path, brief_html(wordy(made_of(affected)), "de"))

    assert 1 == printed_pages(browser, path, tmp_path)[0]


def test_marking_is_on_every_printed_page_of_the_report(browser: Any, tmp_path: Path) -> None:
    """No sheet of the report leaves the printer without its marking."""
    path = written(tmp_path, "report", "numberless", "en")
    count, words = printed_pages(browser, path, tmp_path)
    sheets = words.split("\f")[:count]

    assert 1 < count
    assert [True] * count == ["Marking: Confidential" in sheet for sheet in sheets]


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("width", [375, 1440])
def test_opened_explanations_are_readable(
    open_page: Callable[..., Any], tmp_path: Path, language: str, width: int
) -> None:
    """With every page of explanation open nothing scrolls sideways but a formula or a table."""
    page = open_page(saved(tmp_path, explained(language)), width=width)
    page.evaluate(OPEN_ALL)

    assert width == page.evaluate("document.documentElement.scrollWidth")
    assert [] == page.evaluate(CUT_OFF)
    assert 12 <= page.evaluate(SMALLEST)


@pytest.mark.parametrize(("scheme", "width"), [("dark", 375), ("light", 1440)])
@pytest.mark.parametrize("language", ["en", "de"])
def test_opened_explanations_are_accessible(
    open_page: Callable[..., Any],
    axe_violations: Callable[[Any], list[str]],
    tmp_path: Path,
    language: str,
    scheme: str,
    width: int,
) -> None:
    """The accessibility checker finds nothing wrong in the pages either."""
    page = open_page(saved(tmp_path, explained(language)), width=width, scheme=scheme)
    page.evaluate(OPEN_ALL)

    assert [] == axe_violations(page)


def test_link_opens_its_explanation(open_page: Callable[..., Any], tmp_path: Path) -> None:
    """Enter on "how this is computed" opens that page, and only that one, and goes there."""
    page = open_page(written(tmp_path, "report", "two", "en"))
    opened = "[...document.querySelectorAll('details[open] .page')].map(e => e.id)"
    assert [] == page.evaluate(opened)

    page.locator('a.how[href="#page-nash"]').focus()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('#page-nash').checkVisibility()")

    assert ["page-nash"] == page.evaluate(opened)
    top, height = page.evaluate(
        "[document.querySelector('#page-nash').parentElement.getBoundingClientRect().top,"
        " innerHeight]"
    )
    assert 0 <= top < height


def test_formulas_are_drawn_in_the_colour_of_the_text(
    open_page: Callable[..., Any], tmp_path: Path
) -> None:
    """In the dark a formula is as light as the words around it, and it has height and width."""
    page = open_page(written(tmp_path, "report", "two", "en"), scheme="dark")
    page.evaluate(OPEN_ALL)
    formulas = page.evaluate(
        "[...document.querySelectorAll('math mi')].map(e => [getComputedStyle(e).color,"
        " e.getBoundingClientRect().height > 4, e.getBoundingClientRect().width > 2])"
    )

    assert formulas
    assert [] == [each for each in formulas if each != ["rgb(232, 235, 240)", True, True]]


def test_closed_explanations_print_as_titles(browser: Any, tmp_path: Path) -> None:
    """On paper stand the titles of the pages, neither their text nor links that lead nowhere."""
    path = written(tmp_path, "report", "two", "en")
    words = " ".join(printed_pages(browser, path, tmp_path)[1].split())

    assert "Nash solution" in words
    assert "The Bargaining Problem" not in words
    assert "how this is computed" not in words
