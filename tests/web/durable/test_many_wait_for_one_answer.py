"""Many pages that need the same slow answer do not stop the server from answering others."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import Any

import pytest
from httpx2 import Response

from detente.app.workbench.memory import WAITING
from helpers.workbench import Bench

MORE = 40
"""As many as the server has threads."""


def test_too_many_who_wait_are_told_to_come_back(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One works, eight wait, the others read that the server is busy, and when to come back."""
    case = bench.case("wage-round")
    go = threading.Event()
    call = bench.house.jobs.call

    def slow(*asked: Any) -> Any:
        go.wait(60)
        return call(*asked)

    monkeypatch.setattr(bench.house.jobs, "call", slow)
    with ThreadPoolExecutor(1 + WAITING + MORE) as browsers:
        pages = [
            browsers.submit(bench.client.get, f"/cases/{case}") for _ in range(1 + WAITING + MORE)
        ]
        answers = as_completed(pages, 60)
        refused: list[Response] = [next(answers).result() for _ in range(MORE)]
        served = bench.client.get("/account").status_code
        go.set()
        shown = [page.result() for page in answers]

    assert (200, {200}) == (served, {answer.status_code for answer in shown})
    assert {(503, "5")} == {(each.status_code, each.headers["retry-after"]) for each in refused}
    assert all("The server is busy" in each.text for each in refused)
