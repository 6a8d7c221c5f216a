from __future__ import annotations

import re
from html import unescape

import pytest

from helpers.source_case import TEXT, ferry, marked
from helpers.workbench import Bench

WORDS = "le\u0301ase is out of the question"


def mark(bench: Bench, case: str, start: int, end: int, words: str) -> int:
    """A passage sent as the page sends it; the status of the answer."""
    data = {"start": str(start), "end": str(end), "words": words}
    address = f"/cases/{case}/sources/text/note/claims"
    return bench.client.post(address, data=data, follow_redirects=False).status_code


def test_places_are_code_points(bench: Bench) -> None:
    """Behind an emoji and an accent of its own, the words kept are exactly those marked."""
    case = ferry(bench)
    start = TEXT.index(WORDS)
    assert 303 == mark(bench, case, start, start + len(WORDS), WORDS)

    claims = bench.file(case, "claims.yaml")
    assert f"start: {start}" in claims
    assert f"end: {start + len(WORDS)}" in claims
    assert WORDS in claims


@pytest.mark.parametrize("shift", [-1, 1, 2])
def test_a_place_that_was_counted_otherwise_is_refused(bench: Bench, shift: int) -> None:
    """Where the words marked do not stand, nothing is begun: a wrong anchor is worse than none."""
    case = ferry(bench)
    start = TEXT.index(WORDS) + shift
    assert 422 == mark(bench, case, start, start + len(WORDS), WORDS)
    assert 1 == bench.house.workbench.version(case).sequence


def test_the_page_has_every_line_to_the_character(bench: Bench) -> None:
    """The pieces of a line, put together, are the line, also where claims cut it."""
    case = ferry(bench)
    for typed in ("3 2-5", "3 4-9", "4"):
        marked(bench, case, typed)
    page = bench.client.get(f"/cases/{case}/sources/text/note").text
    found = re.findall(
        r'<span class="words" data-line="(\d+)" data-start="(\d+)">(.*?)</span></p>', page
    )
    lines = TEXT.split("\n")
    for number, start, pieces in found:
        bare = unescape(re.sub(r"<a .*?</a>|</?mark[^>]*>", "", pieces))
        assert lines[int(number) - 1] == bare
        assert TEXT[int(start) : int(start) + len(bare)] == bare
    assert ["1", "3", "4", "5"] == [number for number, _, _ in found]


def test_words_that_stand_twice_are_asked_about(bench: Bench) -> None:
    """What is typed and fits several places begins nothing; each place can be chosen."""
    case = ferry(bench, "A fare of 4 is fair. They said a fare of 4 is fair.\n")
    address = f"/cases/{case}/sources/text/note/claims"
    answer = bench.client.post(address, data={"typed": "is fair"})
    spans = re.findall(r'name="span" value="(\d+)-(\d+)"', answer.text)
    data = {"span": "-".join(spans[1]), "words": "is fair"}
    chosen = bench.client.post(address, data=data, follow_redirects=False)

    assert (422, 2) == (answer.status_code, len(spans))
    assert 303 == chosen.status_code


@pytest.mark.parametrize("typed", ["99", "1 99", "2", "5-3", "a ... b ... c", "never said at all"])
def test_what_names_no_passage_is_answered_in_words(bench: Bench, typed: str) -> None:
    """The page comes back with a sentence beside the field, and with what was typed."""
    case = ferry(bench)
    address = f"/cases/{case}/sources/text/note/claims"
    answer = bench.client.post(address, data={"typed": typed})

    assert 422 == answer.status_code
    assert f'value="{typed}"' in answer.text
    assert 'id="typed-wrong"' in answer.text


def test_two_tabs_begin_two_claims(bench: Bench) -> None:
    """Claims begun on pages that were opened together are both there, with ids of their own."""
    case = ferry(bench)
    first, second = marked(bench, case, "3 2-5"), marked(bench, case, "4 1-3")

    assert (first[-2:], second[-2:]) == ("c1", "c2")
    assert "c1:" in bench.file(case, "claims.yaml")
