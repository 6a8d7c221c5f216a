"""Every bad file is refused through the isolated reader: file and place named, no traceback.

The rows of the bomb corpus for YAML, JSON and XLSX, and what people get wrong. Files are made here,
since most are too large or too hostile to keep.
"""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from detente import formats
from detente.app.reading import read_isolated
from detente.i18n import LANGUAGES

HEAD = "detente: case/1\nid: x\n"
CASE = (
    HEAD
    + "parties: {a: A, b: B}\n"
    + "issues:\n  i: {options: {x: X, y: Y}, status_quo: x}\n  n: {range: {min: 0, max: 9}}\n"
)


def _json(inner: str) -> bytes:
    return f'{{"detente": "case/1", "id": "x", {inner}}}'.encode()


def _zip(parts: dict[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", packing) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def _workbook(**more: bytes) -> bytes:
    """A real workbook with parts added or replaced; ``__`` in a name stands for a slash."""
    written = io.BytesIO(_plain_workbook())
    with zipfile.ZipFile(written) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    named = {name.replace("__", "/").replace("_DOT_", "."): part for name, part in more.items()}
    return _zip(parts | named)


def _plain_workbook() -> bytes:
    from detente.formats.xlsx.writing import workbook_bytes

    case = formats.read_text(CASE).case
    assert case is not None
    return workbook_bytes(case)


def _linked() -> bytes:
    written = io.BytesIO(_plain_workbook())
    with zipfile.ZipFile(written, "a") as archive:
        link = zipfile.ZipInfo("xl/link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    return written.getvalue()


def _locked() -> bytes:
    content = bytearray(_workbook())
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(sign) + offset] |= 1
    return bytes(content)


def _formula() -> bytes:
    import openpyxl

    workbook = openpyxl.load_workbook(io.BytesIO(_plain_workbook()))
    workbook["Parties"]["B2"] = "=HYPERLINK(0)"
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def _far(cell: str) -> bytes:
    import openpyxl

    workbook = openpyxl.load_workbook(io.BytesIO(_plain_workbook()))
    workbook["Parties"][cell] = "far"
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


_DOCTYPE = '<?xml version="1.0" encoding="{}"?><!DOCTYPE w [<!ENTITY a "{}">]><w>&a;</w>'
_DEEP_XML = b"<a>" * 200_000 + b"</a>" * 200_000
_ALIASES = "a0: &a0 [x, x]\n" + "".join(
    f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]\n" for n in range(1, 30)
)
_MERGES = "".join(f"k{n}: {{<<: [{{a: 1}}, {{b: 2}}]}}\n" for n in range(20))
_UNKNOWN = "prefers:\n      - {package: {i: z}, over: {i: x}}\n"
_CONTRADICTION = "statements: {a: {direction: {n: more}, values: {n: {0: 100, 9: 0}}}}"
_FINE = "{n: {range: {min: 0, max: 1e30, step: 1}}}"

Made = bytes | Callable[[], bytes]

FILES: dict[str, tuple[Made, str]] = {
    # YAML
    "yaml alias bomb": (_ALIASES.encode(), "yaml_anchor"),
    "yaml anchor alone": (f"{HEAD}note: &n text\n".encode(), "yaml_anchor"),
    "yaml merge keys": (_MERGES.encode(), "yaml_merge"),
    "yaml merge bomb": (b"a: &a {k: 1}\nb: {<<: *a}\n", "yaml_anchor"),
    "yaml 20,000 deep": (b"a: " + b"[" * 20_000 + b"]" * 20_000, "too_deep"),
    "yaml 65 deep": (b"a: " + b"[" * 65 + b"]" * 65, "too_deep"),
    "yaml tag": (b"a: !!python/object/apply:os.system [id]\n", "yaml_tag"),
    "yaml over 256 KB": (f"{HEAD}note: {'x ' * 200_000}\n".encode(), "too_big"),
    "yaml hex integer": (f"{CASE}as_of: 0x{'f' * 60_000}\n".encode(), "too_long"),
    "yaml sexagesimal": (
        f"{CASE}no_deal: {{a: {{worth: '{':'.join(['59'] * 300)}'}}}}\n".encode(),
        "needs_number",
    ),
    "yaml exponent": (f"{CASE}no_deal: {{a: {{worth: 1e-999999999}}}}".encode(), "needs_number"),
    "yaml not a number": (f"{CASE}no_deal: {{a: {{worth: .nan}}}}\n".encode(), "needs_number"),
    "yaml two documents": (f"{CASE}---\n{CASE}".encode(), "yaml_several"),
    "yaml key twice": (f"{CASE}id: y\n".encode(), "key_twice"),
    "yaml list as key": (b"? [a]\n: 1\n", "yaml_key"),
    "yaml tab": (f"{HEAD}parties:\n\ta: A\n".encode(), "yaml_start"),
    "yaml unclosed quote": (f"{HEAD}title: 'open\n".encode(), "yaml_end"),
    "yaml control character": (f"{HEAD}title: a\x07b\n".encode(), "control_character"),
    "yaml comma in flow": (f"{HEAD}title: {{en: Bread, butter}}\n".encode(), "needs_language"),
    "yaml colon in text": (f"{HEAD}title: one: two\n".encode(), "yaml_colon"),
    # JSON
    "json NaN": (_json('"no_deal": {"a": {"worth": NaN}}'), "needs_number"),
    "json infinity": (_json('"no_deal": {"a": {"worth": -Infinity}}'), "needs_number"),
    "json 1e999": (_json('"no_deal": {"a": {"worth": 1e999}}'), "needs_number"),
    "json lone surrogate": (_json(r'"title": "\ud800"'), "control_character"),
    "json 100,000 deep": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "too_deep"),
    "json 65 deep": (b'{"a":' * 65 + b"1" + b"}" * 65, "too_deep"),
    "json 5,000 digits": (_json(f'"no_deal": {{"a": {{"worth": {"9" * 5000}}}}}'), "needs_number"),
    "json key twice": (_json('"id": "y"'), "key_twice"),
    "json trailing comma": (_json('"title": "t",'), "json_broken"),
    "json over 2 MB": (_json(f'"note": "{"x" * 2_100_000}"'), "too_big"),
    # XLSX
    "xlsx bomb by ratio": (lambda: _workbook(xl__bomb=bytes(19_000_000)), "zip_too_dense"),
    "xlsx bomb by size": (
        lambda: _workbook(
            **{f"xl__b{n}": os.urandom(30_000) + bytes(2_000_000) for n in range(12)}
        ),
        "zip_too_big",
    ),
    "xlsx 201 parts": (lambda: _workbook(**{f"x{n}": b"" for n in range(201)}), "zip_entries"),
    "xlsx nested archive": (lambda: _workbook(xl__in=_zip({"a": b"b"})), "zip_nested"),
    "xlsx embedded object": (lambda: _workbook(xl__embeddings__o_DOT_bin=b"o"), "zip_nested"),
    "xlsx path upward": (lambda: _workbook(**{"..__..__evil": b"x"}), "zip_path"),
    "xlsx absolute path": (lambda: _workbook(__etc__evil=b"x"), "zip_path"),
    "xlsx link": (_linked, "zip_path"),
    "xlsx password": (_locked, "zip_locked"),
    "xlsx macros": (lambda: _workbook(xl__vbaProject_DOT_bin=b"m"), "xlsx_macros"),
    "xlsx document type": (
        lambda: _workbook(xl__workbook_DOT_xml=_DOCTYPE.format("UTF-8", "x" * 9999).encode()),
        "xlsx_doctype",
    ),
    "xlsx document type in UTF-16": (
        lambda: _workbook(xl__styles_DOT_xml=_DOCTYPE.format("UTF-16", "x").encode("utf-16")),
        "xlsx_doctype",
    ),
    "xlsx 200,000 deep": (lambda: _workbook(xl__styles_DOT_xml=_DEEP_XML), "too_deep"),
    "xlsx cell in the last row": (lambda: _far("A1048576"), "xlsx_too_large"),
    "xlsx cell in the last column": (lambda: _far("XFD2"), "xlsx_too_large"),
    "xlsx formula": (_formula, "xlsx_formula"),
    "xlsx cut off": (lambda: _plain_workbook()[:3000], "zip_broken"),
    "zip that is no workbook": (
        lambda: _zip({"[Content_Types].xml": b"<T/>", "word/document.xml": b"<w/>"}),
        "xlsx_not_a_workbook",
    ),
    "old office file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old_office"),
    # any
    "empty": (b"", "empty_file"),
    "blank": (b" \n\n# only a remark\n", "empty_file"),
    "binary junk": (bytes(range(256)) * 40, "not_utf_8"),
    "zero bytes": (b"a: b\0c\n", "binary"),
    "UTF-16": (CASE.encode("utf-16"), "utf_16"),
    "Latin-1": (f"{HEAD}title: Verträge\n".encode("latin-1"), "not_utf_8"),
    "another program's file": (b"name: x\nvalues: [1, 2]\n", "not_a_case"),
    "a later version": (b"detente: case/9\nid: x\n", "other_version"),
    "only a head": (HEAD.encode(), "no_parties"),
    "nobody but a mediator": (f"{HEAD}parties: {{m: {{kind: mediator}}}}\n".encode(), "no_parties"),
    "party twice": (f"{HEAD}parties:\n  a: A\n  b: B\n  a: C\n".encode(), "key_twice"),
    "unknown option": (f"{CASE}statements:\n  a:\n    {_UNKNOWN}".encode(), "unknown_option"),
    "unknown party": (
        f"{CASE}red_lines: {{c: {{l: {{refuses: {{i: y}}}}}}}}".encode(),
        "unknown_party",
    ),
    "contradictory numbers": (
        f"{CASE}{_CONTRADICTION}".encode(),
        "values_against_direction",
    ),
    "misspelt key": (f"{CASE}red_line: {{}}\n".encode(), "unknown_key_near"),
    "a range too fine": (
        f"{HEAD}parties: {{a: A}}\nissues: {_FINE}".encode(),
        "range_too_fine",
    ),
    "a thousand faults": (
        f"{HEAD}{''.join(f'k{n}: 1{chr(10)}' for n in range(3000))}".encode(),
        "unknown_key",
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_is_refused(name: str, tmp_path: Path) -> None:
    """It names the file, the place and the fault, in both languages, and gives no case."""
    made, code = FILES[name]
    path = tmp_path / "bad"
    path.write_bytes(made if isinstance(made, bytes) else made())
    reading = read_isolated(path)
    assert reading.case is None
    assert code in {problem.code for problem in reading.errors}
    for problem in reading.problems:
        for language in LANGUAGES:
            line = problem.line(language)
            assert line.startswith(str(path))
            assert "Traceback" not in line


_PLACED = {name: code for name, (made, code) in FILES.items() if isinstance(made, bytes)}
_WHOLE_FILE = {"too_big", "old_office", "binary", "empty_file", "no_parties", "no_issues"}


@pytest.mark.parametrize("name", [n for n, code in _PLACED.items() if code not in _WHOLE_FILE])
def test_a_fault_in_a_text_has_its_line(name: str, tmp_path: Path) -> None:
    """Whatever is wrong inside a text file is told with line and column."""
    made, code = FILES[name]
    assert isinstance(made, bytes)
    path = tmp_path / "bad"
    path.write_bytes(made)
    places = [p.place for p in read_isolated(path).errors if p.code == code]
    assert places
    assert all(place is not None and place.line and place.column for place in places)


def test_the_corpus_is_large_enough() -> None:
    """At least thirty files, as the bar says."""
    assert len(FILES) >= 30


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A missing file, an empty folder, a pipe and an unreadable file are problems, not crashes."""
    pipe, closed, folder = tmp_path / "pipe", tmp_path / "closed.yaml", tmp_path / "folder"
    os.mkfifo(pipe)
    folder.mkdir()
    closed.write_text(CASE, encoding="utf-8")
    closed.chmod(0)
    expected = {tmp_path / "none": "missing_file", pipe: "not_a_file", folder: "no_case_in_folder"}
    if os.geteuid() != 0:  # to the superuser nothing is unreadable
        expected[closed] = "unreadable_file"
    expected[tmp_path / ("x" * 4000)] = "unreadable_file"
    for path, code in expected.items():
        assert [code] == [problem.code for problem in read_isolated(path).problems]


def test_a_bad_part_of_a_folder_is_named(tmp_path: Path) -> None:
    """In a folder, the fault is told in the very file that holds it."""
    case = formats.read_text(CASE + "statements: {a: {wants: {i: x}}}\n").case
    assert case is not None
    formats.write(case, tmp_path / "case")
    part = tmp_path / "case" / "statements" / "a.yaml"
    part.write_text("wants:\n  i: z\n", encoding="utf-8")
    problems = read_isolated(tmp_path / "case").errors
    assert [(str(part), 2)] == [(p.file, p.place and p.place.line) for p in problems]
