"""``detente roadmap`` as a person meets it: an answer, a file, or a sentence on what is wrong."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

Run = Callable[..., "subprocess.CompletedProcess[str]"]

PACKAGE = "release=summer,toll=4,meters=shared"
CONTRACT = ("stages", "corridor", "exact", "weakest", "warnings")


def test_it_answers_in_words(run: Run, river: Path) -> None:
    """Stages with their steps, and exit code 0."""
    done = run("roadmap", river, "--package", PACKAGE, "--lang", "de")

    assert 0 == done.returncode, done.stderr
    assert "Etappe 1" in done.stdout
    assert "Ausgeführt durch: " in done.stdout


def test_json_keeps_the_contract(run: Run, river: Path) -> None:
    """``--json -`` is one document with the keys that were promised."""
    done = run("roadmap", river, "--package", PACKAGE, "--json", "-")
    values = json.loads(done.stdout)

    assert set(CONTRACT) <= set(values)
    stage = values["stages"][0]
    assert {"steps", "exposure", "temptation"} <= set(stage)
    assert ["delta", "upland", "fishers"] == list(stage["exposure"])
    assert list(stage["exposure"]) == list(values["corridor"])


def test_without_a_number_there_are_labels(run: Run, alaska: Path) -> None:
    """The article states no value: every degree is a word."""
    package = "consulates=reopened,flights=resumed"
    values = json.loads(run("roadmap", alaska, "--package", package, "--json", "-").stdout)

    degrees = {
        degree
        for stage in values["stages"]
        for kind in ("exposure", "temptation")
        for degree in stage[kind].values()
    }
    assert degrees <= {"certain", "possible", "none", "unknown"}
    assert "orders" == values["given"]


@pytest.mark.parametrize("name", ["way.md", "way.docx"])
def test_it_writes_a_file(run: Run, river: Path, tmp_path: Path, name: str) -> None:
    """Markdown or a document, named on standard error."""
    done = run("roadmap", river, "--package", PACKAGE, "--out", name)

    assert 0 == done.returncode, done.stderr
    assert name in done.stderr
    if name.endswith(".docx"):
        assert Document(str(tmp_path / name)).tables
    else:
        assert (tmp_path / name).read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--package", "nope=1"), "no issue"),
        (("--package", PACKAGE, "--tolerance", "2"), "from 0 to 1"),
        (("--package", PACKAGE, "--out", "way.pdf"), ".docx, .md"),
        (("--package", PACKAGE, "--parties", "panel"), "mediator"),
        (("--package", PACKAGE, "--parties", "nobody"), "no party"),
        (("--package", "no-deal"), "No deal is not a package"),
        (("--package", PACKAGE, "--time-limit", "nan"), "'nan' is not a valid"),
    ],
)
def test_what_is_asked_wrongly_is_refused(
    run: Run, river: Path, options: tuple[str, ...], words: str
) -> None:
    """Exit code 2, a sentence, no traceback, nothing on standard output."""
    done = run("roadmap", river, *options)

    assert (2, "") == (done.returncode, done.stdout)
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_case_is_not_written_over(run: Run, river: Path, tmp_path: Path) -> None:
    """The file that was read is no target."""
    case = tmp_path / "case.md"
    case.write_text("x", encoding="utf-8")
    done = run("roadmap", case, "--package", PACKAGE, "--out", case)

    assert 2 == done.returncode
    assert "x" == case.read_text(encoding="utf-8")


def test_a_solution_can_be_carried_out(run: Run, wages: Path) -> None:
    """A solution's name is a package; its roadmap names all of its steps."""
    done = run("roadmap", wages, "--package", "nash", "--json", "-")

    assert 0 == done.returncode, done.stderr
    assert json.loads(done.stdout)["stages"]


def test_loading_stays_light() -> None:
    """The help needs neither a solver nor a word processor."""
    code = (
        "import sys; from detente.cli.roadmap import roadmap; "
        "print([m for m in ('numpy', 'docx', 'jinja2', 'highspy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert re.fullmatch(r"\[\]\s*", done.stdout)
