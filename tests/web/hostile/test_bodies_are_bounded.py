"""Bodies no page of ours would send are refused in words, before they fill anything."""

from __future__ import annotations

import gc
import io
import zipfile
from collections.abc import Iterator

import pytest

from detente.web.protection import BODY
from helpers.workbench import Bench

pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")
"""The parser of the framework leaves the file of a half-sent part to the collector."""


@pytest.fixture(autouse=True, scope="module")
def collected() -> Iterator[None]:
    """Collect what a half-sent part leaves while these tests are there to hear of it."""
    yield
    gc.collect()


FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=x"


def _part(headers: str, content: bytes = b"detente: case/1\nid: x\n") -> bytes:
    return b"--x\r\n" + headers.encode("utf-8", "surrogateescape") + b"\r\n\r\n" + content + b"\r\n"


def _file(name: str) -> bytes:
    return _part(f'Content-Disposition: form-data; name="file"; filename="{name}"') + b"--x--\r\n"


def _post(
    bench: Bench, body: bytes | Iterator[bytes], kind: str, path: str = "/cases/upload"
) -> int:
    """The status of sending a body."""
    before = bench.house.workbench.cases(bench.owner)
    answer = bench.client.post(
        path, content=body, headers={"Content-Type": kind}, follow_redirects=False
    )
    assert before == bench.house.workbench.cases(bench.owner)
    assert answer.headers["content-security-policy"]
    return answer.status_code


def test_a_body_that_is_too_large_is_refused_by_its_length(bench: Bench) -> None:
    """Not a byte of it is read."""
    headers = {"Content-Type": FORM, "Content-Length": str(BODY + 1)}

    assert 413 == bench.client.post("/language", content=b"x", headers=headers).status_code


@pytest.mark.parametrize("kind", [FORM, PARTS])
def test_a_body_that_grows_too_large_is_refused(bench: Bench, kind: str) -> None:
    """Sent in chunks it does not say its length: it ends where it has grown too large."""
    sent = []

    def chunks() -> Iterator[bytes]:
        yield b"" if kind == FORM else _file("a.txt").removesuffix(b"\r\n--x--\r\n")
        for number in range(80):
            sent.append(number)
            yield b"x" * (1 << 20)

    assert 413 == _post(bench, chunks(), kind)


def test_a_length_that_is_no_number_is_refused(bench: Bench) -> None:
    """Nor one below zero, nor two of them."""
    for length in ("-1", "x", "1, 1", "0x1", "１"):
        headers = [(b"Content-Type", FORM.encode()), (b"Content-Length", length.encode())]
        assert bench.client.post("/language", content=b"", headers=headers).status_code in (
            400,
            413,
        )


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--x",
        b"--x\r\n",
        b"--x--\r\n",
        b"no boundary at all",
        _part("X: y"),
        _part('Content-Disposition: form-data; name="file'),
        _part("Content-Disposition: form-data"),
        _part('Content-Disposition: form-data; name="\udcff\udcfe"; filename="\udcff"'),
        _part("Content-Disposition: form-data; name=" + "n" * 100_000),
        _part(
            'Content-Disposition: form-data; name="file"\r\nContent-Type: text/plain; charset=zip'
        ),
        _part("\r\n" * 1000),
        b"--x\r\n" + b"A: b\r\n" * 100_000 + b"\r\n--x--\r\n",
        b"".join(_part(f'Content-Disposition: form-data; name="f{n}"', b"") for n in range(5000)),
        b"".join(
            _part(f'Content-Disposition: form-data; name="file"; filename="{n}"', b"")
            for n in range(60)
        ),
        _part('Content-Disposition: form-data; name="from"', b"x" * (2 << 20)) + b"--x--\r\n",
    ],
    ids=range(16),
)
def test_broken_parts_are_refused(bench: Bench, body: bytes) -> None:
    """Half a part, a thousand headers, too many fields, too long a field: a page says so."""
    assert _post(bench, body, PARTS) in (400, 413, 422)


@pytest.mark.parametrize(
    "body",
    [
        b"&" * 100_000,
        b"%",
        b"%zz=%",
        b"a=%ff%fe",
        b"a=\xff\xfe\x00",
        b"=" * 100_000,
        b"a=%00%0d%0a",
    ],
)
def test_broken_fields_are_refused(bench: Bench, body: bytes) -> None:
    """Text that is not UTF-8, percent signs that lead nowhere: refused, not fallen over."""
    assert _post(bench, body, FORM) in (400, 413, 422)
    assert _post(bench, body, FORM, "/cases/new") in (400, 413, 422)
    assert _post(bench, body, FORM, "/language") in (400, 413, 422)


