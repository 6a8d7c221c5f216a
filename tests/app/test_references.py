from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from detente.app.references import SOLUTIONS, package_named
from detente.app.requests import BadRequestError
from strategies.shipped_cases import analysed, shipped

RIVER, WAGES = "river-treaty", "wage-round"


def test_status_quo_is_today() -> None:
    """The package in which nothing changes."""
    assert shipped(RIVER).status_quo() == package_named("status-quo", shipped(RIVER))


@pytest.mark.parametrize("written", ["release=summer,toll=4.5", " toll = 4.50 ,release=summer"])
def test_options_are_set_on_the_status_quo(written: str) -> None:
    """What is named moves, the rest stays; numbers are numbers however they are written."""
    expected = shipped(RIVER).status_quo().changed({"release": "summer", "toll": "4.5"})
    assert expected.as_dict() == package_named(written, shipped(RIVER)).as_dict()


@pytest.mark.parametrize("name", SOLUTIONS)
@pytest.mark.parametrize("sign", ["_", "-"])
def test_a_solution_is_its_first_package(name: str, sign: str) -> None:
    """By its name in the JSON, or with hyphens as on the command line."""
    analysis = analysed(WAGES)
    (solution,) = (s for s in analysis.held.solutions if s.name == name)
    found = package_named(name.replace("_", sign), shipped(WAGES), analysis)

    assert solution.points[0].packages[0] == found


@pytest.mark.parametrize(
    "written",
    [
        "release: summer\ntoll: 4.5\n",
        "# our offer\nrelease=summer\n\ntoll=4.5  # a year\n",
        "release=summer,toll=4.5",
        "\ufeffrelease=summer\r\ntoll=4.5\r\n",
    ],
)
def test_a_file_holds_a_reference(written: str, tmp_path: Path) -> None:
    """Line by line with ``=`` or ``:``, or as on the command line, with notes after ``#``."""
    file = tmp_path / "offer.txt"
    file.write_text(written, encoding="utf-8")
    expected = shipped(RIVER).status_quo().changed({"release": "summer", "toll": "4.5"})

    assert expected.as_dict() == package_named(str(file), shipped(RIVER)).as_dict()


def test_a_file_may_hold_a_name(tmp_path: Path) -> None:
    """A file with ``nash`` or ``status-quo`` in it names that package."""
    file = tmp_path / "ref.txt"
    file.write_text("nash\n", encoding="utf-8")
    named = package_named("nash", shipped(WAGES), analysed(WAGES))
    assert named == package_named(str(file), shipped(WAGES), analysed(WAGES))

    file.write_text("status-quo\n", encoding="utf-8")
    assert shipped(WAGES).status_quo() == package_named(str(file), shipped(WAGES))


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("no-deal", "No deal is not a package"),
        ("nash", "There is no package “nash”"),
        ("relase=summer", "Did you mean “release”"),
        ("release=sumer", "Did you mean “summer”"),
        ("toll=4.3", "no way to settle “toll”"),
        ("toll=much", "no way to settle “toll”"),
        ("toll=", "no way to settle “toll”"),
        ("release", "names no package"),
        ("=summer", "names no package"),
        ("toll=4,release=none,toll=6", "“toll” is settled twice"),
        ("release=summer,,", "names no package"),
        ("", "names no package"),
        ("x" * 5000, "names no package"),
        ("no such file.txt", "names no package"),
    ],
)
def test_a_wrong_reference_is_refused_in_words(written: str, words: str) -> None:
    """What is wrong and what it could have been; nothing else is raised."""
    with pytest.raises(BadRequestError, match=words) as refused:
        package_named(written, shipped(RIVER), analysed(RIVER))

    assert len(str(refused.value)) < 1_000


def test_a_package_that_leaves_an_issue_open_is_refused() -> None:
    """Where nobody has said what holds today, a reference has to name what is to hold."""
    river = shipped(RIVER)
    unstated = tuple(
        replace(each, status_quo=None) if each.id == "toll" else each for each in river.issues
    )
    case = replace(river, issues=unstated)
    for reference in ("status-quo", "release=summer"):
        with pytest.raises(BadRequestError, match="what holds today on: toll"):
            package_named(reference, case)

    assert "4" == package_named("toll=4", case).get("toll")


def test_an_empty_or_binary_file_is_refused(tmp_path: Path) -> None:
    """A file that names nothing is refused like a wrong reference."""
    for content in (b"", b"\n\n# nothing\n", bytes(range(256))):
        file = tmp_path / "offer.bin"
        file.write_bytes(content)
        with pytest.raises(BadRequestError):
            package_named(str(file), shipped(RIVER))
