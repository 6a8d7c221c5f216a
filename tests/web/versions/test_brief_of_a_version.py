"""The brief of any version is there to be read, plainly named, with nothing to try or to edit."""

from __future__ import annotations

import time

import pytest

from detente.app.workbench import Change
from detente.app.workbench.tasks.taking_in import put_in
from helpers.workbench import Bench

EMPTY = b"detente: case/1\nid: empty\ntitle:\n  en: Empty\n"


def _changed(bench: Bench, case: str, content: bytes) -> None:
    change = Change(put_in, {"language": "en"}, "versions.event.changed", {}, beside={"x": content})
    assert bench.house.workbench.change(case, bench.owner, change) is not None


def _shown(bench: Bench, path: str, language: str = "en") -> str:
    for _ in range(600):
        answer = bench.client.get(
            path, headers={"Accept-Language": language}, follow_redirects=False
        )
        if answer.status_code != 303:
            break
        time.sleep(0.1)
    assert (200, path) == (answer.status_code, path)
    return answer.text


@pytest.fixture(scope="module")
def renamed(bench: Bench) -> str:
    """A case whose river got another name in its second version; it is only read here."""
    case = bench.case("river-treaty")
    _changed(bench, case, bench.file(case).replace("Orva", "Urva").encode())
    return case


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "An earlier version, to be read"),
        ("de", "Eine frühere Fassung, nur zum Lesen"),
    ],
)
def test_an_earlier_brief_is_as_it_was(
    bench: Bench, renamed: str, language: str, label: str
) -> None:
    """Its words are those of that version, and it says that it is no longer the newest."""
    page = _shown(bench, f"/cases/{renamed}/versions/1/brief", language)
    brief = page.partition('class="desk-brief"')[2]

    assert label in page
    assert "Orva" in brief
    assert "Urva" not in brief


def test_nothing_can_be_tried_or_edited_there(bench: Bench, renamed: str) -> None:
    """No switch, no form of an element and no anchor of a page beside it."""
    page = _shown(bench, f"/cases/{renamed}/versions/1/brief")

    assert "<what-if" not in page
    assert "without=" not in page
    assert "/build/at/" not in page
    assert '<a href="#' not in page.partition('class="desk-brief"')[2]


def test_the_newest_version_is_named_as_such(bench: Bench, renamed: str) -> None:
    """Where the case stands exactly so, the page says so instead."""
    page = _shown(bench, f"/cases/{renamed}/versions/2/brief")

    assert "The case stands exactly like this now." in page
    assert "An earlier version" not in page


@pytest.mark.parametrize("path", ["versions", "versions/1"])
def test_its_brief_is_linked_where_a_version_is_named(
    bench: Bench, renamed: str, path: str
) -> None:
    """From the list and from the version's own page."""
    page = _shown(bench, f"/cases/{renamed}/{path}")

    assert f'href="/cases/{renamed}/versions/1/brief"' in page


def test_a_version_with_too_little_says_so(bench: Bench) -> None:
    """A case that could not be analysed then has no brief of then, but what was missing."""
    case = bench.case_of({"case.yaml": EMPTY})
    page = _shown(bench, f"/cases/{case}/versions/1/brief")

    assert "There was not enough for a brief yet" in page
    assert "There is nothing to settle" in page


@pytest.mark.parametrize("version", ["0", "3", "999999999999"])
def test_a_version_that_never_was_is_not_found(bench: Bench, renamed: str, version: str) -> None:
    """No brief of a version the case does not have."""
    answer = bench.client.get(f"/cases/{renamed}/versions/{version}/brief")

    assert 404 == answer.status_code
