from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from detente import formats
from helpers.needs import shared_path

from .conftest import Run

TEXT = """Drei Punkte

Die Delegationen haben sich am Montag in Lesk auf drei Punkte verständigt.

- Pegel
- Brücke

Jetzt den Newsletter abonnieren
Impressum
"""
CASE = """
detente: case/1
id: river
parties: {a: {name: A}, b: {name: B}}
issues: {toll: {name: Toll, options: {low: Low, high: High}, status_quo: low}}   # a note of mine
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A text with a title, a list and two lines of junk."""
    file = tmp_path / "report.txt"
    file.write_bytes(TEXT.encode())
    return file


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case's folder."""
    folder = tmp_path / "river"
    folder.mkdir()
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    return folder


def _values(done: Any) -> Any:
    assert 0 == done.returncode, done.stderr
    return json.loads(done.stdout)


def _kept(values: Any) -> list[int]:
    return [line["line"] for line in values["lines"] if line["keep"]]


def test_one_file_gives_an_object(run: Run, report: Path) -> None:
    """Document, hash, facts with their origin, every line with role, keep and reasons."""
    values = _values(run("source", "import", report, "--json", "-"))
    title = values["meta"]["title"]

    assert hashlib.sha256(TEXT.encode()).hexdigest() == values["sha256"]
    assert f"doc-{values['sha256'][:12]}" == values["document"]
    assert {"value": "Drei Punkte", "origin": "text", "evidence": "line 1"} == title
    assert {"value": None, "origin": None, "evidence": None} == values["meta"]["date"]
    assert [*range(1, 10)] == [line["line"] for line in values["lines"]]
    assert [1, 3, 5, 6] == _kept(values)
    assert all(line["reasons"] for line in values["lines"])
    assert (8, "promo") == (values["lines"][7]["line"], values["lines"][7]["role"])
    assert TEXT[values["lines"][4]["start"] : values["lines"][4]["end"]] == "- Pegel"


def test_several_files_give_a_list_and_one_bad_file_stops_none(
    run: Run, report: Path, tmp_path: Path
) -> None:
    """Those that can be read are there; the bad one is named, with exit code 2."""
    (tmp_path / "bad.txt").write_bytes("Größe".encode("cp1252"))
    done = run("source", "import", report, "bad.txt", report, "--json", "-")

    assert 2 == done.returncode
    assert ["report.txt", "report.txt"] == [one["file"] for one in json.loads(done.stdout)]
    assert "bad.txt: " in done.stderr
    assert "--encoding cp1252" in done.stderr
    assert "Größe" in done.stderr
    assert "Copies of one another" in done.stderr


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["promotion", "words of advertising", "not stated", "4 lines kept, 2 proposed"]),
        ("de", ["Werbung", "Worte der Werbung", "nicht angegeben", "4 Zeilen behalten, 2 zum"]),
    ],
)
def test_a_person_reads_what_is_kept_and_why(
    run: Run, report: Path, language: str, words: list[str]
) -> None:
    """Every line is shown, the dropped ones with their reasons, in both languages."""
    done = run("source", "import", report, "--lang", language)

    assert (0, "") == (done.returncode, done.stderr)
    assert [] == [part for part in [*words, *TEXT.split("\n")] if part not in done.stdout]


def test_decisions_are_kept_and_taken_back(run: Run, report: Path) -> None:
    """A line is kept, dropped, named otherwise, and as proposed again; the history only grows."""
    before = report.read_bytes()
    words = ("--keep", "8", "--drop", "5-6", "--role", "3=lead", "--by", "Nora")
    decided = _values(run("source", "lines", report, *words, "--json", "-"))
    again = _values(run("source", "lines", report, "--json", "-"))
    run("source", "lines", report, "--reset", "8,5", "--keep", "6")
    last = _values(run("source", "lines", report, "--json", "-"))
    history = report.with_name("report.txt.lines.jsonl").read_text(encoding="utf-8").splitlines()

    assert [1, 3, 8] == _kept(decided) == _kept(again)
    assert ("body", "Nora") == (again["lines"][7]["role"], again["lines"][7]["decided_by"])
    assert "lead" == again["lines"][2]["role"]
    assert [1, 3, 5, 6] == _kept(last)
    assert "decided_by" not in last["lines"][7]
    assert 7 == len(history)
    assert before == report.read_bytes()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--keep", "0"], "There is no line 0"),
        (["--drop", "10"], "the document has 9"),
        (["--keep", "3", "--drop", "1-4"], "Line 3 is named twice"),
        (["--keep", "three"], "“three” names no lines"),
        (["--keep", "9-1"], "names no lines"),
        (["--role", "3=summary"], "does not say what a line is"),
        (["--encoding", "cp1252", "--keep", "1-999999999"], "names no lines"),
    ],
)
def test_a_wrong_line_is_refused(run: Run, report: Path, words: list[str], message: str) -> None:
    """Exit code 2, words, and nothing is written."""
    done = run("source", "lines", report, *words)

    assert (2, "") == (done.returncode, done.stdout)
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert not report.with_name("report.txt.lines.jsonl").exists()


