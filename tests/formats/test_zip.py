from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from detente import formats
from detente.app.reading import read_isolated
from detente.case import Case
from detente.formats import Reading
from helpers.genius import case_of, codes, discrete, domain, folder_of, profile, weights

RIVER = Path(__file__).parent / "river.yaml"
ISSUE = discrete(1, "i", a=1, b=2)
GENIUS = {
    "d.xml": domain(ISSUE).encode(),
    "p.xml": profile(ISSUE, weights(w1=1)).encode(),
    "q.xml": profile(ISSUE, weights(w1=2)).encode(),
}


def _zip(path: Path, parts: dict[str, bytes]) -> Path:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    path.write_bytes(written.getvalue())
    return path


def _comparable(reading: Reading) -> Case:
    """The case without its name, which is that of the folder or of the zip."""
    return replace(case_of(reading), id="case")


def test_a_zip_is_read_as_the_folder_it_holds(tmp_path: Path) -> None:
    """GENIUS files packed together: the case of the same files in a folder."""
    folder = folder_of(tmp_path / "case", GENIUS)

    assert formats.read(folder).case == formats.read(_zip(tmp_path / "case.zip", GENIUS)).case


def test_a_folder_inside_the_zip_is_looked_into(tmp_path: Path) -> None:
    """As most programs pack: everything in one folder, with what macOS adds beside it."""
    packed = {f"Border/{name}": content for name, content in GENIUS.items()}
    packed |= {"__MACOSX/Border/._d.xml": b"\0\5", "Border/.DS_Store": b"x"}

    reading = formats.read(_zip(tmp_path / "sent by mail.zip", packed))

    assert "Border" == case_of(reading).id


def test_a_zip_may_hold_a_case_of_our_own(tmp_path: Path) -> None:
    """A case.yaml with its folder of statements, packed."""
    case = formats.load(RIVER)
    formats.write(case, tmp_path / "river", folder=True)
    inside = sorted(path for path in (tmp_path / "river").rglob("*") if path.is_file())
    parts = {str(p.relative_to(tmp_path)): p.read_bytes() for p in inside}

    assert case == formats.read(_zip(tmp_path / "any name.bin", parts)).case


def test_a_fault_is_placed_inside_the_zip(tmp_path: Path) -> None:
    """The zip's own path, then the file in it; nothing of where it was unpacked."""
    parts = GENIUS | {"p.xml": GENIUS["p.xml"].replace(b'"1"', b'"x"', 1)}

    error = formats.read(_zip(tmp_path / "case.zip", parts)).errors[0]

    assert f"{tmp_path / 'case.zip'}/p.xml:1:" in error.where("en")


def test_notes_of_a_zip_are_those_of_the_folder(tmp_path: Path) -> None:
    """What was assumed is told of the same files, line by line."""
    parts = GENIUS | {"p.xml": GENIUS["p.xml"].replace(b'<reservation value="0"/>', b"")}
    folder = folder_of(tmp_path / "case", parts)

    packed = formats.read(_zip(tmp_path / "case.zip", parts))

    assert codes(formats.read(folder)) == codes(packed)
    assert _comparable(formats.read(folder)).note == _comparable(packed).note


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"a/../../evil.xml": b"<x/>"}, "zip_path"),
        ({"/etc/evil.xml": b"<x/>"}, "zip_path"),
        ({"C:evil.xml": b"<x/>"}, "zip_path"),
        ({"a\\..\\evil.xml": b"<x/>"}, "zip_path"),
        ({"n" * 300 + ".xml": b"<x/>"}, "zip_path"),
        ({"d.xml": b"<a/>", "d.xml/p.xml": b"<a/>"}, "zip_path"),
        ({"inner.zip": b"PK\x03\x04" + bytes(60)}, "zip_nested"),
        ({"d.xml": bytes(21 * 1024 * 1024)}, "zip_too_dense"),
        ({f"{n}.xml": b"<x/>" for n in range(201)}, "zip_entries"),
        ({"readme.txt": b"hello"}, "no_case_in_folder"),
    ],
)
def test_a_zip_that_is_no_case_is_refused(
    parts: dict[str, bytes], code: str, tmp_path: Path
) -> None:
    """A path that leads outside, an archive inside, a bomb, too many files, nothing to read."""
    reading = read_isolated(_zip(tmp_path / "case.zip", parts))

    assert [code] == [problem.code for problem in reading.errors]


def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was unpacked is gone when the case is read, and when it is refused."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))

    formats.read(_zip(tmp_path / "good.zip", GENIUS))
    formats.read(_zip(tmp_path / "bad.zip", {"d.xml": b"<x/>", "e.xml": b"<"}))

    assert [] == list(scratch.iterdir())
