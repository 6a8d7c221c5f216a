"""A session is made by the server alone, and a change comes from a page of this server alone."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from secrets import token_urlsafe

import pytest
from starlette.testclient import TestClient

from detente.web.seat import COOKIE
from helpers.workbench import OURS, Bench


def _link(bench: Bench) -> str:
    secret = token_urlsafe(32)
    bench.house.accounts.make_link(bench.owner, secret, bench.house.workbench.now())
    return secret


def _stranger(bench: Bench, cookie: str | None = None) -> TestClient:
    """Another browser at the same server, which need not be started again."""
    client = TestClient(bench.client.app, base_url="https://testserver", headers=OURS)
    if cookie is not None:
        client.cookies.set(COOKIE, cookie, domain="testserver.local")
    return client


@pytest.mark.parametrize("planted", ["known", "x" * 43, "", "\u00e9".encode().hex(), "a b"])
def test_a_planted_session_is_not_taken_over(bench: Bench, planted: str) -> None:
    """Whoever plants a cookie before somebody signs in knows nothing of the session after."""
    victim = _stranger(bench, planted)

    answer = victim.post("/enter", data={"link": _link(bench)}, follow_redirects=False)
    made = re.search(rf"{COOKIE}=([^;]+)", answer.headers["set-cookie"])

    assert made is not None
    assert planted != made[1]
    assert len(made[1]) >= 43
    assert 401 == _stranger(bench, planted).get("/cases").status_code


def test_signing_in_again_makes_another_session(bench: Bench) -> None:
    """No two sessions share a secret, and leaving ends the one it is said in."""
    first, second = _stranger(bench), _stranger(bench)
    for client in (first, second):
        assert 200 == client.post("/enter", data={"link": _link(bench)}).status_code
    kept = first.cookies[COOKIE]

    assert kept != second.cookies[COOKIE]
    first.post("/leave")
    assert 401 == _stranger(bench, kept).get("/cases").status_code
    assert 200 == second.get("/cases").status_code


def test_a_link_sent_twice_at_once_opens_once(bench: Bench) -> None:
    """Of twenty browsers that send it together one comes in."""
    link = _link(bench)

    def enter(_: int) -> int:
        return (
            _stranger(bench).post("/enter", data={"link": link}, follow_redirects=False).status_code
        )

    with ThreadPoolExecutor(8) as browsers:
        statuses = sorted(browsers.map(enter, range(20)))

    assert [303] + [403] * 19 == statuses


def test_no_page_tells_the_session(bench: Bench) -> None:
    """The secret of the cookie is in no page, and opens nothing where it stands in an address."""
    secret = bench.client.cookies[COOKIE]
    case = bench.case()

    for path in ("/cases", "/account", f"/cases/{case}", f"/cases/{case}/build"):
        assert secret not in bench.client.get(path).text
    assert 401 == _stranger(bench).get(f"/cases?{COOKIE}={secret}").status_code
    authorization = {"Authorization": f"Bearer {secret}", "X-Session": secret}
    assert 401 == _stranger(bench).get("/cases", headers=authorization).status_code


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://testserver"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "SAME-ORIGIN"},
        {"Sec-Fetch-Site": "same-origin, cross-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "null"},
        {"Origin": "https://testserver.elsewhere.example"},
        {"Origin": "https://elsewhere.example/https://testserver"},
        {"Origin": "https://testserver:444"},
        {"Origin": "https://user@testserver"},
        {"Origin": ""},
        {"Referer": "https://testserver/cases"},
        {"X-Requested-With": "XMLHttpRequest"},
        {},
    ],
    ids=str,
)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_no_other_site_makes_a_change(bench: Bench, headers: dict[str, str], method: str) -> None:
    """Whatever it sends along, with the owner's own cookie: refused before any route is reached."""
    browser = TestClient(bench.client.app, base_url="https://testserver")
    browser.cookies = bench.client.cookies
    before = bench.house.workbench.cases(bench.owner)

    answer = browser.request(method, "/cases/new", data={"from": "blank"}, headers=headers)

    assert 403 == answer.status_code
    assert before == bench.house.workbench.cases(bench.owner)


@pytest.mark.parametrize(
    "override", ["X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"]
)
def test_a_page_that_is_read_changes_nothing(bench: Bench, override: str) -> None:
    """A GET stays one: neither a header nor a field makes it a change."""
    case = bench.case()
    for path in (f"/cases/{case}/remove", f"/cases/{case}/undo", "/leave", "/cases/new"):
        bench.client.get(path, params={"_method": "POST"}, headers={override: "POST"})

    assert case in bench.house.workbench.cases(bench.owner)
    assert 1 == bench.house.workbench.version(case).sequence
    assert 200 == bench.client.get("/cases").status_code


@pytest.mark.parametrize(
    "host",
    [
        "elsewhere.example",
        "testserver.elsewhere.example",
        "elsewhere.example:443",
        "testserver@elsewhere.example",
        "elsewhere.example#testserver",
        "testserver:443:443",
        "testserver.",
        "testserver,elsewhere.example",
        " ",
        "",
        "127.0.0.2",
        "[::2]",
        "0",
    ],
)
def test_only_its_own_names_reach_the_server(bench: Bench, host: str) -> None:
    """A name that somebody else points at this machine, to read it from there, opens nothing."""
    answer = bench.client.get("/cases", headers={"Host": host})

    assert 421 == answer.status_code
    assert "content-security-policy" in answer.headers


@pytest.mark.parametrize(
    "header",
    [
        "X-Forwarded-Host",
        "Forwarded",
        "X-Host",
        "X-Original-URL",
        "X-Rewrite-URL",
        "X-Forwarded-For",
    ],
)
def test_headers_of_a_proxy_are_not_believed(bench: Bench, header: str) -> None:
    """What anybody may send decides neither who asks nor where a link leads."""
    told = {header: "host=elsewhere.example" if header == "Forwarded" else "elsewhere.example"}

    answer = bench.client.get("/", headers=told, follow_redirects=False)

    assert "/cases" == answer.headers["location"]
    assert "elsewhere" not in bench.client.get("/cases", headers=told).text
    assert 401 == _stranger(bench).get("/cases", headers=told).status_code
