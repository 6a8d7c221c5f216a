"""Whatever is sent to whatever operation, the answer is one of those it is documented to give.

Requests are made by schemathesis from the description in `helpers.operations`: some fit it, some do
not.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pytest
import requests
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import status_code_conformance

from detente.meeting.policy import Action
from detente.web.seat import COOKIE
from helpers.crawl import crawl
from helpers.injections import foreign
from helpers.job_tasks import quick
from helpers.operations import described, path_of
from helpers.workbench import Bench
from web.routes_declared import DECLARED

pytestmark = pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")

BASE = "https://testserver"
OPERATIONS = sorted(key for key in DECLARED if not key[1].endswith("/events"))
_OPEN = {Action.READ_PUBLIC, Action.ENTER, Action.CHOOSE_LANGUAGE}
_SIGNS_OUT = ("/leave", "/account/sessions/end", "/enter", "/sign-in")


@dataclass
class Fuzzed:
    """A workbench, its description, and the case whose pages gave the example values."""

    bench: Bench
    schema: Any
    seen: str

    def send(self, example: Any, case: str, *, signed_in: bool) -> Any:
        """Send what schemathesis made, as a page of ours would; to a case of this test alone."""
        wanted = example.as_transport_kwargs(base_url=BASE)
        prepared = requests.Request(**wanted).prepare()
        url = str(prepared.url).replace(f"/cases/{self.seen}", f"/cases/{case}")
        headers = [
            (name.encode("latin-1"), value if isinstance(value, bytes) else value.encode("utf-8"))
            for name, value in prepared.headers.items()
            if name.lower() not in ("content-length", "accept-encoding", "cookie", "host")
        ]
        body = prepared.body
        assert body is None or isinstance(body, str | bytes)
        if not signed_in:
            self.bench.client.cookies.clear()
        elif example.path in _SIGNS_OUT or COOKIE not in self.bench.client.cookies:
            self.sign_in()
        return self.bench.client.request(
            str(prepared.method),
            url,
            content=body,
            headers=headers,
            follow_redirects=False,
        )

    def sign_in(self) -> None:
        """Begin a session as the one-time link does."""
        link = self.bench.house.workbench.new_id()
        now = self.bench.house.workbench.now()
        self.bench.house.accounts.make_link(self.bench.owner, link, now)
        self.bench.client.cookies.clear()
        assert self.bench.client.post("/enter", data={"link": link}).status_code == 200


@pytest.fixture(scope="module")
def fuzzed(bench: Bench) -> Iterator[Fuzzed]:
    """The description of every operation, with examples from the pages of a case."""
    case = bench.case()
    job = bench.house.jobs.start(case, quick, {}, {})
    visits = list(crawl(bench.client, f"/cases/{case}", each=2, most=70, patient=True))
    visits += crawl(bench.client, "/cases", each=1, most=5)
    application = bench.client.app
    assert isinstance(application, FastAPI)
    schema = described(application, visits, {"case": case, "job": job})
    yield Fuzzed(bench, schemathesis.openapi.from_dict(schema), case)
    gc.collect()


def _fuzz(
    fuzzed: Fuzzed,
    key: tuple[str, str],
    examples: int,
    mode: GenerationMode,
    held: Callable[[Any, Any], None],
    *,
    signed_in: bool = True,
) -> int:
    """How many requests were made: fewer than asked for where there are no more to make."""
    method, path = key
    sent = 0
    operation = fuzzed.schema[path_of(path)][method]
    case = fuzzed.bench.case()

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy(generation_mode=mode))
    def each(example: Any) -> None:
        nonlocal sent
        sent += 1
        held(example, fuzzed.send(example, case, signed_in=signed_in))

    each()
    return sent


def _answered(example: Any, answer: Any) -> None:
    example.validate_response(answer, checks=[not_a_server_error, status_code_conformance])
    assert answer.headers["content-security-policy"]
    assert "Traceback" not in answer.text
    if answer.headers.get("content-type", "").startswith("text/html"):
        assert [] == foreign(answer.text)


def _both(fuzzed: Fuzzed, key: tuple[str, str], examples: int) -> tuple[int, int]:
    fit = _fuzz(fuzzed, key, examples, GenerationMode.POSITIVE, _answered)
    with suppress(Unsatisfiable):  # an operation that takes nothing cannot be asked wrongly
        return fit, _fuzz(fuzzed, key, examples // 2, GenerationMode.NEGATIVE, _answered)
    return fit, 0


@pytest.mark.parametrize("key", OPERATIONS, ids=" ".join)
def test_no_request_of_the_owner_breaks_anything(fuzzed: Fuzzed, key: tuple[str, str]) -> None:
    """No server error, no status that is not documented, the policy's headers on every answer."""
    _both(fuzzed, key, 4)


@pytest.mark.parametrize("key", [k for k in OPERATIONS if DECLARED[k] not in _OPEN], ids=" ".join)
def test_nobody_unknown_gets_anything(fuzzed: Fuzzed, key: tuple[str, str]) -> None:
    """Without a session every closed operation says so, whatever is sent along."""

    def closed(_example: Any, answer: Any) -> None:
        assert answer.status_code in (401, 404, 405, 422), answer.text
        assert "set-cookie" not in answer.headers

    _fuzz(fuzzed, key, 3, GenerationMode.POSITIVE, closed, signed_in=False)


@pytest.mark.nightly
@pytest.mark.parametrize("key", OPERATIONS, ids=" ".join)
def test_no_request_breaks_anything_at_length(fuzzed: Fuzzed, key: tuple[str, str]) -> None:
    """The same with five hundred examples an operation, a third of which do not fit."""
    fit, unfit = _both(fuzzed, key, int(os.environ.get("DETENTE_FUZZ", "334")))

    print(f"\n{' '.join(key)}: {fit} requests that fit, {unfit} that do not")
