"""A workbench in one process: what is asked is worked out once, what is sent twice done once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from detente.app.workbench import BESIDE, Change, Changed, Conflict, NoSuchCaseError
from helpers.two_tabs import ELEMENTS, Walk, digest, written


def told(folder: Path, request: dict[str, Any], _progress: object) -> list[str]:
    """A task: what lies in the folder, what lies beside it, what was asked."""
    beside = folder / BESIDE
    return [
        *sorted(path.name for path in folder.iterdir() if path.is_file()),
        *sorted(f"beside {path.name}" for path in beside.glob("*")),
        request["word"],
    ]


def copied(folder: Path, _request: dict[str, Any], _progress: object) -> dict[str, Any]:
    """A task: take what lies beside into the case."""
    for path in (folder / BESIDE).iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    return {}


@pytest.fixture
def walk(tmp_path: Path) -> Iterator[Walk]:
    """A workbench with one case."""
    made = Walk(tmp_path, 1)
    yield made
    made.close()


def entered(walk: Walk, element: str, seen: str, text: str, key: str | None = None) -> Any:
    """What comes of an entry."""
    request = {"element": element, "seen": digest(seen), "text": text}
    return walk.bench.change(walk.case, "owner", Change(written, request, "written", key=key))


def test_what_is_asked_again_is_not_worked_out_again(walk: Walk) -> None:
    """Same contents and request: one call. Another version with the same contents is the same."""
    version = walk.bench.version(walk.case)
    for _ in range(3):
        walk.bench.look(version, told, {"word": "a"})
    entered(walk, "toll", "", "x")
    walk.bench.undo(walk.case, "owner", 2)
    before = walk.jobs.calls
    answer = walk.bench.look(walk.bench.version(walk.case), told, {"word": "a"})

    assert [*sorted(ELEMENTS), "a"] == answer
    assert (before, 2) == (walk.jobs.calls, before)


def test_many_cases_are_looked_at_in_one_process(walk: Walk) -> None:
    """Those remembered are not asked again; each gets its own answer."""
    version = walk.bench.version(walk.case)
    cases = [walk.bench.create("owner", {f"f{n}": b"x"}, "begun", {}) for n in range(20)]
    versions = [version, *(walk.bench.version(case) for case in cases)]

    def every(folder: Path, request: dict[str, Any], progress: object) -> list[Any]:
        return [told(folder / str(n), request, progress) for n in range(request["count"])]

    asked = {"word": "a"}
    first = walk.bench.look_at_all(versions[:5], every, asked, told, lambda _path: True)
    both = walk.bench.look_at_all(versions, every, asked, told, lambda _path: True)

    assert first == both[:5]
    assert [[f"f{n}", "a"] for n in range(20)] == both[1:]
    assert 2 == walk.jobs.calls
    assert both[7] == walk.bench.look(versions[7], told, asked)
    assert 2 == walk.jobs.calls


def test_two_versions_lie_side_by_side(walk: Walk) -> None:
    """The new one in the folder, the old one beside it; neither is taken for the other."""
    entered(walk, "toll", "", "x")
    old, new = (walk.bench.version(walk.case, n) for n in (1, 2))

    assert [*sorted(ELEMENTS), *(f"beside {name}" for name in sorted(ELEMENTS)), "a"] == (
        walk.bench.look(walk.bench.pair(old, new), told, {"word": "a"})
    )


def test_what_lies_beside_never_becomes_part_of_the_case(walk: Walk) -> None:
    """Only what a task takes over is written."""
    change = Change(copied, {}, "taken", beside={"new": b"n"})
    done = walk.bench.change(walk.case, "owner", change)

    assert isinstance(done, Changed)
    assert done.event is not None
    assert ["new"] == list(done.event.changed)


def test_a_change_sent_twice_is_done_once_and_answered_alike(walk: Walk) -> None:
    """Even where the second would be a conflict with the first."""
    first = entered(walk, "toll", "", "x", "k")
    second = entered(walk, "toll", "", "x", "k")

    assert first == second
    assert 2 == walk.bench.version(walk.case).sequence


def test_a_change_that_changes_nothing_is_no_event(walk: Walk) -> None:
    """Saved without having entered anything: nothing happened."""
    entered(walk, "toll", "", "x")
    done = entered(walk, "toll", "x", "x")

    assert (Changed, None, 2) == (type(done), done.event, walk.bench.version(walk.case).sequence)


def test_many_threads_change_one_case(walk: Walk) -> None:
    """Each of 40 entries is either on the disk or a conflict, and every version is told once."""
    start = threading.Barrier(8)

    def work(thread: int) -> list[Any]:
        start.wait()
        return [entered(walk, ELEMENTS[n % 3], "", f"{thread} {n}") for n in range(5)]

    with ThreadPoolExecutor(8) as threads:
        done = [one for each in threads.map(work, range(8)) for one in each]
    kept = [one for one in done if isinstance(one, Changed)]
    conflicts = [one for one in done if isinstance(one, Conflict)]

    assert (3, 37) == (len(kept), len(conflicts))
    assert 4 == walk.bench.version(walk.case).sequence
    assert walk.tabs[0].heard == sorted(set(walk.tabs[0].heard))
    assert 4 == walk.tabs[0].heard[-1]


@pytest.mark.parametrize("sequence", [0, -1, 2, 2**31, 2**70])
def test_a_version_that_never_was_is_absent(walk: Walk, sequence: int) -> None:
    """Whatever the number."""
    with pytest.raises(NoSuchCaseError):
        walk.bench.version(walk.case, sequence)


def test_an_earlier_version_is_what_it_was(walk: Walk) -> None:
    """However often the newest was asked for before, and in whatever order."""
    for n, text in enumerate("abcdef"):
        entered(walk, "toll", "abcdef"[n - 1] if n else "", text)
    walk.bench.version(walk.case)
    found = [
        walk.bench.files(walk.bench.version(walk.case, n)).value["toll"] for n in (7, 3, 1, 5, 3)
    ]

    assert [b"f", b"b", b"", b"d", b"b"] == found
