"""Two entries for one thing: both are shown, and choosing one's own sends everything again."""

from __future__ import annotations

import re
from html import unescape

import pytest

from helpers.workbench import Bench


@pytest.mark.parametrize("language", ["en", "de"])
def test_all_that_was_entered_is_sent_again_with_what_stands_now(
    bench: Bench, language: str
) -> None:
    """Every text of the form, repeated names too, with the newest ``seen`` and a key of its own."""
    case = bench.case("river-treaty")
    bench.client.post("/language", data={"language": language, "back": "/"})
    url = f"/cases/{case}/build/form?at=tracks&at=water"
    page = bench.client.get(url).text
    main = page[page.index("<main") :]
    whole = dict(re.findall(r'name="([\w.]+)"[^>]* value="([^"]*)"', main))
    tricky = "Wasser & \"Geld\" <b>'x'</b>"
    bench.client.post(url, data=whole | {"key": "one", "name": "Theirs"})
    entered = whole | {"key": "two", "name": tricky, "more": ["a", "b"]}
    answer = bench.client.post(url, data=entered)
    sent = [
        (name, unescape(value))
        for name, value in re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', answer.text)
    ]
    again = re.search(r'<form method="post" action="([^"]*)">', answer.text.partition("<main")[2])
    main = answer.text[answer.text.index("<main") :]

    assert 409 == answer.status_code
    assert again
    assert url == unescape(again[1])
    assert [("name", tricky), ("more", "a"), ("more", "b")] == [
        pair for pair in sent if pair[0] in ("name", "more")
    ]
    assert not {("seen", whole["seen"]), ("key", "two")} & set(sent)
    assert "<b>" not in main
    assert "Theirs" in main
