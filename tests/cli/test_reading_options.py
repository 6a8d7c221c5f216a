from __future__ import annotations

from pathlib import Path

import pytest

from helpers.genius import discrete, domain, folder_of, profile, weights

from .conftest import Run

ISSUE = discrete(1, "R", a=1, b=2)
PROFILE = profile(ISSUE, weights(w1=1))
FILES = {"d.xml": domain(ISSUE), "p.xml": PROFILE, "q.xml": PROFILE, "r.xml": PROFILE}


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A folder whose domain has one bare ampersand."""
    return folder_of(tmp_path / "bare", FILES | {"d.xml": domain(ISSUE).replace('"R"', '"R&D"')})


def test_repair_is_offered_and_done_on_request(run: Run, bare: Path) -> None:
    """Exit code 2 with the place and the way out; with ``--repair`` 0 and the place listed."""
    refused, mended = run("check", bare), run("check", bare, "--repair")

    assert (2, 0) == (refused.returncode, mended.returncode)
    assert "d.xml:1:" in refused.stdout
    assert "--repair" in refused.stdout
    assert 1 == mended.stdout.count("Repaired")


def test_chosen_profiles_are_the_parties(run: Run, tmp_path: Path) -> None:
    """Two of three, by name or by path; the third is no party of any question."""
    folder = folder_of(tmp_path / "case", FILES)
    chosen = ("--profile", "p.xml", "--profile", folder / "r.xml")

    done = run("improve", folder, "--package", "R=a", *chosen, "--parties", "p,q")

    assert 2 == done.returncode
    assert "p, r" in done.stderr


def test_an_unknown_profile_is_refused(run: Run, tmp_path: Path) -> None:
    """Exit code 2; the message lists what is there."""
    done = run("check", folder_of(tmp_path / "case", FILES), "--profile", "x.xml", "--lang", "de")

    assert 2 == done.returncode
    assert "p.xml, q.xml, r.xml" in done.stdout


def test_versions_are_compared_in_any_format(run: Run, tmp_path: Path) -> None:
    """``diff`` reads other programs' files like ours."""
    old = folder_of(tmp_path / "old", FILES)
    new = folder_of(tmp_path / "new", FILES | {"p.xml": PROFILE.replace('"2"', '"1/2"')})
    fine = folder_of(tmp_path / "fine", FILES | {"p.xml": PROFILE.replace('"2"', '"0.5"')})

    assert (0, 2) == (run("diff", old, fine).returncode, run("diff", old, new).returncode)


def test_several_profiles_may_follow_one_option(run: Run, tmp_path: Path) -> None:
    """``--profile p.xml r.xml``, by name or by path, before the case or behind it."""
    folder = folder_of(tmp_path / "case", FILES)
    paths = (folder / "p.xml", folder / "r.xml")
    question = ("--package", "R=a", "--parties", "q")

    found = [
        run("improve", folder, "--profile", "p.xml", "r.xml", *question),
        run("improve", folder, *question, "--profile=p.xml", "r.xml"),
        run("improve", *question, "--profile", *paths, folder),
        run("improve", "--profile", "p.xml", "--profile", "r.xml", folder, *question),
    ]

    assert [2, 2, 2, 2] == [done.returncode for done in found]
    assert [True] * 4 == ["p, r" in done.stderr for done in found]


def test_a_profile_is_no_case(run: Run, tmp_path: Path) -> None:
    """A misspelled profile is told with those there are, and not taken for another case."""
    folder = folder_of(tmp_path / "case", FILES)

    done = run("analyze", folder, "--profile", "p.xml", "x.xml")

    assert 2 == done.returncode
    assert "x.xml" in done.stderr
    assert "p.xml, q.xml, r.xml" in done.stderr
