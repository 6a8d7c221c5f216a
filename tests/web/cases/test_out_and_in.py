"""Taken out and put in: without loss, never without showing first, never over somebody else."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.app.examples import EXAMPLES, example_files
from detente.app.workbench import Change
from detente.app.workbench.tasks.taking_in import put_in
from helpers.workbench import Bench

NAMES = st.text("abcdefgh äß-_", min_size=1, max_size=12).map(str.strip).filter(bool)
FILES = st.dictionaries(
    st.lists(NAMES, min_size=1, max_size=3).map(
        lambda steps: "sources/" + "/".join(steps) + ".bin"
    ),
    st.one_of(
        st.binary(max_size=400), st.just(b"PK\x03\x04 a word processor's"), st.just(b" " * 5000)
    ),
    max_size=4,
)


SCORED = """\
detente: case/1
id: crossing
note: A word that no other format has a place for.
parties:
  a: {name: A}
  b: {name: B}
issues:
  crossing:
    options: {open: Open, closed: Closed}
statements:
  a:
    weights: {crossing: 1}
    values: {crossing: {open: 100, closed: 0}}
  b:
    weights: {crossing: 1}
    values: {crossing: {open: 0, closed: 100}}
"""


def taken_out(bench: Bench, case: str, **asked: str) -> bytes:
    """What is downloaded."""
    answer = bench.client.get(f"/cases/{case}/out", params=asked)
    assert 200 == answer.status_code
    assert "attachment" in answer.headers["content-disposition"]
    return answer.content


def put(bench: Bench, case: str, name: str, content: bytes, **form: str) -> tuple[int, str]:
    """Status and page of a file that is put in."""
    answer = bench.client.post(f"/cases/{case}/in", data=form, files=[("file", (name, content))])
    return answer.status_code, answer.text


def hidden(shown: str) -> dict[str, str]:
    """The hidden fields of the page's last form."""
    last = shown[shown.rindex('<form method="post"') :]
    return dict(re.findall(r'name="([^"]*)" value="([^"]*)"', last))


def confirmed(bench: Bench, case: str, shown: str) -> int:
    """The status after the question on the page was answered with yes."""
    answer = bench.client.post(f"/cases/{case}/in", data=hidden(shown), follow_redirects=False)
    return answer.status_code


def folder(bench: Bench, case: str) -> dict[str, bytes]:
    """The files of the newest version."""
    workbench = bench.house.workbench
    return workbench.files(workbench.version(case)).value


def edited(bench: Bench, case: str, line: str) -> None:
    """Another tab writes a first line into the case."""
    content = (line + bench.file(case)).encode()
    asked = {"language": "en"}
    change = Change(put_in, asked, "cases.event.put_in", {"file": "x"}, beside={"x": content})
    bench.house.workbench.change(case, bench.owner, change)


@pytest.mark.parametrize("name", EXAMPLES)
def test_out_then_in_changes_nothing(bench: Bench, name: str) -> None:
    """The zip of a case put back in is the same case: the page says so, and nothing is written."""
    case = bench.case_of(example_files(name))
    content = taken_out(bench, case)
    status, shown = put(bench, case, "case.zip", content)

    assert 200 == status
    assert 'name="confirmed"' not in shown
    assert 1 == bench.house.workbench.version(case).sequence


@given(files=FILES)
def test_out_into_another_and_out_again_gives_the_same_bytes(
    bench: Bench, files: dict[str, bytes]
) -> None:
    """Whatever lies beside the case: documents that are zips, blanks that pack too well."""
    paths = sorted(files)
    if any(b.startswith(f"{a}/") for a in paths for b in paths):
        return  # no folder holds a file and a folder of one name
    first = bench.case_of({**example_files("alaska-2025"), **files})
    second = bench.case("river-treaty")
    content = taken_out(bench, first)
    status, shown = put(bench, second, "case.zip", content)

    assert (200, 303) == (status, confirmed(bench, second, shown))
    assert content == taken_out(bench, second)
    assert folder(bench, first) == folder(bench, second)


def test_nothing_is_replaced_before_it_was_shown(bench: Bench) -> None:
    """The first answer lists elements and files, and writes nothing; the second writes an event."""
    case = bench.case_of(example_files("river-treaty"))
    changed = bench.file(case).replace("Orva", "Urva").replace("min: 0", "min: 1")
    before = folder(bench, case)
    _, shown = put(bench, case, "case.yaml", changed.encode())
    untouched = folder(bench, case)
    status = confirmed(bench, case, shown)

    assert before == untouched
    assert "Urva" in shown
    assert 303 == status
    assert changed == bench.file(case)
    assert "cases.event.put_in" == bench.house.workbench.history(case)[-1].kind


