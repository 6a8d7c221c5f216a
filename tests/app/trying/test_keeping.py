"""What was tried, written into a case's folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import detente
from detente.app.examples import example
from detente.app.requests import BadRequestError
from detente.app.trying import changed_case, keep, seen_of, trial
from detente.case import Case


def _copy(name: str, there: Path) -> Path:
    return Path(shutil.copytree(example(name), there / name))


def _bare(case: Case) -> object:
    """What an analysis sees: claims are told of, and weigh through grades alone."""
    graded = [
        (
            one.id,
            getattr(one, "options", None) or getattr(one, "value", None),
            case.grade(one.basis, one.holder),
        )
        for one in case.statements
    ]
    worth = [(one.party, one.value, one.interval, one.comparisons) for one in case.no_deal]
    return graded, worth, [one.id for one in case.red_lines], [one.id for one in case.linkages]


TRIED = [
    ("alaska-2025", ["statements.usa.wants.dialogue"], {}),
    (
        "alaska-2025",
        ["red_lines.russia.nato-accession"],
        {"statements.russia.wants.dialogue": "interrupted"},
    ),
    ("river-treaty", ["linkages.cheap-year", "no_deal.upland"], {"no_deal.delta": "60"}),
    (
        "river-treaty",
        ["statements.delta.values.release"],
        {"statements.delta.weights.toll": "12.5"},
    ),
    ("river-treaty", [], {"statements.upland.values.release.summer": "40"}),
]


@pytest.mark.parametrize(("name", "without", "moves"), TRIED)
def test_what_is_kept_is_what_was_tried(
    tmp_path: Path, name: str, without: list[str], moves: dict[str, str]
) -> None:
    """The folder reads as the case that was shown."""
    folder = _copy(name, tmp_path)
    case = detente.load(folder)
    asked = trial(case, without, moves.items(), "en")
    keep(folder, case, asked.without, dict(asked.moves), "en")

    assert _bare(changed_case(case, asked.without, moves)) == _bare(detente.load(folder))


def test_nothing_else_is_written(tmp_path: Path) -> None:
    """Every other line of the file stays as it was."""
    folder = _copy("alaska-2025", tmp_path)
    before = (folder / "case.yaml").read_text().splitlines()
    keep(folder, detente.load(folder), (), {"statements.usa.wants.dialogue": "interrupted"}, "en")
    after = (folder / "case.yaml").read_text().splitlines()

    assert len([line for line in after if line not in before]) <= 3


def test_seen_is_another_where_the_element_is(tmp_path: Path) -> None:
    """Whoever changed the same element in between is noticed; another element is not."""
    folder = _copy("alaska-2025", tmp_path)
    path = "statements.usa.wants.dialogue"
    before = seen_of(folder, [path])
    keep(folder, detente.load(folder), ["statements.usa.wants.who-settles"], {}, "en")
    assert before == seen_of(folder, [path])
    keep(folder, detente.load(folder), (), {path: "interrupted"}, "en")

    assert before != seen_of(folder, [path])


def test_answer_of_an_interview_is_left_to_the_interview(tmp_path: Path) -> None:
    """An answer is taken back with a reason, never cut out."""
    folder = _copy("monitor-purchase", tmp_path)
    case = detente.load(folder)

    with pytest.raises(BadRequestError, match="interview"):
        keep(folder, case, [case.answers[0].id], {}, "en")
