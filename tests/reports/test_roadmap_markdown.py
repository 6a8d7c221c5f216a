"""A roadmap as Markdown: tables as GitHub draws them, and nothing a case could smuggle in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from detente.reports.brief_docx import printable
from detente.reports.roadmap_markdown import plain, roadmap_markdown
from strategies.roadmaps import PARTIES, border_case, closed, unknown, weak

HOSTILE = (
    "<script>x()</script> | a | [b](http://evil.example) `c` **d** ~~e~~ # f\n\n## g\n- h &lt; "
    "![i](j) http://evil.example <http://k.example> \\| $x$ \x00"
)


def _parsed(words: str) -> list[Token]:
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(words)


def _kinds(words: str) -> set[str]:
    """Every kind of token, inside lines too."""
    tokens = _parsed(words)
    return {token.type for token in tokens} | {
        child.type for token in tokens for child in token.children or ()
    }


def _rows(words: str) -> list[int]:
    """Cells per row of every table."""
    counts: list[int] = []
    for token in _parsed(words):
        if token.type == "tr_open":
            counts.append(0)
        counts[-1:] = [counts[-1] + (token.type in ("th_open", "td_open"))] if counts else []
    return counts


@pytest.mark.parametrize("language", ["en", "de"])
def test_it_has_a_table_per_stage_and_two_more(language: str) -> None:
    """Steps of every stage, the corridor, and where everybody stands if it stops."""
    made = roadmap_markdown(border_case(), weak(), language)
    tables = [token for token in _parsed(made) if token.type == "table_open"]

    assert 3 + 2 == len(tables)
    steps, corridor, stops = 3 * 2 + 1, 4 + 1, 1 + 1
    assert [7] * steps == [n for n in _rows(made) if n == 7]
    assert len(_rows(made)) == steps + corridor + stops
    assert len(PARTIES) + 1 in _rows(made)


def test_words_are_those_of_the_reader() -> None:
    """Headings, cells and sentences in German, read back as text."""
    made = roadmap_markdown(border_case(), closed(), "de")
    read = "\n".join(token.content for token in _inline(made))

    assert "Truppen: Bleiben → Zur Hälfte abgezogen" in read
    assert "30 Tage, danach 10 Tage Nachfrist" in read
    assert "Insgesamt: 90 Tage." in read
    assert "Einstufung: Erfunden" in read


def _inline(words: str) -> list[Token]:
    return [c for token in _parsed(words) for c in token.children or () if c.type == "text"]


def test_nothing_in_a_case_becomes_markup() -> None:
    """Links, HTML, code, headings and cells in a title and a proof stay text."""
    case = border_case(proof=HOSTILE, end=HOSTILE)
    harmless = roadmap_markdown(border_case(), weak(), "en")
    made = roadmap_markdown(case, weak(case), "en")

    assert _kinds(harmless) == _kinds(made)
    assert _rows(harmless) == _rows(made)
    assert not _kinds(made) & {"html_inline", "html_block", "link_open", "image", "code_inline"}
    headings = [sum(t.type == "heading_open" for t in _parsed(m)) for m in (harmless, made)]
    assert headings[0] == headings[1]


@given(st.text(max_size=60))
def test_any_words_are_read_back_as_they_are(words: str) -> None:
    """Whatever somebody writes, a reader of Markdown sees these words and no markup."""
    expected = " ".join(printable(words.replace("\u00ad", "")).split())
    tokens = _parsed(plain(words))

    shape = ["paragraph_open", "inline", "paragraph_close"] if expected else []
    assert shape == [token.type for token in tokens]
    read = [child.content for token in tokens for child in token.children or ()]
    assert expected == "".join(read)
    assert expected == _cell(words)


def _cell(words: str) -> str:
    """The words as a cell of a table gives them back."""
    table = f"| a | b |\n| --- | --- |\n| {plain(words)} | c |"
    cells = [token for token in _parsed(table) if token.type == "inline"]
    assert 4 == len(cells)
    return "".join(child.content for child in cells[2].children or ())


def test_nothing_known_has_no_numbers() -> None:
    """Where no value is stated, the document has no share of anything but today."""
    made = roadmap_markdown(border_case(), unknown(), "en")

    assert "75" not in made
    assert "known for none of the parties" in made
