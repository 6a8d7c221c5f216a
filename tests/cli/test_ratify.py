"""``detente ratify`` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import Run


def test_ratify_answers_in_words(run: Run, river: Path) -> None:
    """A package that a parliament refuses: who, with which statement, what would help; exit 0."""
    done = run("ratify", river, "--package", "toll=4")

    assert 0 == done.returncode, done.stderr
    assert "it does not pass" in done.stdout
    assert "Refused (Right, Parliament of Delta)" in done.stdout
    assert "3 M EUR a year instead of 4 M EUR a year" in done.stdout


def test_ratify_writes_the_contract(run: Run, river: Path) -> None:
    """With ``--json -`` the values stand alone on standard output."""
    done = run("ratify", river, "--package", "toll=4", "--lang", "de", "--json", "-")
    values = json.loads(done.stdout)

    assert "no" == values["passes"]
    assert "delta-parliament" in {each["id"] for each in values["bodies"]}
    assert {"delta-parliament"} <= {each["body"] for each in values["bring_in"]}
    assert "kommt es so nicht zustande" in values["text"]


def test_ratify_says_what_it_has_written(run: Run, river: Path, tmp_path: Path) -> None:
    """A file of values is named on standard error, as by the other commands."""
    values = tmp_path / "values.json"
    done = run("ratify", river, "--package", "release=summer", "--json", values)

    assert f"Written: {values}\n" == done.stderr[-len(f"Written: {values}\n") :]


def test_ratify_knows_only_those_who_negotiate(run: Run, river: Path) -> None:
    """With ``--parties`` the answer is for them; a stranger is refused with exit code 2."""
    done = run("ratify", river, "--package", "toll=4", "--parties", "delta,upland", "--json", "-")
    wrong = run("ratify", river, "--package", "toll=4", "--parties", "nobody")

    assert ["delta", "upland"] == sorted(json.loads(done.stdout)["parties"])
    assert (2, "") == (wrong.returncode, wrong.stdout)
    assert "nobody" in wrong.stderr


def test_ratify_refuses_what_is_no_package(run: Run, river: Path) -> None:
    """An unknown option and no deal are answered with a message and exit code 2."""
    for reference in ("toll=free", "no-deal"):
        done = run("ratify", river, "--package", reference)

        assert (2, "") == (done.returncode, done.stdout)
        assert "Traceback" not in done.stderr


def test_ratify_takes_a_solution_by_its_name(run: Run, river: Path) -> None:
    """REF may be a solution, as everywhere."""
    done = run("ratify", river.parent / "wage-round", "--package", "nash")

    assert 0 == done.returncode, done.stderr
    assert "Ballot" in done.stdout