def test_empty_fields_are_counted_before_they_are_parsed(bench: Bench) -> None:
    """Going over them one by one would hold up everybody for seconds, asked by anybody."""
    assert 413 == _post(bench, b"&" * 20_000, FORM, "/sign-in")


@pytest.mark.parametrize(
    "kind",
    [
        "application/json",
        "text/plain",
        "text/xml",
        "",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=" + "b" * 5000,
        "multipart/mixed; boundary=x",
        "application/x-www-form-urlencoded; charset=utf-7",
        "application/x-www-form-urlencoded; charset=nonsense",
        "\\",
    ],
)
def test_other_kinds_of_body_are_refused(bench: Bench, kind: str) -> None:
    """Nothing but a form is read, whatever it calls itself."""
    assert _post(bench, b'{"from": "blank"}', kind) in (400, 415, 422)


NAMES = [
    "../../evil.yaml",
    "/etc/evil.yaml",
    "..\\..\\evil.yaml",
    "C:\\evil.yaml",
    "\\\\host\\share\\evil.yaml",
    "a/../../../evil.yaml",
    "CON.yaml",
    ".htaccess",
    "..",
    ".",
    "x" * 5000 + ".yaml",
    "ä\u202e\u0000.yaml",
    "a\tb.yaml",
    "%2e%2e%2fevil.yaml",
    "file:///etc/passwd",
    "a\udcff.yaml",
    " ",
    "a:b.yaml",
    "/".join("d" * 200) + ".yaml",
]


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_the_name_of_a_file_leads_nowhere(bench: Bench, name: str) -> None:
    """A path in the name of a file is only a name: nothing is written outside the case."""
    good = b"detente: case/1\nid: x\nparties: {a: A, b: B}\nissues: {i: {options: {x: X, y: Y}}}\n"
    head = f'Content-Disposition: form-data; name="file"; filename="{name}"'
    body = _part(head, good) + b"--x--\r\n"
    before = bench.house.workbench.cases(bench.owner)

    answer = bench.client.post(
        "/cases/upload", content=body, headers={"Content-Type": PARTS}, follow_redirects=False
    )

    assert answer.status_code in (303, 400, 422)
    assert not list(bench.house.jobs._scratch._folder.parent.parent.rglob("*evil*"))
    for case in set(bench.house.workbench.cases(bench.owner)) - set(before):
        paths = set(bench.house.workbench.version(case).folder)
        assert [] == [path for path in paths if path.startswith(("/", ".")) or ".." in path]
        assert 200 == bench.client.get(f"/cases/{case}").status_code


@pytest.mark.parametrize(
    "name", ["../evil.yaml", "/evil.yaml", "a\\..\\..\\evil", "C:/evil", "a/../b"]
)
def test_a_packed_folder_cannot_lead_outside(bench: Bench, name: str) -> None:
    """A zip whose paths lead out of its folder is refused as a whole."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("case.yaml", "detente: case/1\nid: x\n")
        archive.writestr(name, "evil")
    files = {"file": ("case.zip", packed.getvalue())}
    before = bench.house.workbench.cases(bench.owner)

    answer = bench.client.post("/cases/upload", files=files, follow_redirects=False)

    assert 422 == answer.status_code
    assert before == bench.house.workbench.cases(bench.owner)


@pytest.mark.parametrize(
    "path",
    ["/cases/%00", "/cases/..%2f..", "/static/..%2fprotection.py", "/static/%2e%2e/pages.py",
     "/cases/" + "x" * 8000, "/jobs/%ff", "/cases/%f0%9f%98%80/build", "/static/workbench.css%00",
     "/static/", "//etc/passwd", "/cases/a%0d%0aSet-Cookie:x=1"],
)  # fmt: skip
def test_odd_addresses_are_not_found(bench: Bench, path: str) -> None:
    """Zero bytes, dots, line breaks and long names in an address name nothing."""
    answer = bench.client.get(path, follow_redirects=False)

    assert answer.status_code in (303, 307, 404)
    assert "set-cookie" not in answer.headers
