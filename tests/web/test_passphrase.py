from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from detente.app.serving import House, owner_link
from detente.i18n import say
from detente.web.application import create
from detente.web.settings import Settings
from helpers.workbench import OURS

WORDS = "five loose words together"
OTHER = "quite other words now"


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

    def chosen(self, first: str = WORDS, again: str = WORDS, present: str = "") -> int:
        """Choose a passphrase; the status of the answer."""
        return self.changed(self.owner, first, again, present).status_code

    @staticmethod
    def changed(client: TestClient, first: str, again: str, present: str) -> Response:
        """What a browser gets that sends the form."""
        data = {"passphrase": first, "again": again, "present": present}
        answer: Response = client.post("/account/passphrase", data=data)
        return answer

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
    entrance.chosen(OTHER, "something else again", WORDS)
    refused = entrance.visitor.get("/account").status_code
    entrance.chosen(OTHER, OTHER, WORDS)
    after = [client.get("/account").status_code for client in (entrance.visitor, entrance.owner)]

    assert (200, 200, [401, 200]) == (before, refused, after)


@pytest.mark.parametrize("language", ["en", "de"])
def test_whoever_came_by_passphrase_gives_it_to_choose_another(
    entrance: Entrance, language: str
) -> None:
    """Somebody at a keyboard that was left cannot lock its owner out; the owner can change it."""
    entrance.chosen()
    entrance.tried(WORDS)
    entrance.visitor.post("/language", data={"language": language})
    asked = 'name="present"' in entrance.visitor.get("/account").text
    wrong = [entrance.changed(entrance.visitor, OTHER, OTHER, said) for said in ("", OTHER)]
    right = entrance.changed(entrance.visitor, OTHER, OTHER, WORDS)

    assert (True, [403, 403], 200) == (
        asked,
        [each.status_code for each in wrong],
        right.status_code,
    )
    assert say("web.refused.wrong", language) in wrong[0].text
    assert 200 == entrance.tried(OTHER)


def test_guessing_the_present_one_is_slowed_down_as_at_the_door(entrance: Entrance) -> None:
    """Five wrong ones, wherever they are tried, and nobody gets on for five minutes."""
    entrance.chosen()
    entrance.tried(WORDS)
    at_the_door = [entrance.tried(f"guess number {number}") for number in range(2)]
    guesses = [
        entrance.changed(entrance.visitor, OTHER, OTHER, f"guess {number}") for number in range(3)
    ]
    paused = entrance.changed(entrance.visitor, OTHER, OTHER, WORDS)
    door = entrance.tried(WORDS)
    entrance.clock.now += timedelta(minutes=6)
    after = entrance.changed(entrance.visitor, OTHER, OTHER, WORDS)

    assert ([403] * 2, [403] * 3) == (at_the_door, [each.status_code for each in guesses])
    assert (429, "300", 429, 200) == (
        paused.status_code,
        paused.headers["retry-after"],
        door,
        after.status_code,
    )


def test_the_one_time_link_mends_a_forgotten_passphrase_once(
    entrance: Entrance,
) -> None:
    """Who has the terminal needs no old one; once a new one is chosen, it is asked for again."""
    entrance.chosen()
    house: House = entrance.owner.app.state.house  # type: ignore[attr-defined]
    account = house.accounts.known_owner()
    assert account is not None
    house.accounts.make_link(account.id, "another link", entrance.clock.now)
    entrance.visitor.post("/enter", data={"link": "another link"})
    asked = 'name="present"' in entrance.visitor.get("/account").text
    changed = entrance.changed(entrance.visitor, OTHER, OTHER, "")
    again = entrance.changed(entrance.visitor, WORDS, WORDS, "")

    assert (False, 200, 403) == (asked, changed.status_code, again.status_code)
