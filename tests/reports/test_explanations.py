"""The report brings the pages that explain it, complete and linked with one another."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from detente.analysis.agreements.by_solver import METHOD
from detente.analysis.overview import Analysis
from detente.app.references import SOLUTIONS
from detente.reports import brief_html, report_html
from detente.reports import explanations as module
from detente.reports.explanations import explanations, source
from detente.reports.views.method import METHOD_PAGES, method_view
from detente.reports.words.names import Names
from helpers.needs import ROOT
from helpers.page_text import text_of
from helpers.tree import source_modules
from strategies.findings import numbered, numberless
from strategies.shipped_cases import analysed

LANGUAGES = ["en", "de"]
PAGES = sorted(path.stem for path in (ROOT / "docs" / "explanation" / "en").glob("*.md"))


def pages(analysis: Analysis, *, sampled: bool = False) -> tuple[str, ...]:
    """The pages that the report of an analysis brings."""
    return method_view(Names(analysis.case, "en"), analysis, sampled=sampled).pages


def _methods() -> Iterator[str]:
    """Every name that a step of a computation, or a plan for one, can bear."""
    for path, tree in source_modules():
        if path.parts[:2] == ("analysis", "solutions"):
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Plan", "Step"):
                    yield from _words(node.args[0])
                if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "method":
                    yield from _words(node.value)


def _words(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _words(node.body)
        yield from _words(node.orelse)
    if isinstance(node, ast.Constant):
        yield str(node.value)


def test_every_method_has_a_page() -> None:
    """Whatever an analysis may name as its method is explained, in both languages."""
    assert {*_methods(), METHOD} == set(METHOD_PAGES)
    for page in METHOD_PAGES.values():
        assert all(source(page, language) for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("solution", SOLUTIONS)
def test_every_solution_has_a_page(solution: str, language: str) -> None:
    """Each solution is explained, in both languages."""
    assert source(solution.replace("_", "-"), language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_page_is_complete(page: str, language: str) -> None:
    """No word is lost on the way, no dollar or mark of Markdown is left, nothing is fetched."""
    (made,) = explanations([page], language)
    words = text_of(made.body)
    written = re.sub(r"(?s)\$\$.*?\$\$|\$.*?\$|\(\S+\.md\)", " ", source(page, language))

    assert f"# {made.title}" == source(page, language).partition("\n")[0]
    assert [] == re.findall(r"\$|\*\*|\]\(|\.md\b|^#", words)
    assert [] == re.findall(r"<script|\sstyle=|https?:|\son[a-z]+=|<img|<h[123]", made.body)
    missing = [word for word in re.findall(r"[A-Za-zÄÖÜäöüß]{4,}", written) if word not in words]
    assert [] == [word for word in missing if word not in made.title]


@pytest.mark.parametrize("language", LANGUAGES)
def test_link_leads_to_a_page_of_the_same_report(language: str) -> None:
    """Two pages in one report are linked; a page that is not in it is named instead."""
    nash, _ = explanations(["nash", "near-optimal"], language)
    (alone,) = explanations(["nash"], language)

    assert 'href="#page-near-optimal"' in nash.body
    assert "<a" not in alone.body
    assert explanations(["near-optimal"], language)[0].title in text_of(alone.body)


def test_title_is_not_said_twice() -> None:
    """Where the words of a link are the title of its page, they are enough."""
    (made,) = explanations(["max-relative-gains"], "en")

    assert "As for Kalai-Smorodinsky, no deal is" in text_of(made.body)


def test_link_out_of_the_folder_becomes_words() -> None:
    """A decision in the repository is named, not linked: a reader by mail has no repository."""
    (made,) = explanations(["two-parties"], "en")

    assert "(decision 7)" in text_of(made.body)
    assert "0007" not in made.body


def test_markup_in_a_page_stays_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither HTML nor a picture nor a dangerous link gets through Markdown."""
    hostile = (
        "# T\n\n<script>a</script> <b onclick=x>b</b>\n\n<div>c</div>\n\n"
        "![d](https://e.org/f.png) [g](javascript:alert) [h](https://i.org) $j"
    )
    monkeypatch.setattr(module, "source", lambda *_: hostile)
    (made,) = explanations(["hostile"], "en")

    assert [] == re.findall(r"<(?!/?p>)[a-z]\w*", made.body)
    assert "<script>a</script>" in text_of(made.body.replace("&lt;", "&amp;lt;")).replace(
        "&lt;", "<"
    ).replace("&gt;", ">")
    assert "$j" in text_of(made.body)


def test_unknown_page_is_an_error() -> None:
    """A page that there is not is no empty page."""
    with pytest.raises(FileNotFoundError, match=r"en/no-such\.md"):
        explanations(["no-such"], "en")


def test_report_brings_what_it_used_and_no_more() -> None:
    """Acceptance, what statements imply and first steps always; the rest where it was used."""
    bare = pages(analysed("alaska-2025"))
    full = pages(numbered(2), sampled=True)

    assert ("acceptance", "compatible-utilities", "first-steps") == bare[:3]
    assert not {"frontier", "nash", "sampled-shares", "how-sure", "contradictions"} & set(bare)
    assert {"frontier", "two-parties", "nash", "egalitarian", "sampled-shares", "how-sure"} <= set(
        full
    )
    assert len(full) == len(set(full))
    assert {METHOD_PAGES[method] for method in numbered(3).methods} <= set(pages(numbered(3)))


def test_solutions_that_price_a_way_out_are_explained() -> None:
    """Where there is no zone, the solutions stand in the price of a way out only."""
    analysis = numberless()
    way = replace(analysis.held.red_lines.ways_out[0], worth=(("weighted_nash", ()),))
    lines = replace(analysis.held.red_lines, ways_out=(way,))
    priced = replace(analysis, held=replace(analysis.held, red_lines=lines))

    assert "weighted-nash" not in pages(analysis)
    assert "weighted-nash" in pages(priced)


@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_link_to_their_explanation(language: str) -> None:
    """Matrix, first steps, conflicts, frontier and each solution lead to how they are computed."""
    page = report_html(numbered(2), language)
    linked = set(re.findall(r'<a class="how" href="#page-([\w-]+)"', page))
    solutions = {s.name.replace("_", "-") for s in numbered(2).held.solutions if s.points}

    assert {"acceptance", "first-steps", "frontier", *solutions} <= linked
    assert "red-lines" in re.findall(
        r'<a class="how" href="#page-([\w-]+)"', report_html(analysed("alaska-2025"), language)
    )


def test_links_have_names_of_their_own() -> None:
    """Read out one after the other, no two links to different pages sound alike."""
    page = report_html(numbered(2), "en")
    named = re.findall(r'<a class="how" href="#(page-[\w-]+)">(.*?)</a>', page)
    by_name = {text_of(words): target for target, words in named}

    assert "how this is computed : Nash" in by_name
    assert len({target for target, _ in named}) == len(by_name)


def test_brief_alone_has_no_links() -> None:
    """The brief is one page of paper; it brings no explanations, so it links to none."""
    assert 'class="how"' not in brief_html(numbered(2), "en")


def test_pages_are_found_in_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy inside the package comes first; a checkout need not be there."""
    page = tmp_path / "explanation" / "en" / "nash.md"
    page.parent.mkdir(parents=True)
    page.write_text("# Packed", encoding="utf-8")
    monkeypatch.setattr("detente.reports.explanations.resources.files", lambda _: tmp_path)

    assert "# Packed" == source("nash", "en")
