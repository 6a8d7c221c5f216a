"""What happened, in sentences; and the way back."""

from __future__ import annotations

import re

import pytest

from detente.app.workbench import Change
from detente.app.workbench.tasks.taking_in import put_in
from detente.meeting.events import folder_after
from helpers.workbench import Bench


def edited(bench: Bench, case: str, old: str, new: str, kind: str = "cases.event.put_in") -> None:
    """Somebody changes a text in the case."""
    content = bench.file(case).replace(old, new).encode()
    change = Change(put_in, {"language": "en"}, kind, {"file": new}, beside={"x": content})
    assert not isinstance(bench.house.workbench.change(case, bench.owner, change), type(None))


def shown(bench: Bench, path: str, language: str = "en") -> str:
    """A page in a language."""
    bench.client.post("/language", data={"language": language, "back": "/"})
    answer = bench.client.get(path)
    assert 200 == answer.status_code, answer.text
    return answer.text


def step(bench: Bench, case: str, what: str, seen: int | None = None) -> int:
    """The status after pressing undo or redo on a page that showed a version."""
    version = bench.house.workbench.version(case).sequence if seen is None else seen
    data = {"seen": str(version)}
    return bench.client.post(f"/cases/{case}/{what}", data=data, follow_redirects=False).status_code


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_event_is_a_sentence(bench: Bench, language: str) -> None:
    """Newest first; a kind that no catalogue knows is told in general."""
    case = bench.case("river-treaty")
    edited(bench, case, "Orva", "Urva")
    edited(bench, case, "Urva", "Erva", kind="from.a.newer.program")
    step(bench, case, "undo")
    page = shown(bench, f"/cases/{case}/versions", language)
    told = re.findall(r'class="told">([^<]*)<', page)

    assert 4 == len(told)
    assert {
        "en": ["Undone: Changed", "Changed", "Replaced by the file Urva"],
        "de": ["Rückgängig gemacht: Geändert", "Geändert", "Durch die Datei Urva ersetzt"],
    }[language] == told[:3]


def test_undo_and_redo_lead_back_and_forth(bench: Bench) -> None:
    """Two changes undone and one done again; each step is an event of its own."""
    case = bench.case("river-treaty")
    texts = [bench.file(case)]
    for old, new in (("Orva", "Urva"), ("Urva", "Erva")):
        edited(bench, case, old, new)
        texts.append(bench.file(case))
    seen = []
    for what in ("undo", "undo", "redo"):
        assert 303 == step(bench, case, what)
        seen.append(bench.file(case))

    assert [texts[1], texts[0], texts[1]] == seen
    assert 6 == bench.house.workbench.version(case).sequence


def test_nobody_undoes_what_they_have_not_seen(bench: Bench) -> None:
    """A page that showed an older version undoes nothing: it shows what stands now."""
    case = bench.case("river-treaty")
    edited(bench, case, "Orva", "Urva")
    edited(bench, case, "Urva", "Erva")

    assert [409, 409, 409] == [step(bench, case, "undo", seen) for seen in (0, 1, 2)]
    assert "Erva" in bench.file(case)


def test_nothing_to_undo_is_no_fault(bench: Bench) -> None:
    """A new case offers no undo, and refuses one that is sent all the same."""
    case = bench.case("river-treaty")

    assert "disabled" in shown(bench, f"/cases/{case}/versions")
    assert (409, 409) == (step(bench, case, "undo"), step(bench, case, "redo"))


def test_a_version_is_restored_after_a_question(bench: Bench) -> None:
    """As it was, byte for byte, as a new version; sent twice, once."""
    case = bench.case("river-treaty")
    before = bench.file(case)
    edited(bench, case, "Orva", "Urva")
    question = shown(bench, f"/cases/{case}/versions/1/restore")
    fields = dict(re.findall(r'name="(key|seen)" value="([^"]*)"', question))
    for _ in range(2):
        bench.client.post(f"/cases/{case}/versions/1/restore", data=fields)
    events = bench.house.workbench.history(case)

    assert (before, 3) == (bench.file(case), len(events))
    assert folder_after(events) == folder_after(events[:1])


def test_a_case_that_moved_on_is_not_restored_unseen(bench: Bench) -> None:
    """The question is asked again, and says why."""
    case = bench.case("river-treaty")
    edited(bench, case, "Orva", "Urva")
    answer = bench.client.post(f"/cases/{case}/versions/1/restore", data={"seen": "1"})

    assert 409 == answer.status_code
    assert 'role="alert"' in answer.text
    assert "Urva" in bench.file(case)


@pytest.mark.parametrize("path", ["0", "3", "99999999999999999999", "-1", "x", "3/restore"])
def test_a_version_that_never_was_is_absent(bench: Bench, path: str) -> None:
    """No number leads anywhere else."""
    case = bench.case("river-treaty")

    assert bench.client.get(f"/cases/{case}/versions/{path}").status_code in (404, 422)


def test_a_long_history_comes_in_pages(bench: Bench) -> None:
    """120 versions on three pages, none left out, none twice."""
    case = bench.case("river-treaty")
    workbench = bench.house.workbench
    for n in range(119):
        workbench.restore(case, bench.owner, 1, key=f"again-{case}-{n}")
    found: list[str] = []
    path = f"/cases/{case}/versions"
    while path:
        page = shown(bench, path)
        found += re.findall(r"/versions/(\d+)\"", page)
        older = re.search(r'href="([^"]*\?before=\d+)"', page)
        path = older[1] if older else ""

    assert [str(n) for n in range(120, 0, -1)] == found


def test_two_versions_are_compared(bench: Bench) -> None:
    """Which finding flipped, because of what; the same two are the same to the byte."""
    bench.client.post("/language", data={"language": "en"})
    case = bench.case("alaska-2025")
    edited(bench, case, "        - nato-moldova: accession\n", "")
    page = _waited(bench, f"/cases/{case}/versions/compare?old=1")
    same = shown(bench, f"/cases/{case}/versions/compare?old=2&new=2")

    assert "red_lines.russia.nato-accession (changed)" in page
    assert 'id="flipped"' in page
    assert "exactly the same" in same


def _waited(bench: Bench, path: str) -> str:
    """The page behind a job, when it is done."""
    import time

    for _ in range(500):
        answer = bench.client.get(path)
        if "/jobs/" not in answer.url.path:
            return answer.text
        path = answer.url.path
        time.sleep(0.1)
    raise AssertionError("the job does not end")
