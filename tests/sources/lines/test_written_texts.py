"""Thirty texts written for the project, each with the role of every line beside it.

Texts 21 to 30 were held out: written with the others, looked at only when the rules stood.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.sources.lines import LineDecision, lines_of, screen

TEXTS = sorted((Path(__file__).parent / "texts").glob("*.txt"))
JUNK = {"tag", "promo", "site_nav"}
FIRST_HELD_OUT = 21


def _pairs(path: Path) -> list[tuple[LineDecision, str]]:
    roles = path.with_suffix(".roles").read_text(encoding="utf-8").split()
    return list(zip(screen(path.read_text(encoding="utf-8")), roles, strict=True))


def _all(held_out: bool) -> list[tuple[LineDecision, str]]:
    chosen = (path for path in TEXTS if (int(path.name[:2]) >= FIRST_HELD_OUT) == held_out)
    return [pair for path in chosen for pair in _pairs(path)]


def test_there_are_thirty_in_two_languages() -> None:
    """Half of them German, and every one has its roles."""
    german = [path for path in TEXTS if path.name.endswith(".de.txt")]

    assert (30, 15) == (len(TEXTS), len(german))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_no_content_is_dropped(path: Path) -> None:
    """What belongs to the text is kept."""
    lines = lines_of(path.read_text(encoding="utf-8"))
    lost = [
        lines[found.line - 1].text
        for found, role in _pairs(path)
        if role not in {*JUNK, "blank"} and not found.keep
    ]

    assert [] == lost


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\n\n"], ids=["no blanks", "CRLF", "all blank"])
def test_blank_lines_and_line_ends_lose_nothing(path: Path, ends: str) -> None:
    """The same holds without blank lines, with one between all lines, and with CRLF."""
    words = path.read_text(encoding="utf-8").split("\n")
    roles = path.with_suffix(".roles").read_text(encoding="utf-8").split()
    shown = [
        (line, role) for line, role in zip(words, roles, strict=False) if ends == "\r\n" or line
    ]
    text = "".join(f"{line}{ends}" for line, _ in shown)
    step = 2 if ends == "\n\n" else 1
    lost = [
        line
        for (line, role), found in zip(shown, screen(text)[::step], strict=True)
        if role not in {*JUNK, "blank"} and not found.keep
    ]

    assert [] == lost


@pytest.mark.parametrize("held_out", [False, True])
def test_junk_is_proposed_for_dropping(held_out: bool) -> None:
    """At least 95 of 100 lines that do not belong to the text."""
    junk = [found for found, role in _all(held_out) if role in JUNK]
    proposed = [found for found in junk if not found.keep]

    assert len(junk) >= 40
    assert len(proposed) >= 0.95 * len(junk)


@pytest.mark.parametrize("held_out", [False, True])
def test_titles_and_headings_are_found(held_out: bool) -> None:
    """At least 9 of 10 roles are those of the reader, every title and heading among them."""
    pairs = _all(held_out)
    right = [role for found, role in pairs if found.role == role]

    assert len(right) >= 0.9 * len(pairs)
    for named in ("title", "heading"):
        assert [] == [found for found, role in pairs if role == named != found.role]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_line_says_why(path: Path) -> None:
    """Kept or dropped: no line is without a reason, and what is dropped is still listed."""
    decisions = screen(path.read_text(encoding="utf-8"))

    assert [*range(1, len(decisions) + 1)] == [found.line for found in decisions]
    assert [] == [found.line for found in decisions if not found.reasons]
