"""A roadmap asked for: the right package, parties and tolerance, written whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from detente.app.requests import BadRequestError
from detente.app.roadmap import roadmap, roadmap_as, write_roadmap
from detente.case import Withdrawal
from strategies.roadmaps import END, border_case, weak

CASE = border_case()
WHOLE = ",".join(f"{issue}={option}" for issue, option in END.items())


def test_every_step_leads_to_the_package() -> None:
    """What the last stage reaches is what was asked for."""
    found = roadmap(CASE, WHOLE)

    assert END == found.plan.stages[-1].package.as_dict()
    assert ("north", "south", "coast", "village") == found.parties


def test_only_named_parties_count() -> None:
    """In the order of the case."""
    assert ("north", "south") == roadmap(CASE, WHOLE, ["south", "north"]).parties


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ("0", 0),
        ("0.05", Fraction(1, 20)),
        ("5%", Fraction(1, 20)),
        ("5 %", Fraction(1, 20)),
        (1, 1),
    ],
)
def test_tolerance_is_a_share_or_a_percentage(written: str | int, share: Fraction) -> None:
    """Either way of writing it."""
    assert share == roadmap(CASE, WHOLE, tolerance=written).tolerance


@pytest.mark.parametrize("written", ["", "x", "-0.1", "1.5", "150%", "nan", "%"])
def test_a_wrong_tolerance_is_refused_in_words(written: str) -> None:
    """With what can be written instead."""
    with pytest.raises(BadRequestError, match="from 0 to 1"):
        roadmap(CASE, WHOLE, tolerance=written)


def test_what_was_withdrawn_takes_no_step() -> None:
    """An issue no longer on the table is not carried out."""
    issues = tuple(
        replace(issue, withdrawn=Withdrawal()) if issue.id == "crossing" else issue
        for issue in CASE.issues
    )
    found = roadmap(replace(CASE, issues=issues), "troops=out,sanctions=eased")

    assert "crossing" not in {step.issue for step in found.steps}


@pytest.mark.parametrize("name", ["way.docx", "way.md", "WAY.MD"])
def test_it_is_written_by_the_ending(name: str, tmp_path: Path) -> None:
    """A document or Markdown, nothing else left beside it."""
    write_roadmap(CASE, weak(), tmp_path / name, lang="de")

    assert [name] == [path.name for path in tmp_path.iterdir()]
    assert (
        (tmp_path / name).read_bytes().startswith(b"PK" if name.endswith("docx") else b"# Border")
    )


def test_another_ending_is_refused(tmp_path: Path) -> None:
    """Nothing is written."""
    with pytest.raises(BadRequestError, match=r"\.docx, \.md"):
        write_roadmap(CASE, weak(), tmp_path / "way.pdf")
    assert [] == list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    """A file where a folder should be: an error in words, the file as it was."""
    (tmp_path / "taken").write_text("kept", encoding="utf-8")

    with pytest.raises(BadRequestError):
        write_roadmap(CASE, weak(), tmp_path / "taken" / "way.md")
    assert "kept" == (tmp_path / "taken").read_text(encoding="utf-8")


def test_text_and_values_come_from_one_finding() -> None:
    """As many stages in words as in values."""
    text, values = roadmap_as(CASE, roadmap(CASE, WHOLE, ["north", "south"]))

    assert len(values["stages"]) == text.count("\nStage ")
