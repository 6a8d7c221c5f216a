"""Who is heard, and the way from every mark of a grade back to the words."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest

from detente.case import TextKept
from detente.reports import brief_html, report_html
from detente.reports.as_json import as_json
from detente.reports.views.brief import brief_view
from helpers.page_text import text_of
from strategies.findings import numberless
from strategies.shipped_cases import analysed, shipped

LANGUAGES = ("en", "de")
EVIDENCED = ("alaska-2025", "river-treaty")


@cache
def _page(name: str, language: str = "en") -> str:
    return report_html(analysed(name), language)


def _section(page: str, name: str) -> str:
    found = re.search(rf'(?s)<section class="part" id="{name}">.*?</section>', page)
    assert found is not None
    return found[0]


@pytest.mark.parametrize("name", EVIDENCED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_one_place(name: str, language: str) -> None:
    """Each anchor named is on the page, once."""
    page = _page(name, language)
    targets = re.findall(r'\sid="([^"]+)"', page)

    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(targets)
    assert len(targets) == len(set(targets))


@pytest.mark.parametrize("name", EVIDENCED)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mark_of_a_grade_leads_to_its_evidence(name: str, language: str) -> None:
    """In the matrix, with the parties, in conflicts and assumptions: no mark without a link."""
    page = _page(name, language)
    matrix = re.findall(r'(?s)<table class="matrix".*?</table>', page)[0]
    for part in (matrix, *(_section(page, s) for s in ("parties", "conflicts", "assumptions"))):
        marks = len(re.findall(r'href="#g-', part))
        links = re.findall(r'<a class="graded" href="#(evidence-\d+)" aria-label="([^"]+)"', part)
        assert marks == len(links)
        assert all(len(label.split()) > 3 for _, label in links)
    assert 'class="graded"' in matrix


def test_the_brief_alone_has_no_links() -> None:
    """A page of its own has no evidence to lead to."""
    assert "graded" not in brief_html(analysed("river-treaty"), "en").split("</style>")[1]


def test_a_claim_shows_who_says_so_and_where() -> None:
    """Speaker, kind, chain, the passage quoted where its text is kept, and its place."""
    words = text_of(_section(_page("river-treaty"), "sources"))

    assert "A. Berg (for Upland) (own named voice) → Upland · line 4" in words
    assert "„Eine Untergrenze hat die Regierung nicht beschlossen." in words
    assert "by way of Hochland-Bote → Orva Courier" in words
    assert "characters 169 to 229" in words


def test_words_of_another_language_say_so() -> None:
    """A passage is read out in the language it is written in."""
    assert '<blockquote lang="de">„Eine Untergrenze' in _page("river-treaty")


def test_a_withheld_passage_is_located() -> None:
    """Of the article only places are shown."""
    section = _section(_page("alaska-2025"), "sources")

    assert "text withheld, characters 942 to 1090" in text_of(section)
    assert "blockquote" not in section


def test_words_of_a_withheld_source_are_not_passed_on() -> None:
    """Whoever marks a source as withheld keeps its words out of the report, not its places."""
    case = shipped("river-treaty")
    hidden = tuple(replace(source, text=TextKept.WITHHELD) for source in case.sources)
    page = report_html(replace(analysed("river-treaty"), case=replace(case, sources=hidden)), "en")

    assert "Eine Untergrenze" not in page
    assert "text withheld, characters 169 to 229" in text_of(_section(page, "sources"))


def test_contradicting_claims_stand_beside_supporting_ones() -> None:
    """The contested red line has both, and the claims name it from either side."""
    section = _section(_page("river-treaty"), "sources")
    entry = next(part for part in section.split("<li id=") if "No water below 4 M EUR" in part)

    supporting, _, contradicting = entry.partition("<dt>Against it</dt>")
    assert ["claim-c1", "claim-c13", "claim-c14"] == sorted(
        re.findall(r'href="#(claim-\w+)"', supporting), key=lambda claim: int(claim[7:])
    )
    assert ["claim-c15"] == re.findall(r'href="#(claim-\w+)"', contradicting.split("</li>")[0])


def test_what_hangs_on_a_contradiction() -> None:
    """Report, JSON and brief say who says what, and which cell turns."""
    analysis = analysed("river-treaty")
    (found,) = as_json(analysis, "en")["contradictions"]
    words = text_of(_section(_page("river-treaty"), "coverage"))

    assert "red_lines.upland.not-for-free" == found["element"]
    assert [("upland", "refused", "possible")] == [
        (flip["party"], flip["before"], flip["after"]) for flip in found["flips"]
    ]
    assert found["text"] in words
    assert "Against it: A. Berg (for Upland) – The government has set no lowest price" in words
    contradicted = [flip for flip in brief_view(analysis, "en").flips if "contradicted" in flip]
    assert 1 == len(contradicted)
    assert contradicted[0].endswith("The claim itself is contradicted by A. Berg (for Upland).")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            [
                "Everything here rests on one document.",
                "Known here only through the author of a source: Ukraine",
                "Without a named speaker: 2 of 2 claims of a red line and 3 of 3 claims of a",
            ],
        ),
        (
            "de",
            [
                "Alles hier beruht auf einem einzigen Dokument.",
                "Hier nur durch den Verfasser einer Quelle bekannt: Ukraine",
                "Ohne namentlichen Sprecher: 2 von 2 Aussagen über rote Linien und 3 von 3",
            ],
        ),
    ],
)
def test_what_the_article_leaves_out(language: str, words: list[str]) -> None:
    """The section says in a sentence each who is not heard, without a verdict."""
    found = text_of(_section(_page("alaska-2025", language), "coverage"))

    for expected in words:
        assert expected in found
    assert not re.search(r"(?i)\b(bias|biased|true|propaganda|fake|parteiisch|wahr)\b", found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_is_read_out(language: str) -> None:
    """Its text says the same numbers as the table beside it."""
    section = _section(_page("alaska-2025", language), "coverage")
    label = re.findall(r'role="img"[^>]*aria-label="([^"]+)"|aria-label="([^"]+)"', section)[0]
    told = "".join(label)
    rows = re.findall(r'(?s)<tr role="row"><th scope="row" role="rowheader">(.*?)</tr>', section)

    assert 7 == len(rows)
    for row in rows:
        counts = [int(n) for n in re.findall(r"<span>([^<]*)</span></td>", row)[:-2]]
        spoken = [int(n) for n in re.findall(r" (\d+)", _told_of(row, told))]
        assert [count for count in counts if count] == spoken


def _told_of(row: str, told: str) -> str:
    party = text_of(row.partition("</th>")[0]).replace("\u00ad", "").strip()
    return next(part for part in told.split(". ") if f"{party}: " in f"{part} ")


def test_a_case_without_claims_has_no_such_section() -> None:
    """Nothing counted is nothing shown; what there is to say of it stands elsewhere."""
    assert 'id="coverage"' in report_html(numberless(), "en")
    assert 'id="coverage"' not in report_html(analysed("labour"), "en")


def test_how_it_is_counted_is_explained_in_the_report() -> None:
    """The section leads to the page about it, which stands in the report."""
    page = _page("alaska-2025")

    assert 'href="#page-coverage"' in _section(page, "coverage")
    assert 'id="page-coverage"' in page
