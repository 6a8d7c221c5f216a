"""``detente advise`` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import Run


def test_advise_answers_in_words(run: Run, river: Path) -> None:
    """Offers, what they give away, what to find out; exit 0."""
    done = run("advise", river, "--as", "delta", "--samples", "50")

    assert 0 == done.returncode, done.stderr
    assert "Offer 1" in done.stdout
    assert "What to find out next" in done.stdout


def test_advise_writes_the_contract(run: Run, river: Path) -> None:
    """With ``--json -`` the values stand alone on standard output, the same for the same seed."""
    words = ("advise", river, "--as", "delta", "--lang", "de", "--samples", "50", "--json", "-")
    first, second = run(*words).stdout, run(*words).stdout
    values = json.loads(first)

    assert first == second
    assert ("delta", 50, 0) == (values["party"], values["samples"], values["seed"])
    assert {"offers", "find_out", "trust", "listed", "looked_at"} <= set(values)
    assert "eigene Sicht" in values["own_view"]


def test_advise_writes_files(run: Run, alaska: Path, tmp_path: Path) -> None:
    """A page or Markdown by the ending; what was written is said."""
    for name in ("advice.html", "advice.md"):
        done = run("advise", alaska, "--as", "ukraine", "--samples", "20", "--out", tmp_path / name)
        assert 0 == done.returncode, done.stderr
        assert f"Written: {tmp_path / name}" in done.stderr
        assert "own view" in (tmp_path / name).read_text(encoding="utf-8")


def test_advise_refuses_what_it_cannot_do(run: Run, river: Path, tmp_path: Path) -> None:
    """A stranger, another ending, no error: exit code 2 and a sentence, nothing written."""
    for words in (
        ("--as", "nobody"),
        ("--as", "delta", "--out", tmp_path / "advice.pdf"),
        ("--as", "delta", "--error", "much"),
    ):
        done = run("advise", river, *words)
        assert (2, "") == (done.returncode, done.stdout)
        assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())
