"""Every bad document is refused in words, in a worker process, and stops none of the others.

Files are made here, since most are too large or too hostile to keep.
"""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from detente.app.documents import readers
from detente.app.documents.importing import Failed, Import, import_documents
from detente.i18n import LANGUAGES

GOOD = "Bericht\n\nDie Delegationen haben sich am Montag auf drei Punkte verständigt.\n"
UMLAUTS = "Bericht über die Gespräche\n\nDie Brücke bleibt vorläufig geschlossen, heißt es.\n"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCUMENT = f'<w:document xmlns:w="{W}"><w:body>{{}}</w:body></w:document>'
PARAGRAPH = "<w:p><w:r><w:t>Text</w:t></w:r></w:p>"
ENTITY = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
LAUGHS = (
    '<!DOCTYPE d [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


def docx(main: str = DOCUMENT.format(PARAGRAPH), **more: bytes) -> bytes:
    """A DOCX with this main document; ``__`` in a name of a further part stands for a slash."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", main)
        for name, content in more.items():
            archive.writestr(name.replace("__", "/"), content)
    return written.getvalue()


def linked() -> bytes:
    """A DOCX with a link in it."""
    written = io.BytesIO(docx())
    with zipfile.ZipFile(written, "a") as archive:
        link = zipfile.ZipInfo("word/link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return written.getvalue()


def outside() -> bytes:
    """A DOCX with a part whose path leads outside."""
    written = io.BytesIO(docx())
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr("../outside.xml", "x")
    return written.getvalue()


def many_parts() -> bytes:
    """A DOCX with more parts than any."""
    more = {f"word__part{number}.xml": b"x" for number in range(300)}
    return docx(DOCUMENT.format(PARAGRAPH), **more)


def pdf(password: str | None = None, pages: int = 1) -> bytes:
    """A PDF with empty pages, locked if there is a password."""
    pypdf = pytest.importorskip("pypdf", reason="needs the extra pdf")
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(100, 100)
    if password is not None:
        writer.encrypt(password, algorithm="RC4-128")
    written = io.BytesIO()
    writer.write(written)
    return bytes(written.getvalue())


BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b"\n  \n\t\n", "empty"),
    "bom.txt": (b"\xef\xbb\xbf", "empty"),
    "large.txt": (b"Die Delegationen haben sich geeinigt.\n" * 140_000, "too_big"),
    "lines.txt": (b"a\n" * 60_000, "too_many_lines"),
    "zero.txt": (GOOD.encode() + b"\0", "binary"),
    "binary.txt": (bytes(range(256)) * 8, "binary"),
    "cp1252.txt": (UMLAUTS.encode("cp1252"), "not_utf_8"),
    "torn.txt": (UMLAUTS.encode()[:-40] + b"\xc3(", "not_utf_8"),
    "utf16.txt": (UMLAUTS.encode("utf-16-le"), "utf_16"),
    "utf16be.txt": (UMLAUTS.encode("utf-16-be"), "utf_16"),
    "torn16.txt": (b"\xff\xfeB\x00e", "not_in_encoding"),
    "large.html": (b"<p>Text</p>" * 30_000, "too_big"),
    "deep.html": (b"<div>" * 40_000 + b"x", "html_too_deep"),
    "deep.txt": (b"<!DOCTYPE html>" + b"<div>" * 300 + b"x", "html_too_deep"),
    "deep-inline.html": (b"<b>" * 5_000 + b"x", "html_too_deep"),
    "script.html": (b"<script>document.write('Text')</script>", "empty"),
    "entity.docx": (docx(ENTITY + DOCUMENT.format("<w:p>&x;</w:p>")), "doctype"),
    "laughs.docx": (docx(LAUGHS + DOCUMENT.format("<w:p>&i;</w:p>")), "doctype"),
    "deep.docx": (docx(DOCUMENT.format("<w:p>" * 5_000)), "docx_broken"),
    "torn.docx": (docx()[:-30], "zip_broken"),
    "no-main.docx": (docx().replace(b"word/document.xml", b"word/documemt.xml"), "zip_other"),
    "dense.docx": (docx(word__media=b"\0" * 15_000_000), "zip_too_dense"),
    "bomb.docx": (docx(word__a=b"\0" * 150_000_000), "zip_too_dense"),
    "nested.docx": (docx(word__embedded=docx()), "zip_nested"),
    "link.docx": (linked(), "zip_path"),
    "outside.docx": (outside(), "zip_path"),
    "parts.docx": (many_parts(), "zip_entries"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old_office"),
    "text.rtf": (b"{\\rtf1 Text}", "rtf"),
    "packed.gz": (b"\x1f\x8b\x08\0\0\0\0\0", "archive"),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Import:
    """What comes of all of them, with two good ones first and last."""
    folder = tmp_path_factory.mktemp("documents")
    paths = []
    for name, content in {"a.txt": GOOD.encode(), **{k: v[0] for k, v in BAD.items()}}.items():
        (folder / name).write_bytes(content)
        paths.append(folder / name)
    (folder / "folder.txt").mkdir()
    paths += [folder / "folder.txt", folder / "none.txt", folder / "z.txt"]
    (folder / "z.txt").write_text(GOOD + "\nEnde der Meldung.\n", encoding="utf-8")
    return import_documents(paths, workers=2)


def _failed(found: Import, name: str) -> Failed:
    return next(one for one in found.failed if one.path.name == name)


@pytest.mark.parametrize("name", BAD)
def test_a_bad_document_is_refused(found: Import, name: str) -> None:
    """By the reason that is true of it."""
    assert BAD[name][1] == _failed(found, name).problem.code


@pytest.mark.parametrize("language", LANGUAGES)
def test_refusals_are_words(found: Import, language: str) -> None:
    """Each names the file and says what to do, in both languages, briefly."""
    told = [failed.words(language) for failed in found.failed]

    assert len(BAD) + 2 == len(told)
    assert [] == [words for words in told if "Traceback" in words or len(words) > 2_000]
    assert all(failed.path.name in words for failed, words in zip(found.failed, told, strict=True))


def test_none_stops_the_others(found: Import) -> None:
    """The good ones before and behind are read."""
    assert ["a.txt", "z.txt"] == [one.path.name for one in found.documents]


def test_a_folder_and_a_missing_file_are_named(found: Import) -> None:
    """What is no file is said to be none."""
    codes = [_failed(found, name).problem.code for name in ("folder.txt", "none.txt")]

    assert ["not_a_file", "missing_file"] == codes


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7\n" + b"\x93\x8c" * 500, "pdf_broken"),
        (b"%PDF-1.7\n%%EOF", "pdf_broken"),
        ("locked", "pdf_locked"),
        ("pages", "pdf_too_long"),
        ("scan", "pdf_without_text"),
    ],
)
def test_a_bad_pdf_is_refused(tmp_path: Path, content: bytes | str, code: str) -> None:
    """Damaged, locked, too long, without text."""
    pytest.importorskip("pypdf", reason="needs the extra pdf")
    file = tmp_path / "bad.pdf"
    if isinstance(content, str):
        content = pdf("x" if content == "locked" else None, 201 if content == "pages" else 1)
    file.write_bytes(content)

    assert [code] == [one.problem.code for one in import_documents([file]).failed]


@pytest.mark.parametrize("encoding", ["cp1252", "iso8859-15", "mac-roman", "utf-16-le"])
def test_a_legacy_encoding_is_proposed_and_recovered(tmp_path: Path, encoding: str) -> None:
    """A proposal reads the umlauts rightly; named, it gives back the text sign by sign."""
    file = tmp_path / "old.txt"
    file.write_bytes(UMLAUTS.encode(encoding))
    refused = import_documents([file]).failed[0].problem
    samples = [sample for one in refused.proposals for sample in one.samples]
    named = import_documents([file], encoding=encoding).documents[0]

    assert "Bericht über die Gespräche" in samples
    assert "�" not in "".join(samples)
    assert named.text == UMLAUTS


@pytest.mark.parametrize("encoding", ["utf-7", "rot13", "hex", "no-such", "idna", "\0"])
def test_an_encoding_that_is_none_is_refused(tmp_path: Path, encoding: str) -> None:
    """A codec that is no text encoding, or does not fit, is named in the refusal."""
    file = tmp_path / "old.txt"
    file.write_bytes(UMLAUTS.encode("cp1252"))
    problem = import_documents([file], encoding=encoding).failed[0].problem

    assert problem.code in {"unknown_encoding", "not_in_encoding"}


def test_an_encoding_spoils_no_utf_8(tmp_path: Path) -> None:
    """Naming one for many files leaves those in UTF-8 as they are."""
    file = tmp_path / "new.txt"
    file.write_text(UMLAUTS, encoding="utf-8", newline="")

    assert UMLAUTS == import_documents([file], encoding="cp1252").documents[0].text


def test_what_is_no_file_keeps_nobody_waiting(tmp_path: Path) -> None:
    """A pipe nobody writes to and a device without an end are refused unread."""
    pipe, device = tmp_path / "pipe.txt", tmp_path / "device.txt"
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    found = import_documents([pipe, device], workers=1)

    assert ["not_a_file", "not_a_file"] == [one.problem.code for one in found.failed]


def test_a_reader_that_takes_too_long_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is ended and said so; nobody waits for it."""
    monkeypatch.setattr(readers, "WALL_SECONDS", 0.02)
    good = tmp_path / "good.txt"
    good.write_text(GOOD, encoding="utf-8")
    found = import_documents([good, good], workers=1)

    assert ["took_too_long", "took_too_long"] == [one.problem.code for one in found.failed]
