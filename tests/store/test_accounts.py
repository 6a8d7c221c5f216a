from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from detente.store import Accounts, Database, NoRoomError
from detente.store.accounts import IDLE, LINK, LONGEST
from helpers.logs import NOW

MOMENT = timedelta(microseconds=1)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A database that is closed afterwards."""
    made = Database(tmp_path)
    yield made
    made.close()


@pytest.fixture
def accounts(database: Database) -> Accounts:
    """Accounts with the owner ``a``."""
    made = Accounts(database)
    made.owner("a", NOW)
    return made


def _at_once(number: int, work: object) -> list[object]:
    start = threading.Barrier(number)

    def one(which: int) -> object:
        start.wait()
        return work(which)  # type: ignore[operator]

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(one, range(number)))


def test_there_is_one_owner_however_many_ask_first(database: Database) -> None:
    """Sixteen who open an empty workbench at once find the same owner."""
    accounts = Accounts(database)
    found = _at_once(16, lambda number: accounts.owner(f"o{number}", NOW).id)

    assert 1 == len(set(found))


def test_a_link_opens_once_in_a_race(accounts: Accounts) -> None:
    """Of sixteen who use a link at the same moment one gets in; afterwards nobody does."""
    accounts.make_link("a", "secret", NOW)
    found = _at_once(16, lambda _: accounts.spend_link("secret", NOW))

    assert (["a"], None) == (
        [account for account in found if account is not None],
        accounts.spend_link("secret", NOW),
    )


@pytest.mark.parametrize(("age", "opens"), [(LINK - MOMENT, "a"), (LINK, None)])
def test_a_link_grows_old(accounts: Accounts, age: timedelta, opens: str | None) -> None:
    """A link opens for a quarter of an hour and not a moment longer."""
    accounts.make_link("a", "secret", NOW)

    assert opens == accounts.spend_link("secret", NOW + age)


def test_no_other_word_opens(accounts: Accounts) -> None:
    """Neither a guess nor the stored hash itself is a link or a session."""
    accounts.make_link("a", "secret", NOW)
    accounts.begin_session("a", "secret", NOW)
    session = accounts.session("secret", NOW)
    assert session is not None

    for word in ("", "Secret", session.token):
        assert (None, None) == (accounts.spend_link(word, NOW), accounts.session(word, NOW))


@pytest.mark.parametrize(("pause", "open_"), [(IDLE - MOMENT, True), (IDLE, False)])
def test_a_session_unused_ends(accounts: Accounts, pause: timedelta, open_: bool) -> None:
    """A session that nobody used for twelve hours is over, and stays over."""
    accounts.begin_session("a", "secret", NOW)
    found = accounts.session("secret", NOW + pause)

    assert open_ == (found is not None)
    if not open_:
        assert accounts.session("secret", NOW + pause + MOMENT) is None


def test_a_session_in_use_ends_after_a_week(accounts: Accounts) -> None:
    """Used every hour it goes on beyond the pause that would end it, and ends after seven days."""
    accounts.begin_session("a", "secret", NOW)
    hours = [
        hour
        for hour in range(1, 24 * 8)
        if accounts.session("secret", NOW + timedelta(hours=hour)) is not None
    ]

    assert list(range(1, int(LONGEST.total_seconds() // 3600))) == hours


def test_signing_out_ends_one_session_at_once(accounts: Accounts) -> None:
    """Who signs out here stays signed in elsewhere."""
    for secret in ("here", "there"):
        accounts.begin_session("a", secret, NOW)
    here = accounts.session("here", NOW)
    assert here is not None
    accounts.end_session(here.token, NOW)
    open_ = [accounts.session(secret, NOW) is not None for secret in ("here", "there")]

    assert [False, True] == open_


def test_signing_out_everywhere_ends_all(accounts: Accounts) -> None:
    """A revoked session opens nothing from the next question on, wherever it is."""
    for number in range(5):
        accounts.begin_session("a", f"s{number}", NOW)
    accounts.end_sessions("a", NOW)

    assert [None] * 5 == [accounts.session(f"s{number}", NOW) for number in range(5)]


def test_nothing_that_opens_is_stored(accounts: Accounts, database: Database) -> None:
    """Neither the file nor its log holds a secret of a cookie or a link."""
    secrets = ["cookie-3f9c1e7a", "link-8b2d4f60"]
    accounts.begin_session("a", secrets[0], NOW)
    accounts.make_link("a", secrets[1], NOW)
    stored = b"".join(
        path.read_bytes() for path in database.folder.glob("detente.sqlite*") if path.is_file()
    )

    assert b"private_events" in stored
    assert [] == [secret for secret in secrets if secret.encode() in stored]


def test_what_an_account_chooses_is_kept(accounts: Accounts) -> None:
    """Language and passphrase come with the account from then on."""
    accounts.choose_language("a", "de")
    accounts.set_passphrase("a", "hash")
    owner = accounts.owner("other", NOW)

    assert ("a", "de", "hash") == (owner.id, owner.language, owner.passphrase)


def test_who_is_signed_in_reads_on_when_the_disk_is_full(
    accounts: Accounts, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That a session was used cannot be noted without room; it opens all the same."""
    accounts.begin_session("a", "secret", NOW)

    def full(*_: object) -> None:
        raise NoRoomError(folder=database.folder)

    monkeypatch.setattr(database, "write", full)

    assert accounts.session("secret", NOW + timedelta(hours=1)) is not None


def test_asking_whether_a_session_holds_does_not_use_it(accounts: Accounts) -> None:
    """An open stream asks every moment; the session it hangs on still ends when it is forgotten."""
    accounts.begin_session("a", "secret", NOW)
    session = accounts.session("secret", NOW)
    assert session is not None
    asked = [accounts.holds(session.token, NOW + timedelta(hours=hour)) for hour in range(13)]
    accounts.begin_session("a", "other", NOW)
    other = accounts.session("other", NOW)
    assert other is not None
    accounts.end_session(other.token, NOW)

    assert [True] * 12 + [False] == asked
    assert not accounts.holds(other.token, NOW)
