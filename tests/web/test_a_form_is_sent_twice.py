"""A form sent twice does its work once; one that was changed in between is another."""

from __future__ import annotations

from typing import Any

from detente.app.workbench.memory import Memory
from detente.web.fields import Fields, Upload
from helpers.workbench import Bench


def _sent(bench: Bench, case: str, title: str) -> Any:
    """What comes of a text that was pasted, in a form that has the same key each time."""
    form = {"title": title, "pasted": f"What {title} said.", "key": "of one page"}
    return bench.client.post(f"/cases/{case}/sources", data=form)


def _new(bench: Bench, case: str) -> set[str]:
    """The files that came after the first version."""
    bench_ = bench.house.workbench
    return set(bench_.version(case).folder) - set(bench_.version(case, 1).folder) - {"sources.yaml"}


def test_what_is_changed_on_a_page_brought_back_is_kept(bench: Bench) -> None:
    """A browser's back button shows the old page with its old key; what is new on it counts."""
    case = bench.case("wage-round")
    for title in ("first", "second", "first"):
        assert 200 == _sent(bench, case, title).status_code

    assert {"sources/first.txt", "sources/second.txt"} == _new(bench, case)


def test_a_form_sent_again_after_a_restart_is_answered_as_before(bench: Bench) -> None:
    """What is remembered goes with the server; the reader comes to the same page all the same."""
    case = bench.case("wage-round")
    first = _sent(bench, case, "the-talks")
    bench.house.workbench._memory = Memory()
    again = _sent(bench, case, "the-talks")

    assert (200, first.url) == (again.status_code, again.url)
    assert 2 == bench.house.workbench.version(case).sequence


def test_the_name_of_a_sending_tells_address_texts_and_files_apart() -> None:
    """Whatever of a form is another makes it another; without a key it has no name."""
    texts = (("key", "k"), ("a", "b"))
    file = ("file", Upload("a.txt", b"x"))
    forms = [
        Fields(texts, (), "/one"),
        Fields(texts, (), "/two"),
        Fields((*texts, ("a", "b")), (), "/one"),
        Fields(texts, (file,), "/one"),
        Fields(texts, (("file", Upload("a.txt", b"y")),), "/one"),
        Fields(texts, (("file", Upload("b.txt", b"x")),), "/one"),
    ]

    assert len(forms) == len({form.key for form in forms} - {None})
    assert Fields(texts, (file,), "/one").key == forms[3].key
    assert Fields((("a", "b"),), ()).key is None
