from __future__ import annotations

import os
from pathlib import Path

import pytest

from detente.app.new import template

from .conftest import Run

HEAD = "detente: case/1\nid: c\n"
TWO = "parties:\n  a: {name: A}\n  b: {name: B}\n"
ISSUE = "issues:\n  x: {options: {no: 'No', yes: 'Yes'}, status_quo: no}\n"
SOUND = HEAD + TWO + ISSUE
SLOWEST = 6.0
"""Seconds of work a refusal may cost at most; the bar of one second is measured apart."""

BAD: dict[str, str | bytes] = {
    "empty": "",
    "only blanks": "   \n\n",
    "only a note": "# nothing\n",
    "no mapping": "- a\n- b\n",
    "plain words": "hello\n",
    "no version": "id: c\n" + TWO + ISSUE,
    "unknown version": "detente: case/9\nid: c\n" + TWO + ISSUE,
    "no party": HEAD + ISSUE,
    "no issue": HEAD + TWO,
    "unknown key": SOUND + "wishes: {a: 1}\n",
    "duplicate key": SOUND + "title: A\ntitle: B\n",
    "duplicate party": HEAD + "parties:\n  a: {name: A}\n  a: {name: B}\n" + ISSUE,
    "tab": HEAD + "parties:\n\ta: {name: A}\n" + ISSUE,
    "anchor": HEAD + "parties:\n  a: &one {name: A}\n  b: *one\n" + ISSUE,
    "tag": HEAD + "parties:\n  a: !!python/object:os.system {name: A}\n" + ISSUE,
    "open bracket": HEAD + "parties: {a: {name: A}\n",
    "many documents": SOUND + "---\nid: d\n",
    "unknown option": SOUND + "statements:\n  a:\n    wants: {x: maybe}\n",
    "unknown issue": SOUND + "statements:\n  a:\n    wants: {y: yes}\n",
    "unknown holder": SOUND + "statements:\n  z:\n    wants: {x: yes}\n",
    "unknown status quo": HEAD + TWO + "issues:\n  x: {options: {n: N}, status_quo: y}\n",
    "word for a number": SOUND + "statements:\n  a:\n    weights: {x: much}\n",
    "not a number": SOUND + "statements:\n  a:\n    weights: {x: .nan}\n",
    "infinity": SOUND + "statements:\n  a:\n    weights: {x: 1e999999999}\n",
    "interval upside down": SOUND + "statements:\n  a:\n    weights: {x: {interval: [9, 1]}}\n",
    "negative weight": SOUND + "statements:\n  a:\n    weights: {x: -5}\n",
    "range upside down": HEAD + TWO + "issues:\n  x: {range: {min: 9, max: 1}}\n",
    "endless range": HEAD + TWO + "issues:\n  x: {range: {min: 0, max: 1e30, step: 1e-9}}\n",
    "no such day": "as_of: 2026-02-31\n" + SOUND,
    "unknown grade": SOUND + "statements:\n  a:\n    defaults: {grade: rumour}\n",
    "unknown claim": SOUND + "statements:\n  a:\n    wants: {x: {wants: yes, claims: [c9]}}\n",
    "red line on nothing": SOUND + "red_lines:\n  a:\n    line: {refuses: {y: yes}}\n",
    "nested deeply": HEAD + "title: " + "[" * 5_000,
    "not UTF-8": b"detente: case/1\nid: \xff\xfe\n",
    "UTF-16": SOUND.encode("utf-16"),
    "binary": bytes(range(256)) * 8,
    "zero byte": SOUND.encode() + b"\0",
    "torn JSON": '{"detente": "case/1", "id": ',
    "JSON key twice": '{"detente": "case/1", "id": "c", "id": "d"}',
    "JSON list": "[1, 2]",
    "JSON not a number": '{"detente": "case/1", "id": NaN}',
    "torn workbook": b"PK\x03\x04" + b"\0" * 60,
    "old workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "huge": b"#" * 40_000_000,
}


def _worked() -> float:
    """Processor seconds of the programs run so far: others on the machine do not lengthen them."""
    used = os.times()
    return used.children_user + used.children_system


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused(run: Run, tmp_path: Path, name: str) -> None:
    """Exit code 2, the file named, no traceback, nothing on standard output, nothing written."""
    content = BAD[name]
    file = tmp_path / "bad.case"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    before = _worked()
    done = run("analyze", "bad.case", "--brief", "brief.html", "--json", "-")

    assert (2, "") == (done.returncode, done.stdout)
    assert "bad.case" in done.stderr
    assert "Traceback" not in done.stderr
    assert "went wrong" not in done.stderr
    assert len(done.stderr) < 20_000
    assert [file] == list(tmp_path.iterdir())
    assert _worked() - before < SLOWEST


def test_the_table_is_long_enough() -> None:
    """At least thirty kinds of bad files are tried."""
    assert len(BAD) >= 30


def test_the_sound_case_in_the_table_is_sound(run: Run, tmp_path: Path) -> None:
    """What the bad files deviate from is itself accepted: each is refused for its own fault."""
    (tmp_path / "case.yaml").write_text(SOUND, encoding="utf-8")

    assert 0 == run("check", "case.yaml").returncode


@pytest.mark.parametrize("words", [["missing.yaml"], ["."], ["/dev/null"]])
def test_what_is_no_case_is_refused(run: Run, words: list[str]) -> None:
    """A missing file, an empty folder, a device: exit code 2 and a sentence."""
    done = run("analyze", *words)

    assert (2, "") == (done.returncode, done.stdout)
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr


def test_places_are_lines(run: Run, tmp_path: Path) -> None:
    """A fault in the middle of a template is reported with its line."""
    lines = template("labour").splitlines()
    place = next(k for k, line in enumerate(lines) if "kind: principal" in line)
    lines[place] = lines[place].replace("principal", "prinzipal")
    (tmp_path / "case.yaml").write_text("\n".join(lines), encoding="utf-8")
    done = run("check", "case.yaml", "--lang", "de")

    assert 2 == done.returncode
    assert f"case.yaml:{place + 1}:" in done.stdout


def test_every_command_refuses_a_bad_file(run: Run, tmp_path: Path) -> None:
    """Whatever is asked about it: exit code 2."""
    (tmp_path / "bad.yaml").write_text("hello\n", encoding="utf-8")
    for words in (
        ["check", "bad.yaml"],
        ["convert", "bad.yaml", "out.xlsx"],
        ["diff", "bad.yaml", "bad.yaml"],
        ["improve", "bad.yaml", "--package", "status-quo"],
    ):
        done = run(*words)
        assert 2 == done.returncode
        assert "Traceback" not in done.stderr
    assert ["bad.yaml"] == [file.name for file in tmp_path.iterdir()]
