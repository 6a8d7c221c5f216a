from __future__ import annotations

import re
from pathlib import Path

from detente.app.documents.case_folder import add_to_case
from detente.app.documents.importing import import_documents
from helpers.source_case import CASE, TEXT, ferry
from helpers.workbench import Bench

PAGE = "<html><head><title>On the pier</title></head><body><nav>Home</nav><p>%s</p></body></html>"
WORDS = "The envoys of both sides met on the pier and spoke about the fare for two hours."


def test_several_files_come_in_at_once(bench: Bench) -> None:
    """Each file becomes a source with its bytes; a bad one stops none and says why."""
    case = ferry(bench)
    files = [
        ("files", ("a talk.txt", f"{WORDS}\n".encode())),
        ("files", ("page.html", (PAGE % WORDS[::-1]).encode())),
        ("files", ("broken.docx", b"PK\x03\x04 no document")),
    ]
    answer = bench.client.post(f"/cases/{case}/sources", files=files)

    assert 422 == answer.status_code
    assert "broken.docx" in answer.text
    assert f"{WORDS}\n" == bench.file(case, "sources/a-talk.txt")
    assert PAGE % WORDS[::-1] == bench.file(case, "sources/page.html")
    assert WORDS[::-1] in bench.file(case, "sources/page.text.txt")


def test_a_case_is_the_same_as_from_a_terminal(bench: Bench, tmp_path: Path) -> None:
    """What an upload writes into the case's folder is what ``source import`` writes."""
    case = ferry(bench)
    bench.client.post(f"/cases/{case}/sources", files={"files": ("talk.txt", WORDS.encode())})
    folder = tmp_path / "case"
    (folder / "sources").mkdir(parents=True)
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    (folder / "sources" / "note.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "talk.txt").write_text(WORDS, encoding="utf-8")
    add_to_case(import_documents([tmp_path / "talk.txt"]), folder)

    expected = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    version = bench.house.workbench.version(case)
    assert expected == bench.house.workbench.files(version).value


def test_a_pasted_text_leads_to_its_lines(bench: Bench) -> None:
    """A text that was pasted is kept with plain line ends, under the title it was given."""
    case = ferry(bench)
    data = {"pasted": f"{WORDS}\r\nAnd no more.", "title": "My notes"}
    answer = bench.client.post(f"/cases/{case}/sources", data=data, follow_redirects=False)

    assert f"/cases/{case}/sources/text/my-notes/lines" == answer.headers["location"]
    assert f"{WORDS}\nAnd no more." == bench.file(case, "sources/my-notes.txt")
    assert "title: My notes" in bench.file(case, "sources.yaml")


def test_the_same_bytes_come_in_once(bench: Bench) -> None:
    """A document that the case has already is named, and nothing changes."""
    case = ferry(bench)
    bench.client.post(f"/cases/{case}/sources", files={"files": ("one.txt", WORDS.encode())})
    before = bench.house.workbench.version(case).sequence
    answer = bench.client.post(
        f"/cases/{case}/sources", files={"files": ("two.txt", WORDS.encode())}
    )

    assert "the case has exactly this already, as “one”" in answer.text
    assert before == bench.house.workbench.version(case).sequence


def test_names_of_files_are_no_paths(bench: Bench) -> None:
    """Whatever a file is called, it lands among the sources of its case."""
    case = ferry(bench)
    names = ["../../evil.txt", "..\\evil2.txt", ".txt", "a" * 300 + ".txt", "no\x01name.txt"]
    for number, name in enumerate(names):
        files = {"files": (name, f"{number} {WORDS}".encode())}
        bench.client.post(f"/cases/{case}/sources", files=files)
    folder = bench.house.workbench.version(case).folder
    added = [
        path for path in folder if path not in ("case.yaml", "sources.yaml", "sources/note.txt")
    ]

    assert len(names) == len(added)
    assert all(re.fullmatch(r"sources/[\w-]{1,80}\.txt", path) for path in added), added


def test_nothing_chosen_is_said(bench: Bench) -> None:
    """An empty form is answered with what to do."""
    case = ferry(bench)
    answer = bench.client.post(f"/cases/{case}/sources", data={"pasted": " "})

    assert 422 == answer.status_code
    assert "Choose a file or paste a text first." in answer.text
