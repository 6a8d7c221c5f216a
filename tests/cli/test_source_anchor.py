from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from detente.cli.source import LINES, source
from helpers.needs import shared_path

from .conftest import Run

TEXT = "👍 Größe zählt.\r\nGröße zählt nicht allein, sagte sie. Es bleiben 14 Tage.\n"
POSITION = {"type": "TextPositionSelector", "start": 2, "end": 14}
WORDS = {"type": "TextQuoteSelector", "exact": "sagte sie"}


@pytest.fixture
def anchored(run: Run, tmp_path: Path) -> Any:
    """Run the command on a list of selectors and a text."""

    def start(selectors: object, content: bytes = TEXT.encode(), *words: object) -> Any:
        written = selectors if isinstance(selectors, str) else json.dumps(selectors)
        (tmp_path / "selectors.json").write_text(written, encoding="utf-8")
        (tmp_path / "text.txt").write_bytes(content)
        return run("source", "anchor", "selectors.json", "text.txt", *words)

    return start


def test_contract(anchored: Any) -> None:
    """One anchor per selector or list of them, in order; places in code points of the file."""
    quote = {"type": "TextQuoteSelector", "exact": "Größe zählt."}
    near = {"type": "TextQuoteSelector", "exact": "Es bleiben 15 Tage."}
    twice = {"type": "TextQuoteSelector", "exact": "Größe zählt"}
    gone = {"type": "TextQuoteSelector", "exact": "Von Kartoffeln war keine Rede."}
    done = anchored([[POSITION, quote], WORDS, near, twice, gone], TEXT.encode(), "--json", "-")
    anchors = json.loads(done.stdout)["anchors"]
    start = TEXT.index("sagte sie")
    last = TEXT.index("Es bleiben")

    assert (0, "") == (done.returncode, done.stderr)
    assert [
        ("position", 2, 14),
        ("quote", start, start + 9),
        ("fuzzy", last, last + 19),
        ("ambiguous", None, None),
        ("orphan", None, None),
    ] == [(one["status"], one["start"], one["end"]) for one in anchors]
    assert ["number"] == anchors[2]["flags"]
    assert [2, 16] == [place["start"] for place in anchors[3]["candidates"]]


@pytest.mark.parametrize("language", ["en", "de"])
def test_words_for_people(anchored: Any, language: str) -> None:
    """Without --json a line per passage, what differs, and a sum, in both languages."""
    near = {"type": "TextQuoteSelector", "exact": "Es bleiben 15 Tage."}
    done = anchored([WORDS, near], TEXT.encode(), "--lang", language)

    assert (0, "") == (done.returncode, done.stderr)
    assert "[-15-] {+14+}" in done.stdout
    expected = {
        "en": ("same words", "a number differs", "2 passages: 1 same words, 1 similar words"),
        "de": ("gleicher Wortlaut", "eine Zahl weicht ab", "2 Textstellen"),
    }
    assert all(words in done.stdout for words in expected[language])


def test_json_to_a_file(anchored: Any, tmp_path: Path) -> None:
    """``--json FILE`` writes the values beside the table."""
    done = anchored([WORDS], TEXT.encode(), "--json", "anchors.json")

    assert (0, "") == (done.returncode, done.stderr)
    values = json.loads((tmp_path / "anchors.json").read_text(encoding="utf-8"))
    assert "quote" == values["anchors"][0]["status"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xef\xbb\xbf" + TEXT.encode(), []),
        (TEXT.encode("utf-16"), ["--encoding", "utf-16"]),
        (TEXT[2:].encode("cp1252"), ["--encoding", "cp1252"]),
    ],
)
def test_encodings(anchored: Any, content: bytes, words: list[str]) -> None:
    """A byte order mark is no sign of the text; other encodings are read when named."""
    done = anchored([WORDS], content, *words, "--json", "-")
    shift = 2 if "cp1252" in words else 0
    start = TEXT.index("sagte sie") - shift

    assert [start] == [one["start"] for one in json.loads(done.stdout)["anchors"]]


