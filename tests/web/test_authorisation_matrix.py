"""Every route × method × role: declared here, and answered as declared.

`routes_declared` says what each route is for, `expected` what follows from that for each role; a
route without a row, or with another purpose than its row, fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from fastapi.routing import APIRoute
from httpx2 import Response
from starlette.testclient import TestClient

from detente.meeting.policy import Action
from detente.web.seat import COOKIE
from helpers.workbench import OURS, Bench, opened
from web.routes_declared import DECLARED

ROLES = ("anonymous", "stranger", "expired", "revoked", "forged")

_OPEN = (Action.READ_PUBLIC, Action.ENTER, Action.CHOOSE_LANGUAGE)
_OWN = (Action.LEAVE, Action.ADMINISTER, Action.LIST_CASES, Action.CREATE_CASE)


def expected(action: Action, role: str) -> str:
    """``in`` (the route itself answers), ``401`` (sign in first) or ``404`` (nothing here)."""
    if action in _OPEN:
        return "in"
    if role == "stranger":
        return "in" if action in _OWN else "404"
    return "401"


def routes_of(routes: Iterable[Any]) -> dict[tuple[str, str], APIRoute]:
    """Every method and path that is answered, those of included routers among them."""
    found: dict[tuple[str, str], APIRoute] = {}
    for route in routes:
        if hasattr(route, "original_router"):
            found |= routes_of(route.original_router.routes)
            continue
        assert isinstance(route, APIRoute), f"{type(route)} is no route with a declared purpose"
        found |= {(method, route.path): route for method in route.methods or ()}
    return found


def actions_of(route: APIRoute) -> list[Action]:
    """What a route declares it is for."""
    return [
        dependency.call.action  # type: ignore[union-attr]
        for dependency in route.dependant.dependencies
        if hasattr(dependency.call, "action")
    ]


@dataclass
class Roles:
    """A workbench, a case of its owner, and what every role's cookie holds."""

    bench: Bench
    case: str
    sent: int = 0

    def asks(self, role: str, method: str, path: str) -> Response:
        """What a role gets. Who is a stranger signs in anew each time: some routes sign out."""
        secret = self._secret(role)
        headers = {**OURS, "Cookie": f"{COOKIE}={secret}"} if secret else OURS
        client = TestClient(
            self.bench.client.app,
            base_url="https://testserver",
            headers=headers,
            follow_redirects=False,
        )
        return client.request(method, path)

    def _secret(self, role: str) -> str | None:
        if role == "anonymous":
            return None
        self.sent += 1
        secret = f"{role}-{self.sent}"
        accounts, now = self.bench.house.accounts, self.bench.house.workbench.now()
        if role == "stranger":
            accounts.begin_session("stranger", secret, now)
        if role == "expired":
            accounts.begin_session(self.bench.owner, secret, now - timedelta(days=8))
        if role == "revoked":
            accounts.begin_session(self.bench.owner, secret, now)
            session = accounts.session(secret, now)
            assert session is not None
            accounts.end_session(session.token, now)
        return secret


@pytest.fixture(scope="module")
def roles(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Roles]:
    """A workbench with a second account, and a case of the owner."""
    with opened(tmp_path_factory.mktemp("data")) as bench:
        bench.house.accounts.add("stranger", bench.house.workbench.now())
        yield Roles(bench, bench.case())


def test_every_route_has_a_row_and_every_row_a_route(roles: Roles) -> None:
    """The table below is complete: nothing is reachable that is not declared, with its purpose."""
    application: Any = roles.bench.client.app
    there = {key: actions_of(route) for key, route in routes_of(application.routes).items()}

    assert {key: [action] for key, action in DECLARED.items()} == there


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_what_the_table_says(roles: Roles, role: str) -> None:
    """Nobody but the owner reaches a case; who is not signed in reaches only the way in."""
    wrong: list[str] = []
    for (method, path), action in DECLARED.items():
        answer = roles.asks(role, method, _filled(path, roles.case))
        got = str(answer.status_code) if answer.status_code in (401, 404) else "in"
        due = expected(action, role)
        if path in _ABSENT_IS_404 and due == "in":
            continue
        if got != due:
            wrong.append(f"{method} {path}: {due} was due, got {answer.status_code}")

    assert [] == wrong


_ABSENT_IS_404 = ("/static/{name}",)


def _filled(path: str, case: str) -> str:
    """The path with this case and something for everything else it names."""
    parts = [
        case if part == "{case}" else "x" if part.startswith("{") else part
        for part in path.split("/")
    ]
    return "/".join(parts)


def test_an_id_of_anothers_case_is_as_absent_as_one_of_none(roles: Roles) -> None:
    """A stranger cannot tell a case that exists from one that does not: the pages are the same."""
    for method, path in DECLARED:
        if "{case}" not in path:
            continue
        real = roles.asks("stranger", method, _filled(path, roles.case))
        absent = roles.asks("stranger", method, _filled(path, "none-such"))
        same = real.text.replace(roles.case, "*") == absent.text.replace("none-such", "*")
        assert (404, 404, True) == (real.status_code, absent.status_code, same), path
