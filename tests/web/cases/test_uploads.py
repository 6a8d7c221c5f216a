"""Files of every format that is read, and what is said of those that cannot be."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from detente import formats
from detente.app.examples import example_files
from helpers import genius, geniusweb, negolog
from helpers.workbench import Bench

Sent = list[tuple[str, bytes]]

NATIVE = example_files("river-treaty")["case.yaml"]
CROSSING = genius.discrete(1, "crossing", open=None, closed=None)
GENIUS: Sent = [
    ("domain.xml", genius.domain(CROSSING).encode()),
    (
        "one.xml",
        genius.profile(
            genius.weights(w1=1), genius.discrete(1, "crossing", open=1, closed=0)
        ).encode(),
    ),
    (
        "two.xml",
        genius.profile(
            genius.weights(w1=1), genius.discrete(1, "crossing", open=0, closed=1)
        ).encode(),
    ),
]
MALFORMED: Sent = [
    (name, content.replace(b'value="open"', b'value="oil & gas"')) for name, content in GENIUS
]


def zipped(files: Sent) -> bytes:
    """A packed folder, as a file manager makes one."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(f"folder/{name}", content)
    return target.getvalue()


def converted(tmp_path: Path, name: str) -> bytes:
    """The river case in another spelling of ours."""
    case = formats.read_text(NATIVE.decode()).case
    assert case is not None
    formats.write(case, tmp_path / name)
    return (tmp_path / name).read_bytes()


def negolog_files() -> Sent:
    """Two profiles that NegoLog reads."""
    return [
        (f"profile{n}.json", json.dumps(negolog.profile(reservationValue=n / 10)).encode())
        for n in (1, 2)
    ]


def sent(bench: Bench, files: Sent, **form: str) -> tuple[int, str, str]:
    """Status, case (where one was made) and page of an upload."""
    answer = bench.client.post(
        "/cases/upload", data=form, files=[("file", one) for one in files] or None
    )
    case = re.fullmatch(r".*/cases/([\w-]{22})", str(answer.url))
    return answer.status_code, case[1] if case else "", answer.text


def files_of(bench: Bench, case: str) -> dict[str, bytes]:
    """The folder of a case."""
    workbench = bench.house.workbench
    return workbench.files(workbench.version(case)).value


def test_yaml_of_our_own_is_kept_byte_for_byte(bench: Bench) -> None:
    """Comments, order and line ends are the author's."""
    written = NATIVE.replace(b"\n", b"\r\n")
    status, case, _ = sent(bench, [("anything.txt", written)])

    assert (200, {"case.yaml": written}) == (status, files_of(bench, case))


def test_a_packed_folder_of_our_own_is_kept_byte_for_byte(bench: Bench) -> None:
    """Statements, sources and whatever else lies there come along."""
    whole = example_files("monitor-purchase")
    status, case, _ = sent(bench, [("case.zip", zipped(list(whole.items())))])

    assert (200, whole) == (status, files_of(bench, case))


def test_several_files_at_once_are_one_folder(bench: Bench) -> None:
    """Paths that a browser sends along are kept; a folder around them is not."""
    whole = example_files("monitor-purchase")
    status, case, _ = sent(bench, [(f"mine/{path}", content) for path, content in whole.items()])

    assert (200, whole) == (status, files_of(bench, case))


@pytest.mark.parametrize("name", ["case.json", "case.xlsx"])
def test_other_spellings_of_ours_are_written_anew(bench: Bench, tmp_path: Path, name: str) -> None:
    """The case is a folder with ``case.yaml``, and what was sent lies beside it."""
    content = converted(tmp_path, name)
    status, case, _ = sent(bench, [(name, content)])
    files = files_of(bench, case)

    assert 200 == status
    assert content == files[f"originals/{name}"]
    assert {"case.yaml"} < files.keys()


@pytest.mark.parametrize("packed", [True, False])
def test_files_of_genius_become_a_case(bench: Bench, packed: bool) -> None:
    """As a zip or all at once: a party per profile."""
    files = [("domain.zip", zipped(GENIUS))] if packed else GENIUS
    status, case, _ = sent(bench, files)
    folder = files_of(bench, case)

    assert 200 == status
    assert {f"originals/{name}" for name, _ in GENIUS} < folder.keys()
    assert b"crossing" in folder["case.yaml"]


