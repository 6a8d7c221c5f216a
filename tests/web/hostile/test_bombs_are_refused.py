"""Files that are meant to hurt are refused in words, quickly, and leave nothing."""

from __future__ import annotations

import re
import threading
import time
from html import unescape

import pytest

from helpers.bombs import Sent, case_bombs, document_bombs
from helpers.workbench import Bench

CASES = case_bombs()
DOCUMENTS = document_bombs()
_SOME = sorted({*sorted(CASES)[::4], "genius: unclosed comment"})


def _refused(bench: Bench, sent: Sent) -> tuple[int, str]:
    """Status and words of an upload's answer."""
    files = [("file", (name, content)) for name, content in sent]
    answer = bench.client.post("/cases/upload", files=files, follow_redirects=False)
    words = unescape(re.sub(r"<[^>]*>", " ", answer.text))
    return answer.status_code, words


def _left(bench: Bench) -> list[str]:
    scratch = bench.house.jobs._scratch._folder
    return [path.name for path in scratch.iterdir()]


@pytest.mark.parametrize("name", _SOME)
def test_a_bad_upload_is_refused_in_words(bench: Bench, name: str) -> None:
    """It is a page that says what is wrong; no case is made, no file is left."""
    before = bench.house.workbench.cases(bench.owner)

    status, words = _refused(bench, CASES[name])

    assert 422 == status, words
    assert "Traceback" not in words
    assert before == bench.house.workbench.cases(bench.owner)
    assert [] == _left(bench)


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_a_bad_document_is_refused_in_words(bench: Bench, bombed: str, name: str) -> None:
    """The case stays as it is, and the page says why."""
    before = bench.house.workbench.version(bombed)

    files = [("files", (name, DOCUMENTS[name]))]
    answer = bench.client.post(f"/cases/{bombed}/sources", files=files, follow_redirects=False)

    assert 422 == answer.status_code, answer.text
    assert "Traceback" not in answer.text
    assert before == bench.house.workbench.version(bombed)
    assert [] == _left(bench)


@pytest.fixture(scope="module")
def bombed(bench: Bench) -> str:
    """A case that bad documents are sent to."""
    return bench.case()


@pytest.mark.nightly
def test_every_bomb_is_refused_within_a_second_while_others_are_served(bench: Bench) -> None:
    """The whole corpus, one after another, beside a reader who keeps asking for pages."""
    bench.case()
    _refused(bench, CASES[_SOME[0]])  # the first waits for the process that reads to be there
    served: list[tuple[float, int]] = []
    done = threading.Event()

    def read_on() -> None:
        while not done.wait(0.02):  # without a pause it is the reader that takes the time
            began = time.perf_counter()
            status = bench.client.get("/cases").status_code
            served.append((time.perf_counter() - began, status))

    reader = threading.Thread(target=read_on)
    reader.start()
    times: list[tuple[float, str, int]] = []
    try:
        for name, sent in CASES.items():
            began = time.perf_counter()
            status, _ = _refused(bench, sent)
            times.append((time.perf_counter() - began, name, status))
    finally:
        done.set()
        reader.join()

    waited = sorted(seconds for seconds, _ in served)
    print(f"\n{len(times)} uploads refused; slowest:")
    for seconds, name, status in sorted(times, reverse=True)[:8]:
        print(f"  {seconds * 1000:7.0f} ms  {status}  {name}")
    print(f"{len(served)} pages meanwhile: p50 {waited[len(waited) // 2] * 1000:.0f} ms, ", end="")
    print(f"p99 {waited[int(len(waited) * 0.99)] * 1000:.0f} ms")
    assert {422} == {status for _, _, status in times}
    assert {200} == {status for _, status in served}
