from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

CASE = """
detente: case/1
id: open
parties:
  a: {name: A}
  b: {name: B}
issues:
  price: {name: Price, options: {low: Low, mid: Mid, high: High}, status_quo: low}
  time: {name: Time, options: {soon: Soon, later: Later, late: Late}, status_quo: soon}
statements:
  a: {order: {price: [low, mid, high], time: [soon, later, late]}}
  b: {order: {price: [high, mid, low], time: [late, later, soon]}}
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Two parties of whom only orders are known."""
    file = tmp_path / "open.yaml"
    file.write_text(CASE, encoding="utf-8")
    return file


def test_shares_are_in_json_summary_and_report(run: Run, case: Path, tmp_path: Path) -> None:
    """Asked for, they are everywhere, and the same for the same seed."""
    words = ("--samples", "300", "--seed", "3", "--json", "one.json", "--workers", "1")
    done = run("analyze", case, *words, "--report", "report.html")
    again = run("analyze", case, *words[:4], "--json", "two.json", "--workers", "2")
    one, two = (
        json.loads((tmp_path / name).read_text(encoding="utf-8"))["samples"]
        for name in ("one.json", "two.json")
    )

    assert (0, 0) == (done.returncode, again.returncode), done.stderr + again.stderr
    assert "Share of compatible utilities, 300 samples" in done.stdout
    assert "Share of compatible utilities" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert (300, 3) == (one["count"], one["seed"])
    assert one == two


def test_how_sure_the_advice_is_comes_with_them(run: Run, case: Path, tmp_path: Path) -> None:
    """In the terminal, the JSON and the report; the same seed gives the same bytes."""
    words = ("--samples", "300", "--seed", "3")
    done = run("analyze", case, *words, "--json", "one.json", "--report", "report.html")
    run("analyze", case, *words, "--json", "two.json")
    other = run("analyze", case, "--samples", "300", "--seed", "4", "--json", "-")
    one, two = ((tmp_path / name).read_bytes() for name in ("one.json", "two.json"))
    found = json.loads(one)["robustness"]

    assert one == two
    assert found["candidates"] != json.loads(other.stdout)["robustness"]["candidates"]
    assert "How sure the advice is" in done.stdout
    assert "How sure the advice is" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert (300, 3, len(found["candidates"])) == (found["samples"], found["seed"], found["listed"])


def test_other_keys_do_not_move(run: Run, case: Path) -> None:
    """The analysis by central values says the same with samples and without."""
    plain = json.loads(run("analyze", case, "--json", "-").stdout)
    sampled = json.loads(run("analyze", case, "--samples", "50", "--json", "-").stdout)

    assert plain == {k: v for k, v in sampled.items() if k not in ("samples", "robustness")}


def test_without_the_option_there_are_none(run: Run, case: Path) -> None:
    """Neither ``samples`` nor ``robustness`` is a key where nobody asked for them."""
    plain = json.loads(run("analyze", case, "--json", "-").stdout)

    assert not {"samples", "robustness"} & set(plain)


def test_a_time_limit_gives_fewer_samples(run: Run, case: Path) -> None:
    """Labelled, with exit code 3."""
    done = run("analyze", case, "--samples", "100000000", "--time-limit", "3", "--workers", "1")

    assert 3 == done.returncode, done.stderr
    assert "Stopped after" in done.stdout


def test_a_batch_has_shares_too(run: Run, case: Path, tmp_path: Path) -> None:
    """Each answer its own."""
    done = run("analyze", case, "--samples", "50", "--json-dir", "out")
    values = json.loads((tmp_path / "out" / "open.yaml.json").read_text(encoding="utf-8"))

    assert 0 == done.returncode, done.stderr
    assert 50 == values["samples"]["count"] == values["robustness"]["count"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--samples", "0"], "0"),
        (["--samples", "many"], "many"),
        (["--samples", "5", "--seed", "-1"], "-1"),
        (["--samples", "5", "--workers", "none"], "“none”"),
    ],
)
def test_a_wrong_question_is_refused(run: Run, case: Path, words: list[str], message: str) -> None:
    """Exit code 2 and words."""
    done = run("analyze", case, *words)

    assert 2 == done.returncode
    assert message in done.stderr
    assert "Traceback" not in done.stderr