def test_files_of_other_programs_become_a_case(bench: Bench, tmp_path: Path) -> None:
    """GeniusWeb, NegoLog, NegMAS and a table in CSV."""
    web = geniusweb.domain(crossing=geniusweb.CROSSING)
    scores = {"crossing": geniusweb.table(open=1, closed=0)}
    profiles = [geniusweb.profile(web, {"crossing": 1}, scores) for _ in "ab"]
    json_files = [("d.json", web), *((f"p{n}.json", one) for n, one in enumerate(profiles))]
    case = genius.read_files(tmp_path, **{n[:-4]: text.decode() for n, text in GENIUS}).case
    assert case is not None
    every: list[Sent] = [
        [(name, json.dumps(plain).encode()) for name, plain in json_files],
        negolog_files(),
        list(formats.export(case, "negmas").files),
        list(formats.export(case, "csv").files),
    ]

    assert [(200, True)] * 4 == [(s, bool(c)) for s, c, _ in (sent(bench, one) for one in every)]


def test_what_cannot_be_read_is_shown_with_its_place(bench: Bench) -> None:
    """The place names the file as it was called, and nothing of this machine; no case is made."""
    before = bench.house.workbench.cases(bench.owner)
    wrong = NATIVE.replace(b"parties:", b"partys:", 1)
    status, _, shown = sent(bench, [("river.yaml", wrong)])

    assert 422 == status
    assert re.search(r"<code>river\.yaml:\d+:\d+</code>", shown)
    assert "/tmp" not in shown
    assert "/scratch" not in shown
    assert before == bench.house.workbench.cases(bench.owner)


@pytest.mark.parametrize("packed", [True, False])
def test_malformed_genius_is_mended_on_request_without_sending_it_again(
    bench: Bench, packed: bool
) -> None:
    """The page offers to mend; the files need not be chosen a second time."""
    files = [("domain.zip", zipped(MALFORMED))] if packed else MALFORMED
    status, _, shown = sent(bench, files)
    kept = dict(re.findall(r'name="(upload|name|repair)" value="([^"]*)"', shown))
    again, case, _ = sent(bench, [], **kept)

    assert (422, "yes", 200) == (status, kept["repair"], again)
    assert b"oil & gas" in files_of(bench, case)["case.yaml"]


def test_text_of_an_older_program_is_read_on_request(bench: Bench) -> None:
    """Windows-1252 is offered where the text is not UTF-8, and written as UTF-8."""
    text = NATIVE.decode().replace("Orva", "Örva").encode("cp1252", "replace")
    status, _, shown = sent(bench, [("river.yaml", text)])
    kept = dict(re.findall(r'name="(upload|name|encoding)" value="([^"]*)"', shown))
    again, case, _ = sent(bench, [], **kept)

    assert (422, "cp1252", 200) == (status, kept["encoding"], again)
    assert "Örva" in bench.file(case)


def test_a_stranger_cannot_use_what_somebody_sent(bench: Bench) -> None:
    """What is kept for a second try belongs to its sender."""
    uploads = bench.house.workbench.uploads
    kept = uploads.keep("somebody else", {"a.yaml": NATIVE})

    assert 422 == sent(bench, [], upload=kept)[0]
    assert uploads.get("somebody else", kept) == {"a.yaml": NATIVE}


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "..",
        "a\x00b.yaml",
        "C:\\x\\case.yaml",
        "x" * 500 + ".yaml",
        "<img>.yaml",
    ],
)
def test_no_name_of_a_file_does_harm(bench: Bench, name: str) -> None:
    """Names are only names: the case is made, and the page shows none of them as markup."""
    status, case, shown = sent(bench, [(name, NATIVE)])

    assert (200, ["case.yaml"]) == (status, list(files_of(bench, case)))
    assert "<img>" not in shown


def test_nothing_chosen_is_said(bench: Bench) -> None:
    """A form sent without a file says so."""
    status, _, shown = sent(bench, [])

    assert 422 == status
    assert 'role="alert"' in shown
