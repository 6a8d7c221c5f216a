from __future__ import annotations

import pytest

from helpers.workbench import Bench
from web.routes_declared import DECLARED

_PATHS = sorted(
    path for method, path in DECLARED if method == "GET" and not path.endswith("events")
)


def _policy(text: str) -> dict[str, str]:
    pairs = (part.strip().partition(" ") for part in text.split(";"))
    return {name: value for name, _, value in pairs}


@pytest.mark.parametrize("path", [*_PATHS, "/no/such/page"])
def test_headers_stand_on_every_answer(bench: Bench, path: str) -> None:
    """Whatever is answered, nothing foreign may run in it, frame it, or keep it."""
    address = path.replace("{case}", "none").replace("{", "").replace("}", "")
    headers = bench.client.get(address).headers
    policy = _policy(headers["content-security-policy"])

    found = (
        policy["default-src"],
        {policy[name] for name in ("script-src", "style-src", "img-src", "connect-src")},
        policy["frame-ancestors"],
        "unsafe" in headers["content-security-policy"],
        headers["x-content-type-options"],
        headers["referrer-policy"],
        headers["cache-control"] in ("no-store", "no-cache"),
    )

    assert ("'none'", {"'self'"}, "'none'", False, "nosniff", "no-referrer", True) == found


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "", "Origin": "https://elsewhere.example"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "https://testserver"},
    ],
    ids=str,
)
def test_a_change_from_another_site_is_refused(bench: Bench, headers: dict[str, str]) -> None:
    """A form that does not come from a page of ours changes nothing, cookie or not."""
    answer = bench.client.post("/language", data={"language": "de"}, headers=headers)

    assert 403 == answer.status_code


def test_a_change_that_does_not_say_where_it_comes_from_is_refused(bench: Bench) -> None:
    """Neither header: refused. A matching origin alone, as old browsers send it: let in."""
    client = bench.client
    told = client.headers.pop("Sec-Fetch-Site")
    try:
        silent = client.post("/language", data={"language": "en"})
        origin = {"Origin": "https://testserver"}
        matching = client.post("/language", data={"language": "en"}, headers=origin)
    finally:
        client.headers["Sec-Fetch-Site"] = told

    assert (403, 200) == (silent.status_code, matching.status_code)


def test_a_foreign_host_name_is_refused(bench: Bench) -> None:
    """A name that somebody else made to point at this machine opens nothing."""
    assert 421 == bench.client.get("/cases", headers={"Host": "elsewhere.example"}).status_code


def test_the_session_cookie_is_out_of_reach(bench: Bench) -> None:
    """The cookie is for this host alone, over a secure connection, and no script can read it."""
    secret = "s" * 20
    bench.house.accounts.make_link(bench.owner, secret, bench.house.workbench.now())
    answer = bench.client.post("/enter", data={"link": secret}, follow_redirects=False)
    parts = {part.strip().lower() for part in answer.headers["set-cookie"].split(";")[1:]}

    assert (True, {"httponly", "secure", "path=/", "samesite=lax"}) == (
        answer.headers["set-cookie"].startswith("__Host-detente="),
        parts,
    )
