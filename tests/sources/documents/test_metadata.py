from __future__ import annotations

from collections.abc import Iterable

import pytest

from detente.sources.documents import Document, Metadata, metadata_of, read_document
from detente.sources.lines import screen
from helpers.needs import shared_path


def _no_archive(content: bytes) -> Iterable[tuple[str, bytes]]:
    raise AssertionError(content)


def _read(text: str | bytes, name: str = "report.txt") -> Metadata:
    content = text.encode() if isinstance(text, str) else text
    document: Document = read_document(content, name, _no_archive)
    return metadata_of(document, screen(document.version.text, dict(document.hints)))


BODY = (
    "Die Delegationen haben sich am Montag auf drei Punkte verständigt und wollen weiter reden.\n"
)


def test_title_author_and_date_come_from_lines_of_their_own() -> None:
    """Each with the line that says it."""
    facts = _read(f"Drei Punkte\n\nLesk, 14. März 2031\n\nVon Clara Venn, Lesk\n\n{BODY}")

    assert [
        ("Drei Punkte", "text", "line 1"),
        ("Clara Venn", "text", "line 5"),
        ("2031-03-14", "text", "line 3"),
    ] == [
        (one.value, str(one.origin), one.evidence)
        for one in (facts.title, facts.author, facts.date)
    ]


@pytest.mark.parametrize(
    "written",
    [
        "Heute Abend",
        "Am 14. März 2031 trafen sich die Delegationen in Lesk und sprachen lange.",
        "14.03.2031",
        "03/04/2031",
        "30. Februar 2031",
        "März 2031",
        "14. März 2031\n\n15. März 2031",
    ],
)
def test_no_date_is_guessed(written: str) -> None:
    """Relative, ambiguous, impossible, contradictory, or in the middle of a sentence: empty."""
    assert None is _read(f"Drei Punkte\n\n{written}\n\n{BODY}").date.value


def test_what_is_left_out_tells_nothing() -> None:
    """A date and a name in an advertisement are not the document's."""
    facts = _read(
        f"Jetzt den Newsletter abonnieren\n1. Juli 2031\nVon Clara Venn\n\nTitel\n\n{BODY}"
    )

    assert ("Titel", None, None) == (facts.title.value, facts.author.value, facts.date.value)


def test_a_text_without_a_title_has_its_file_name() -> None:
    """And it says so; a day in the name is no date."""
    facts = _read(f"Dear Tom,\n\n{BODY}", "2031-03-14_letter.txt")

    assert ("2031-03-14 letter", "file-name") == (facts.title.value, str(facts.title.origin))
    assert None is facts.date.value


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY * 3, "de"),
        ("The delegations said that they would go on with the talks in the morning. " * 3, "en"),
        ("Les délégations se sont mises d'accord sur trois points importants. " * 3, None),
        ("Pegel", None),
    ],
)
def test_the_language_is_told_or_left_open(text: str, language: str | None) -> None:
    """German and English are told apart by their common words; anything else stays unknown."""
    assert language == _read(text).language.value


def test_the_article_has_neither_date_nor_author() -> None:
    """The only calendar date and the names in it stand in advertising."""
    content = (shared_path("data/source") / "article.txt").read_bytes()
    facts = _read(content, "article.txt")

    assert (None, None, None) == (facts.date.value, facts.author.value, facts.publisher.value)
    assert "line 2" == facts.title.evidence
