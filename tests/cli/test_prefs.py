"""``detente prefs`` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

WORKED = """
detente: case/1
id: buyer
parties:
  buyer: {kind: principal}
issues:
  price: {options: [low, mid, high], status_quo: high}
  delivery: {options: [fast, normal, slow], status_quo: slow}
  warranty: {options: [long, short], status_quo: short}
statements:
  buyer:
    order:
      price: [low, mid, high]
      delivery: [fast, normal, slow]
      warranty: [long, short]
    swings: [price, delivery, warranty]
    prefers:
      - package: {price: mid, delivery: fast, warranty: short}
        over: {price: low, delivery: slow, warranty: short}
        author: Eva Kurz
        date: 2026-05-09
"""


@pytest.fixture
def worked(tmp_path: Path) -> Path:
    """The worked case without its numbers, as a file."""
    file = tmp_path / "case.yaml"
    file.write_text(WORKED, encoding="utf-8")
    return file


def test_prefs_answers_in_words(run: Run, worked: Path) -> None:
    """What was said, what follows with its range, what is open; exit 0."""
    done = run("prefs", worked, "--as", "buyer")

    assert 0 == done.returncode, done.stderr
    assert "33 to 100" in done.stdout
    assert "Eva Kurz, 9 May 2026" in done.stdout
    assert "certainly at least as good as" in done.stdout


def test_prefs_writes_the_contract(run: Run, worked: Path) -> None:
    """With ``--json -`` the values stand alone, and the same seed gives the same bytes."""
    asked = ("prefs", worked, "--as", "buyer", "--samples", "50", "--seed", "3", "--json", "-")
    first, second = run(*asked), run(*asked)
    values = json.loads(first.stdout)

    assert first.stdout == second.stdout
    assert "1/3" == values["bounds"]["weights"]["price"]["exact"]["low"]
    assert 50 == values["representative"]["samples"]
    assert [] == values["contradictions"]


def test_prefs_refuses_what_it_does_not_know(run: Run, worked: Path) -> None:
    """A stranger, a package that is none, and a day that is none: a message and exit code 2."""
    for wrong in (
        ("--as", "nobody"),
        ("--as", "buyer", "--package", "price=free"),
        ("--as", "buyer", "--since", "yesterday"),
    ):
        done = run("prefs", worked, *wrong)

        assert (2, "") == (done.returncode, done.stdout)
        assert "Traceback" not in done.stderr


def test_prefs_speaks_german(run: Run, worked: Path) -> None:
    """All of it in German with ``--lang de``."""
    done = run("prefs", worked, "--as", "buyer", "--lang", "de")

    assert "Was gesagt wurde" in done.stdout
    assert "sicher mindestens so gut wie" in done.stdout