@pytest.mark.parametrize(
    ("content", "words", "said"),
    [
        (TEXT[2:].encode("cp1252"), [], "text.txt:1: The file is not UTF-8 from byte 2"),
        (b"ok\n\xff", ["--encoding", "ascii"], "text.txt:2: The file is not written in ascii"),
        (TEXT.encode(), ["--encoding", "klingon"], "no text encoding called “klingon”"),
        (TEXT.encode(), ["--encoding", "zip"], "no text encoding called “zip”"),
        (TEXT.encode("utf-16"), [], "UTF-16"),
        (b"PK\x03\x04\x00\x00", [], "not a text file"),
    ],
)
def test_bad_text(anchored: Any, content: bytes, words: list[str], said: str) -> None:
    """A file that is no text in its encoding: exit code 2, where and what to do."""
    done = anchored([WORDS], content, *words)

    assert (2, "") == (done.returncode, done.stdout)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("selectors", "said"),
    [
        ("{", "selectors.json:1:2: This is not JSON"),
        ({"type": "Annotation"}, "selectors.json: A list is expected"),
        ([WORDS, {"type": "TextQuoteSelector"}], "selectors.json:[1]: “exact” is missing"),
        ('[{"type": "TextQuoteSelector", "exact": "\\ud83d"}]', "selectors.json:[0].exact: Half a"),
        ("[" * 100_000, "selectors.json:1: Nested more than 64 levels"),
    ],
)
def test_bad_selectors(anchored: Any, selectors: object, said: str) -> None:
    """Exit code 2, place and mend, nothing on standard output."""
    done = anchored(selectors)

    assert (2, "") == (done.returncode, done.stdout)
    assert said in done.stderr


@pytest.mark.parametrize("missing", ["selectors.json", "text.txt", "."])
def test_missing_files(run: Run, tmp_path: Path, missing: str) -> None:
    """A file that is not there, or a folder: exit code 2 and a sentence in the language asked."""
    (tmp_path / "here.json").write_text("[]", encoding="utf-8")
    words = ("here.json", missing) if missing != "selectors.json" else (missing, "here.json")
    done = run("source", "anchor", *words, "--lang", "de")

    assert (2, "") == (done.returncode, done.stdout)
    assert "lässt sich nicht lesen" in done.stderr


def test_inputs_are_not_overwritten(anchored: Any, tmp_path: Path) -> None:
    """``--json`` never writes over what was read."""
    done = anchored([WORDS], TEXT.encode(), "--json", "text.txt")

    assert 2 == done.returncode
    assert TEXT.encode() == (tmp_path / "text.txt").read_bytes()


def test_signs_a_terminal_would_obey(anchored: Any) -> None:
    """Escape sequences of a text or a selector are not passed on to the terminal."""
    wild = {"type": "TextQuoteSelector", "exact": "sagte \x1b[31m sie. Es bleiben 13 Tage"}
    done = anchored([wild], TEXT.replace("sie.", "\x1b]0;x\x07 sie.").encode())

    assert 0 == done.returncode
    assert "\x1b" not in done.stdout


def test_coded_article(run: Run, tmp_path: Path) -> None:
    """All 45 passages of the hand-coded article stand where they were coded."""
    folder = shared_path("data/source")
    coded = json.loads((folder / "article-gold.json").read_text(encoding="utf-8"))
    quotes = [one["quote"] for one in coded["statements"]]
    keys = ("exact", "prefix", "suffix")
    selectors = [{"type": "TextQuoteSelector", **{k: one[k] for k in keys}} for one in quotes]
    (tmp_path / "gold.json").write_text(json.dumps(selectors), encoding="utf-8")
    done = run("source", "anchor", "gold.json", folder / "article.txt", "--json", "-")
    anchors = json.loads(done.stdout)["anchors"]

    assert 45 == len(anchors)
    assert [("quote", one["start"], one["end"]) for one in quotes] == [
        (one["status"], one["start"], one["end"]) for one in anchors
    ]


@pytest.mark.parametrize("name", LINES)
def test_help_begins_with_the_line_of_the_list(name: str) -> None:
    """What the group lists is the first line of the command's own help."""
    import click

    command = source.get_command(click.Context(source), name)
    assert command is not None
    assert command.help is not None

    assert LINES[name] == command.help.splitlines()[0]
