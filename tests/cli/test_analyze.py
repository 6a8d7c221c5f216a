from __future__ import annotations

import json
from pathlib import Path

import pytest

from detente.app.new import template

from .conftest import Run


def test_the_main_job_in_one_command(run: Run, alaska: Path, tmp_path: Path) -> None:
    """Brief, report and JSON are written; the summary is the result, messages go beside it."""
    done = run(
        *("analyze", alaska, "--parties", "russia,usa", "--brief", "brief.html"),
        *("--report", "report.html", "--json", "out.json"),
    )

    assert 0 == done.returncode, done.stderr
    assert "Anchorage" in done.stdout
    written = ["brief.html", "out.json", "report.html"]
    assert written == sorted(file.name for file in tmp_path.iterdir())
    assert all(name in done.stderr for name in written)
    values = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert ["russia", "usa"] == values["parties"]


def test_json_can_be_piped(run: Run, river: Path) -> None:
    """``--json -``: standard output is one JSON document and nothing else."""
    done = run("analyze", river, "--json", "-")
    values = json.loads(done.stdout)

    assert 0 == done.returncode
    assert "empty" == values["status"]
    assert ["red_line:upland.not-for-free"] in [way["drop"] for way in values["ways_out"]]


def test_json_has_the_keys_of_the_contract(run: Run, wages: Path) -> None:
    """The stable keys are there, numbers with their exact fractions beside them."""
    values = json.loads(run("analyze", wages, "--json", "-").stdout)

    assert {
        *("detente", "case", "parties", "packages", "authority", "brief", "first_steps", "method"),
        *("epsilon", "status", "zone", "frontier", "solutions", "conflicts", "ways_out"),
        *("without_possible", "opposition", "assumptions", "warnings"),
    } <= set(values)
    assert isinstance(values["packages"], str)
    assert {"nash", "kalai_smorodinsky", "egalitarian", "utilitarian", "weighted_nash"} <= set(
        values["solutions"]
    )
    point = values["frontier"]["points"][0]
    assert set(values["parties"]) == set(point["utilities"]) == set(point["exact"])


def test_german_words(run: Run, alaska: Path) -> None:
    """``--lang de``: results and messages in German."""
    done = run("analyze", alaska, "--lang", "de", "--brief", "brief.html")

    assert 0 == done.returncode
    assert "Gipfel von Anchorage" in done.stdout
    assert "Geschrieben: brief.html" in done.stderr


def test_a_docx_brief(run: Run, alaska: Path, tmp_path: Path) -> None:
    """The brief is DOCX where its name says so."""
    done = run("analyze", alaska, "--brief", "brief.docx")

    assert 0 == done.returncode, done.stderr
    assert (tmp_path / "brief.docx").read_bytes().startswith(b"PK")


def test_power_and_points(run: Run, wages: Path) -> None:
    """Power and the cap on points are taken; a cap below the frontier makes it bounded."""
    words = ("--power", "union=3,employers=1/2", "--max-points", "10", "--json", "-")
    done = run("analyze", wages, *words)
    values = json.loads(done.stdout)

    assert 0 == done.returncode, done.stderr
    assert "bounded" == values["method"]
    assert any(values["epsilon"].values())


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--parties", "rusia"], "Did you mean “russia”"),
        (["--parties", ""], "No party was named"),
        (["--parties", ","], "No party was named"),
        (["--power", "russia"], "gives no power"),
        (["--power", "russia=0"], "above 0"),
        (["--power", "rusia=2"], "Did you mean “russia”"),
        (["--brief", "brief.pdf"], ".docx"),
        (["--brief", "b.html", "--report", "r.docx"], ".html"),
        (["--brief", "same.html", "--report", "same.html"], "same.html"),
        (["--lang", "fr"], "fr"),
        (["--time-limit", "0"], "0"),
        (["--time-limit", "soon"], "soon"),
        (["--max-points", "1"], "1"),
        (["--no-such-option"], "--no-such-option"),
    ],
)
def test_a_wrong_question_is_refused(
    run: Run, alaska: Path, tmp_path: Path, words: list[str], message: str
) -> None:
    """Exit code 2, words on standard error, nothing on standard output, nothing written."""
    done = run("analyze", alaska, *words)

    assert (2, "") == (done.returncode, done.stdout)
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert [] == list(tmp_path.iterdir())


def test_the_case_itself_is_never_a_target(run: Run, tmp_path: Path) -> None:
    """``--json case.yaml`` would overwrite what a person wrote: refused, and the file stays."""
    case = tmp_path / "case.yaml"
    case.write_text(template("peace"), encoding="utf-8")
    done = run("analyze", "case.yaml", "--json", "case.yaml")

    assert 2 == done.returncode
    assert template("peace") == case.read_text(encoding="utf-8")


def test_a_place_that_cannot_be_written(run: Run, alaska: Path, tmp_path: Path) -> None:
    """A file where a folder would have to be: exit code 2, in words."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    done = run("analyze", alaska, "--brief", "file/brief.html")

    assert 2 == done.returncode
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_warnings_do_not_hinder(run: Run, alaska: Path) -> None:
    """One party alone is an answer too."""
    done = run("analyze", alaska, "--parties", "moldova")

    assert 0 == done.returncode, done.stderr


def test_full_adds_consents_and_the_roadmap(run: Run, river: Path) -> None:
    """With ``--full`` the JSON says who must agree, and in which order it is carried out."""
    plain = json.loads(run("analyze", river, "--json", "-").stdout)
    full = json.loads(run("analyze", river, "--full", "--json", "-").stdout)

    assert {"ratification", "roadmap"} <= full.keys() - plain.keys()
    assert {row["package"] for row in full["brief"]["rows"]} >= {
        each["row"] for each in full["ratification"]
    }
    assert full["roadmap"]["stages"]