def test_a_single_file_leaves_sources_and_statements_where_they_are(bench: Bench) -> None:
    """What is not in the file that is put in, and lies in files of its own, stays."""
    whole = example_files("monitor-purchase")
    case = bench.case_of(whole)
    changed = whole["case.yaml"].replace(b"Seeland", b"Seenland")
    _, shown = put(bench, case, "monitor.yaml", changed)

    assert 303 == confirmed(bench, case, shown)
    assert {**whole, "case.yaml": changed} == folder(bench, case)


@pytest.mark.parametrize("spelling", ["yaml", "json", "xlsx"])
def test_a_whole_case_in_one_file_takes_the_place_of_its_parts(bench: Bench, spelling: str) -> None:
    """Taken out as one file and put in: no element changes, though the files do."""
    case = bench.case_of(example_files("monitor-purchase"))
    content = taken_out(bench, case, format=spelling)
    _, shown = put(bench, case, f"case.{spelling}", content)

    assert 303 == confirmed(bench, case, shown)
    assert '<ul class="plain changes">' not in shown
    assert (
        example_files("monitor-purchase")["sources/notes.txt"]
        == (folder(bench, case)["sources/notes.txt"])
    )


def test_what_cannot_be_read_is_refused_with_its_place(bench: Bench) -> None:
    """Nothing is written, and there is nothing to confirm."""
    case = bench.case_of(example_files("river-treaty"))
    status, shown = put(bench, case, "new.yaml", b"detente: case/1\nid: x\npartys: {}\n")

    assert 422 == status
    assert "new.yaml:3:1" in shown
    assert "confirmed" not in shown
    assert 1 == bench.house.workbench.version(case).sequence


def test_a_case_that_moved_on_is_shown_again(bench: Bench) -> None:
    """Between question and answer another tab wrote: nothing is replaced, the page says so."""
    case = bench.case_of(example_files("river-treaty"))
    new = example_files("wage-round")["case.yaml"]
    _, shown = put(bench, case, "wage.yaml", new)
    edited(bench, case, "# elsewhere\n")
    answer = bench.client.post(f"/cases/{case}/in", data=hidden(shown))
    again = confirmed(bench, case, answer.text)

    assert 409 == answer.status_code
    assert 'role="alert"' in answer.text
    assert 303 == again
    assert new.decode() == bench.file(case)


def test_a_bomb_is_refused(bench: Bench) -> None:
    """A zip of blanks that would fill the disk is refused in words."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("case.yaml", b" " * (80 << 20))
    case = bench.case_of(example_files("river-treaty"))
    status, shown = put(bench, case, "bomb.zip", target.getvalue())

    assert 422 == status
    assert "bomb.zip" in shown


@pytest.mark.parametrize(("program", "ending"), [("genius", "zip"), ("csv", "csv")])
def test_another_program_gets_a_file_only_with_consent_to_what_is_lost(
    bench: Bench, program: str, ending: str
) -> None:
    """What the format has no place for is listed; with consent it is written without that."""
    case = bench.case_of({"case.yaml": SCORED.encode()})
    shown = bench.client.get(f"/cases/{case}/out", params={"format": program})
    done = bench.client.get(f"/cases/{case}/out", params={"format": program, "accept": "yes"})

    assert (200, None) == (shown.status_code, shown.headers.get("content-disposition"))
    assert "<li>" in shown.text[shown.text.index("<main") :]
    assert done.headers["content-disposition"].endswith(f'.{ending}"')
    assert 200 == put(bench, case, f"back.{ending}", done.content)[0]


def test_what_a_format_would_change_is_refused_in_words(bench: Bench) -> None:
    """Nobody's words become numbers: the Anchorage case has none, and GENIUS needs them."""
    case = bench.case("alaska-2025")
    shown = bench.client.get(f"/cases/{case}/out", params={"format": "genius"})

    assert 422 == shown.status_code
    assert "GENIUS" in shown.text


def test_a_form_without_a_file_says_so(bench: Bench) -> None:
    """Nothing chosen, or an upload that is no longer there: nothing is done."""
    case = bench.case("alaska-2025")
    answers = [
        bench.client.post(f"/cases/{case}/in", data=data)
        for data in ({}, {"upload": "gone", "confirmed": "yes", "name": "x"})
    ]

    assert [422, 422] == [answer.status_code for answer in answers]
    assert 1 == bench.house.workbench.version(case).sequence


def test_an_earlier_version_can_be_taken_out(bench: Bench) -> None:
    """The folder as it was then."""
    case = bench.case_of(example_files("river-treaty"))
    before = taken_out(bench, case)
    edited(bench, case, "# later\n")

    assert before == taken_out(bench, case, version="1")
    assert before != taken_out(bench, case)


@pytest.mark.parametrize("asked", [{"format": "exe"}, {"version": "99"}, {"version": "0"}])
def test_what_is_not_there_is_not_taken_out(bench: Bench, asked: dict[str, str]) -> None:
    """An unknown format is refused, a version that never was is absent."""
    case = bench.case_of(example_files("river-treaty"))

    assert bench.client.get(f"/cases/{case}/out", params=asked).status_code in (400, 404)
