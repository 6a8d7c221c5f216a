from __future__ import annotations

import json
from pathlib import Path

import pytest

import detente
from detente.app.new import NAMES

from .conftest import Run


def test_check_says_that_nothing_is_wrong(run: Run, river: Path) -> None:
    """A sound case: exit code 0, a sentence beside the empty result."""
    done = run("check", river)

    assert (0, "") == (done.returncode, done.stdout)
    assert "can be analysed" in done.stderr


def test_check_lists_every_problem_at_once(run: Run, tmp_path: Path) -> None:
    """Two mistakes and a note, each with file and line on standard output; exit code 2."""
    (tmp_path / "case.yaml").write_text(
        "detente: case/1\nid: c\nparties:\n  a: {name: A, kind: prinzipal}\n"
        "issues:\n  x: {options: {no: No, yes: Yes}, status_quo: maybe}\n",
        encoding="utf-8",
    )
    done = run("check", "case.yaml")
    lines = [line for line in done.stdout.splitlines() if "note:" not in line]

    assert 2 == done.returncode
    assert 2 == len(lines)
    assert lines[0].startswith("case.yaml:4:")
    assert lines[1].startswith("case.yaml:6:")
    assert "2 errors" in done.stderr
    assert 2 == run("analyze", "case.yaml").returncode


@pytest.mark.parametrize("name", NAMES)
def test_a_new_case_is_sound_and_answers(run: Run, tmp_path: Path, name: str) -> None:
    """From a template to brief and report without touching the file."""
    assert 0 == run("new", "mine", "--template", name).returncode
    assert 0 == run("check", "mine.yaml").returncode
    done = run("analyze", "mine.yaml", "--brief", "brief.html", "--report", "report.html")

    assert 0 == done.returncode, done.stderr
    assert (tmp_path / "report.html").stat().st_size > 10_000


def test_new_never_overwrites(run: Run, tmp_path: Path) -> None:
    """A file that is there already stays; exit code 2."""
    (tmp_path / "mine.yaml").write_text("mine", encoding="utf-8")
    done = run("new", "mine.yaml")

    assert 2 == done.returncode
    assert "mine.yaml" in done.stderr
    assert "mine" == (tmp_path / "mine.yaml").read_text(encoding="utf-8")


def test_there_and_back_is_the_same_case(run: Run, river: Path, tmp_path: Path) -> None:
    """YAML to XLSX to YAML: an equal case."""
    assert 0 == run("convert", river, "case.xlsx").returncode
    assert 0 == run("convert", "case.xlsx", "back.yaml").returncode

    assert detente.load(river) == detente.load(tmp_path / "back.yaml")


def test_convert_refuses_another_ending(run: Run, river: Path, tmp_path: Path) -> None:
    """Exit code 2, the endings there are, nothing written."""
    done = run("convert", river, "case.pdf")

    assert 2 == done.returncode
    assert ".xlsx" in done.stderr
    assert [] == list(tmp_path.iterdir())


def test_convert_asks_before_anything_is_lost(run: Run, tmp_path: Path) -> None:
    """Exit code 2 with the losses by name, nothing written; with --accept-loss exit code 0."""
    (tmp_path / "in.csv").write_text("issue,option,A\ni,x,1\ni,y,0\n", encoding="utf-8")
    asked = run("convert", "in.csv", "out", "--to", "genius", "--lang", "de")
    assert 2 == asked.returncode
    assert "--accept-loss" in asked.stderr
    assert "Wert ohne Einigung" in asked.stderr
    assert not (tmp_path / "out").exists()

    done = run("convert", "in.csv", "out", "--to", "genius", "--accept-loss")
    assert (0, "") == (done.returncode, done.stdout)
    assert "Written without:" in done.stderr
    assert ["A.xml", "domain.xml"] == sorted(file.name for file in (tmp_path / "out").iterdir())