def test_decisions_on_another_text_are_not_applied(run: Run, report: Path) -> None:
    """After an edit the old decisions are refused, and so is a file that is no history."""
    run("source", "lines", report, "--drop", "5")
    report.write_text(f"{TEXT}Nachtrag\n", encoding="utf-8")
    other = run("source", "lines", report)
    report.with_name("report.txt.lines.jsonl").write_text("[]\n", encoding="utf-8")
    broken = run("source", "lines", report)

    assert (2, 2) == (other.returncode, broken.returncode)
    assert "another text" in other.stderr
    assert "cannot be read (1)" in broken.stderr


def test_a_case_gets_its_sources(run: Run, report: Path, case: Path) -> None:
    """Bytes, hashes and facts are there; the person's file stays as it is; once is enough."""
    page = report.with_name("Seite über uns.html")
    page.write_text("<h1>Titel</h1><p>Ein Absatz der Seite.</p>", encoding="utf-8")
    done = run("source", "import", report, page, "--case", "river")
    again = run("source", "import", report, "--case", "river")
    read = formats.read(case)
    assert read.case is not None, read.errors
    first, second = read.case.sources

    assert (0, 0) == (done.returncode, again.returncode), done.stderr + again.stderr
    assert CASE == (case / "case.yaml").read_text(encoding="utf-8")
    assert ("report", "sources/report.txt") == (first.id, first.file)
    assert hashlib.sha256(TEXT.encode()).hexdigest() == first.sha256 == first.text_sha256
    assert TEXT.encode() == (case / "sources" / "report.txt").read_bytes()
    assert ("seite-über-uns", "text/html", None) == (second.id, second.media_type, second.date)
    assert "Titel\nEin Absatz der Seite.\n" == (
        case / "sources" / "seite-über-uns.text.txt"
    ).read_text(encoding="utf-8")
    assert "has these bytes already, as source “report”" in again.stderr
    assert 2 == len(read.case.sources)


def test_stories_are_joined_when_asked(run: Run, case: Path, tmp_path: Path) -> None:
    """Near-duplicates are proposed; confirmed, they carry one story."""
    body = " ".join(f"wort{number}" for number in range(300))
    for name, text in (("a", body), ("b", body[400:]), ("c", "ganz andere Worte " * 40)):
        (tmp_path / f"{name}.txt").write_text(f"Titel {name}\n\n{text}.\n", encoding="utf-8")
    done = run("source", "import", "a.txt", "b.txt", "c.txt", "--case", "river", "--join-stories")
    read = formats.read(case)
    assert read.case is not None, read.errors

    assert "may be one story: a.txt, b.txt." in done.stderr
    assert ["a", "a", "c"] == [source.story_of for source in read.case.sources]


def test_a_case_in_one_file_is_not_rewritten(run: Run, report: Path, tmp_path: Path) -> None:
    """It is said how to make a folder of it."""
    (tmp_path / "river.yaml").write_text(CASE, encoding="utf-8")
    done = run("source", "import", report, "--case", "river.yaml")

    assert 2 == done.returncode
    assert "detente convert river.yaml FOLDER" in done.stderr
    assert CASE == (tmp_path / "river.yaml").read_text(encoding="utf-8")


def test_terminal_signs_are_not_obeyed(run: Run, tmp_path: Path) -> None:
    """What a text holds cannot steer the terminal it is shown on."""
    (tmp_path / "evil.txt").write_text("Titel\x1b[31m\n\nEin Satz\x07 mehr.\n", encoding="utf-8")

    assert "\x1b" not in run("source", "import", "evil.txt").stdout


def test_the_article_is_split_as_by_hand(run: Run) -> None:
    """25 lines kept, 21 dropped with reasons, date and author empty."""
    article = shared_path("data/source/article.txt")
    values = _values(run("source", "import", article, "--json", "-"))
    dropped = [one for one in values["lines"] if not one["keep"] and one["role"] != "blank"]

    assert (54, 25, 21) == (len(values["lines"]), len(_kept(values)), len(dropped))
    assert (None, None) == (values["meta"]["date"]["value"], values["meta"]["author"]["value"])
    assert 6 == sum(one["role"] == "heading" for one in values["lines"])
