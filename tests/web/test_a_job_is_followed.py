from __future__ import annotations

import time
from typing import Any

from starlette.requests import Request

from detente.web.jobs import start_job
from detente.web.seat import Seat
from helpers.job_tasks import quick, refusing, slow
from helpers.workbench import Bench

JSON = {"Accept": "application/json"}


def _begun(bench: Bench, case: str, task: Any, asked: dict[str, Any]) -> str:
    """The address a route sends the reader to."""
    seat = Seat(
        bench.house.accounts.owner("x", bench.house.workbench.now()), None, "en", bench.house
    )
    request = Request({"type": "http"})
    back = f"/cases/{case}/findings?x=1"
    answer = start_job(request, seat, case, task, asked, back=back, heading="Counting <all>")
    return str(answer.headers["location"])


def _ended(bench: Bench, address: str) -> dict[str, Any]:
    for _ in range(3000):
        told: dict[str, Any] = bench.client.get(address, headers=JSON).json()
        if told["phase"] not in ("waiting", "running"):
            return told
        time.sleep(0.02)
    raise AssertionError(told)


def test_a_finished_job_leads_to_its_answer(bench: Bench) -> None:
    """The page of a job goes on to the page that shows the answer, which is then remembered."""
    case = bench.case()
    address = _begun(bench, case, quick, {"n": 1})
    job = address.rpartition("/")[2]

    told = _ended(bench, address)
    page = bench.client.get(address, follow_redirects=False)

    onward = f"/cases/{case}/findings?x=1&job={job}"
    assert onward == told["onward"] == page.headers["location"]
    state = bench.house.jobs.state(job)
    assert state is not None
    assert {"asked": {"n": 1}} == state.answer
    assert _begun(bench, case, quick, {"n": 1}) == f"/cases/{case}/findings?x=1"


def test_a_running_job_shows_how_far_it_is_and_can_be_ended(bench: Bench) -> None:
    """Without script the page renews itself; a button ends the job, another begins it again."""
    case = bench.case()
    address = _begun(bench, case, slow, {"seconds": 30})

    page = bench.client.get(address).text
    cancelled = bench.client.post(f"{address}/cancel").text
    told = _ended(bench, address)
    afterwards = bench.client.get(address).text

    assert "<h1>Counting &lt;all&gt;</h1>" in page
    assert '<meta http-equiv="refresh"' in page
    assert "Cancelled." in cancelled
    assert "stopped" == told["phase"]
    assert f'action="{address}/again"' in afterwards
    again = bench.client.post(f"{address}/again", follow_redirects=False).headers["location"]
    assert again != address
    assert 200 == bench.client.post(f"{again}/cancel").status_code


def test_the_same_question_asked_twice_is_one_job(bench: Bench) -> None:
    """A second click joins the job of the first; another question about the case waits for it."""
    case = bench.case()

    first, second = (_begun(bench, case, slow, {"seconds": 30}) for _ in range(2))
    other = _begun(bench, case, slow, {"seconds": 31})

    assert first == second != other
    for address in (other, first):
        bench.client.post(f"{address}/cancel")
        assert "stopped" == _ended(bench, address)["phase"]


def test_a_refusal_is_shown_in_its_own_words(bench: Bench) -> None:
    """What the task says to the reader stands on the page."""
    case = bench.case()
    address = _begun(bench, case, refusing, {})

    _ended(bench, address)

    assert "<pre>not like that</pre>" in bench.client.get(address).text


def test_nobody_else_follows_a_job(bench: Bench) -> None:
    """Without the session a job cannot be seen or ended; one that never was looks absent."""
    case = bench.case()
    address = _begun(bench, case, slow, {"seconds": 30})
    cookies = dict(bench.client.cookies)
    bench.client.cookies.clear()
    try:
        answers = [
            bench.client.get(address).status_code,
            bench.client.post(f"{address}/cancel").status_code,
        ]
    finally:
        bench.client.cookies.update(cookies)

    assert [401, 401] == answers
    assert 404 == bench.client.get("/jobs/none").status_code
    bench.client.post(f"{address}/cancel")