def test_convert_refuses_what_cannot_be_written(run: Run, alaska: Path, tmp_path: Path) -> None:
    """No utility is invented: exit code 2 with the parties by name, consent or not."""
    done = run("convert", alaska, "out", "--to", "negmas", "--accept-loss")

    assert 2 == done.returncode
    assert "russia" in done.stderr
    assert [] == list(tmp_path.iterdir())


def test_demo_in_an_empty_folder(run: Run, tmp_path: Path) -> None:
    """The example's brief and report in both languages, and its values."""
    done = run("demo")
    written = sorted(file.name for file in (tmp_path / "detente-demo").iterdir())

    assert 0 == done.returncode, done.stderr
    assert [
        "analysis.json",
        *("brief.de.docx", "brief.de.html", "brief.en.docx", "brief.en.html"),
        *("report.de.html", "report.en.html"),
    ] == written
    assert all(name in done.stderr for name in written)
    assert "Anchorage" in done.stdout


def test_diff_of_a_case_with_itself(run: Run, alaska: Path) -> None:
    """Nothing changed, nothing flipped, exit code 0."""
    done = run("diff", alaska, alaska, "--json", "-")
    values = json.loads(done.stdout)

    assert 0 == done.returncode, done.stderr
    assert [] == values["flipped"]
    assert [] == values["changes"]


def test_diff_names_the_cause(run: Run, river: Path, tmp_path: Path) -> None:
    """Without the rumour the zone opens: said in words, with the red line as cause."""
    from detente.app.convert import write_case

    write_case(detente.load(river).without("upland.not-for-free"), tmp_path / "softer.yaml")
    done = run("diff", river, "softer.yaml")

    assert 0 == done.returncode, done.stderr
    assert done.stdout.strip()
    values = json.loads(run("diff", river, "softer.yaml", "--json", "-").stdout)
    (zone,) = (flip for flip in values["flipped"] if flip["kind"] == "zone")
    assert "red_lines.upland.not-for-free" in json.dumps(zone["because"])


def test_diff_of_strangers_is_refused(run: Run, alaska: Path, wages: Path) -> None:
    """Cases without a party in common: exit code 2, in words."""
    done = run("diff", alaska, wages)

    assert (2, "") == (done.returncode, done.stdout)
    assert "no party in common" in done.stderr


@pytest.mark.parametrize(
    "reference",
    ["status-quo", "nash", "kalai-smorodinsky", "wage-increase=2", "offer.txt"],
)
def test_improve_takes_every_reference(
    run: Run, wages: Path, tmp_path: Path, reference: str
) -> None:
    """Today, a solution, options or a file: an answer in words and in JSON."""
    (tmp_path / "offer.txt").write_text("wage-increase: 2\n", encoding="utf-8")
    done = run("improve", wages, "--package", reference)

    assert 0 == done.returncode, done.stderr
    assert done.stdout.strip()


def test_improve_is_json_too(run: Run, wages: Path) -> None:
    """``--json -`` is one document."""
    done = run("improve", wages, "--package", "status-quo", "--json", "-")

    assert isinstance(json.loads(done.stdout), dict)


@pytest.mark.parametrize(
    "reference", ["no-deal", "wage-increase=1000", "waage-increase=2", "x" * 3000, ""]
)
def test_improve_refuses_a_wrong_reference(run: Run, wages: Path, reference: str) -> None:
    """Exit code 2 and a sentence."""
    done = run("improve", wages, "--package", reference)

    assert (2, "") == (done.returncode, done.stdout)
    assert done.stderr.strip()
    assert "Traceback" not in done.stderr
    assert "Something went wrong" not in done.stderr


def test_no_command_is_no_traceback(run: Run) -> None:
    """No command, or one that does not exist: help or a sentence, exit code 2."""
    assert "Traceback" not in run().stderr
    done = run("analyse", "x")
    assert 2 == done.returncode
    assert "analyse" in done.stderr
