"""Which files of a folder are read, and who the parties are."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente import formats
from detente.formats import Reading
from detente.formats.limits import FOLDER_FILES, PARTIES
from helpers.genius import case_of, codes, discrete, domain, folder_of, profile, weights

ISSUE = discrete(1, "i", a=1, b=2)
DOMAIN = domain(ISSUE)
PROFILE = profile(ISSUE, weights(w1=1))


def _parties(reading: Reading) -> list[str]:
    return [party.id for party in case_of(reading).parties]


def test_parties_stand_in_code_point_order_of_their_files(tmp_path: Path) -> None:
    """Capitals come before small letters, 10 before 2; all profiles are parties, with a note."""
    files = {f"{name}.xml": PROFILE for name in ("b", "B", "p10", "p2", "é")}
    folder = folder_of(tmp_path / "f", {"m.xml": DOMAIN, **files})

    for path in (folder, folder / "m.xml"):
        reading = formats.read(path)
        assert ["B", "b", "p10", "p2", "é"] == _parties(reading)
        assert "import_all_profiles" in codes(reading)


def test_files_are_known_by_their_content(tmp_path: Path) -> None:
    """Names and endings say nothing; files of another kind are left alone."""
    files: dict[str, str | bytes] = {
        "profile.txt": DOMAIN,
        "domain.xml": PROFILE,
        "read.me": "Hello",
        "b.bin": b"\0\1<",
    }
    reading = formats.read(folder_of(tmp_path / "f", files))

    assert ["domain"] == _parties(reading)


def test_case_is_named_after_its_folder(tmp_path: Path) -> None:
    """The id of the case is the name of the folder, also where the domain file is named."""
    folder = folder_of(tmp_path / "Border", {"d.xml": DOMAIN, "p.xml": PROFILE})

    assert ["Border", "Border"] == [
        case_of(formats.read(path)).id for path in (folder, folder / "d.xml")
    ]


def test_agents_name_the_parties(tmp_path: Path) -> None:
    """An agent names the party of its file, by the base name of the path and no other file."""
    agents = '<agent name="City" utility_space="/files/../city.xml"/>'
    agents += '<agent name="Union" utility_space="C:\\files\\ampo.xml"/>'
    agents += '<agent name="Ghost" utility_space="none.xml"/>'
    files = {"d.xml": domain(ISSUE, before=agents), "ampo.xml": PROFILE, "city.xml": PROFILE}
    reading = formats.read(folder_of(tmp_path / "f", files))

    assert ["Union", "City"] == _parties(reading)


def test_agents_of_one_name_leave_the_file_names(tmp_path: Path) -> None:
    """Two agents called alike would be one party: then the files name both."""
    agents = '<agent name="A" utility_space="p.xml"/><agent name="A" utility_space="q.xml"/>'
    files = {"d.xml": domain(ISSUE, before=agents), "p.xml": PROFILE, "q.xml": PROFILE}
    reading = formats.read(folder_of(tmp_path / "f", files))

    assert ["p", "q"] == _parties(reading)


def test_domain_file_brings_the_profiles_beside_it(tmp_path: Path) -> None:
    """Of two domains in a folder the named one is read, with the profiles of its issues."""
    other = discrete(7, "j", a=1, b=2)
    files = {
        "d.xml": DOMAIN,
        "e.xml": domain(other),
        "p.xml": PROFILE,
        "q.xml": profile(other, weights(w7=1)),
    }
    folder = folder_of(tmp_path / "f", files)

    assert ["p"] == _parties(formats.read(folder / "d.xml"))
    assert ["q"] == _parties(formats.read(folder / "e.xml"))


def test_results_of_genius_are_left_out(tmp_path: Path) -> None:
    """Files named pareto.xml hold results and are not even parsed."""
    files = {"d.xml": DOMAIN, "p.xml": PROFILE, "pareto.xml": "<broken", "x-pareto.xml": PROFILE}

    assert ["p"] == _parties(formats.read(folder_of(tmp_path / "f", files)))


def test_other_xml_is_noted_and_left_alone(tmp_path: Path) -> None:
    """A well-formed file of another root does not stop the reading."""
    reading = formats.read(
        folder_of(tmp_path / "f", {"d.xml": DOMAIN, "p.xml": PROFILE, "x.xml": "<session/>"})
    )

    assert ["p"] == _parties(reading)
    assert "import_other_file" in codes(reading)


def test_without_a_domain_the_first_profile_serves(tmp_path: Path) -> None:
    """Profiles alone are a case; that the first one is the domain is noted."""
    reading = formats.read(folder_of(tmp_path / "f", {"p.xml": PROFILE, "q.xml": PROFILE}))

    assert ["p", "q"] == _parties(reading)
    assert "import_no_domain" in codes(reading)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_byte_order_marks(tmp_path: Path, encoding: str) -> None:
    """With or without a mark, in either Unicode encoding, the file is the same."""
    issue = discrete(1, "Grenzübergang", a=1, b=2)
    files = {"d.xml": domain(issue), "p.xml": profile(issue, weights(w1=1))}
    written = {name: text.encode(encoding) for name, text in files.items()}
    case = case_of(formats.read(folder_of(tmp_path / "f", written)))

    assert ["Grenzübergang"] == [one.id for one in case.issues]


def test_declared_encoding(tmp_path: Path) -> None:
    """A file that says it is Latin-1 is read as such."""
    head = '<?xml version="1.0" encoding="ISO-8859-1"?>\n'
    issue = discrete(1, "Grenzübergang", a=1, b=2)
    files = {"d.xml": domain(issue), "p.xml": profile(issue, weights(w1=1))}
    written = {name: (head + text).encode("latin-1") for name, text in files.items()}
    case = case_of(formats.read(folder_of(tmp_path / "f", written)))

    assert ["Grenzübergang"] == [one.id for one in case.issues]


def test_entities_of_xml_are_decoded(tmp_path: Path) -> None:
    """&amp; and character references stand for what they mean."""
    issue = discrete(1, "bread &amp; &#98;utter", a=1, b=2)
    files = {"d.xml": domain(issue), "p.xml": profile(issue, weights(w1=1))}
    case = case_of(formats.read(folder_of(tmp_path / "f", files)))

    assert ["bread & butter"] == [one.id for one in case.issues]


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"d.xml": DOMAIN}, "import_no_profiles"),
        ({"d.xml": DOMAIN, "e.xml": DOMAIN, "p.xml": PROFILE}, "import_two_domains"),
        (
            {"d.xml": DOMAIN, "p.xml": profile(discrete(9, "z", a=1), weights(w9=1))},
            "import_fits_no_domain",
        ),
        ({"d.xml": DOMAIN, "p.xml": PROFILE, "case.yaml": "detente: case/1\n"}, "two_formats"),
        ({"x.xml": "<html/>"}, "xml_unknown_root"),
        ({"d.xml": DOMAIN, **{f"{n}.txt": "" for n in range(FOLDER_FILES)}}, "too_many"),
        ({"d.xml": DOMAIN, **{f"{n}.xml": PROFILE for n in range(PARTIES + 1)}}, "too_many"),
        ({"d.xml": domain(ISSUE, ISSUE), "p.xml": PROFILE}, "key_twice"),
    ],
)
def test_folders_that_are_no_case(tmp_path: Path, files: dict[str, str], code: str) -> None:
    """What a folder lacks, or has too much of, is said."""
    reading = formats.read(folder_of(tmp_path / "f", files))

    assert reading.case is None
    assert [code] == [problem.code for problem in reading.errors]


def test_one_profile_alone_is_no_case(tmp_path: Path) -> None:
    """A profile named by itself is refused with what to name instead."""
    folder = folder_of(tmp_path / "f", {"d.xml": DOMAIN, "p.xml": PROFILE})

    assert ["import_lone_profile"] == [p.code for p in formats.read(folder / "p.xml").errors]


def test_yaml_case_with_a_foreign_xml_beside_it(tmp_path: Path) -> None:
    """A case of our own is read although some other XML lies in its folder."""
    text = "detente: case/1\nid: x\nparties: {a: A}\nissues: {i: {options: {x: X, y: Y}}}\n"
    folder = folder_of(tmp_path / "f", {"case.yaml": text, "feed.xml": "<rss/>"})

    assert "x" == case_of(formats.read(folder)).id


def test_every_broken_file_is_told_at_once(tmp_path: Path) -> None:
    """A fault in one file does not hide those of the others."""
    files = {"d.xml": "<a", "p.xml": PROFILE, "q.xml": '<utility_space name="a & b"/>'}
    folder = folder_of(tmp_path / "f", files)

    assert [(str(folder / "d.xml"), "xml_broken"), (str(folder / "q.xml"), "xml_ampersand")] == [
        (problem.file, problem.code) for problem in formats.read(folder).errors
    ]
    assert f"{folder / 'q.xml'}:1:24" == formats.read(folder).errors[1].where("en")
