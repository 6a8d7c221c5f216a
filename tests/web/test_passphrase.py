from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from detente.app.serving import House, owner_link
from detente.web.application import create
from detente.web.settings import Settings
from helpers.workbench import OURS

WORDS = "five loose words together"


@dataclass
class Clock:
    """A clock that a test moves."""

    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __call__(self) -> datetime:
        """The moment it stands at."""
        return self.now


@dataclass(frozen=True)
class Entrance:
    """A workbench with a clock in hand. ``owner`` is signed in, ``visitor`` is not."""

    owner: TestClient
    visitor: TestClient
    clock: Clock

    def chosen(self, first: str = WORDS, again: str = WORDS) -> int:
        """Choose a passphrase; the status of the answer."""
        data = {"passphrase": first, "again": again}
        return self.owner.post("/account/passphrase", data=data).status_code

    def tried(self, words: str) -> int:
        """Come in with a passphrase; the status of the answer."""
        return self.visitor.post("/sign-in", data={"passphrase": words}).status_code


@pytest.fixture
def entrance(tmp_path: Path) -> Iterator[Entrance]:
    """An empty workbench."""
    secret, clock = owner_link(tmp_path), Clock()
    application = create(Settings(tmp_path, hosts=("testserver",), now=clock))
    with TestClient(application, base_url="https://testserver", headers=OURS) as owner:
        owner.post("/enter", data={"link": secret})
        visitor = TestClient(application, base_url="https://testserver", headers=OURS)
        yield Entrance(owner, visitor, clock)


def test_the_chosen_passphrase_lets_in(entrance: Entrance) -> None:
    """Before one is chosen nothing lets in; afterwards exactly the chosen one does."""
    before = entrance.tried(WORDS)
    entrance.chosen()

    assert (403, 403, 200) == (before, entrance.tried(WORDS + "!"), entrance.tried(WORDS))


@pytest.mark.parametrize(
    ("first", "again"),
    [("short", "short"), ("x" * 201, "x" * 201), (WORDS, WORDS + "?"), ("", "")],
    ids=["short", "long", "different", "empty"],
)
def test_what_does_not_do_is_refused_with_a_reason(
    entrance: Entrance, first: str, again: str
) -> None:
    """A passphrase that is too short, too long or entered differently is not taken."""
    assert (422, 403) == (entrance.chosen(first, again), entrance.tried(first))


def test_guessing_is_slowed_down(entrance: Entrance) -> None:
    """After five wrong ones even the right one waits; after five minutes it opens again."""
    entrance.chosen()
    wrong = [entrance.tried(f"guess number {number}") for number in range(5)]
    paused = entrance.tried(WORDS)
    entrance.clock.now += timedelta(minutes=6)

    assert ([403] * 5, 429, 200) == (wrong, paused, entrance.tried(WORDS))


def test_signing_out_everywhere_ends_every_session(entrance: Entrance) -> None:
    """One click ends the sessions of all browsers, the one it was made in among them."""
    entrance.chosen()
    entrance.tried(WORDS)
    entrance.owner.post("/account/sessions/end")

    found = (entrance.owner.get("/cases").status_code, entrance.visitor.get("/cases").status_code)

    assert (401, 401) == found


def test_a_session_unused_for_half_a_day_has_ended(entrance: Entrance) -> None:
    """Whoever left the browser open over night signs in again."""
    entrance.clock.now += timedelta(hours=13)

    assert 401 == entrance.owner.get("/cases").status_code


def test_the_passphrase_is_kept_as_argon2id_alone(entrance: Entrance, tmp_path: Path) -> None:
    """What is stored is an argon2id hash; the words are nowhere in the data folder."""
    entrance.chosen()
    house: House = entrance.owner.app.state.house  # type: ignore[attr-defined]
    account = house.accounts.known_owner()
    assert account is not None
    assert account.passphrase is not None
    stored = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    assert (True, False) == (account.passphrase.startswith("$argon2id$"), WORDS.encode() in stored)


def test_a_new_passphrase_signs_out_everywhere_else(entrance: Entrance) -> None:
    """Whoever came in by the old one is out; whoever chose the new one stays."""
    entrance.chosen()
    entrance.tried(WORDS)
    before = entrance.visitor.get("/account").status_code
    entrance.chosen("quite other words now", "something else again")
    refused = entrance.visitor.get("/account").status_code
    entrance.chosen("quite other words now", "quite other words now")
    after = [client.get("/account").status_code for client in (entrance.visitor, entrance.owner)]

    assert (200, 200, [401, 200]) == (before, refused, after)
