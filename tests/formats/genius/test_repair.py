from __future__ import annotations

from pathlib import Path

from detente import formats
from detente.formats import Problem, ReadingRequest
from helpers.genius import case_of, codes, discrete, domain, folder_of, profile, utility, weights
from helpers.needs import shared_path

ON_REQUEST = ReadingRequest(repair=True)
MALFORMED = "data/genius/malformed/group4-zoning_plan"

ISSUE = discrete(1, "Research", a=1, b=2)
BARE = {
    "d.xml": domain(ISSUE).replace("Research", "R&D &amp; B & B"),
    "p.xml": profile(ISSUE, weights(w1=1)).replace("Research", "R&D &amp; B & B"),
}


def _repaired(problems: tuple[Problem, ...]) -> list[str]:
    found = [problem for problem in problems if problem.code == "repaired_ampersand"]
    return [
        Path(problem.file).name + problem.where("en").rpartition(".xml")[2] for problem in found
    ]


def test_the_given_malformed_case_is_mended_in_nine_places() -> None:
    """Nine bare ampersands in three files, each listed with file, line and column."""
    reading = formats.read(shared_path(MALFORMED), ON_REQUEST)

    case_of(reading)
    assert [
        "Group4.xml:11:42",
        "Group4.xml:13:42",
        "Group4.xml:15:40",
        "Group4_util1.xml:10:42",
        "Group4_util1.xml:12:42",
        "Group4_util1.xml:14:40",
        "Group4_util2.xml:10:42",
        "Group4_util2.xml:12:42",
        "Group4_util2.xml:14:40",
    ] == _repaired(reading.problems)


def test_without_the_request_the_first_bare_ampersand_is_an_error() -> None:
    """The domain file, line 11 and the column; nothing is mended in silence."""
    problem = formats.read(shared_path(MALFORMED)).errors[0]

    assert "Group4.xml:11:42" == problem.where("en").rpartition("/")[2]
    assert "--repair" in problem.words("en")
    assert "--repair" in problem.words("de")


def test_only_what_starts_no_reference_is_escaped(tmp_path: Path) -> None:
    """``R&D`` and ``& B`` are mended, ``&amp;`` stays, and the name reads as a person meant it."""
    reading = formats.read(folder_of(tmp_path / "case", BARE), ON_REQUEST)

    assert ["R&D & B & B"] == [issue.id for issue in case_of(reading).issues]
    assert 4 == len(_repaired(reading.problems))


def test_ampersands_in_comments_are_no_fault(tmp_path: Path) -> None:
    """A comment and a CDATA section may hold one: nothing there is listed as repaired."""
    inside = "<!-- R&D -->" + ISSUE + "<note><![CDATA[a & b]]></note>"
    files = {"d.xml": domain(inside), "p.xml": profile(ISSUE, weights(w1=1))}

    reading = formats.read(folder_of(tmp_path / "case", files), ON_REQUEST)

    assert "repaired_ampersand" not in codes(reading)


def test_places_are_those_of_the_file_as_written(tmp_path: Path) -> None:
    """What stands behind a repair on its line keeps its own column."""
    issue = '<issue index="1" name="R&D" type="discrete"><item value="a" evaluation="x"/></issue>'
    files = {"d.xml": domain(ISSUE), "p.xml": profile(issue, weights(w1=1))}

    errors = formats.read(folder_of(tmp_path / "case", files), ON_REQUEST).errors

    column = files["p.xml"].index("<item") + 1
    assert [f"p.xml:1:{column}"] == [e.where("en").rpartition("/")[2] for e in errors]


def test_anything_else_is_not_repaired(tmp_path: Path) -> None:
    """A tag that is never closed stays an error."""
    files = {"d.xml": domain(ISSUE)[:-5], "p.xml": profile(ISSUE, weights(w1=1))}

    errors = formats.read(folder_of(tmp_path / "case", files), ON_REQUEST).errors

    assert ["xml_broken"] == [problem.code for problem in errors]


def test_the_case_remembers_what_was_repaired(tmp_path: Path) -> None:
    """Its note lists each place in both languages, by base names."""
    note = case_of(formats.read(folder_of(tmp_path / "case", BARE), ON_REQUEST)).note

    assert note is not None
    assert 4 == note.in_language("en").count("Repaired")
    assert 4 == note.in_language("de").count("Repariert")
    assert str(tmp_path) not in note.in_language("en")


def test_an_undeclared_encoding_can_be_named(tmp_path: Path) -> None:
    """Latin letters without a declaration: an error that says so, or read as the person says."""
    issue = discrete(1, "Höhe", a=1, b=2)
    files = {
        "d.xml": domain(issue).encode("cp1252"),
        "p.xml": profile(issue, weights(w1=1)).encode("cp1252"),
    }
    folder = folder_of(tmp_path / "case", files)

    case = case_of(formats.read(folder, ReadingRequest(encoding="cp1252")))

    assert ["xml_not_encoded"] * 2 == [problem.code for problem in formats.read(folder).errors]
    assert "Höhe" == case.issues[0].id
    assert 1 == utility(case, "p", "b")


def test_an_unknown_encoding_is_an_error(tmp_path: Path) -> None:
    """A name that no codec has: said so, nothing guessed."""
    folder = folder_of(tmp_path / "case", {"d.xml": domain(ISSUE), "p.xml": b"<utility_space \xff"})

    errors = formats.read(folder, ReadingRequest(encoding="klingon")).errors

    assert "unknown_encoding" in {problem.code for problem in errors}
