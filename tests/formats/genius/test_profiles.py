from __future__ import annotations

from pathlib import Path

from detente import formats
from detente.formats import ReadingRequest
from helpers.genius import case_of, discrete, domain, folder_of, profile, weights

ISSUE = discrete(1, "i", a=1, b=2)
PROFILE = profile(ISSUE, weights(w1=1))
FILES = {"d.xml": domain(ISSUE), **{f"{name}.xml": PROFILE for name in ("ann", "ben", "cid")}}


def test_named_profiles_alone_are_the_parties(tmp_path: Path) -> None:
    """In code-point order of their names, whatever the order of asking."""
    folder = folder_of(tmp_path / "case", FILES)

    case = case_of(formats.read(folder, ReadingRequest(("cid.xml", "ann.xml"))))

    assert ["ann", "cid"] == [party.id for party in case.parties]


def test_a_profile_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """The message lists those there are."""
    folder = folder_of(tmp_path / "case", FILES)

    (error,) = formats.read(folder, ReadingRequest(("dan.xml",))).errors

    assert "import_no_such_profile" == error.code
    assert "ann.xml, ben.xml, cid.xml" in error.words("en")


def test_all_profiles_are_taken_with_a_note_that_lists_them(tmp_path: Path) -> None:
    """Three profiles and nobody chose: a note; chosen ones: none."""
    folder = folder_of(tmp_path / "case", FILES)
    chosen = ReadingRequest(("ann.xml", "ben.xml", "cid.xml"))

    found = [formats.read(folder), formats.read(folder, chosen)]

    told = [[p.code for p in reading.warnings].count("import_all_profiles") for reading in found]
    assert [1, 0] == told


def test_load_takes_the_same_wishes(tmp_path: Path) -> None:
    """``detente.load(folder, profiles=[...])``."""
    case = formats.load(folder_of(tmp_path / "case", FILES), profiles=["ben.xml"])

    assert ["ben"] == [party.id for party in case.parties]
