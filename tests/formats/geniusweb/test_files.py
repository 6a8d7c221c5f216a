"""Which files are GeniusWeb's, and which of them is what (formats, 4: recognise)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from detente import formats
from detente.formats import Reading
from helpers.geniusweb import BORDER, domain, north, profile, table
from helpers.imported import case_of, codes, folder_of, json_text, read_json

SPECIALS = {"nash": {"issuevalues": {"crossing": "open", "hours": 8}}, "size": 6}


def _parties(reading: Reading) -> list[str]:
    return [party.id for party in case_of(reading).parties]


def _errors(reading: Reading) -> list[str]:
    assert reading.case is None
    return [problem.code for problem in reading.errors]


def test_domain_and_profiles_are_known_by_their_keys(tmp_path: Path) -> None:
    """Names and endings say nothing: a domain is what has issuesValues, a profile its one key."""
    files = {
        "profile.txt": json_text(BORDER),
        "B": json_text(north()),
        "a.json": json_text(north()),
    }
    folder = folder_of(tmp_path / "f", files)

    assert ["B", "a"] == _parties(formats.read(folder))
    assert ["B", "a"] == _parties(formats.read(folder / "profile.txt"))


def test_case_says_where_it_comes_from(tmp_path: Path) -> None:
    """The format stands in the note of the case, the file in that of each party."""
    case = case_of(read_json(tmp_path, domain=BORDER, north=north()))

    assert case.note is not None
    assert case.note.in_language("en").startswith("Imported from GeniusWeb JSON.")
    assert ["Imported from north.json."] == [
        party.note.in_language("en") for party in case.parties if party.note
    ]


def test_known_optima_are_skipped_and_never_trusted(tmp_path: Path) -> None:
    """specials.json changes nothing but a note that it was left alone."""
    plain = case_of(read_json(tmp_path / "f", domain=BORDER, north=north()))
    beside = read_json(tmp_path / "f", specials=SPECIALS)

    assert plain.issues == case_of(beside).issues
    assert plain.statements == case_of(beside).statements
    assert {"import_other_file"} == codes(beside)


@pytest.mark.parametrize(
    "kind",
    ["DefaultPartialOrdering", "SumOfGroupsUtilitySpace", "DefaultProfile", "NeverHeardOf"],
)
def test_other_kinds_of_profile_are_named(tmp_path: Path, kind: str) -> None:
    """A partial order, or any kind that is not additive, is an error that says which it is."""
    other = {kind: {"name": "p", "domain": BORDER, "better": []}}
    reading = read_json(tmp_path, domain=BORDER, north=north(), other=other)

    assert ["geniusweb_profile_kind"] == _errors(reading)
    assert f"'{kind}'" in reading.errors[0].words("en")
    assert f"„{kind}“" in reading.errors[0].words("de")
    assert f"{tmp_path / 'other.json'}:1:2" == reading.errors[0].where("en")


@pytest.mark.parametrize("other", [{"nash": {"issuevalues": {}}}, {"a": 1}, {"p": {"domain": 1}}])
def test_other_objects_with_one_key_are_no_profiles(tmp_path: Path, other: Any) -> None:
    """One key alone makes no profile: it must be named like one, or hold a domain."""
    reading = read_json(tmp_path, domain=BORDER, north=north(), other=other)

    assert ["north"] == _parties(reading)
    assert {"import_other_file"} == codes(reading)


def test_second_key_makes_it_no_profile(tmp_path: Path) -> None:
    """Exactly one key: with another beside it the file is left alone, with a note."""
    reading = read_json(tmp_path, domain=BORDER, north=north(), south=north() | {"extra": 1})

    assert ["north"] == _parties(reading)
    assert {"import_other_file"} == codes(reading)


def test_tabs_and_odd_indentation_are_harmless(tmp_path: Path) -> None:
    """Blanks between the signs of JSON say nothing."""
    spaced = json_text(north()).replace(": ", " :\t\t").replace(", ", "\r\n \t,\n")
    folder = folder_of(tmp_path / "f", {"d": json_text(BORDER), "north": f"\n\t {spaced}\n\n"})
    straight = case_of(read_json(tmp_path / "g", d=BORDER, north=north()))
    case = case_of(formats.read(folder))

    assert straight.issues == case.issues
    assert straight.statements == case.statements
    assert straight.no_deal == case.no_deal


def test_byte_order_mark_is_harmless(tmp_path: Path) -> None:
    """A mark before the first brace is no part of the file."""
    folder = folder_of(
        tmp_path, {"d": json_text(BORDER).encode("utf-8-sig"), "n": json_text(north())}
    )

    assert ["n"] == _parties(formats.read(folder))


def test_one_profile_alone_is_no_case(tmp_path: Path) -> None:
    """A profile named by itself is refused with what to name instead."""
    folder = folder_of(tmp_path, {"d": json_text(BORDER), "n": json_text(north())})

    assert ["import_lone_profile"] == _errors(formats.read(folder / "n"))


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"d": BORDER}, "import_no_profiles"),
        ({"d": BORDER, "e": BORDER, "n": north()}, "import_two_domains"),
        ({"d": BORDER, "n": north(), "x": {"issueWeights": {}, "issues": {}}}, "two_formats"),
    ],
)
def test_folders_that_are_no_case(tmp_path: Path, files: dict[str, Any], code: str) -> None:
    """What a folder lacks, or has too much of, is said."""
    assert [code] == _errors(read_json(tmp_path / "f", **files))


def test_case_of_our_own_beside_them_is_a_second_negotiation(tmp_path: Path) -> None:
    """A folder is one case: a case file and GeniusWeb's files in it are two."""
    files = {"case.yaml": "detente: case/1\n", "d": json_text(BORDER), "n": json_text(north())}

    assert ["two_formats"] == _errors(formats.read(folder_of(tmp_path / "f", files)))


def test_value_called_detente_makes_it_no_case_of_our_own(tmp_path: Path) -> None:
    """Only at the top of a file the word marks our own format."""
    inside = domain(course={"values": ["detente", "pressure"]}, detente={"values": ["a", "b"]})
    scores = {"course": table(detente=1, pressure=0), "detente": table(a=1, b=0)}
    text = profile(inside, {"course": 0.5, "detente": 0.5}, scores)

    assert ["n"] == _parties(read_json(tmp_path, d=inside, n=text))


def test_profiles_can_be_chosen(tmp_path: Path) -> None:
    """All profiles are parties, with a note; only those named where some are."""
    read_json(tmp_path, domain=BORDER, a=north(), b=north(), c=north())
    chosen = formats.ReadingRequest(profiles=("c.json", "a.json"))

    assert {"import_all_profiles"} == codes(formats.read(tmp_path))
    assert ["a", "c"] == _parties(formats.read(tmp_path, chosen))
